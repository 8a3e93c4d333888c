import type { SpeechLanguage } from '../../domain/speech.ts';
import type { WordSpeaker } from '../g2p.ts';
import { mapEspeakSymbols } from './espeak-symbols.ts';

/** espeak-ng's voices. Its `en-gb` is ignored once another voice has been set, `en` is the same and is not. */
const VOICES: Readonly<Record<SpeechLanguage, string>> = { 'en-us': 'en-us', 'en-gb': 'en' };

/**
 * An embedded command of espeak-ng: 450 words a minute. It writes phonemes while it synthesises, so
 * its own speech, which nobody hears, is made as short as can be: three times as fast, same phonemes.
 */
const FAST = '\u0001450S';

/** Letters in one request: a longer one would keep the thread busy for too long. */
const BATCH_LETTERS = 2_000;

/** Words remembered for each language; one word's entry takes about 100 bytes. */
const REMEMBERED_WORDS = 50_000;

/** Letters of the longest word that is given to espeak-ng; longer ones are read sound by sound. */
export const LONGEST_WORD = 60;

/** Letters and digits; or one emoji or sign, which is read by its name. */
const READABLE =
  /^(?:[\p{Script=Latin}\d']+|[\p{Emoji_Presentation}\p{Extended_Pictographic}÷→←↑↓])$/u;

type Phonemize = (text: string, voice: string) => Promise<string[]>;

let loading: Promise<Phonemize> | undefined;

function loadEspeak(): Promise<Phonemize> {
  loading ??= import('phonemizer').then((module) => module.phonemize as Phonemize);
  return loading;
}

/** Splits words into requests of {@link BATCH_LETTERS}. */
function batches(words: readonly string[]): string[][] {
  const result: string[][] = [];
  let letters = Infinity;
  for (const word of words) {
    if (letters + word.length > BATCH_LETTERS) {
      result.push([]);
      letters = 0;
    }
    result.at(-1)?.push(word);
    letters += word.length;
  }
  return result;
}

/**
 * Single words by the rules of espeak-ng. Each word is spoken on its own, so its phonemes depend on
 * nothing else, and is asked for once.
 */
export class EspeakSpeaker implements WordSpeaker {
  readonly #language: SpeechLanguage;
  readonly #load: () => Promise<Phonemize>;
  #known = new Map<string, string>();

  constructor(language: SpeechLanguage, load: () => Promise<Phonemize> = loadEspeak) {
    this.#language = language;
    this.#load = load;
  }

  async prepare(words: Iterable<string>): Promise<void> {
    const missing = [...new Set(words)].filter((word) => !this.#known.has(word));
    if (this.#known.size + missing.length > REMEMBERED_WORDS) {
      // Words of this call that are known already must stay known.
      const kept = [...new Set(words)].map((word) => [word, this.#known.get(word)] as const);
      this.#known = new Map(
        kept.filter((entry): entry is [string, string] => entry[1] !== undefined),
      );
    }
    const readable = missing.filter((word) => READABLE.test(word) && word.length <= LONGEST_WORD);
    for (const word of missing) this.#known.set(word, '');
    for (const batch of batches(readable)) await this.#speak(batch);
  }

  phonemes(word: string): string | undefined {
    return this.#known.get(word);
  }

  async #speak(words: readonly string[]): Promise<void> {
    const phonemize = await this.#load();
    // A blank line ends a clause, so every word comes back on a line of its own.
    const text = words.map((word) => FAST + word).join('\n\n');
    const lines = await phonemize(text, VOICES[this.#language]);
    if (words.length === 1) this.#remember(words[0] ?? '', lines.join(' '));
    else if (lines.length === words.length) {
      words.forEach((word, index) => {
        this.#remember(word, lines[index] ?? '');
      });
    } else {
      // A word that gives no line or several shifts the rest: it is found by halving.
      const middle = words.length >> 1;
      await this.#speak(words.slice(0, middle));
      await this.#speak(words.slice(middle));
    }
  }

  #remember(word: string, ipa: string): void {
    this.#known.set(word, mapEspeakSymbols(ipa, this.#language));
  }
}
