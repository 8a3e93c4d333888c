import type { Block } from '../../domain/book.ts';

/** A link that is a reference to a note, or may be one. */
export interface ContentReference {
  /** UTF-16 offset into the block's text. */
  at: number;
  /**
   * Length of the link's own text where it still stands in the block's, because only its target can
   * tell whether it is a marker; 0 where it has been taken out.
   */
  length: number;
  /** Empty where the marker is no link. */
  href: string;
  /** What the link's text is: “1”, “[12]”, “*”, “↩”. */
  label: string;
  /** Whether the markup says that it is a reference. */
  isTyped: boolean;
}

/** A block with what is needed to find chapters and notes in it. */
export interface ContentBlock extends Block {
  /** 1–6 for headings, else 0. */
  level: number;
  /** Ascending. */
  references?: ContentReference[];
}

/** Where an element with an id stands. */
export interface ContentAnchor {
  /** Index of the first block that starts at or after the element. */
  block: number;
  /** Index after the last block of the paragraph, list item or note that the element belongs to; the next block unless given. */
  end?: number;
  /** Its `epub:type` and DPUB-ARIA role tokens, without the prefix `doc-`. */
  types: readonly string[];
}

/** What is heard of one document, in order, and where its parts start. */
export interface ContentDocument {
  /** Of the document's head; empty when it has none. */
  title: string;
  /** Language that the document says of itself, as written; left out when it says none. */
  language?: string;
  /** Types of the body and of what starts before the first word. */
  types: readonly string[];
  /** Alternative texts of its pictures, for books that have no other text. */
  pictures?: readonly string[];
  blocks: ContentBlock[];
  anchors: ReadonlyMap<string, ContentAnchor>;
}
