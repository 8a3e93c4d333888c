import { titleKey } from '../markup/plain-text.ts';

/** What a Project Gutenberg header says; empty where it says nothing. */
export interface GutenbergHeader {
  title: string;
  author: string;
  /** BCP 47. */
  language: string;
  /** Titles as they may stand on the title page, subtitle included. */
  longTitle: string;
}

/** The line after which the book begins, in texts since 1997. It may be wrapped. */
export const GUTENBERG_START =
  /^.{0,20}\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG[^*]{0,400}(?:\*{3}.*)?$/im;
/** … and before that year: the end of the “small print”. */
export const SMALL_PRINT_END = /^.{0,4}\*\s?END\s?\*?\s?THE SMALL PRINT.*$/im;
/** The line with which the book ends. */
export const GUTENBERG_END =
  /^.{0,20}\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG.*$|^[\s*]*End of (?:the |this )?Project Gutenberg(?:'s|’s)?\s.*$/im;

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  'middle english': 'enm',
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
  norwegian: 'no',
  icelandic: 'is',
  polish: 'pl',
  czech: 'cs',
  hungarian: 'hu',
  romanian: 'ro',
  catalan: 'ca',
  russian: 'ru',
  greek: 'el',
  esperanto: 'eo',
  welsh: 'cy',
  tagalog: 'tl',
  chinese: 'zh',
  japanese: 'ja',
};

/** A first line shorter than this was not wrapped: what follows it is a subtitle. */
const SHORTEST_WRAPPED = 52;

/** The value of a header's field, a line each; it goes on in indented lines. */
function fieldOf(header: string, name: string): string[] {
  const found = new RegExp(`^${name}:[ \\t]*(.+(?:\\n[ \\t]+\\S.*)*)`, 'im').exec(header);
  return (found?.[1] ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** A title without its subtitle; a second name of the book (“or, The Whale”) belongs to it. */
function mainTitle([first = '', ...more]: readonly string[]): string {
  const [next] = more;
  if (next === undefined) return first;
  if (first.length >= SHORTEST_WRAPPED || /[,;:—-]$/.test(first)) {
    return [first, ...more].join(' ');
  }
  const second = /^or,?\s+(.+)$/i.exec(next)?.[1];
  if (second !== undefined) return `${first}; or, ${second}`;
  return /^\p{Ll}/u.test(next) ? `${first} ${next}` : first;
}

/** “Project Gutenberg's Etext of TITLE, by AUTHOR”: all that old headers say. */
const FIRST_LINE =
  /Project Gutenberg(?:'s|’s)?\s+(?:E-?(?:text|book)\s*,?\s+(?:of|:)\s+|E-?book,\s+)?(?!E-?(?:text|book))([^\n*]{2,100}?),?\s+by\s+([^\n*#]{2,80})/i;
/** The line with the text's number, in the middle of old headers; the title and the author stand above it. */
const NUMBER = /^[^\n]{0,60}\[E-?(?:text|book) #/im;
/** Lines above the number that are looked at. */
const MOST_ABOVE = 7;
const OTHER_HAND = /^(?:translated|edited|illustrated|retold|adapted|compiled)\b/i;
const LONGEST_LINE = 100;

function readOld(header: string): { title: string; author: string } {
  const number = NUMBER.exec(header)?.index ?? 0;
  const above = header
    .slice(0, number)
    .split('\n')
    .slice(-MOST_ABOVE)
    .map((line) => line.trim())
    .filter((line) => line !== '' && line.length <= LONGEST_LINE && !OTHER_HAND.test(line));
  const by = above.findLastIndex((line, index) => index > 0 && /^by\s/i.test(line));
  if (by > 0) {
    return { title: above[by - 1] ?? '', author: (above[by] ?? '').replace(/^by\s+/i, '') };
  }
  const [, title = '', author = ''] = FIRST_LINE.exec(header.slice(0, 3000)) ?? [];
  const named = /^(.+?),?\s+by\s+(.+)$/i.exec(above.at(-1) ?? '');
  if (named !== null) return { title: named[1] ?? '', author: named[2] ?? '' };
  return { title: title.trim(), author: author.trim() };
}

const OTHER_HANDS =
  /[,;]?\s*\(?\b(?:trans(?:lated|l|lator)?|edited|ed|illustrated)\b\.?(?:\s+by)?\s.*$/i;

function withoutBrackets(name: string): string {
  return name
    .replace(/\s*\[[^\]]*\]/g, '')
    .replace(OTHER_HANDS, '')
    .replace(/[\s.*]+$/u, (end) => (end.startsWith('.') ? '.' : ''));
}

/** Reads what stands before the book: the fields, or the first lines of texts without fields. */
export function readGutenbergHeader(header: string): GutenbergHeader {
  const titles = fieldOf(header, 'Title');
  const old = readOld(header);
  const language = fieldOf(header, 'Language').join(' ').toLowerCase();
  return {
    title: mainTitle(titles) || withoutBrackets(old.title),
    author: withoutBrackets(fieldOf(header, 'Author').join(' ') || old.author),
    language: LANGUAGES[language] ?? LANGUAGES[language.split(/[\s,;]+/)[0] ?? ''] ?? '',
    longTitle: titles.join(' ') || old.title,
  };
}

/**
 * The title as the title page has it, where its first lines are the header's title with its second name; they keep
 * the punctuation.
 */
export function titleOnPage(header: GutenbergHeader, lines: readonly string[]): string {
  const wanted = titleKey(header.longTitle);
  let joined = '';
  for (const [index, line] of lines.slice(0, 4).entries()) {
    const isDivided = /[;:,—–-]$/.test(joined) || /^or\b/i.test(line);
    if (index > 0 && !isDivided) break;
    joined = `${joined} ${line}`.trim();
    const isWhole = index > 0 && titleKey(joined) === wanted;
    if (isWhole && /\p{Ll}/u.test(joined)) return joined.replace(/[.,;:]$/, '');
  }
  return header.title;
}

const CREDITS =
  /^[\s[(]*(?:produced by|(?:this )?e-?(?:text|book) (?:was )?(?:produced|prepared|created|transcribed|typed|scanned)|(?:this )?(?:html )?(?:text )?(?:version|file|edition) (?:was )?(?:produced|prepared|created|by)|(?:text |html )?file (?:was )?produced|transcribed (?:from|by)|prepared by|scanned (?:and proofed )?by|typed by|proofread by|(?:additional )?(?:editing|proof(?:ing|reading)) by|updated? edition|html (?:version|file|by)|note: (?:project gutenberg|images of the original|the html version)|this (?:etext|e-text|ebook|text) (?:is|was|comes))/i;

/** Whether a paragraph says who made the file. */
export function isCredit(paragraph: string): boolean {
  return paragraph.length < 1000 && CREDITS.test(paragraph);
}
