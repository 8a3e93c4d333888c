import type { LanguageRun } from '../../domain/book.ts';
import {
  PLAIN_READING,
  type PronunciationRule,
  type ReadingPreferences,
} from '../../domain/pronunciation.ts';
import type { SpeechLanguage } from '../../domain/speech.ts';
import { LONGEST_WORD } from '../espeak/espeak-speaker.ts';
import type { GraphemeToPhoneme, SpeechToken, WordSpeaker } from '../g2p.ts';
import type { Dictionary } from './lexicon/dictionary.ts';
import { foreignSounds, languageOfLetters } from './foreign/foreign-word.ts';
import { ForeignLexicon } from './foreign/foreign-lexicon.ts';
import { foldLetters } from './letter-folding.ts';
import { sentenceItems, type SentenceItem } from './sentence-tokens.ts';
import { applyStress } from './stress.ts';
import { findStutter, stutter } from './stutter.ts';
import { addS } from './suffixes.ts';
import { placeEnding } from './place-endings.ts';
import { soundOut } from './sound-out.ts';
import { UserLexicon } from './user-lexicon.ts';
import { contextBefore, SENTENCE_END } from './word-context.ts';
import { readFixed } from './fixed-group.ts';
import { readGroup, type LookUp, type SayByRule } from './word-group.ts';
import { WordReader, type Reading } from './word-reader.ts';
import { isPronounceable } from './word-shape.ts';

/** What an English word of five letters or more may end in. */
const REGULAR_ENDING = /(?<=\p{L}{3})(?:s|es|ed|ing|ly)$/u;

/** English as misaki reads it: lexicon, context, endings; by the rules of espeak-ng what is in no lexicon. */
export class EnglishG2p implements GraphemeToPhoneme {
  readonly #reader: WordReader;
  readonly #speaker: WordSpeaker;
  readonly #language: SpeechLanguage;
  readonly #foreign: ForeignLexicon;
  readonly #lexicons = new WeakMap<readonly PronunciationRule[], UserLexicon>();

  constructor(language: SpeechLanguage, dictionary: Dictionary, speaker: WordSpeaker) {
    this.#reader = new WordReader(dictionary, language);
    this.#speaker = speaker;
    this.#foreign = new ForeignLexicon(
      language,
      (word) => dictionary.gold(word) !== undefined,
      (word) => this.#isEnglish(word) || this.#isEnglish(word.replace(REGULAR_ENDING, '')),
    );
    this.#language = language;
  }

  async convert(
    sentences: readonly string[],
    preferences: ReadingPreferences = PLAIN_READING,
    foreignRuns: readonly (readonly LanguageRun[])[] = [],
  ): Promise<SpeechToken[][]> {
    const unknown = new Set<string>();
    const manner = {
      lexicon: this.#lexiconOf(preferences),
      foreign: this.#foreign,
      dropEmoji: preferences.emoji === 'drop',
    };
    const items = sentences.map((sentence, index) =>
      sentenceItems(sentence, { ...manner, foreignRuns: foreignRuns[index] ?? [] }),
    );
    const first = items.map((row, index) => {
      const missing: string[] = [];
      const tokens = this.#read(row, sentences[index] ?? '', (word) => {
        const reading = this.#sayByRule(word);
        if (reading === undefined) missing.push(ruleSpelling(word).stem);
        return reading;
      });
      for (const word of missing) unknown.add(word);
      return missing.length === 0 ? tokens : null;
    });
    if (unknown.size === 0) return first.map((tokens) => tokens ?? []);
    await this.#speaker.prepare(unknown);
    return first.map(
      (tokens, index) =>
        tokens ??
        this.#read(items[index] ?? [], sentences[index] ?? '', (word) => this.#sayByRule(word)),
    );
  }

  #isEnglish(word: string): boolean {
    return this.#reader.read(word, 'NN', SENTENCE_END)?.source === 'gold';
  }

  /** Compiled once for all the blocks that are read with the same preferences. */
  #lexiconOf({ pronunciations }: ReadingPreferences): UserLexicon {
    const known = this.#lexicons.get(pronunciations);
    const lexicon = known ?? new UserLexicon(pronunciations, this.#language);
    this.#lexicons.set(pronunciations, lexicon);
    return lexicon;
  }

  #sayByRule(word: string): Reading | undefined {
    const { stem, possessive } = ruleSpelling(word);
    const language = languageOfLetters(word);
    const foreign = language && foreignSounds(stem, language, this.#language);
    const finish = (said: string): string =>
      possessive && said !== '' ? addS(said, this.#language === 'en-gb') : said;
    if (foreign !== undefined) return { phonemes: finish(foreign), source: 'rule' };
    if (stem.length > LONGEST_WORD) return { phonemes: soundOut(stem), source: 'rule' };
    const found = this.#speaker.phonemes(stem);
    if (found === undefined) return undefined;
    const said = /^\p{Lu}/u.test(word) ? placeEnding(stem, found) : found;
    return { phonemes: finish(said), source: 'espeak' };
  }

  /** Reads the items of a sentence from right to left, since a word may depend on the next one. */
  #read(items: readonly SentenceItem[], sentence: string, sayByRule: SayByRule): SpeechToken[] {
    const tokens: SpeechToken[] = [];
    let context = SENTENCE_END;
    for (const item of items.toReversed()) {
      const { start, end, space } = item;
      const token: SpeechToken = {
        start,
        end,
        text: sentence.slice(start, end),
        kind: item.kind,
        phonemes: item.mark,
        space,
        spoken: item.kind === 'word' ? item.spoken : '',
        source: 'rule',
        tag: item.parts[0]?.tag ?? '',
      };
      if (item.kind === 'word') {
        const lookUp: LookUp = (word, tag, following) =>
          this.#reader.read(word, tag, following) ??
          this.#reader.readRespelled(word, tag, following);
        const fixed = item.parts.some(({ phonemes }) => phonemes !== undefined);
        const stuttered = fixed ? null : findStutter(item.parts);
        const reading = fixed
          ? readFixed(item.parts, context, lookUp, sayByRule, this.#language)
          : readGroup(stuttered?.word ?? item.parts, context, lookUp, sayByRule);
        const point = item.replaced && item.spoken === 'point';
        const spoken = point ? applyStress(reading.phonemes, -2) : reading.phonemes;
        const phonemes =
          stuttered === null || spoken === '' ? spoken : stutter(spoken, stuttered.beginnings);
        token.phonemes = fixed ? phonemes : phonemes.replaceAll('ɾ', 'T').replaceAll('ʔ', 't');
        token.source = item.user ? 'user' : reading.source;
        token.tag = reading.tag;
        if (token.phonemes === '') token.kind = 'silent';
        context = reading.context;
      } else if (item.kind === 'mark') {
        context = contextBefore(context, item.mark, '', '');
      }
      tokens.push(token);
    }
    return mergeOverlaps(tokens.reverse(), sentence);
  }
}

/**
 * The spelling that is given to rules: straight apostrophes, no full stops or joints. A possessive is
 * said from its stem, so that a name sounds the same in both.
 */
function ruleSpelling(word: string): { stem: string; possessive: boolean } {
  const plain = foldLetters(word.replaceAll(/[‘’]/gu, "'").replaceAll(/[.\-_/‐‑]/gu, ''));
  const [, stem = plain, ending = ''] = /^(.*\p{L})('s|(?<=s)')$/iu.exec(plain) ?? [];
  return { stem: isPronounceable(stem) ? stem.toLowerCase() : stem, possessive: ending.length > 1 };
}

/** Joins the tokens that stand for one stretch of the sentence: words of what a rule has replaced, most of them. */
function mergeOverlaps(tokens: readonly SpeechToken[], sentence: string): SpeechToken[] {
  const merged: SpeechToken[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    if (last === undefined || token.start >= last.end) {
      merged.push({ ...token });
      continue;
    }
    last.end = Math.max(last.end, token.end);
    last.text = sentence.slice(last.start, last.end);
    last.phonemes += `${last.space && last.phonemes !== '' ? ' ' : ''}${token.phonemes}`;
    last.spoken = `${last.spoken} ${token.spoken}`.trim();
    last.space = token.space;
    if (token.kind === 'word') last.kind = 'word';
  }
  return merged;
}
