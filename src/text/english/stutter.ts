import { applyStress, VOWELS } from './stress.ts';
import type { WordPart } from './word-group.ts';

/** "B-but", "st-stop", "M-M-Mary", "I-I'm": the beginning of a word, once or several times, then the word. */
const STUTTERED = /^((?:\p{L}{1,3}[-‐‑–—])+)(\p{L}.+|I)$/u;

/** How often the beginning is said at most. */
const MOST_TIMES = 4;

/** A stuttered word: its parts without the beginnings, and what is begun how often. */
export interface Stutter {
  word: WordPart[];
  beginnings: string[];
}

/** Finds a stutter in the parts of a group; null where a hyphen joins anything else. */
export function findStutter(parts: readonly WordPart[]): Stutter | null {
  const whole = parts.map(({ text }) => text).join('');
  const [, head = '', word = ''] = STUTTERED.exec(whole) ?? [];
  if (head === '') return null;
  const beginnings = head.split(/[-‐‑–—]/u).filter((part) => part !== '');
  const small = word.toLowerCase();
  const isBegun = beginnings.every((part) => {
    const begun = part.toLowerCase();
    // One letter, or consonants: "no-nonsense" and "so-so" are words.
    return small.startsWith(begun) && (begun.length === 1 || /^[^aeiouy]+$/u.test(begun));
  });
  if (!isBegun || beginnings.length > MOST_TIMES) return null;
  let length = 0;
  const from = parts.findIndex(({ text }) => (length += text.length) > head.length);
  return { word: parts.slice(from), beginnings };
}

/** The sounds of a stuttered word from those of the word: its first consonants, or its first vowel, over and over. */
export function stutter(phonemes: string, beginnings: readonly string[]): string {
  const plain = applyStress(phonemes, -2);
  const vowelAt = Array.from(plain).findIndex((symbol) => VOWELS.has(symbol));
  const begun = beginnings.map((letters) => {
    if (vowelAt <= 0) return Array.from(plain)[0] ?? '';
    // "b-bring" begins with one consonant, "br-bring" with two; "sh" and "th" are one.
    const several = letters.length > 1 && !/^[cstwp]h$/iu.test(letters);
    return `${Array.from(plain)
      .slice(0, several ? vowelAt : 1)
      .join('')}ə`;
  });
  return `${begun.join(' ')} ${phonemes}`;
}
