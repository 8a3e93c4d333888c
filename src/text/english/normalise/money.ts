import { cardinalWords, numberWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

interface Currency {
  one: string;
  many: string;
  /** The hundredth part. */
  part: string;
  parts: string;
}

const DOLLAR: Currency = { one: 'dollar', many: 'dollars', part: 'cent', parts: 'cents' };
const CURRENCIES: Readonly<Record<string, Currency>> = {
  $: DOLLAR,
  '£': { one: 'pound', many: 'pounds', part: 'penny', parts: 'pence' },
  '€': { one: 'euro', many: 'euros', part: 'cent', parts: 'cents' },
  '¥': { one: 'yen', many: 'yen', part: 'sen', parts: 'sen' },
  '₹': { one: 'rupee', many: 'rupees', part: 'paisa', parts: 'paise' },
  '₽': { one: 'ruble', many: 'rubles', part: 'kopeck', parts: 'kopecks' },
  '₩': { one: 'won', many: 'won', part: 'jeon', parts: 'jeon' },
  '₺': { one: 'lira', many: 'lira', part: 'kurush', parts: 'kurush' },
};
const DOLLARS_OF: Readonly<Record<string, string>> = {
  US: 'U.S.',
  A: 'Australian',
  AU: 'Australian',
  C: 'Canadian',
  CA: 'Canadian',
  NZ: 'New Zealand',
  HK: 'Hong Kong',
};
const SCALES: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mn: 'million',
  bn: 'billion',
  b: 'billion',
  tn: 'trillion',
  thousand: 'thousand',
  million: 'million',
  billion: 'billion',
  trillion: 'trillion',
};

/** Words after which an amount no longer describes the noun that follows. */
const NO_NOUN =
  /^ (?:a|an|the|and|or|in|for|to|per|of|at|from|more|less|each|plus|on|with|when|while|but|is|was|were|by|as|if|that|than|now|later|today|out|off|every|apiece|down|up|back|worth)\b/u;

/** "a $100 bill": the unit stays singular before the noun it describes. */
function describesNoun(match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  if (/^-\p{Ll}/u.test(match.input.slice(end, end + 2))) return true;
  const rest = match.input.slice(end, end + 20);
  const before = match.input.slice(Math.max(0, match.index - 6), match.index);
  return (
    /\b(?:an?|the|this|that|his|her|my|your|one) $/iu.test(before) &&
    /^ [a-z]{3}/u.test(rest) &&
    !NO_NOUN.test(rest)
  );
}

function amountWords(figures: string, currency: Currency, singular: boolean): string {
  const [whole = '0', cents = ''] = figures.replaceAll(',', '').split('.');
  const large = Number(whole);
  const small = cents.length === 2 ? Number(cents) : 0;
  if (cents !== '' && cents.length !== 2) return `${numberWords(figures)} ${currency.many}`;
  const words = [];
  if (large > 0 || small === 0) {
    words.push(`${cardinalWords(whole)} ${large === 1 || singular ? currency.one : currency.many}`);
  }
  if (small > 0)
    words.push(`${cardinalWords(cents)} ${small === 1 ? currency.part : currency.parts}`);
  return words.join(' and ');
}

/** "$12.50", "£3bn", "US$20", "€1.2 million", "a $100 bill". */
export const moneyBySign: RewriteRule = {
  name: 'money with a sign before the amount',
  trigger: /[$£€¥₹₽₩₺]/u,
  pattern:
    /(?:(?<![\p{L}\d])(US|AU?|CA?|NZ|HK))?([$£€¥₹₽₩₺]) ?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:( ?)(thousand|million|billion|trillion|bn|mn|tn|[kmb])(?![\p{L}\d]))?/giu,
  read(match) {
    const [, country, sign = '$', figures = '', , scale] = match;
    const currency = CURRENCIES[sign] ?? DOLLAR;
    const singular = describesNoun(match);
    const owner = country === undefined ? '' : `${DOLLARS_OF[country.toUpperCase()] ?? country} `;
    if (scale !== undefined) {
      const scaled = `${numberWords(figures)} ${SCALES[scale.toLowerCase()] ?? scale}`;
      return `${scaled} ${owner}${singular ? currency.one : currency.many}`;
    }
    if (owner === '') return amountWords(figures, currency, singular);
    return `${numberWords(figures)} ${owner}${currency.many}`;
  },
};

/** "5¢". */
export const cents: RewriteRule = {
  name: 'cents',
  trigger: /¢/u,
  pattern: /(\d+(?:\.\d+)?) ?¢/gu,
  read: ([, figures = '']) => `${numberWords(figures)} ${figures === '1' ? 'cent' : 'cents'}`,
};

/** "2s. 6d.", "10s 6d": shillings and pence. */
export const oldMoney: RewriteRule = {
  name: 'shillings and pence',
  trigger: /\ds\.? ?\d+d/u,
  pattern: /(?<![\d\p{L}.,])(\d{1,3})s\.? ?(\d{1,2})d\.?(?!\p{L})/gu,
  read: ([, shillings = '', pence = '']) =>
    `${cardinalWords(shillings)} ${shillings === '1' ? 'shilling' : 'shillings'} and ` +
    `${cardinalWords(pence)} ${pence === '1' ? 'penny' : 'pence'}`,
};
