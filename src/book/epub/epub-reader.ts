import { LecternError } from '../../domain/errors.ts';
import { ZipArchive } from '../archive/zip-archive.ts';
import { KNOWN_FORMATS } from '../known-formats.ts';
import { MOST_BLOCKS, readContent } from '../markup/content-reader.ts';
import type { ContentBlock, ContentDocument } from '../markup/content.ts';
import { decodeMarkup } from '../markup/markup-text.ts';
import { hasWords } from '../markup/plain-text.ts';
import { StyleSheet } from '../markup/style-sheet.ts';
import { buildLooseChapters } from '../outline/loose-book.ts';
import type { BookDraft, BookFile, ChapterDraft, FormatReader } from '../reader.ts';
import { buildChapters } from '../structure/chapters.ts';
import { markDocumentLanguage } from '../structure/language-runs.ts';
import type { SourceDocument, TocEntry } from '../structure/source-document.ts';
import type { Turns } from '../turns.ts';
import { readCover } from './cover.ts';
import { findEncryptedEntries } from './encryption.ts';
import { readLandmarks, readToc, type NavigationEntry } from './navigation.ts';
import { findPackagePath, readPackage, type EpubPackage } from './package-document.ts';
import { parseXml } from './xml-document.ts';

/** Characters of markup in all documents together; an author's complete works have half of it. */
const MOST_MARKUP = 64 * 1024 * 1024;
const ENCRYPTION = 'META-INF/encryption.xml';

/** Reads EPUB 2 and 3. */
export class EpubReader implements FormatReader {
  readonly format = 'EPUB';

  /** Any ZIP file: what kind of archive it is shows only inside. */
  recognises({ head }: BookFile): boolean {
    return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
  }

  async read(file: BookFile, turns: Turns): Promise<BookDraft> {
    const archive = await ZipArchive.open(file.blob, file.name, turns);
    if (archive.isEncrypted()) {
      throw new LecternError(
        'archive-encrypted',
        `“${file.name}” is locked with a password. Unlock it with the program that made it, then choose the unlocked file.`,
      );
    }
    const path = await findPackagePath(archive);
    if (path === null) throw notABook(file.name, archive.names());
    const book = await openPackage(archive, path, file.name);
    await refuseEncrypted(archive, book, file.name);
    const { toc, landmarks } = await readNavigation(archive, book);
    const { documents, order } = await readDocuments(
      archive,
      book,
      toc,
      landmarks,
      turns,
      file.name,
    );
    const places = new Map(order.map((path, index) => [path, index] as const).reverse());
    const entries = toc.map(({ path: target, ...entry }) => ({
      ...entry,
      document: places.get(book.readPaths.get(target) ?? target) ?? -1,
    }));
    const chapters = chaptersOf(documents, entries, book.metadata.title);
    const cover = await readCover(archive, book, landmarks);
    return { ...book.metadata, cover, chapters };
  }
}

/** Chapters that are enough to believe in where the table of contents lists none, and characters to divide. */
const FEWEST_CHAPTERS = 3;
const SHORTEST_BOOK = 6000;

/**
 * The chapters of a book; where the whole is one document and the table of contents lists it as one, those
 * that the document itself has, as in a web page.
 */
function chaptersOf(
  documents: readonly SourceDocument[],
  toc: readonly TocEntry[],
  title: string,
): ChapterDraft[] {
  const chapters = buildChapters(documents, toc, title);
  const [only, ...others] = documents.filter(({ content }) =>
    content.blocks.some(({ text }) => hasWords(text)),
  );
  if (only === undefined || others.length > 0 || toc.length > 1 || chapters.length > 1) {
    return chapters;
  }
  const length = only.content.blocks.reduce((sum, { text }) => sum + text.length, 0);
  if (length < SHORTEST_BOOK) return chapters;
  const loose = buildLooseChapters(only.content, { title });
  const isDivided = loose.filter(({ role }) => role === 'chapter').length >= FEWEST_CHAPTERS;
  return isDivided ? loose : chapters;
}

function notABook(fileName: string, names: readonly string[]): LecternError {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const kind = has(/^word\/document\.xml$/)
    ? 'a Word document'
    : has(/\.(?:jpe?g|png|webp)$/i) && !has(/\.(?:x?html?|txt|md|xml)$/i)
      ? 'an archive of pictures'
      : 'a ZIP archive without a book in it';
  return new LecternError(
    'file-unsupported',
    `“${fileName}” is ${kind}, not an EPUB. Lectern reads ${KNOWN_FORMATS}; save it as one of these.`,
  );
}

async function openPackage(
  archive: ZipArchive,
  path: string,
  fileName: string,
): Promise<EpubPackage> {
  try {
    return await readPackage(archive, path);
  } catch (thrown) {
    if (thrown instanceof LecternError || thrown instanceof DOMException) throw thrown;
    throw new LecternError(
      'file-damaged',
      `“${fileName}” is damaged: its list of contents (“${path}”) cannot be read. Download or copy the file again, or repair it with an EPUB editor.`,
      { cause: thrown },
    );
  }
}

async function refuseEncrypted(
  archive: ZipArchive,
  book: EpubPackage,
  fileName: string,
): Promise<void> {
  if (!archive.has(ENCRYPTION)) return;
  const encrypted = findEncryptedEntries(parseXml(await archive.read(ENCRYPTION)));
  if (!book.spine.some((item) => encrypted.has(item.path))) return;
  throw new LecternError(
    'book-encrypted',
    `“${fileName}” is protected (DRM): its text is encrypted, and only the shop's own app can open it. Choose a copy without protection.`,
  );
}

/** A navigation that cannot be parsed costs the table of contents, not the book. */
function tryParse(bytes: Uint8Array): Document | null {
  try {
    return parseXml(bytes);
  } catch {
    return null;
  }
}

interface EpubNavigation {
  toc: NavigationEntry[];
  landmarks: Map<string, string[]>;
}

/** Navigation document first, NCX when that one lists nothing, and the guide. */
async function readNavigation(archive: ZipArchive, book: EpubPackage): Promise<EpubNavigation> {
  const landmarks = new Map<string, string[]>();
  const addLandmarks = (document: Document, from: string): void => {
    for (const [path, types] of readLandmarks(document, from)) {
      const own = archive.locate(path);
      landmarks.set(own, [...(landmarks.get(own) ?? []), ...types]);
    }
  };
  addLandmarks(book.document, book.path);
  let toc: NavigationEntry[] = [];
  for (const item of [book.nav, book.ncx]) {
    if (item === null || toc.length > 0 || !archive.has(item.path)) continue;
    const document = tryParse(await archive.read(item.path));
    if (document === null) continue;
    toc = readToc(document, item.path).map((entry) => ({
      ...entry,
      path: entry.path === '' ? '' : archive.locate(entry.path),
    }));
    addLandmarks(document, item.path);
  }
  return { toc, landmarks };
}

async function readStyles(archive: ZipArchive, book: EpubPackage): Promise<StyleSheet> {
  const styles = new StyleSheet();
  for (const item of book.items.values()) {
    if (item.type !== 'text/css' || !archive.has(item.path)) continue;
    try {
      styles.add(decodeMarkup(await archive.read(item.path)));
    } catch (thrown) {
      // A damaged style sheet says nothing; the text is still whole.
      if (thrown instanceof DOMException) throw thrown;
    }
  }
  return styles;
}

async function readDocuments(
  archive: ZipArchive,
  book: EpubPackage,
  toc: readonly NavigationEntry[],
  landmarks: ReadonlyMap<string, string[]>,
  turns: Turns,
  fileName: string,
): Promise<{ documents: SourceDocument[]; order: string[] }> {
  const items = book.spine.filter((item) => archive.has(item.path) && item.path !== book.nav?.path);
  if (items.length === 0) throw withoutDocuments(fileName, book.spine.length > 0);
  archive.checkClaims(new Set(items.map((item) => item.path)));
  const styles = await readStyles(archive, book);
  const fragments = new Map<string, Set<string>>();
  for (const { path, fragment } of toc) {
    fragments.set(path, (fragments.get(path) ?? new Set()).add(fragment));
  }
  const read = new Map<string, { content: ContentDocument; length: number }>();
  const documents: SourceDocument[] = [];
  let markup = 0;
  let blocks = 0;
  for (const { path } of items) {
    let known = read.get(path);
    if (known === undefined) {
      const text = decodeMarkup(await archive.read(path));
      const splitAt = fragments.get(path) ?? new Set<string>();
      const content = await readContent(text, { styles, splitAt }, turns);
      const marked = markDocumentLanguage(content, book.metadata.language);
      known = { content: marked, length: text.length };
      read.set(path, known);
    }
    markup += known.length;
    blocks += known.content.blocks.length;
    if (markup > MOST_MARKUP || blocks > MOST_BLOCKS) throw tooMuchText(fileName);
    documents.push({ content: known.content, path, types: landmarks.get(path) ?? [] });
  }
  const isOfPictures = !documents.some(({ content }) =>
    content.blocks.some(({ text }) => hasWords(text)),
  );
  return {
    documents: isOfPictures ? documents.map(describePictures) : documents,
    order: items.map((item) => item.path),
  };
}

/** A book of pictures is heard by their descriptions. */
function describePictures(source: SourceDocument): SourceDocument {
  const blocks = (source.content.pictures ?? []).map((text): ContentBlock => ({
    kind: 'caption',
    text,
    level: 0,
  }));
  return { ...source, content: { ...source.content, blocks } };
}

function withoutDocuments(fileName: string, areMissing: boolean): LecternError {
  if (areMissing) {
    return new LecternError(
      'file-damaged',
      `“${fileName}” is damaged: none of the documents that it lists is in it. Download or copy the file again.`,
    );
  }
  return new LecternError(
    'book-without-text',
    `“${fileName}” lists nothing to read: its reading order is empty. Choose another copy of the book.`,
  );
}

function tooMuchText(fileName: string): LecternError {
  return new LecternError(
    'archive-too-large',
    `“${fileName}” is refused: it holds more text than any book (over ${MOST_MARKUP / 1024 / 1024} million characters or ${MOST_BLOCKS} paragraphs). Split it into volumes.`,
  );
}
