import type { ContentBlock, ContentReference } from '../markup/content.ts';
import { isReturn } from '../markup/note-marker.ts';
import { resolveReference } from './reference-path.ts';
import { roleByTitle } from './role-rules.ts';
import type { SourceDocument } from './source-document.ts';

/** A stretch of a document's blocks, the end excluded. */
export interface BlockSpan {
  document: number;
  block: number;
  end: number;
}

/** References at both ends of a note that are looked at for the way back. */
const MOST_LOOKED_AT = 3;
/** Paragraphs of a note that are looked at for its start. */
const LONGEST_NOTE = 40;
/** A way back stands at most this far inside a note's first or last words. */
const NEAR = 4;

function contains(span: BlockSpan, document: number, block: number): boolean {
  return span.document === document && span.block <= block && block < span.end;
}

/** Finds what links between a book's documents lead to, and tells which of the targets are notes. */
export class NoteTargets {
  private readonly places = new Map<string, number>();
  private readonly ofNotes = new Map<number, boolean>();

  constructor(private readonly documents: readonly SourceDocument[]) {
    for (const [index, { path = '' }] of documents.entries()) {
      // A link may differ from a file's name in capitals.
      for (const name of [path, path.toLowerCase()]) {
        if (!this.places.has(name)) this.places.set(name, index);
      }
    }
  }

  /** The blocks that a link of a document leads to, or null. */
  find(document: number, href: string): BlockSpan | null {
    const source = this.documents[document];
    const resolved = resolveReference(source?.path ?? '', href);
    if (source === undefined || resolved === null) return null;
    const isOwn = resolved.path === (source.path ?? '');
    const { places } = this;
    const named = places.get(resolved.path) ?? places.get(resolved.path.toLowerCase());
    const target = isOwn ? document : named;
    if (target === undefined) return null;
    const content = this.documents[target]?.content;
    if (resolved.fragment === '') return { document: target, block: 0, end: 1 };
    const anchor = content?.anchors.get(resolved.fragment);
    if (anchor === undefined) return null;
    const { block, end = block + 1 } = anchor;
    const start = this.startOfNote(target, block);
    return { document: target, block: start, end: Math.max(end, block + 1) };
  }

  /** A link may lead into the middle of a note. */
  private startOfNote(document: number, block: number): number {
    const blocks = this.documents[document]?.content.blocks ?? [];
    for (let at = block; at > block - LONGEST_NOTE; at--) {
      const { kind, id } = blocks[at] ?? {};
      if (kind !== 'note') break;
      if (id !== undefined) return at;
    }
    return block;
  }

  blockAt({ document, block }: BlockSpan): ContentBlock | undefined {
    return this.documents[document]?.content.blocks[block];
  }

  /** Whether a reference that stands in a block leads to a note. */
  isNote(from: BlockSpan, reference: ContentReference, target: BlockSpan): boolean {
    const own = this.blockAt(from);
    const block = this.blockAt(target);
    if (own === undefined || block === undefined || block === own) return false;
    if (block.kind === 'note') return true;
    if (own.kind === 'note' || block.kind === 'heading' || block.kind === 'scene-break')
      return false;
    if (reference.isTyped) return true;
    if (isReturn(reference.label)) return false;
    const back = this.findWayBack(from, target, reference.label);
    // Of two that lead to each other, each at its start, the later one is the note.
    if (back !== null)
      return (back === 'start' && reference.at > NEAR) || this.isAfter(target, from);
    if (reference.length > 0) return false;
    return beginsWith(block.text, reference.label) || this.isDocumentOfNotes(target, from);
  }

  private isAfter(one: BlockSpan, other: BlockSpan): boolean {
    return one.document === other.document
      ? one.block > other.block
      : one.document > other.document;
  }

  /** Where in a target a link leads back to the block that refers to it: at its start, its end, or nowhere. */
  private findWayBack(from: BlockSpan, target: BlockSpan, label: string): 'start' | 'end' | null {
    const leadsBack = (back: ContentReference): boolean => {
      const isSame = bareLabel(back.label) === bareLabel(label);
      const span = isSame || isReturn(back.label) ? this.find(target.document, back.href) : null;
      return span !== null && contains(span, from.document, from.block);
    };
    const first = this.blockAt(target);
    const atStart = first?.references?.slice(0, MOST_LOOKED_AT) ?? [];
    if (atStart.some((back) => back.at <= NEAR && leadsBack(back))) return 'start';
    const last = this.blockAt({ ...target, block: target.end - 1 });
    const atEnd = last?.references?.slice(-MOST_LOOKED_AT) ?? [];
    const length = last?.text.length ?? 0;
    const isNearEnd = ({ at, length: own }: ContentReference): boolean => at + own >= length - NEAR;
    return atEnd.some((back) => isNearEnd(back) && leadsBack(back)) ? 'end' : null;
  }

  /** Whether a target stands in a document of its own that is headed as notes. */
  private isDocumentOfNotes(target: BlockSpan, from: BlockSpan): boolean {
    if (target.document === from.document) return false;
    const known = this.ofNotes.get(target.document);
    if (known !== undefined) return known;
    const blocks = this.documents[target.document]?.content.blocks ?? [];
    const heading = blocks.slice(0, 2).find(({ kind }) => kind === 'heading');
    const isOfNotes = heading !== undefined && roleByTitle(heading.text) === 'notes';
    this.ofNotes.set(target.document, isOfNotes);
    return isOfNotes;
  }
}

/** A marker without what stands around it: “12” of “[12]”. */
export function bareLabel(label: string): string {
  return label.replace(/[\s[\](){}.:]+/g, '');
}

function beginsWith(text: string, label: string): boolean {
  const bare = bareLabel(label);
  if (bare === '') return false;
  const start = text.slice(0, bare.length + NEAR).replace(/^[\s[({]+/, '');
  return start.startsWith(bare) && !/^[\p{L}\p{N}]/u.test(start.slice(bare.length));
}
