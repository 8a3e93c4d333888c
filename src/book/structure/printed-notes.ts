import type { ContentAnchor, ContentBlock, ContentReference } from '../markup/content.ts';
import { bareLabel } from './note-targets.ts';
import type { SourceDocument } from './source-document.ts';

/** A marker in the text that no link makes a reference. */
interface LooseMarker {
  block: number;
  reference: ContentReference;
}

/** Blocks from a sign (“*”) to its note; on the next page it means another. */
const SIGN_REACH = 40;
const LONGEST_MARKED = 200_000;
/** A sign behind a word; more than two stand for letters that are left out. */
const SIGN = /(?<=[\p{L}.,;:!?”"’')])[*†‡§]{1,2}(?![\p{L}\p{N}*†‡§])/gu;
const START =
  /^(?:[[(]\s?(\d{1,3}|[*†‡§]{1,3})\s?[\])]|([*†‡§]{1,3})(?=\s?["“‘'(]?\p{L})|(\d{1,3})(?=[.)]?\s))/u;

/** Links markers without a link to the paragraphs of one document that begin with them. */
class PrintedNotes {
  private readonly waiting = new Map<string, LooseMarker[]>();
  private readonly references = new Map<number, ContentReference[]>();
  private readonly anchors: Map<string, ContentAnchor>;

  constructor(private readonly source: SourceDocument) {
    this.anchors = new Map(source.content.anchors);
  }

  link(): SourceDocument {
    const { content } = this.source;
    for (const [at, block] of content.blocks.entries()) {
      const label = this.noteLabel(block, at);
      if (label !== null) this.addNote(label, at);
      else if (block.kind !== 'heading' && block.kind !== 'note') this.addMarkers(block, at);
    }
    if (this.references.size === 0) return this.source;
    const blocks = content.blocks.map((block, at): ContentBlock => {
      const own = this.references.get(at);
      if (own === undefined) return block;
      const linked = (block.references ?? []).filter(({ href }) => href !== '');
      return { ...block, references: [...linked, ...own].sort((a, b) => a.at - b.at) };
    });
    return { ...this.source, content: { ...content, blocks, anchors: this.anchors } };
  }

  private addMarkers({ text, references = [] }: ContentBlock, block: number): void {
    const loose = references.filter(({ href }) => href === '');
    const signs = text.length > LONGEST_MARKED ? [] : [...text.matchAll(SIGN)];
    for (const { 0: label, index } of signs) {
      loose.push({ at: index, length: label.length, href: '', label, isTyped: true });
    }
    for (const reference of loose) {
      const label = bareLabel(reference.label);
      const markers = this.waiting.get(label) ?? [];
      markers.push({ block, reference });
      this.waiting.set(label, markers);
    }
  }

  /** The marker that a block starts with as a note, if it waits for one; null for any other block. */
  private noteLabel({ kind, text }: ContentBlock, at: number): string | null {
    const found = kind === 'paragraph' || kind === 'quote' ? START.exec(text) : null;
    const label = found?.[1] ?? found?.[2] ?? found?.[3];
    const markers = label === undefined ? undefined : this.waiting.get(label);
    if (label === undefined || markers === undefined) return null;
    if (!/\d/.test(label)) {
      return markers.some(({ block }) => at - block <= SIGN_REACH) ? label : null;
    }
    if (found?.[3] === undefined) return label;
    // A bare number may start any paragraph: it is a note's where it is the next to be expected.
    const isRaised = markers.every(({ reference }) => !/^[[(]/.test(reference.label));
    return this.nextNumber() === label && isRaised ? label : null;
  }

  /** The first of the numbers that wait for their note. */
  private nextNumber(): string | undefined {
    for (const label of this.waiting.keys()) if (/\d/.test(label)) return label;
    return undefined;
  }

  private addNote(label: string, at: number): void {
    const fragment = `\0printed-${at}`;
    this.anchors.set(fragment, { block: at, end: at + 1, types: [] });
    for (const { block, reference } of this.waiting.get(label) ?? []) {
      const own = this.references.get(block) ?? [];
      own.push({ ...reference, href: `#${fragment}`, isTyped: true });
      this.references.set(block, own);
    }
    this.waiting.delete(label);
  }
}

/**
 * Makes references of the markers in a document that stand for notes without being links: raised numbers,
 * “[1]”, asterisks and daggers, where a later paragraph begins with the same.
 */
export function linkPrintedNotes(source: SourceDocument): SourceDocument {
  return new PrintedNotes(source).link();
}
