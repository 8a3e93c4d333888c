import type { LexiconFile } from './lexicon-file.ts';

/** Phonemes, by part of speech where that matters; `DEFAULT` is always among those. */
export type Entry = string | ReadonlyMap<string, string>;

/** What a lexicon has for a word. */
export interface DictionaryEntry {
  entry: Entry;
  /** Checked by hand (gold) or made by a program (silver). */
  gold: boolean;
}

/** Words with phonemes; spellings are exact but for the case of the first letter. */
export interface Dictionary {
  gold(word: string): Entry | undefined;
  silver(word: string): string | undefined;
}

function parseEntry(text: string): DictionaryEntry {
  if (text.startsWith('~')) return { entry: text.slice(1), gold: false };
  if (!text.includes('=')) return { entry: text, gold: true };
  const pairs = text.split(';').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { entry: new Map(pairs), gold: true };
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** Looked-up words that are remembered. */
const REMEMBERED_WORDS = 30_000;

/** The dictionary in a lexicon file. */
export class FileDictionary implements Dictionary {
  readonly #file: LexiconFile;
  readonly #known = new Map<string, DictionaryEntry | null>();

  constructor(file: LexiconFile) {
    this.#file = file;
  }

  gold(word: string): Entry | undefined {
    return this.#spellings(word).find((found) => found.gold)?.entry;
  }

  silver(word: string): string | undefined {
    const found = this.#spellings(word).find(({ gold }) => !gold)?.entry;
    return typeof found === 'string' ? found : undefined;
  }

  /** Entries of a word as written, and with a small or capital first letter instead. */
  #spellings(word: string): DictionaryEntry[] {
    const found = [this.#find(word)];
    if (word.length > 1) {
      const lower = word.toLowerCase();
      const upper = capitalised(word);
      if (word === lower && upper !== lower) found.push(this.#find(upper));
      else if (word === upper && upper !== lower) found.push(this.#find(lower));
    }
    return found.filter((entry) => entry !== null);
  }

  #find(word: string): DictionaryEntry | null {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const text = this.#file.find(word);
    const entry = text === undefined ? null : parseEntry(text);
    if (this.#known.size >= REMEMBERED_WORDS) this.#known.clear();
    this.#known.set(word, entry);
    return entry;
  }
}
