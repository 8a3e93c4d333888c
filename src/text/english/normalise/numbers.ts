import {
  cardinalWords,
  digitWords,
  numberWords,
  ordinalWords,
  pluralWords,
  yearWords,
} from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

const FIGURES = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*|\.\d+`;
const DIGIT = /\d/u;

function before(match: RegExpExecArray, length: number): string {
  return match.input.slice(Math.max(0, match.index - length), match.index);
}

function after(match: RegExpExecArray, length: number): string {
  const end = match.index + match[0].length;
  return match.input.slice(end, end + length);
}

/** "555-0142", "212-555-0142", "+44 20 7946 0958": digit by digit. */
export const telephoneNumbers: RewriteRule = {
  name: 'telephone numbers',
  trigger: DIGIT,
  pattern:
    /(?<![\d.,/-])(?:\+\d{1,3}(?:[ -]\d{2,5}){2,4}|(?:1-)?(?:\(\d{3}\) ?|\d{3}-)?\d{3}-\d{4}|\(?0\d{2,4}\)? \d{3,4}[ -]?\d{3,4})(?![\d/-]|\.\d)/gu,
  read: ([text]) =>
    text
      .replace('+', 'plus ')
      .split(/[ ()-]+/u)
      .filter((part) => part !== '')
      .map((part) => (/^\d+$/u.test(part) ? digitWords(part) : part))
      .join(' '),
};

/** "pp. 4-6", "10-15 minutes": a hyphen between two amounts, the smaller one first. */
function isCountedRange(match: RegExpExecArray, from: string, to: string): boolean {
  if (Number(from) >= Number(to)) return false;
  if (
    /(?:\bpp?\.|\b(?:pages?|chapters?|verses?|lines?|ages?|aged|between|from)) $/iu.test(
      before(match, 10),
    )
  )
    return true;
  return /^ (?:(?!(?:as|is|was|has|us|this|always|perhaps|unless|across|towards)\b)[a-z]{2,}s\b|(?:people|men|women|children|feet|at a time|percent|per cent|or so|a (?:day|night|week|month|year))\b)/u.test(
    after(match, 14),
  );
}

/** "~20": about. */
export const aboutNumbers: RewriteRule = {
  name: 'numbers after a tilde',
  trigger: /~\d/u,
  pattern: /(?<![\d\p{L}~])~(?=\d)/gu,
  read: () => 'about',
};

/** "0600 hours". */
export const militaryHours: RewriteRule = {
  name: 'hours in four digits',
  trigger: /\d{4} h(?:ou)?rs/u,
  pattern: /(?<![\d\p{L}.,])([01]\d|2[0-4])([0-5]\d)(?= (?:hours|hrs)\b)/gu,
  read([, hours = '', minutes = '']) {
    const head = hours.startsWith('0') ? digitWords(hours) : cardinalWords(hours);
    if (minutes === '00') return `${head} hundred`;
    return `${head} ${minutes.startsWith('0') ? digitWords(minutes, 'oh') : cardinalWords(minutes)}`;
  },
};

/** "1939–45", "10–15", "1914-1918", "pp. 3–9": from … to. */
export const numberRanges: RewriteRule = {
  name: 'ranges of numbers',
  trigger: /\d\s?[–-]\s?\d/u,
  pattern: /(?<![\d\p{L}.,/–-])(\d{1,4}) ?(–|-) ?(\d{1,4})(?![\d\p{L}/–-]|[.,]\d)/gu,
  read(match) {
    const [, from = '', dash = '', to = ''] = match;
    const years = from.length === 4 && (to.length === 4 || to.length === 2);
    if (dash === '-' && !years && !isCountedRange(match, from, to)) return null;
    const end =
      to.length === 2 && years && to.startsWith('0') ? digitWords(to, 'oh') : numberWords(to);
    return `${numberWords(from)} to ${end}`;
  },
};

/** "21st", "1,000th". */
export const ordinals: RewriteRule = {
  name: 'ordinals',
  trigger: DIGIT,
  pattern: /(?<![\d\p{L}.,])(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)(?!\p{L})/giu,
  read: ([, digits = '']) => ordinalWords(digits.replaceAll(',', '')),
};

/** "2bn", "3.5mn": without a currency. */
export const scaledNumbers: RewriteRule = {
  name: 'numbers with a short scale',
  trigger: /\d ?(?:bn|mn|tn)/u,
  pattern: new RegExp(String.raw`(?<![\d\p{L}.,])(${FIGURES}) ?(bn|mn|tn)(?![\p{L}\d])`, 'gu'),
  read: ([, figures = '', scale = '']) =>
    `${numberWords(figures)} ${{ bn: 'billion', mn: 'million', tn: 'trillion' }[scale] ?? scale}`,
};

/** "call 911": the numbers of the police and the like, after a word for calling. */
export const emergencyNumbers: RewriteRule = {
  name: 'short telephone numbers',
  trigger: /\b(?:call|dial|ring|rang|phon)/iu,
  pattern:
    /(?<=\b(?:call|dial|phone|ring)(?:s|ed|led|ing|ling)? |\b(?:phoned|phoning|rang|rung) )(?:911|999|112|111|101|411|311|000)(?![\d\p{L}-]|[.,]\d)/giu,
  read: ([digits]) => digitWords(digits),
};

/** "100s of people": hundreds. */
export const roundMultitudes: RewriteRule = {
  name: 'tens, hundreds and thousands',
  trigger: /0s of\b/u,
  pattern: /(?<![\d\p{L}.,])(10|100|1,?000|10,?000|100,?000|1,000,000)s(?= of\b)/gu,
  read: ([, digits = '']) =>
    pluralWords(cardinalWords(digits.replaceAll(',', '')).replace(/^one /u, '')),
};

/** "two 2s", "a row of 7s": figures by their names. */
export const pluralFigures: RewriteRule = {
  name: 'plurals of figures',
  trigger: /\ds/u,
  pattern: /(?<![\d\p{L}.,-])(\d{1,3})s(?!\p{L})/gu,
  read: ([, digits = '']) => pluralWords(cardinalWords(digits)),
};

/** "the 1980s", "the '90s", "the 60s". */
export const decades: RewriteRule = {
  name: 'decades',
  trigger: /\d['’]?s/u,
  pattern: /(?<![\d\p{L}.,])['’‘]?(\d{4}|\d0)['’]?s(?!\p{L})/gu,
  read: ([, digits = '']) =>
    pluralWords(digits.length === 4 ? yearWords(digits) : cardinalWords(digits)),
};

/** "'85", "’98": a year without its century. */
export const shortYears: RewriteRule = {
  name: 'years without a century',
  trigger: /['’‘]\d\d/u,
  pattern: /(?<=^|[\s(—–“"])['’‘](\d\d)(?![\d\p{L}'’])/gu,
  read: ([, digits = '']) =>
    digits.startsWith('0') ? digitWords(digits, 'oh') : cardinalWords(digits),
};

/** "476 AD", "44 BC", "AD 79": the year, then letters. */
export const eras: RewriteRule = {
  name: 'years before and after Christ',
  trigger: /\b(?:AD|BC|BCE|CE|A\.D|B\.C)\b/u,
  pattern:
    /(?<![\d\p{L}.,])(\d{3})(?= (?:A\.?D|B\.?C|BCE|CE)(?!\p{L}))|(?<=\b(?:AD|A\.D\.) )(\d{3})(?!\d)/gu,
  read([, first, second]) {
    const digits = first ?? second ?? '';
    if (digits.endsWith('00')) return cardinalWords(digits);
    const tail = digits.slice(1);
    const rest = tail.startsWith('0') ? `oh ${cardinalWords(tail)}` : cardinalWords(tail);
    return `${cardinalWords(digits.slice(0, 1))} ${rest}`;
  },
};

/** "BA117", "B12", "M25": letters, then the number as such codes are read. */
export const codes: RewriteRule = {
  name: 'letters with numbers',
  trigger: /\p{L}-?\d/u,
  pattern: /(?<![\d\p{L}])(\p{Lu}{1,4})-?(\d{1,4})(s?)(?![\d\p{L}]|[.,]\d)/gu,
  read: ([, letters = '', digits = '', plural]) => {
    // Two letters are never a word here: CO2, PO1.
    const spelled = letters.length === 2 ? Array.from(letters).join('.') : letters;
    const words = codeWords(digits);
    return `${spelled} ${plural === '' ? words : pluralWords(words)}`;
  },
};

function codeWords(digits: string): string {
  if (digits.startsWith('0') || digits.length > 3) return digitWords(digits);
  if (digits.length < 3 || digits.endsWith('00')) return cardinalWords(digits);
  const tail = digits.slice(1);
  const rest = tail.startsWith('0') ? `oh ${cardinalWords(tail)}` : cardinalWords(tail);
  return `${cardinalWords(digits.slice(0, 1))} ${rest}`;
}

/** "a 404": a code by which a thing is called. */
export const calledByNumber: RewriteRule = {
  name: 'three digits as a name',
  trigger: DIGIT,
  pattern: /(?<=\ban? )[1-9]0[1-9](?=[.,;:!?]|$)/gu,
  read: ([digits]) => codeWords(digits),
};

/** "Boeing 747", "Flight 370", "221B Baker Street": as a name is said, not as an amount. */
export const namedByNumber: RewriteRule = {
  name: 'three digits of an aeroplane, a flight, a house with a letter',
  trigger: /\d{3}/u,
  pattern:
    /(?<=\b(?:an?|the) )(?<plane>7[0-8]7)(?![\d\p{L}-]|[.,]\d| \p{Ll})|(?<=\b(?:Boeing|Airbus|Flight|Concorde|Peugeot|Porsche|Boeings|Psalm) )A?(?<named>[1-9]\d{2})(?![\d-]|[.,]\d)|(?<![\d\p{L}.,/$£€-])(?<house>[1-9]\d{2})(?<letter>[A-H])(?![\p{L}\d])/gu,
  read({ groups = {} }) {
    const { named = groups['plane'], house, letter } = groups;
    if (house !== undefined) return `${codeWords(house)} ${letter ?? ''}`;
    return named === undefined ? null : codeWords(named);
  },
};

/** "5-year-old", "3-D", "12-foot": the number stands apart from the words. */
export const numberedWords: RewriteRule = {
  name: 'numbers joined to words by hyphens',
  trigger: /\d-\p{L}/u,
  pattern: /(?<![\d\p{L}.,-])(\d+(?:\.\d+)?)((?:-\p{L}+)+)/gu,
  read: ([, digits = '', words = '']) => `${numberWords(digits)}${words.replaceAll('-', ' ')}`,
};

/** "3-2": a score. */
export const scores: RewriteRule = {
  name: 'scores',
  trigger: /\d-\d/u,
  pattern: /(?<![\d\p{L}.,/-])(\d{1,3})-(\d{1,3})(?![\d\p{L}/-]|[.,]\d)/gu,
  read: ([, one = '', other = '']) =>
    `${cardinalWords(one).replaceAll(' ', '-')}-${cardinalWords(other).replaceAll(' ', '-')}`,
};

/** "-12 degrees", "−5": minus. */
export const negativeNumbers: RewriteRule = {
  name: 'negative numbers',
  trigger: /[-−–]\d/u,
  pattern: new RegExp(String.raw`(?<=^|[\s(“"‘'])[-−–](${FIGURES})(?![\d-])`, 'gu'),
  read: ([, figures = '']) => `minus ${numberWords(figures)}`,
};

/** "10/100", "24/7", "9/11/2001": the numbers one after the other. */
export const slashedNumbers: RewriteRule = {
  name: 'numbers with slashes',
  trigger: /\d\/\d/u,
  pattern: /(?<![\d\p{L}/.,])\d+(?:\/\d+)+(?![\d\p{L}/])/gu,
  read: ([text]) => text.split('/').map(numberWords).join(' '),
};

/** "50%", "3.7 %", "-0.3%", "5–10%". */
export const percentages: RewriteRule = {
  name: 'percentages',
  trigger: /[%‰]/u,
  pattern: new RegExp(
    String.raw`((?<=^|[\s(])[-−])?(?:(${FIGURES})%?(?: ?[–-] ?| to ))?(?<![\d.,])(${FIGURES}) ?([%‰])`,
    'gu',
  ),
  read([, minus, from, figures = '', sign]) {
    const amount = `${numberWords(figures)} ${sign === '%' ? 'percent' : 'per thousand'}`;
    const range = from === undefined ? amount : `${numberWords(from)} to ${amount}`;
    return minus === undefined ? range : `minus ${range}`;
  },
};

/** All other numbers in figures. */
export const plainNumbers: RewriteRule = {
  name: 'numbers',
  trigger: DIGIT,
  pattern: new RegExp(FIGURES, 'gu'),
  read(match) {
    const [figures] = match;
    // A decimal point needs a digit before it, or nothing.
    if (figures.startsWith('.') && /[\p{L}\d]$/u.test(before(match, 2))) {
      return ` ${numberWords(figures.slice(1))}`;
    }
    const words = numberWords(figures);
    return /^['’]s\b/u.test(after(match, 3)) ? words.replaceAll(' ', '-') : words;
  },
};
