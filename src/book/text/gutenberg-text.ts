/** A text without what Project Gutenberg puts around it, and what its header says. */
export interface StrippedText {
  text: string;
  title: string;
  author: string;
  language: string;
}

const START = /^.{0,20}\*\*\*\s*START OF (?:THE|THIS) PROJECT GUTENBERG.*$/im;
/** Texts from before 1997 end their header so. */
const OLD_START = /^\*END\*?\s*THE SMALL PRINT.*$/im;
const END =
  /^.{0,20}\*\*\*\s*END OF (?:THE|THIS) PROJECT GUTENBERG.*$|^\s*End of (?:the |this )?Project Gutenberg(?:'s|’s)? .*$/im;
/** The header is looked for here: the longest “small print” has 14,000 characters. */
const HEADER_WITHIN = 40_000;
const CREDITS =
  /^(?:produced by|e-?text prepared by|this e-?text was (?:produced|prepared)|transcribed (?:from|by)|prepared by|scanned by|html version by|this file was produced)/i;

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  french: 'fr',
  german: 'de',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
  latin: 'la',
  finnish: 'fi',
  swedish: 'sv',
  danish: 'da',
  polish: 'pl',
  hungarian: 'hu',
  greek: 'el',
  chinese: 'zh',
  japanese: 'ja',
};

/** The value of a header's field; it goes on in indented lines. */
function fieldOf(header: string, name: string): string {
  const found = new RegExp(`^${name}:[ \\t]*(.+(?:\\n[ \\t]+\\S.*)*)`, 'im').exec(header);
  return (found?.[1] ?? '').replace(/\s+/g, ' ').trim();
}

/** “Project Gutenberg's Etext of TITLE, by AUTHOR”: all that old headers say. */
const FIRST_LINE =
  /Project Gutenberg(?:'s|’s)?\s+(?:E-?(?:text|book)\s+(?:of|:)\s+)?(?!E-?(?:text|book))([^\n*]{2,100}?),?\s+by\s+([^\n*#]{2,80})/i;

/** Drops the credits that stand between the header and the book. */
function dropCredits(text: string): string {
  let rest = text.trimStart();
  while (CREDITS.test(rest)) {
    const end = rest.search(/\n[ \t]*\n/);
    if (end < 0 || end > 1000) return rest;
    rest = rest.slice(end).trimStart();
  }
  // Indentation tells verse and centred lines: the first line keeps its own.
  const from = text.length - rest.length;
  return text.slice(text.lastIndexOf('\n', from - 1) + 1);
}

/** Takes Project Gutenberg's header and licence off a text; any other text stays as it is. */
export function stripGutenberg(text: string): StrippedText {
  const head = text.slice(0, HEADER_WITHIN);
  const start = START.exec(head) ?? OLD_START.exec(head);
  if (start === null) return { text, title: '', author: '', language: '' };
  const header = head.slice(0, start.index);
  const firstLine = FIRST_LINE.exec(header.slice(0, 2000));
  const from = start.index + start[0].length;
  const end = END.exec(text.slice(from));
  const body = text.slice(from, end === null ? undefined : from + end.index);
  return {
    text: dropCredits(body),
    title: fieldOf(header, 'Title') || (firstLine?.[1] ?? '').trim(),
    author: fieldOf(header, 'Author') || (firstLine?.[2] ?? '').trim(),
    language: LANGUAGES[fieldOf(header, 'Language').toLowerCase()] ?? '',
  };
}
