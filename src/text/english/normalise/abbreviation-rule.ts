import type { RewriteRule } from './rewrite.ts';

/** Puts back the full stop of an abbreviation that ends the sentence. */
export function withStop(match: RegExpExecArray, words: string): string {
  const rest = match.input.slice(match.index + match[0].length);
  return /^["”’')\]]*\s*$/u.test(rest) ? `${words}.` : words;
}

function capitalLike(written: string, words: string): string {
  return written === written.toLowerCase() ? words.toLowerCase() : words;
}

/**
 * A rule that reads abbreviations in full.
 * @param table words by abbreviation, in small letters with its full stop
 * @param follows what has to follow, as a pattern; `precedes` likewise
 */
export function tableRule(
  name: string,
  table: Readonly<Record<string, string>>,
  follows: string,
  precedes = '',
): RewriteRule {
  const keys = Object.keys(table).flatMap((key) => {
    const plain = key.slice(0, -1);
    return [plain, plain.charAt(0).toUpperCase() + plain.slice(1)];
  });
  return {
    name,
    trigger: /\p{L}\./u,
    pattern: new RegExp(`${precedes}(?<![\\p{L}\\d.])(?:${keys.join('|')})\\.${follows}`, 'gu'),
    read(match) {
      const [written] = match;
      const words = table[written.toLowerCase()];
      return words === undefined ? null : withStop(match, capitalLike(written, words));
    },
  };
}
