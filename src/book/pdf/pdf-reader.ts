import { LecternError } from '../../domain/errors.ts';
import type { BookDraft, BookFile, FormatReader } from '../reader.ts';
import type { Turns } from '../turns.ts';
import { readText } from './book-text.ts';
import { makeChapters } from './pdf-chapters.ts';
import { drawCover } from './pdf-cover.ts';
import { readMetadata } from './metadata.ts';
import { readOutline } from './outline.ts';
import { layOut } from './page-layout.ts';
import { readPages, type PdfPages } from './pdf-pages.ts';
import { PdfSession } from './pdf-session.ts';
import { demoteTitleLines, readTitlePage } from './title-page.ts';

/** Bytes of a PDF; it is held in memory as a whole. */
const MOST_BYTES = 384 * 1024 * 1024;
/** The signature stands within this many bytes of the start. */
const SIGNATURE_WITHIN = 1024;

/** Reads PDF. */
export class PdfReader implements FormatReader {
  readonly format = 'PDF';

  recognises({ head }: BookFile): boolean {
    const start = String.fromCharCode(...head.subarray(0, SIGNATURE_WITHIN));
    return start.includes('%PDF-');
  }

  async read(file: BookFile, turns: Turns): Promise<BookDraft> {
    if (file.blob.size > MOST_BYTES) throw tooLarge(file);
    const session = await PdfSession.open(file, turns);
    try {
      return await readBook(session, file.name, turns);
    } finally {
      session.close();
    }
  }
}

async function readBook(session: PdfSession, name: string, turns: Turns): Promise<BookDraft> {
  const metadata = await readMetadata(session);
  const pages = await readPages(session, metadata.isTagged);
  if (!pages.pages.some(({ spans }) => spans.length > 0)) throw withoutText(name, pages);
  const layout = await layOut(pages.pages, turns);
  const text = await readText(layout, pages.elements, pages.fonts, metadata.language, turns);
  if (text.blocks.length === 0) throw withoutText(name, pages);
  const outline = await readOutline(session);
  const printed = readTitlePage(text.blocks, layout.type.size);
  // What is one chapter among others is not the book's title.
  const isChapter = outline.length > 1 && outline.some((entry) => entry.title === printed.title);
  const printedTitle = isChapter ? '' : printed.title;
  const title = metadata.title === '' ? printedTitle : metadata.title;
  const authors = metadata.authors.length === 0 ? printed.authors : metadata.authors;
  return {
    title,
    authors,
    language: metadata.language,
    cover: await drawCover(session),
    chapters: makeChapters({
      text: { ...text, blocks: demoteTitleLines(text.blocks, authors) },
      outline,
      numbering: layout.numbering,
      title,
      pages,
    }),
  };
}

function tooLarge({ name, blob }: BookFile): LecternError {
  const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
  return new LecternError(
    'file-too-large',
    `“${name}” has ${megabytes(blob.size)} MB; Lectern reads PDFs of up to ${megabytes(MOST_BYTES)} MB. Split it, or take its pictures out.`,
  );
}

function withoutText(name: string, { pages, broken }: PdfPages): LecternError {
  if (broken > 0 && pages.length === 0) {
    return new LecternError(
      'file-damaged',
      `“${name}” is damaged: none of its pages can be read. Download or copy the file again.`,
    );
  }
  return new LecternError(
    'book-without-text',
    `“${name}” has no text, only pictures of pages: it is a scan. Run text recognition (OCR) over it, or choose a copy with text.`,
  );
}
