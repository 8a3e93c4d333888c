import { FOREIGN_BARE, FOREIGN_LEADING, FOREIGN_PART, ROMAN } from './foreign-ordinals.ts';

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const ORDINAL_UNITS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth last';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety hundred';
const ORDINAL_TENS =
  'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth';

const units = UNITS.replaceAll(' ', '|');
const tens = TENS.replaceAll(' ', '|');
const ordinalUnits = ORDINAL_UNITS.replaceAll(' ', '|');
const ordinalTens = ORDINAL_TENS.replaceAll(' ', '|');
const spelled = `(?:(?:${tens})(?:[-\\s](?:and[-\\s])?(?:${units}|${ordinalUnits}))?|${units}|${ordinalUnits}|${ordinalTens})`;
const digits = '\\d{1,4}(?:st|nd|rd|th)?';
const number = `(?:${digits}|${ROMAN}|the\\s+${spelled}|${spelled})`;

/** Words that name a division of a book, before or after its number, in English. */
const UNIT_WORDS =
  'chapter|chap\\.?|book|part|volume|vol\\.?|section|act|scene|canto|stave|letter|adventure|fytte|lecture|essay|tale|story|episode|phase|number|no\\.?|night|day|epistle|sonnet|psalm|fable|fit';

const BARE = new RegExp(
  `^(?:(?:${UNIT_WORDS})\\s+(?:the\\s+)?(?:${number})|(?:the\\s+)?${spelled}\\s+(?:${UNIT_WORDS})|${number}|[a-z])[.:)—-]*$`,
  'iu',
);
const LEADING = new RegExp(
  `^(?:(?:${UNIT_WORDS})\\s+(?:the\\s+)?(?:${number})|(?:the\\s+)?${spelled}\\s+(?:${UNIT_WORDS}))(?=[\\s.:,;)—–-]|$)`,
  'iu',
);
const PART = new RegExp(
  `^(?:(?:book|part|volume|vol\\.?|phase)\\s+(?:the\\s+)?(?:${number})|(?:the\\s+)?${spelled}\\s+(?:book|part|volume|phase))(?=[\\s.:,;)—–-]|$)`,
  'iu',
);

/** Whether a title is nothing but a number, with or without the word for the division: “IV”, “Chapter the First”, “BOOK TWO.” */
export function isBareOrdinal(title: string): boolean {
  const text = title.trim();
  return BARE.test(text) || FOREIGN_BARE.test(text);
}

/** Whether a title starts with a division's word and number: “CHAPTER IV. In Which …”. */
export function startsWithOrdinal(title: string): boolean {
  const text = title.trim();
  return LEADING.test(text) || FOREIGN_LEADING.test(text);
}

/** Whether a title is or starts with a division's number. */
export function isNumbered(title: string): boolean {
  return isBareOrdinal(title) || startsWithOrdinal(title);
}

/** Whether a title names a division above chapters: “Part One”, “BOOK II: …”. */
export function isPartTitle(title: string): boolean {
  const text = title.trim();
  return PART.test(text) || FOREIGN_PART.test(text);
}
