import type { GutenbergPlace } from '../gutenberg/gutenberg-blocks.ts';
import type { ContentDocument } from '../markup/content.ts';
import type { ChapterDraft } from '../reader.ts';
import { buildChapters } from '../structure/chapters.ts';
import { outlineDocument, type OutlineOptions } from './outline.ts';

/** Chapters of a book that is one document and brings no table of contents of its own. */
export function buildLooseChapters(
  content: ContentDocument,
  options: OutlineOptions & { place?: GutenbergPlace | null },
): ChapterDraft[] {
  const outlined = outlineDocument(content, options);
  return buildChapters([{ content: outlined.content, types: [] }], outlined.toc, options.title);
}
