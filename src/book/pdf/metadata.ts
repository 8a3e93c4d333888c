import { cleanText } from '../markup/plain-text.ts';
import { readNames } from '../person-names.ts';
import type { PdfSession } from './pdf-session.ts';

/** What a PDF says of itself; empty texts where it says nothing usable. */
export interface PdfMetadata {
  title: string;
  authors: string[];
  /** BCP 47, or `und`. */
  language: string;
  isTagged: boolean;
}

const FILE_NAME =
  /\.(?:docx?|pdf|rtf|odt|indd|qxd|qxp|tex|dvi|ps|eps|html?|txt|pages|wpd|pub|fm|pmd|p65|xml|md|cdr|ai|tmp)$/i;
const JUNK_TITLE =
  /^(?:untitled(?:[-\s]?\d*)?|title|no title|\(?unknown\)?|document\s*\d*|dokument\s*\d*|microsoft word.*|microsoft powerpoint.*|powerpoint presentation|slide\s*\d+|layout\s*\d*|book|ebook|full page photo|print|about:blank|new document|.*\bpage layout\b|[\d\s._-]+|.*[\\/].*\\.*|file:.*|https?:.*|isbn[\d\s-]*)$/i;
const JUNK_AUTHOR =
  /^(?:unknown|author|anonymous user|users?\s?\d*|admin(?:istrator)?|owner|default|root|pc|hp|dell|windows user|microsoft(?: office user)?|adobe.*|calibre.*|test|none|n\/a|.*@.*|.*\b(?:inc|ltd|gmbh|llc)\.?)$/i;
/** The name of an account, as computers have it. */
const ACCOUNT = /^[a-z0-9_.-]+$/;

function usable(text: unknown): string {
  return typeof text === 'string' ? cleanText(text.replaceAll('\0', '')).slice(0, 500) : '';
}

/** Whether a title is a file's name or what programs put there, and no title. */
export function isJunkTitle(title: string): boolean {
  if (title.length < 2 || FILE_NAME.test(title) || JUNK_TITLE.test(title)) return true;
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  return letters * 3 < title.length || (/_/.test(title) && !/\s/.test(title));
}

/** Whether an author is an account of a computer, a program or a firm, and no person. */
export function isJunkAuthor(author: string): boolean {
  const isJunk = JUNK_AUTHOR.test(author) || ACCOUNT.test(author);
  return author.length < 3 || isJunk || !/\p{L}{2}/u.test(author);
}

/** Reads what a PDF says of itself; what is evidently no title or author is left out. */
export async function readMetadata(session: PdfSession): Promise<PdfMetadata> {
  const none: PdfMetadata = { title: '', authors: [], language: 'und', isTagged: false };
  try {
    const { info, metadata } = await session.ask(session.document.getMetadata());
    const fields = info as Record<string, unknown>;
    // Most PDFs have none, whatever the types say.
    const xmp = metadata as typeof metadata | null;
    const title = [usable(fields.Title), usable(xmp?.get('dc:title'))].find(
      (text) => !isJunkTitle(text),
    );
    const creators: unknown = xmp?.get('dc:creator');
    const statements = [usable(fields.Author), ...[creators].flat().map(usable)];
    const author = statements.find((text) => !isJunkAuthor(text)) ?? '';
    const language = usable(fields.Language);
    const marks = await session.ask(session.document.getMarkInfo());
    return {
      title: title ?? '',
      authors: author === '' ? [] : readNames(author),
      language: /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? language : 'und',
      isTagged: (marks as { Marked?: boolean } | null)?.Marked === true,
    };
  } catch (thrown) {
    session.rethrow(thrown);
    return none;
  }
}
