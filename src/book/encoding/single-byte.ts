import { SINGLE_BYTE, type Alphabet } from './alphabets.ts';
import { decodeBytes } from './windows-1252.ts';

/** What a character is to a language. */
const Kind = {
  space: 0,
  /** ASCII letters, lower and upper case. */
  lower: 1,
  upper: 2,
  digit: 3,
  /** Letters of the alphabet beyond ASCII. */
  ownLower: 4,
  ownUpper: 5,
  opening: 6,
  closing: 7,
  apostrophe: 8,
  dash: 9,
  symbol: 10,
  foreign: 11,
  bad: 12,
} as const;

const OPENING = '“‘«‹„‚¿¡';
const CLOSING = '”»›…';
const LONGEST_SAMPLE = 512 * 1024;

/** How often each two bytes stand beside each other, where one of them is beyond ASCII. */
function countPairs(bytes: Uint8Array): { pairs: Uint32Array; count: number } {
  const pairs = new Uint32Array(65536);
  let last = 0x20;
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f || last > 0x7f) {
      const index = (last << 8) | byte;
      pairs[index] = (pairs[index] ?? 0) + 1;
      count++;
    }
    last = byte;
  }
  return { pairs, count };
}

/** Shares of the words that are the commonest of each language. */
function countWords(bytes: Uint8Array): Map<string, number> {
  const text = new TextDecoder('windows-1252').decode(bytes.subarray(0, 128 * 1024)).toLowerCase();
  const counts = new Map<string, number>();
  let total = 0;
  for (const [word] of text.matchAll(/[a-z\u0080-\uffff]+/g)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    total++;
  }
  for (const [word, count] of counts) counts.set(word, count / Math.max(1, total));
  return counts;
}

function kindOf(character: string, own: ReadonlyMap<string, number>): number {
  if (/[a-z]/.test(character)) return Kind.lower;
  if (/[A-Z]/.test(character)) return Kind.upper;
  if (/\d/.test(character)) return Kind.digit;
  const code = character.charCodeAt(0);
  if (code < 0x80 || code === 0xa0) return Kind.space;
  if (code < 0xa0 || character === '\ufffd' || (code >= 0xe000 && code < 0xf900)) return Kind.bad;
  if (OPENING.includes(character)) return Kind.opening;
  if (CLOSING.includes(character)) return Kind.closing;
  if (character === '’') return Kind.apostrophe;
  if (character === '–' || character === '—') return Kind.dash;
  if (!/\p{L}|\p{M}/u.test(character)) return Kind.symbol;
  const small = character.toLowerCase();
  if (!own.has(small)) return Kind.foreign;
  return character === small ? Kind.ownLower : Kind.ownUpper;
}

const isLetter = (kind: number): boolean =>
  kind === Kind.lower || kind === Kind.upper || kind === Kind.ownLower || kind === Kind.ownUpper;
const isUpper = (kind: number): boolean => kind === Kind.upper || kind === Kind.ownUpper;
const isOwn = (kind: number): boolean => kind === Kind.ownLower || kind === Kind.ownUpper;

/** How well two characters stand beside each other. */
function scorePair(before: number, after: number, isLatin: boolean): number {
  if (before === Kind.bad || after === Kind.bad) return -6;
  if (before === Kind.foreign || after === Kind.foreign) return -3;
  if (isLetter(before) && isLetter(after)) {
    if (!isLatin && isOwn(before) !== isOwn(after)) return -3;
    if (!isUpper(before) && isUpper(after)) return -3;
    return isUpper(before) && isUpper(after) ? 0.7 : 1;
  }
  if (before === Kind.symbol || after === Kind.symbol) {
    return isLetter(before) || isLetter(after) ? -2 : 0;
  }
  if (after === Kind.opening) return isLetter(before) ? -2 : 1;
  if (before === Kind.opening) return after === Kind.space ? -1 : 1;
  if (before === Kind.closing) return isLetter(after) ? -1.5 : 1;
  if (after === Kind.closing) return before === Kind.space ? -0.3 : 1;
  if (before === Kind.apostrophe || after === Kind.apostrophe) return 0.7;
  return 0.3;
}

/** Commoner letters count for more. */
function weightsOf({ letters }: Alphabet): Map<string, number> {
  const all = Array.from(letters);
  return new Map(all.map((letter, index) => [letter, 1 - index / all.length]));
}

/** How much a character speaks for a language by itself: quotation marks and dashes are in all of them. */
function weightOf(character: string, kind: number, weights: ReadonlyMap<string, number>): number {
  if (kind === Kind.opening || kind === Kind.closing || kind === Kind.apostrophe) return 1;
  if (kind === Kind.dash) return 1;
  const weight = weights.get(character.toLowerCase()) ?? 0;
  return kind === Kind.ownUpper ? weight / 2 : weight;
}

interface Evidence {
  pairs: Uint32Array;
  count: number;
  words: ReadonlyMap<string, number>;
}

const WORD_WEIGHT = 4;
/** Where a text has next to nothing beyond ASCII, it is in the commonest encoding. */
const HEAD_START = 2;

function scoreOf(characters: readonly string[], alphabet: Alphabet, evidence: Evidence): number {
  const { pairs, count, words } = evidence;
  const weights = weightsOf(alphabet);
  const kinds = characters.map((character) => kindOf(character, weights));
  const frequencies = characters.map((character, byte) =>
    weightOf(character, kinds[byte] ?? 0, weights),
  );
  let sum = 0;
  for (let index = 0; index < pairs.length; index++) {
    const times = pairs[index] ?? 0;
    if (times === 0) continue;
    const [before, after] = [index >> 8, index & 0xff];
    const score = scorePair(kinds[before] ?? 0, kinds[after] ?? 0, alphabet.isLatin);
    sum += times * (score + (after > 0x7f ? (frequencies[after] ?? 0) : 0));
  }
  const share = alphabet.words.split(' ').reduce((all, word) => all + (words.get(word) ?? 0), 0);
  return sum / count + WORD_WEIGHT * share;
}

/** The characters that the 256 bytes stand for. */
function charactersOf(encoding: string): string[] {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  return Array.from(decodeBytes(bytes, encoding));
}

/**
 * Tells which single-byte encoding a text is in: the one in which its bytes make letters of a language, in the
 * places where letters stand. The commonest words of languages, most of which are ASCII, help.
 */
export function singleByteEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, LONGEST_SAMPLE);
  const evidence = { ...countPairs(sample), words: countWords(sample) };
  if (evidence.count === 0) return 'windows-1252';
  let best = 'windows-1252';
  let highest = -Infinity;
  for (const [encoding, alphabets] of SINGLE_BYTE) {
    const characters = charactersOf(encoding);
    for (const alphabet of alphabets) {
      const head = encoding === 'windows-1252' ? HEAD_START / evidence.count : 0;
      const score = scoreOf(characters, alphabet, evidence) + head;
      if (score > highest + 0.01) [best, highest] = [encoding, score];
    }
  }
  return best;
}
