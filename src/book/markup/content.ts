import type { Block } from '../../domain/book.ts';

/** A block with what is needed to find chapters in it. */
export interface ContentBlock extends Block {
  /** 1–6 for headings, else 0. */
  level: number;
}

/** Where an element with an id stands. */
export interface ContentAnchor {
  /** Index of the first block that starts at or after the element. */
  block: number;
  /** Its `epub:type` and DPUB-ARIA role tokens, without the prefix `doc-`. */
  types: readonly string[];
}

/** What is heard of one document, in order, and where its parts start. */
export interface ContentDocument {
  /** Of the document's head; empty when it has none. */
  title: string;
  /** Types of the body and of what starts before the first word. */
  types: readonly string[];
  blocks: ContentBlock[];
  anchors: ReadonlyMap<string, ContentAnchor>;
}
