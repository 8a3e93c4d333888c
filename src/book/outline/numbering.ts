import { valueOfCjk, valueOfRoman, valueOfWords } from './number-words.ts';

/** How a heading is numbered. */
export interface Numbering {
  /** The word for the division in lower case (“chapter”, “kapitel”); empty for a bare number. */
  unit: string;
  value: number;
  /** What the number is written with. */
  style: 'roman' | 'digits' | 'words';
  /** What follows the number: the heading's name; empty when the number stands alone. */
  name: string;
}

/** Words for divisions that are above chapters. */
const PART_UNITS = new Set(
  'part book volume vol phase epoch partie livre tome teil buch band parte libro tomo livro deel boek część księga часть книга том'.split(
    ' ',
  ),
);

const UNITS = [
  ...PART_UNITS,
  ...'chapter chap ch section act scene canto stave letter adventure fytte lecture essay tale story episode number no night day epistle sonnet psalm fable fit sect sermon dialogue discourse lesson meditation idyll sketch case period cycle rhapsody movement scroll'.split(
    ' ',
  ),
  ...'chapitre acte scène lettre chant conte kapitel akt aufzug auftritt szene brief gesang capítulo acto escena carta cuento capitolo atto scena lettera novella carta ato cena hoofdstuk bedrijf rozdział rozdzial глава письмо kapitola kapitulli fejezet luku bölüm'.split(
    ' ',
  ),
].sort((a, b) => b.length - a.length);

const unit = UNITS.join('|');
const article = "(?:the|le|la|les|l['’]|der|die|das|el|il|o|a|de|het)";
const number =
  '(?:\\d{1,4}(?:st|nd|rd|th|er|re|e|º|ª)?|[ivxlcdm]{1,9}|\\p{L}+(?:[-\\s](?:and[-\\s])?\\p{L}+)?)';
/** What divides a number from its name, and what may follow a bare one. */
const separator = '(?:\\s*[.:,;)\\]—–-]+\\s*|\\s+|$)';

const WORDED = new RegExp(
  `^(${unit})\\.?\\s+(?:${article}\\s+)?(${number})(${separator})(.*)$`,
  'iu',
);
const WORDED_SHORT = new RegExp(
  `^(${unit})\\.?\\s+(?:${article}\\s+)?(\\d{1,4}|[ivxlcdm]{1,9}|\\p{L}+)(${separator})(.*)$`,
  'iu',
);
const ORDINAL_FIRST = new RegExp(
  `^(?:${article}\\s+)?(\\p{L}+(?:[-\\s]\\p{L}+)?|\\d{1,3}(?:st|nd|rd|th|\\.))\\s+(${unit})(${separator})(.*)$`,
  'iu',
);
const ANY_THE_ORDINAL = new RegExp(
  `^(\\p{L}{3,12})\\s+the\\s+(\\p{L}+(?:-\\p{L}+)?)(${separator})(.*)$`,
  'iu',
);
const BARE = /^[[({]?(?:no\.\s*)?(\d{1,4}|[ivxlcdm]{1,9})(?:\s*([.:)\]}—–-]+)\s*|\s+|$)(.*)$/iu;
const SPELLED = /^(\p{L}+(?:[-\s](?:and[-\s])?\p{L}+)?)\s*(?:$|[.:—–]+\s*(.*)$|\s-+\s+(.*)$)/u;
const CJK =
  /^第\s*([〇零一二两三四五六七八九十百\d\uff10-\uff19]{1,6})\s*([章回節节部卷編编篇話话幕])\s*(.*)$/u;

/** Whether a line is in capitals throughout. */
export function isCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Whether most longer words of a line begin with a capital. */
export function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]{3,}/gu) ?? [];
  const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length > 0 && capital * 3 >= words.length * 2;
}

/** Characters of a heading that may be numbered. */
const LONGEST = 700;

/** “Chapter the Last” has a number, though nobody knows it; “The Last Tale” is a name. */
const LAST = /^(?:last|letzte[rs]?|derni(?:er|ère)|últim[oa]|ultim[oa]|laatste|последняя)$/iu;
const LAST_CHAPTER = new Set(
  'chapter kapitel chapitre capítulo capitolo hoofdstuk глава'.split(' '),
);
const LAST_VALUE = 9999;

function nameOf(rest: string): string {
  return rest.replace(/^[\s.:,;)\]—–-]+/u, '').trim();
}

function valueOf(text: string): Pick<Numbering, 'value' | 'style'> | null {
  const digits = /^(\d{1,4})(?:st|nd|rd|th|er|re|e|º|ª|\.)?$/i.exec(text)?.[1];
  if (digits !== undefined) return { value: Number(digits), style: 'digits' };
  const roman = valueOfRoman(text);
  if (roman !== null) return { value: roman, style: 'roman' };
  const words = valueOfWords(text);
  return words === null ? null : { value: words, style: 'words' };
}

function canonicalUnit(word: string): string {
  const plain = word.toLowerCase();
  if (plain === 'chap' || plain === 'ch') return 'chapter';
  if (plain === 'vol') return 'volume';
  if (plain === 'sect') return 'section';
  return plain === 'no' ? 'number' : plain;
}

function worded(word: string, text: string, rest: string): Numbering | null {
  const unit = canonicalUnit(word);
  const isLast = LAST_CHAPTER.has(unit) && LAST.test(text);
  const value = isLast ? { value: LAST_VALUE, style: 'words' as const } : valueOf(text);
  // “No one answered.”
  if (value === null || (unit === 'number' && value.style === 'words')) return null;
  return { unit, ...value, name: nameOf(rest) };
}

function readWorded(text: string): Numbering | null {
  // The longer number first: “twenty one”, then “one” with a name after it.
  for (const pattern of [WORDED, WORDED_SHORT]) {
    const [, word = '', value = '', , rest = ''] = pattern.exec(text) ?? [];
    const found = word === '' ? null : worded(word, value, rest);
    if (found !== null) return found;
  }
  const [, ordinal = '', word = '', mark = '', rest = ''] = ORDINAL_FIRST.exec(text) ?? [];
  // “One day I went”: a name after the unit needs a mark before it.
  const isDivided = rest === '' || /\S/.test(mark);
  const found = word === '' || !isDivided ? null : worded(word, ordinal, rest);
  if (found !== null) return found;
  const [, any = '', spelled = '', , after = ''] = ANY_THE_ORDINAL.exec(text) ?? [];
  const value = spelled === '' ? null : valueOfWords(spelled);
  if (value === null) return null;
  return { unit: any.toLowerCase(), value, style: 'words', name: nameOf(after) };
}

/** “I went home” starts with a numeral, too: only a dot, or a name in capitals or title case, makes it one. */
function readBare(text: string): Numbering | null {
  const [, numeral = '', mark, rest = ''] = BARE.exec(text) ?? [];
  const value = numeral === '' ? null : valueOf(numeral);
  if (value !== null && value.style !== 'words') {
    const name = nameOf(rest);
    const isName = name === '' || isCapitals(name) || /^["“‘'_*(]*\p{Lu}/u.test(name);
    const isPronoun =
      numeral === 'I' && mark === undefined && !isTitleCase(name) && !isCapitals(name);
    const isLower = numeral !== numeral.toUpperCase() && name !== '' && mark === undefined;
    if (name === '' || (isName && !isPronoun && !isLower)) return { unit: '', ...value, name };
    return null;
  }
  const [, spelled = '', after, dashed] = SPELLED.exec(text) ?? [];
  const name = after ?? dashed ?? '';
  const words = spelled === '' ? null : valueOfWords(spelled);
  return words === null ? null : { unit: '', value: words, style: 'words', name: nameOf(name) };
}

/**
 * Reads the number that a heading starts with: “CHAPTER IV. In Which …”, “Chapter the First”, “Erstes Kapitel”,
 * “XII”, “3. The Mail”, “第三章”. Null when it is not numbered.
 */
export function readNumbering(heading: string): Numbering | null {
  if (heading.length > LONGEST) return null;
  const text = heading.trim().replace(/^[*_~#=\s]+|[*_~#=\s]+$/g, '');
  if (text === '') return null;
  const [, cjk = '', cjkUnit = '', cjkName = ''] = CJK.exec(text) ?? [];
  if (cjkUnit !== '') {
    return { unit: cjkUnit, value: valueOfCjk(cjk) ?? 0, style: 'digits', name: nameOf(cjkName) };
  }
  return readWorded(text) ?? readBare(text);
}

const KNOWN_UNITS = new Set(UNITS.map(canonicalUnit));

/** Whether a word is known to name divisions of books, in one of the languages that headings are read in. */
export function isKnownUnit(word: string): boolean {
  return KNOWN_UNITS.has(word) || /^[章回節节部卷編编篇話话幕]$/u.test(word);
}

/** Whether a unit's divisions stand above chapters. */
export function isPartUnit(word: string): boolean {
  return PART_UNITS.has(word) || '部卷編编篇'.includes(word || ' ');
}
