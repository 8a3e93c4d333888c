import type { ContentBlock, ContentDocument } from '../markup/content.ts';

/** One document of a book in reading order. */
export interface SourceDocument {
  content: ContentDocument;
  /** What links between the book's documents call it; left out where there is only one. */
  path?: string;
  /** Structural types that the book gives the document from outside: landmarks, guide. */
  types: readonly string[];
}

/** One entry of a table of contents, in its order. */
export interface TocEntry {
  title: string;
  /** Depth, 1 at the top. */
  level: number;
  /** Index of the entry that it stands below, or -1. */
  parent: number;
  /** Index of the document it points to, or -1 for a mere heading or a dead link. */
  document: number;
  /** Id of the element it points to; empty for the document's start. */
  fragment: string;
}

/** All documents' blocks in one row, so that a place in the book is one number. */
export class BlockRow {
  readonly blocks: readonly ContentBlock[];
  private readonly starts: number[] = [];

  constructor(readonly documents: readonly SourceDocument[]) {
    const blocks: ContentBlock[] = [];
    for (const { content } of documents) {
      this.starts.push(blocks.length);
      for (const block of content.blocks) blocks.push(block);
    }
    this.blocks = blocks;
  }

  /** Index of a document's first block. */
  startOf(document: number): number {
    return this.starts[document] ?? this.blocks.length;
  }

  /** Index after a document's last block. */
  endOf(document: number): number {
    return this.startOf(document + 1);
  }

  /** Index of the document that a block belongs to. */
  documentAt(index: number): number {
    let found = 0;
    for (let at = 0; at < this.starts.length; at++) {
      if ((this.starts[at] ?? 0) <= index && index < this.endOf(at)) found = at;
    }
    return found;
  }
}
