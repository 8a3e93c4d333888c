import type { Block } from '../../domain/book.ts';
import { LecternError } from '../../domain/errors.ts';
import { ZipArchive } from '../archive/zip-archive.ts';
import { titleFromFileName } from '../file-title.ts';
import { HEAD_BYTES, type BookDraft, type BookFile, type FormatReader } from '../reader.ts';
import { titleKey } from '../markup/plain-text.ts';
import { Turns } from '../turns.ts';
import { compareNames, isPartName } from './part-names.ts';

/** Entries that make an archive a book of its own kind. */
const OTHER_KIND = /^(?:mimetype|META-INF\/.*|word\/.*|\[Content_Types\]\.xml)$|\.opf$/i;

/** A ZIP archive of book files, read as one book in the natural order of their names. */
export class BundleReader implements FormatReader {
  readonly format = 'a ZIP archive of books';

  constructor(private readonly formats: readonly FormatReader[]) {}

  async recognises({ head, blob, name }: BookFile): Promise<boolean> {
    if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
    try {
      const names = (await ZipArchive.open(blob, name, new Turns())).names();
      return !names.some((entry) => OTHER_KIND.test(entry)) && partsOf(names).length > 0;
    } catch {
      // What is wrong with the archive is told by the reader of other archives.
      return false;
    }
  }

  async read(file: BookFile, turns: Turns): Promise<BookDraft> {
    const archive = await ZipArchive.open(file.blob, file.name, turns);
    const names = partsOf(archive.names());
    archive.checkClaims(names);
    const drafts: BookDraft[] = [];
    for (const name of names) {
      const bytes = await archive.read(name);
      if (bytes.length === 0) continue;
      const { password } = file;
      const part: BookFile = {
        name,
        blob: new Blob([bytes]),
        head: bytes.slice(0, HEAD_BYTES),
        ...(password === undefined ? {} : { password }),
      };
      const draft = await this.readPart(part, turns);
      if (draft !== null) drafts.push(draft);
    }
    if (drafts.length === 0) {
      throw new LecternError(
        'book-without-text',
        `“${file.name}” has no file in it that can be read aloud. Unpack it, and choose the book itself.`,
      );
    }
    return joinDrafts(drafts, titleFromFileName(file.name));
  }

  private async readPart(part: BookFile, turns: Turns): Promise<BookDraft | null> {
    for (const format of this.formats) {
      if (await format.recognises(part)) return format.read(part, turns);
    }
    return null;
  }
}

function partsOf(names: readonly string[]): string[] {
  return names.filter(isPartName).sort(compareNames);
}

/** Names of notes are unique in a book only. */
function renameNotes(block: Block, part: number): Block {
  return {
    ...block,
    ...(block.id === undefined ? {} : { id: `${part}-${block.id}` }),
    ...(block.notes === undefined
      ? {}
      : { notes: block.notes.map(({ at, note }) => ({ at, note: `${part}-${note}` })) }),
  };
}

/** The title that all parts state alike: volumes of one work. */
function commonTitle(drafts: readonly BookDraft[]): string | null {
  const [first = '', ...others] = drafts.map(({ title }) => title);
  const key = titleKey(first);
  return key !== '' && others.every((title) => titleKey(title) === key) ? first : null;
}

/** Makes one book of several: their chapters in turn, with the first file's language and cover. */
function joinDrafts(drafts: readonly BookDraft[], name: string): BookDraft {
  const [first, ...others] = drafts;
  if (first === undefined || others.length === 0) return first ?? emptyDraft(name);
  return {
    title: commonTitle(drafts) ?? name,
    authors: [...new Set(drafts.flatMap(({ authors }) => authors))],
    language: drafts.find(({ language }) => language !== 'und')?.language ?? 'und',
    cover: drafts.find(({ cover }) => cover !== null)?.cover ?? null,
    chapters: drafts.flatMap(({ title, chapters }, part) =>
      chapters.map((chapter) => ({
        ...chapter,
        // A file without chapters of its own is one, and is called as the file is.
        title: chapters.length === 1 && title !== '' ? title : chapter.title,
        blocks: chapter.blocks.map((block) => renameNotes(block, part)),
      })),
    ),
  };
}

function emptyDraft(title: string): BookDraft {
  return { title, authors: [], language: 'und', cover: null, chapters: [] };
}
