import {
  GUTENBERG_END,
  GUTENBERG_START,
  isCredit,
  readGutenbergHeader,
  SMALL_PRINT_END,
  titleOnPage,
} from './gutenberg-header.ts';

/** A text without what Project Gutenberg puts around it, and what its header says. */
export interface StrippedText {
  text: string;
  title: string;
  author: string;
  language: string;
}

/** The header is looked for here: the longest “small print” has 20,000 characters. */
const HEADER_WITHIN = 50_000;
/** Headers of the first years end with their last line that speaks of the project. */
const OLDEST_WITHIN = 4000;
const SPEAKS_OF_PROJECT = /project gutenberg|\betexts?\b|\.zip\b|benedictine|^\s*\*{3,}/i;

/** Where the header ends, or -1 for a text that has none. */
function headerEnd(head: string): number {
  const start = GUTENBERG_START.exec(head) ?? SMALL_PRINT_END.exec(head);
  if (start !== null) return start.index + start[0].length;
  const first = head.slice(0, OLDEST_WITHIN);
  if (!/project gutenberg e-?text/i.test(first.slice(0, 600))) return -1;
  const lines = first.split('\n');
  const last = lines.findLastIndex((line) => SPEAKS_OF_PROJECT.test(line));
  return lines.slice(0, last + 1).join('\n').length;
}

/** Drops the credits that stand between the header and the book. */
function dropCredits(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.search(/\n[ \t]*\n/);
    if (end < 0 || !isCredit(rest.slice(0, end))) break;
    rest = rest.slice(end).trimStart();
  }
  // Indentation tells verse and centred lines: the first line keeps its own.
  const from = text.length - rest.length;
  return text.slice(text.lastIndexOf('\n', from - 1) + 1);
}

/** Takes Project Gutenberg's header and licence off a text; any other text stays as it is. */
export function stripGutenberg(text: string): StrippedText {
  const head = text.slice(0, HEADER_WITHIN);
  const from = headerEnd(head);
  if (from < 0) return { text, title: '', author: '', language: '' };
  const header = readGutenbergHeader(head.slice(0, from));
  const body = text.slice(from);
  const end = GUTENBERG_END.exec(body);
  const book = dropCredits(end === null ? body : body.slice(0, end.index));
  const lines = book
    .slice(0, 2000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const title = titleOnPage(
    header,
    lines.map((line) => line.trim()),
  );
  return { text: book, title, author: header.author, language: header.language };
}
