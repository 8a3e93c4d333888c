import { Parser } from 'htmlparser2';
import { cleanText } from './plain-text.ts';

/** Makes plain text of a text that may hold HTML, as descriptions do. Longer ones are cut. */
export function stripTags(text: string, longest = 20_000): string {
  let plain = '';
  const breakWord = (name: string): void => {
    if (/^(?:p|div|br|li|h\d|blockquote|tr)$/.test(name)) plain += ' ';
  };
  const parser = new Parser({
    ontext: (piece) => (plain += piece),
    onopentagname: breakWord,
    onclosetag: breakWord,
  });
  parser.end(text.slice(0, longest));
  return cleanText(plain);
}
