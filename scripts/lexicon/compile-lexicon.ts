import { gzipSync } from 'node:zlib';
import {
  BLOCK_WORDS,
  MOST_SHARED,
  SHARED_BASE,
  type LexiconHeader,
} from '../../src/text/english/lexicon/lexicon-file.ts';

/** A dictionary of misaki: phonemes, or phonemes by part of speech with a DEFAULT. */
export type MisakiDictionary = Record<string, string | Record<string, string | null>>;

/** Bytes from here on stand for symbols that are not ASCII. */
const FIRST_SYMBOL = 128;

/** One entry's text: phonemes, or `TAG=phonemes;TAG=…`; a silver one begins with `~`. */
function entryText(entry: MisakiDictionary[string], silver: boolean): string {
  const text =
    typeof entry === 'string'
      ? entry
      : Object.entries(entry)
          .map(([tag, phonemes]) => `${tag}=${phonemes ?? ''}`)
          .join(';');
  return silver ? `~${text}` : text;
}

/**
 * Compiles misaki's two dictionaries of an accent into one file; see `lexicon-file.ts` for its form.
 * Where both have a word, gold wins.
 * @throws Error on a word that is not ASCII or an entry with too many different symbols
 */
export function compileLexicon(
  gold: MisakiDictionary,
  silver: MisakiDictionary,
  header: Pick<LexiconHeader, 'language' | 'source'>,
): Buffer<ArrayBuffer> {
  const entries = new Map<string, string>();
  for (const [word, entry] of Object.entries(silver)) entries.set(word, entryText(entry, true));
  for (const [word, entry] of Object.entries(gold)) entries.set(word, entryText(entry, false));
  const words = [...entries.keys()].sort((a, b) => (a < b ? -1 : 1));
  const wrong = words.find((word) => !/^[\x20-\x7e]+$/u.test(word));
  if (wrong !== undefined) throw new Error(`The lexicon has a word that is not ASCII: “${wrong}”.`);
  const used = new Set([...entries.values()].flatMap((text) => Array.from(text)));
  const symbols = [...used].filter((symbol) => symbol > '\x7f').sort();
  if (symbols.length > 256 - FIRST_SYMBOL) throw new Error('The lexicon has too many symbols.');
  const codes = new Map(symbols.map((symbol, index) => [symbol, FIRST_SYMBOL + index]));
  const values = words.flatMap((word) => [
    ...Array.from(entries.get(word) ?? '', (symbol) => codes.get(symbol) ?? symbol.charCodeAt(0)),
    10,
  ]);
  const first: LexiconHeader = {
    format: 'lectern-lexicon-1',
    ...header,
    entries: words.length,
    symbols: symbols.join(''),
  };
  const bytes = Buffer.concat([
    Buffer.from(`${JSON.stringify(first)}\n`),
    Buffer.from(`${frontCoded(words)}\0`),
    Buffer.from(values),
  ]);
  return Buffer.from(gzipSync(bytes, { level: 9 }));
}

function frontCoded(words: readonly string[]): string {
  let before = '';
  return words
    .map((word, index) => {
      let shared = 0;
      if (index % BLOCK_WORDS !== 0) {
        const most = Math.min(MOST_SHARED, word.length, before.length);
        while (shared < most && word[shared] === before[shared]) shared++;
      }
      before = word;
      return `${String.fromCharCode(SHARED_BASE + shared)}${word.slice(shared)}\n`;
    })
    .join('');
}
