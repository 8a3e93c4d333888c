import { blockWords, type Book, type Chapter } from '../domain/book.ts';
import { LecternError } from '../domain/errors.ts';
import type { BookService } from './book-service.ts';
import { BundleReader } from './bundle/bundle-reader.ts';
import { DocxReader } from './docx/docx-reader.ts';
import { EpubReader } from './epub/epub-reader.ts';
import { nameFileKind } from './file-kind.ts';
import { titleFromFileName } from './file-title.ts';
import { HtmlReader } from './html/html-reader.ts';
import { KNOWN_FORMATS } from './known-formats.ts';
import { MarkdownReader } from './markdown/markdown-reader.ts';
import { PdfReader } from './pdf/pdf-reader.ts';
import { HEAD_BYTES, type BookDraft, type BookFile, type FormatReader } from './reader.ts';
import { dropOwnLanguage } from './structure/language-runs.ts';
import { settleLanguage } from './text-language.ts';
import { TextReader } from './text/text-reader.ts';
import { Turns } from './turns.ts';

/**
 * Bytes of a file. Illustrated EPUBs have a few hundred megabytes; the file lies in the browser's
 * storage beside the audio made of it, and is read piece by piece, never whole.
 */
const MOST_BYTES = 1024 * 1024 * 1024;

/** Blocks that tell a book's language. */
const SAMPLED_BLOCKS = 200;

/** The formats in the order in which they are tried: those with a signature first, text last. */
const SINGLE_FORMATS: readonly FormatReader[] = [
  new DocxReader(),
  new EpubReader(),
  new PdfReader(),
  new HtmlReader(),
  new MarkdownReader(),
  new TextReader(),
];

/** An archive of books comes before the EPUB, which takes every archive. */
const FORMATS: readonly FormatReader[] = [new BundleReader(SINGLE_FORMATS), ...SINGLE_FORMATS];

/** Reads book files of every format that Lectern knows. */
export class BookReader implements BookService {
  constructor(private readonly formats: readonly FormatReader[] = FORMATS) {}

  /**
   * Reads a book file; its format is told by its content.
   * @throws LecternError as {@link BookService.readBook}, naming the file; the signal's reason when aborted
   */
  async readBook(blob: Blob, name: string, signal?: AbortSignal, password?: string): Promise<Book> {
    const turns = new Turns(signal);
    await turns.next();
    checkSize(blob, name);
    const head = new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer());
    const file: BookFile = { name, blob, head, ...(password === undefined ? {} : { password }) };
    const format = await this.findFormat(file);
    if (format === null) throw unsupported(file);
    const draft = await readDraft(format, file, turns);
    return finish(draft, file);
  }

  private async findFormat(file: BookFile): Promise<FormatReader | null> {
    const { head } = file;
    const kind = nameFileKind(head);
    for (const format of this.formats) {
      // What is known to be something else is not read as text, even where its start looks like it.
      if (format instanceof TextReader && kind !== null) continue;
      if (await format.recognises(file)) return format;
    }
    return null;
  }
}

function checkSize(blob: Blob, name: string): void {
  if (blob.size === 0) {
    throw new LecternError(
      'file-empty',
      `“${name}” is empty: it has no bytes. Download or copy the file again.`,
    );
  }
  if (blob.size > MOST_BYTES) {
    throw new LecternError(
      'file-too-large',
      `“${name}” has ${Math.round(blob.size / 1024 / 1024)} MB; Lectern reads files of up to ${MOST_BYTES / 1024 / 1024} MB. Split it, or take its pictures out.`,
    );
  }
}

function unsupported({ name, head }: BookFile): LecternError {
  const kind = nameFileKind(head) ?? 'of a kind that Lectern does not know';
  return new LecternError(
    'file-unsupported',
    `“${name}” is ${kind}. Lectern reads ${KNOWN_FORMATS}; save or convert it to one of these.`,
  );
}

async function readDraft(format: FormatReader, file: BookFile, turns: Turns): Promise<BookDraft> {
  try {
    return await format.read(file, turns);
  } catch (thrown) {
    if (thrown instanceof LecternError) throw named(thrown, file.name);
    turns.signal?.throwIfAborted();
    throw new LecternError(
      'file-damaged',
      `“${file.name}” cannot be read as ${format.format}: ${String(thrown)}. It may be damaged; download or copy the file again.`,
      { cause: thrown },
    );
  }
}

/** Adds the file's name to errors from places that do not know it. */
function named(error: LecternError, fileName: string): LecternError {
  if (error.message.includes(fileName)) return error;
  return new LecternError(error.code, `“${fileName}”: ${error.message}`, {
    retryable: error.retryable,
    cause: error,
  });
}

function finish(draft: BookDraft, { name }: BookFile): Book {
  const chapters = draft.chapters.map((chapter): Chapter => {
    const words = chapter.blocks.reduce((sum, block) => sum + blockWords(block, chapter.role), 0);
    return { ...chapter, words };
  });
  if (!chapters.some((chapter) => chapter.words > 0)) {
    throw new LecternError(
      'book-without-text',
      `“${name}” has no text to read aloud: it may be made of pictures. Choose a copy with text.`,
    );
  }
  const title = draft.title === '' ? titleFromFileName(name) : draft.title;
  const language = settleLanguage(draft.language, sampleTexts(chapters));
  // A book of nothing but front matter is heard whole: the user chose it.
  const isAllSkipped = !chapters.some((chapter) => chapter.include);
  const heard = isAllSkipped ? chapters.map(includeAll) : chapters;
  const own = heard.map((chapter) => ({
    ...chapter,
    blocks: chapter.blocks.map((block) =>
      dropOwnLanguage(dropOwnLanguage(block, language), draft.language),
    ),
  }));
  return { ...draft, title, language, chapters: own };
}

/** Texts from all over what is narrated: a foreword may be in another language than the book. */
function sampleTexts(chapters: readonly Chapter[]): string[] {
  const blocks = chapters.filter(({ include }) => include).flatMap((chapter) => chapter.blocks);
  const step = Math.ceil(blocks.length / SAMPLED_BLOCKS);
  return blocks.filter((_, index) => index % step === 0).map(({ text }) => text);
}

function includeAll(chapter: Chapter): Chapter {
  if (chapter.words === 0) return chapter;
  return { ...chapter, include: true, reason: `${chapter.reason}; the book has nothing else` };
}
