import { cardinalWords, ordinalWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

const SIGNS: Readonly<Record<string, string>> = {
  '&': 'and',
  '+': 'plus',
  '=': 'equals',
  '×': 'times',
  '±': 'plus or minus',
  '≈': 'is about',
  '≠': 'is not equal to',
  '≤': 'is at most',
  '≥': 'is at least',
  '∞': 'infinity',
  '√': 'the square root of',
  '%': 'percent',
  '@': 'at',
  '°': 'degrees',
  '§': 'section',
  '§§': 'sections',
  '¶': 'paragraph',
  '¶¶': 'paragraphs',
  '™': 'T.M.',
  '£': 'pounds',
  '€': 'euros',
  '¥': 'yen',
  $: 'dollars',
  '¢': 'cents',
  '²': 'squared',
  '³': 'cubed',
  '№': 'number',
};
const GREEK =
  'αalpha βbeta γgamma δdelta εepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi οomicron πpi ρrho σsigma τtau υupsilon φphi χchi ψpsi ωomega µmicro Δdelta Ωomega Σsigma Φphi Ψpsi Θtheta Λlambda Πpi Γgamma';
const LETTERS = new Map(GREEK.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]));

/** "#5", "#reading". */
export const hashes: RewriteRule = {
  name: 'numbers and tags after #',
  trigger: /#/u,
  pattern: /#(?=[\p{L}\d])/gu,
  read: (match) => (/\d/u.test(match.input.charAt(match.index + 1)) ? 'number' : 'hashtag'),
};

/** "9 − 4", "2 < 7": between two values. */
export const comparisons: RewriteRule = {
  name: 'signs between values',
  trigger: /[−<>] ?[\p{L}\d]/u,
  pattern: /(?<=\d ?)−(?= ?\d)|(?<=(?:\d|(?<!\p{L})\p{L}) )[<>](?= (?:\d|\p{L}(?!\p{L})))/gu,
  read: ([sign]) => ({ '−': 'minus', '<': 'is less than', '>': 'is greater than' })[sign] ?? null,
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "10⁻³", "10^6", "x^2": powers. */
export const powers: RewriteRule = {
  name: 'powers',
  trigger: /[\d\p{L}][⁻⁺⁰¹⁴-⁹^]/u,
  pattern:
    /(?<=\d|(?<!\p{L})\p{L})(?:([⁻⁺]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|\^([-−]?)(\d{1,3}))(?![\p{L}\d])/gu,
  read([, sign = '', raised, minus = '', figures = '']) {
    const digits =
      raised === undefined
        ? figures
        : Array.from(raised, (digit) => String(SUPERSCRIPTS.indexOf(digit))).join('');
    if (sign === '⁻' || minus !== '') return `to the minus ${cardinalWords(digits)}`;
    if (digits === '2') return 'squared';
    if (digits === '3') return 'cubed';
    return `to the ${ordinalWords(digits)}`;
  },
};

/** Signs that are words: "&", "+", "=", "×". */
export const signs: RewriteRule = {
  name: 'signs',
  trigger: /[&+=×±≈≠≤≥∞√%@°§¶™£€¥$¢²³№]/u,
  pattern: /§§|¶¶|[&+=×±≈≠≤≥∞√%@°§¶™£€¥$¢²³№]/gu,
  read: ([sign]) => SIGNS[sign] ?? null,
};

/** "I ❤ New York". */
export const hearts: RewriteRule = {
  name: 'hearts that stand for a verb',
  trigger: /[❤♥]/u,
  pattern:
    /(?<=(?:^|[.!?,;:“"(] ?|\b(?:and|but|that|if|because) )(?:I|[Ww]e|[Yy]ou|[Tt]hey|\p{Lu}\p{Ll}+) )[❤♥](?= ?\p{L})/gu,
  read: () => 'love',
};

/** "a 5* hotel": stars. */
export const stars: RewriteRule = {
  name: 'stars of hotels',
  trigger: /\d\*/u,
  pattern:
    /(?<=(?<![\d\p{L}.])[1-7])\*(?= (?:hotel|resort|restaurant|review|rating|service)s?\b)/gu,
  read: () => 'star',
};

/** "π", "the α-rays": single Greek letters by their names. */
export const greekLetters: RewriteRule = {
  name: 'single Greek letters',
  trigger: /[\u0370-\u03ff\u00b5]/u,
  pattern:
    /(?<![\u0370-\u03ff\u1f00-\u1fff])[\u0370-\u03ff\u00b5](?![\u0370-\u03ff\u1f00-\u1fff])/gu,
  read: ([letter]) => LETTERS.get(letter) ?? null,
};
