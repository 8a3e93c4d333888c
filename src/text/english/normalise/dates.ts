import { cardinalWords, digitWords, ordinalWords, yearWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

const MONTHS: Readonly<Record<string, string>> = {
  jan: 'January',
  feb: 'February',
  mar: 'March',
  apr: 'April',
  may: 'May',
  jun: 'June',
  jul: 'July',
  aug: 'August',
  sep: 'September',
  sept: 'September',
  oct: 'October',
  nov: 'November',
  dec: 'December',
};
const DAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  tues: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  thur: 'Thursday',
  thurs: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)';
const DAY = '(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\\.?';

function monthName(written: string): string {
  return MONTHS[written.replace('.', '').toLowerCase()] ?? written;
}

function dayName(written: string): string {
  return DAYS[written.replace('.', '').toLowerCase()] ?? written;
}

function isDay(digits: string): boolean {
  const day = Number(digits);
  return day >= 1 && day <= 31;
}

/** "2024-05-01". */
export const isoDates: RewriteRule = {
  name: 'dates in figures, year first',
  trigger: /\d-\d\d-\d/u,
  pattern: /(?<![\d\p{L}-])(\d{4})-(\d{2})-(\d{2})(?![\d\p{L}-])/gu,
  read: ([, year = '', month = '', day = '']) => {
    const two = (digits: string): string =>
      digits.startsWith('0') ? digitWords(digits, 'oh') : cardinalWords(digits);
    return `${yearWords(year)} ${two(month)} ${two(day)}`;
  },
};

/** "March 3", "Sept. 5", "Jan. 15, 1929". */
export const monthsWithDays: RewriteRule = {
  name: 'a month and a day',
  trigger: /\d/u,
  pattern: new RegExp(
    `(?<!\\p{L})(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?![\\d\\p{L}%:/]|[.,]\\d)(?: ?[–-] ?(\\d{1,2})(?![\\d\\p{L}%:/–-]|[.,]\\d))?(?![–-])`,
    'gu',
  ),
  read([, month = '', day = '', last]) {
    if (!isDay(day) || (last !== undefined && !isDay(last))) return null;
    const range = last === undefined ? '' : ` to ${ordinalWords(last)}`;
    return `${monthName(month)} ${ordinalWords(day)}${range}`;
  },
};

/** "12 June 1999", "3 Sept." */
export const daysWithMonths: RewriteRule = {
  name: 'a day and a month',
  trigger: /\d/u,
  pattern: new RegExp(
    `(?<![\\d\\p{L}.,/:-])(\\d{1,2}) (${MONTH})(?=\\.? \\d{4}(?!\\d)|[,.;)–-]|$| (?:to|and|until|till|at|in|the|he|she|they|we|it|was|is)\\b)`,
    'gu',
  ),
  read: ([, day = '', month = '']) =>
    isDay(day) ? `${ordinalWords(day)} ${monthName(month)}` : null,
};

/** "the 12th Feb. edition", "25th Dec". */
export const ordinalsWithMonths: RewriteRule = {
  name: 'an ordinal and a short month',
  trigger: /(?:st|nd|rd|th) /u,
  pattern:
    /(?<=\d(?:st|nd|rd|th) )(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?![\p{L}])/gu,
  read: ([month]) => monthName(month),
};

/** "in Dec. he left". */
export const shortMonths: RewriteRule = {
  name: 'short names of months',
  trigger: /\b(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\./u,
  pattern: /(?<!\p{L})(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.(?!\p{L})/gu,
  read: ([month]) => monthName(month),
};

/** "Mon.–Fri." */
export const dayRanges: RewriteRule = {
  name: 'ranges of days',
  trigger: /\p{L}\.? ?[–-] ?\p{L}/u,
  pattern: new RegExp(`(?<![\\p{L}-])(${DAY}) ?[–-] ?(${DAY})(?![\\p{L}-])`, 'gu'),
  read: ([, from = '', to = '']) => `${dayName(from)} to ${dayName(to)}`,
};

/** "Tues. evening". */
export const shortDays: RewriteRule = {
  name: 'short names of days',
  trigger: /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/u,
  pattern:
    /(?<!\p{L})(?:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)\.(?=,? [\p{Ll}\d]|, \p{Lu}|$)|(?:Sat|Sun)\.(?=, [\p{Lu}\d]))/gu,
  read: ([day]) => dayName(day),
};
