import { LecternError } from '../../domain/errors.ts';
import { decodeText, looksLikeText } from '../encoding/detect-encoding.ts';
import { titleFromFileName } from '../file-title.ts';
import { stripGutenberg } from '../gutenberg/gutenberg-text.ts';
import { cleanText } from '../markup/plain-text.ts';
import { buildLooseChapters } from '../outline/loose-book.ts';
import { readNames } from '../person-names.ts';
import type { BookDraft, BookFile, FormatReader } from '../reader.ts';
import { roleByTitle } from '../structure/role-rules.ts';
import type { Turns } from '../turns.ts';
import { stripAozora } from './aozora.ts';
import { findListedHeadings } from './listed-headings.ts';
import { dropPrivate, TextBlockReader } from './text-blocks.ts';
import { findContents } from './text-contents.ts';
import { dropPageNumbers, findPictures, splitHeads } from './text-furniture.ts';
import { joinPages } from './page-breaks.ts';
import { findSpeeches } from './text-drama.ts';
import { findHeadings, type TextHeading } from './text-headings.ts';
import { TextNotes } from './text-notes.ts';
import { splitParagraphs } from './text-paragraphs.ts';
import { readTitlePage, withoutCapitals } from './text-title.ts';

/** Bytes of a text file; the longest novels have a tenth of it. */
const MOST_BYTES = 128 * 1024 * 1024;

/** What programs that read scans make of a hyphen at the end of a line. */
const SCANNED_HYPHEN = /(?<=\p{L})¬(?=[ \t\r]*\n)/gu;

/** Reads plain text, Project Gutenberg's and others'. */
export class TextReader implements FormatReader {
  readonly format = 'plain text';

  recognises({ head }: BookFile): boolean {
    return looksLikeText(head);
  }

  async read(file: BookFile, turns: Turns): Promise<BookDraft> {
    if (file.blob.size > MOST_BYTES) {
      throw new LecternError(
        'file-too-large',
        `“${file.name}” has ${Math.round(file.blob.size / 1024 / 1024)} MB of text; Lectern reads texts of up to ${MOST_BYTES / 1024 / 1024} MB. Split it into volumes.`,
      );
    }
    const decoded = decodeText(new Uint8Array(await file.blob.arrayBuffer()));
    const text = joinPages(dropPrivate(decoded.replace(SCANNED_HYPHEN, '\u00ad')));
    const stripped = stripAozora(text) ?? stripGutenberg(text);
    const { language } = stripped;
    const divided = await splitParagraphs(stripped.text, turns);
    const paragraphs = splitHeads(dropPageNumbers(divided));
    await turns.next();
    const lists = findContents(paragraphs);
    await turns.next();
    const pictures = findPictures(paragraphs);
    const notes = new TextNotes(paragraphs);
    const listed = lists
      .map((list) => findListedHeadings(paragraphs, list))
      .reduce((most, found) => (found.length > most.length ? found : most), []);
    await turns.next();
    const isFree = (at: number): boolean =>
      !pictures.has(at) &&
      !notes.has(at) &&
      !lists.some(({ first, last }) => at >= first && at <= last);
    const found = findHeadings(paragraphs, listed, isFree);
    const headings = withoutNoteHeadings(found, paragraphs.length, notes);
    const headed = new Set(found.map(({ at }) => at));
    const kept = new Set(headings.map(({ at }) => at));
    const speeches = findSpeeches(paragraphs, (at) => isFree(at) && !headed.has(at));
    await turns.next();
    const end = Math.min(headings[0]?.at ?? Infinity, lists[0]?.first ?? Infinity);
    const page = readTitlePage(paragraphs, end);
    const title =
      cleanText(withoutCapitals(stripped.title) || page.title) || titleFromFileName(file.name);
    const blocks = new TextBlockReader(
      paragraphs,
      headings,
      notes,
      speeches,
      (at) =>
        pictures.has(at) ||
        (headed.has(at) && !kept.has(at)) ||
        speeches.get(at + 1)?.isBelow === true,
      language,
    );
    const { places, ...content } = await blocks.read(turns);
    const place = (at: number): number => places[at] ?? content.blocks.length;
    const chapters = buildLooseChapters(
      { title: '', types: [], ...content },
      {
        title,
        listed: headings.filter(({ isListed }) => isListed).map(({ at }) => place(at)),
        contents: lists.map(({ first, last }) => ({
          first: place(first),
          last: place(last + 1) - 1,
        })),
      },
    );
    return {
      title,
      authors: chooseAuthors(stripped.author, page.authors),
      language: language === '' ? 'und' : language,
      cover: null,
      chapters,
    };
  }
}

/** Without headings inside the book that stand over notes and nothing else: nobody hears these. */
function withoutNoteHeadings(
  headings: readonly TextHeading[],
  end: number,
  notes: TextNotes,
): TextHeading[] {
  return headings.filter(({ at, text }, index) => {
    const next = headings[index + 1]?.at ?? end;
    if (next === end || roleByTitle(text) !== 'notes') return true;
    for (let below = at + 1; below < next; below++) if (!notes.has(below)) return true;
    return false;
  });
}

/** The authors that the header states; the title page may have more of a name (“Dickens”). */
function chooseAuthors(statement: string, onPage: readonly string[]): string[] {
  const stated = statement === '' ? [] : readNames(statement);
  const [only = '', ...others] = stated;
  const fuller = onPage.find((name) => name.endsWith(` ${only}`));
  if (only === '') return [...onPage];
  const isPart = others.length === 0 && !only.includes(' ');
  return isPart && fuller !== undefined ? [fuller] : stated;
}
