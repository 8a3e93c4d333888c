import type { RewriteRule } from './rewrite.ts';

/** Letters of a sentence in capitals at least, so that an initialism alone is none. */
const SHORTEST = 8;

/** The text looked at last: each of its words asks about the same one. */
let last = { text: '', capitals: false };

function isAllCapitals(text: string): boolean {
  if (last.text !== text) last = { text, capitals: inCapitals(text) };
  return last.capitals;
}

function inCapitals(text: string): boolean {
  const letters = text.replaceAll(/[^\p{L}]/gu, '');
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return letters.length >= SHORTEST && words.length >= 3 && !/\p{Ll}/u.test(letters);
}

/** "THE END OF THE ROAD IS NEAR.": a sentence in capitals is read as one in small letters. */
export const sentencesInCapitals: RewriteRule = {
  name: 'sentences in capitals',
  trigger: /\p{Lu}{2,}.*\s.*\p{Lu}{2,}/u,
  pattern: /\p{Lu}[\p{Lu}'’]+/gu,
  read(match) {
    if (!isAllCapitals(match.input)) return null;
    const [word] = match;
    const first = !/\p{L}/u.test(match.input.slice(0, match.index));
    return first ? word.charAt(0) + word.slice(1).toLowerCase() : word.toLowerCase();
  },
};
