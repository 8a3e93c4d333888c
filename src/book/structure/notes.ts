import type { NoteReference } from '../../domain/book.ts';
import { editBlock, joinBlocks, type BlockEdit } from '../markup/block-edits.ts';
import type { ContentBlock, ContentReference } from '../markup/content.ts';
import { bareLabel, NoteTargets, type BlockSpan } from './note-targets.ts';
import { linkPrintedNotes } from './printed-notes.ts';
import type { SourceDocument } from './source-document.ts';

/** A reference that leads to a note. */
interface Link {
  reference: ContentReference;
  target: BlockSpan;
}

/** A note that has been found, and where it is first referred to. */
interface FoundNote {
  span: BlockSpan;
  from: BlockSpan;
  label: string;
}

/** Characters of a note; what goes on after them is another. */
const LONGEST_NOTE = 100_000;
/** A marker at a note's start that cannot be a word of it. */
const OWN_MARKER = /^(?:[[(]\s*(?:\d{1,4}|[*†‡§¶#a-z])\s*[\])]|\d{1,4}[.)]|[*†‡§¶‖]{1,4})[\s.:]*/iu;
const RESIDUE = /^[\s.:;,)\]}–—-]+/u;

function keyOf({ document, block }: BlockSpan): string {
  return `${document}:${block}`;
}

/** A block on its way, with what its references lead to. */
interface LinkedBlock {
  /** One, or the paragraphs of a note. */
  parts: ContentBlock[];
  links: Link[];
  length: number;
}

/** A document whose notes have been found; each of its old blocks' new places. */
interface MarkedDocument {
  blocks: LinkedBlock[];
  places: number[];
}

/** Links references to notes; what is in no reader's markup is told by the links between text and note. */
class NoteLinker {
  private readonly targets: NoteTargets;
  private readonly links = new Map<ContentBlock, Link[]>();
  private readonly notes = new Map<string, FoundNote>();
  private readonly ids = new Map<string, string>();

  constructor(private readonly documents: readonly SourceDocument[]) {
    this.targets = new NoteTargets(documents);
  }

  link(): SourceDocument[] {
    this.findLinks();
    const found = this.documents.map((): FoundNote[] => []);
    for (const note of this.notes.values()) found[note.span.document]?.push(note);
    const marked = this.documents.map((source, document) => {
      const notes = found[document] ?? [];
      notes.sort((a, b) => a.span.block - b.span.block);
      return this.markNotes(source, document, notes);
    });
    return this.documents.map((source, document) => {
      const { blocks, places } = marked[document] ?? { blocks: [], places: [] };
      const { content } = source;
      const place = (index: number): number => places[index] ?? blocks.length;
      const anchors = new Map(
        [...content.anchors].map(([id, anchor]) => [
          id,
          { ...anchor, block: place(anchor.block), end: place(anchor.end ?? anchor.block + 1) },
        ]),
      );
      return {
        ...source,
        content: {
          ...content,
          blocks: blocks.map((linked) => this.finishBlock(linked)),
          anchors,
        },
      };
    });
  }

  private findLinks(): void {
    for (const [document, { content }] of this.documents.entries()) {
      for (const [block, own] of content.blocks.entries()) {
        if (own.references === undefined) continue;
        const from = { document, block, end: block + 1 };
        for (const reference of own.references) {
          if (reference.href === '') continue;
          const target = this.targets.find(document, reference.href);
          if (target === null || !this.targets.isNote(from, reference, target)) continue;
          const links = this.links.get(own);
          if (links === undefined) this.links.set(own, [{ reference, target }]);
          else links.push({ reference, target });
          const key = keyOf(target);
          if (!this.notes.has(key)) {
            this.notes.set(key, { span: target, from, label: reference.label });
          }
        }
      }
    }
  }

  /** Makes notes of the blocks of one document that are some, and names them. */
  private markNotes(
    { content }: SourceDocument,
    document: number,
    notes: readonly FoundNote[],
  ): MarkedDocument {
    const ends = noteEnds(document, content.blocks, notes);
    const blocks: LinkedBlock[] = [];
    const places: number[] = [];
    let end = 0;
    for (const [index, block] of content.blocks.entries()) {
      const key = keyOf({ document, block: index, end: 0 });
      const found = this.notes.get(key);
      const isStart = found !== undefined || block.id !== undefined;
      if (found !== undefined) end = ends.get(index) ?? index + 1;
      const links = this.links.get(block) ?? [];
      const last = blocks.at(-1);
      const { length } = block.text;
      const goesOn = !isStart && index < end && last?.parts[0]?.kind === 'note';
      if (goesOn && last.length + length <= LONGEST_NOTE) {
        places.push(blocks.length - 1);
        if (length > 0) last.parts.push(block);
        last.length += length;
        last.links.push(...links);
        continue;
      }
      places.push(blocks.length);
      const own = isStart ? this.makeNote(block, key, found) : block;
      const kept: ContentBlock = goesOn ? { ...own, kind: 'note', level: 0 } : own;
      blocks.push({ parts: [kept], links: [...links], length });
    }
    return { blocks, places };
  }

  private makeNote(block: ContentBlock, key: string, found: FoundNote | undefined): ContentBlock {
    const id = `note-${this.ids.size + 1}`;
    this.ids.set(key, id);
    return { ...dropMarker(block, found?.label ?? ''), kind: 'note', level: 0, id };
  }

  /** Puts the references of a block into their final form and takes their markers out of its text. */
  private finishBlock({ parts, links }: LinkedBlock): ContentBlock {
    const { references, ...rest } = joinParts(parts);
    if (references === undefined || links.length === 0) return rest;
    const wanted = new Map(links.map(({ reference, target }) => [reference.href, target]));
    const cuts: BlockEdit[] = [];
    const notes: NoteReference[] = [];
    for (const { at, length, href } of references) {
      const target = wanted.get(href);
      const id = target === undefined ? undefined : this.ids.get(keyOf(target));
      if (id === undefined || id === rest.id) continue;
      notes.push({ at, note: id });
      if (length > 0) cuts.push(cutOf(rest.text, at, length));
    }
    return notes.length === 0 ? rest : editBlock({ ...rest, notes }, cuts);
  }
}

/** A block, or a note of its paragraphs. */
function joinParts(parts: readonly ContentBlock[]): ContentBlock {
  const [first, ...more] = parts;
  if (first === undefined) return { kind: 'paragraph', text: '', level: 0 };
  if (more.length === 0) return first;
  const { id } = first;
  return { ...joinBlocks(first.kind, parts, ' '), ...(id === undefined ? {} : { id }) };
}

/**
 * Where the notes of a document end: with the element that holds them; or where the next note starts,
 * if that was referred to before this one, so that no text can stand between them.
 */
function noteEnds(
  document: number,
  blocks: readonly ContentBlock[],
  notes: readonly FoundNote[],
): Map<number, number> {
  const ends = new Map<number, number>();
  for (const [index, { span }] of notes.entries()) {
    const next = notes[index + 1];
    let end = Math.min(span.end, next?.span.block ?? span.end);
    const isBefore =
      next !== undefined &&
      (next.from.document < document ||
        (next.from.document === document && next.from.block < span.block));
    // What the markup marks as a note ends where the markup says.
    if (isBefore && blocks[span.block]?.kind !== 'note') {
      const stop = blocks
        .slice(end, next.span.block)
        .findIndex(({ kind }) => kind === 'heading' || kind === 'note');
      end = stop < 0 ? next.span.block : end + stop;
    }
    ends.set(span.block, end);
  }
  return ends;
}

/** A marker's text with the space that it leaves behind. */
function cutOf(text: string, at: number, length: number): BlockEdit {
  const end = at + length;
  const isOpen = text[at - 1] === ' ' && /^(?:$|[\s.,;:!?)\]”’])/.test(text.slice(end, end + 1));
  return { from: isOpen ? at - 1 : at, to: end, text: '' };
}

/** Takes the marker off a note's start, and the way back that may stand in its text. */
function dropMarker(block: ContentBlock, label: string): ContentBlock {
  const ways = (block.references ?? []).filter(
    ({ at, length }) => length > 0 && (at === 0 || at + length >= block.text.length - 1),
  );
  const bare = editBlock(
    block,
    ways.map(({ at, length }) => ({ from: at, to: at + length, text: '' })),
  );
  const hadWay = block.references?.some(({ at }) => at === 0) === true;
  let rest = hadWay ? bare.text.replace(RESIDUE, '') : bare.text;
  const own = OWN_MARKER.exec(rest)?.[0] ?? '';
  const known = bareLabel(label);
  if (own !== '' && own.length < rest.length) rest = rest.slice(own.length);
  else if (known !== '' && rest.startsWith(`${known} `)) rest = rest.slice(known.length + 1);
  const start = bare.text.length - rest.length;
  const text = rest.trimEnd();
  return editBlock(bare, [
    ...(start > 0 ? [{ from: 0, to: start, text: '' }] : []),
    ...(text.length < rest.length
      ? [{ from: start + text.length, to: bare.text.length, text: '' }]
      : []),
  ]);
}

/**
 * Links the references in a book to its notes: notes become blocks of their own kind with an id, wherever
 * they stand, references point to them, and what is left of markers and ways back leaves the text.
 */
export function linkNotes(documents: readonly SourceDocument[]): SourceDocument[] {
  return new NoteLinker(documents.map(linkPrintedNotes)).link();
}
