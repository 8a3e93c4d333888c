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
  if (/^ (?:notes?|bills?|coins?|tickets?|stamps?|fines?)\b/u.test(rest)) return true;
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

const MINUS = String.raw`(?:(?<=^|[\s(])([-−]))?`;
const COUNTRY = String.raw`(?:(?<![\p{L}\d])(US|AU?|CA?|NZ|HK))?`;
const AMOUNT = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+,\d\d(?![\d,])|\d+(?:\.\d+)?`;
const RANGE = `(?:(${AMOUNT}) ?[–-] ?[$£€]?)?`;
const SCALE = String.raw`(?:[ -]?(thousand|million|billion|trillion)(?!\p{L})| ?(bn|mn|tn|[kmb])(?![\p{L}\d]))?`;

/** "2,50" as Europeans write it: with a point. */
function pointed(figures: string): string {
  return figures.replace(/,(?=\d\d$)/u, '.');
}

/** "$12.50", "£3bn", "US$20", "€1.2 million", "a $100 bill", "$5–$10", "-$40". */
export const moneyBySign: RewriteRule = {
  name: 'money with a sign before the amount',
  trigger: /[$£€¥₹₽₩₺]/u,
  pattern: new RegExp(`${MINUS}${COUNTRY}([$£€¥₹₽₩₺]) ?${RANGE}(${AMOUNT})${SCALE}`, 'giu'),
  read(match) {
    const [, minus, country, sign = '$', from, amount = '', word, letters] = match;
    const scale = word ?? letters;
    const figures = pointed(amount);
    const currency = CURRENCIES[sign] ?? DOLLAR;
    const singular = describesNoun(match);
    const owner = country === undefined ? '' : `${DOLLARS_OF[country.toUpperCase()] ?? country} `;
    const head =
      (minus === undefined ? '' : 'minus ') +
      (from === undefined ? '' : `${numberWords(pointed(from))} to `);
    if (scale !== undefined) {
      const scaled = `${numberWords(figures)} ${SCALES[scale.toLowerCase()] ?? scale}`;
      return `${head}${scaled} ${owner}${singular ? currency.one : currency.many}`;
    }
    if (owner === '') return head + amountWords(figures, currency, singular);
    return `${head}${numberWords(figures)} ${owner}${currency.many}`;
  },
};

const UNITS_OF_PRICES: Readonly<Record<string, string>> = {
  hr: 'hour',
  yr: 'year',
  mo: 'month',
  wk: 'week',
  min: 'minute',
  sec: 'second',
  kg: 'kilogram',
  lb: 'pound',
  km: 'kilometer',
  m: 'meter',
};

const CODES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  USD: ['U.S. dollar', 'U.S. dollars'],
  EUR: ['euro', 'euros'],
  GBP: ['British pound', 'British pounds'],
  JPY: ['yen', 'yen'],
  CHF: ['Swiss franc', 'Swiss francs'],
  CAD: ['Canadian dollar', 'Canadian dollars'],
  AUD: ['Australian dollar', 'Australian dollars'],
  INR: ['rupee', 'rupees'],
  CNY: ['yuan', 'yuan'],
};

/** "30 USD", "EUR 20", "20 €". */
export const moneyByCode: RewriteRule = {
  name: 'money by the code of its currency',
  trigger: /[A-Z]{3}|\d ?[€£]/u,
  pattern: new RegExp(
    `(?<![\\d\\p{L}.,])(?:(${Object.keys(CODES).join('|')}) ?(${AMOUNT})|(${AMOUNT}) ?(${Object.keys(CODES).join('|')}|€|£))(?![\\p{L}\\d])`,
    'gu',
  ),
  read([, before, amountAfter = '', amountBefore, after = '']) {
    const figures = pointed(amountBefore ?? amountAfter);
    const sign = before ?? after;
    const currency = CURRENCIES[sign];
    if (currency !== undefined) return amountWords(figures, currency, false);
    const names = CODES[sign];
    return names === undefined ? null : `${numberWords(figures)} ${names[figures === '1' ? 0 : 1]}`;
  },
};

/** "5¢". */
export const cents: RewriteRule = {
  name: 'cents',
  trigger: /¢/u,
  pattern: /(\d+(?:\.\d+)?) ?¢/gu,
  read(match) {
    const [, figures = ''] = match;
    return `${numberWords(figures)} ${figures === '1' || describesNoun(match) ? 'cent' : 'cents'}`;
  },
};

/** "$3/month", "60%/year": per. */
export const prices: RewriteRule = {
  name: 'amounts per something',
  trigger: /[\d%] ?\/ ?\p{Ll}/u,
  pattern:
    /(?<=[$£€¥]\d[\d.,]* ?(?:[kmbn]|bn)?|\d ?%) ?\/ ?(month|year|week|day|hour|night|person|head|unit|page|word|minute|second|gallon|mile|share|seat|hr|yr|mo|wk|min|sec|kg|lb|km|m)(?!\p{L})/gu,
  read: ([, unit = '']) => `per ${UNITS_OF_PRICES[unit] ?? unit}`,
};

/** "2s. 6d.", "10s 6d", "rooms 8s., sherry 8d.": shillings and pence. */
export const oldMoney: RewriteRule = {
  name: 'shillings and pence',
  trigger: /\d[sd]\.|\ds ?\d+d/u,
  pattern:
    /(?<![\d\p{L}.,'’]|\bthe )(?:(\d{1,3})s\.? ?(\d{1,2})d\.?(?!\p{L})|(\d{1,3})(?:(s)\.(?=[,;:)]| [\p{Ll}\d])|(d)\.(?=[,;:)”"]|$| [\p{Ll}\d])))/gu,
  read([, shillings = '', pence = '', amount, isShillings]) {
    const of = (figures: string, [one, many]: readonly [string, string]): string =>
      `${cardinalWords(figures)} ${figures === '1' ? one : many}`;
    const [SHILLING, PENNY] = [['shilling', 'shillings'] as const, ['penny', 'pence'] as const];
    if (amount !== undefined) return of(amount, isShillings !== undefined ? SHILLING : PENNY);
    return `${of(shillings, SHILLING)} and ${of(pence, PENNY)}`;
  },
};
