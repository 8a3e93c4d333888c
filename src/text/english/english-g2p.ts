import type { SpeechLanguage } from '../../domain/speech.ts';
import { cleanText } from '../clean-text.ts';
import { LONGEST_WORD } from '../espeak/espeak-speaker.ts';
import type { GraphemeToPhoneme, SpeechToken, WordSpeaker } from '../g2p.ts';
import { markFor, quotationMark } from './marks.ts';
import { soundOut } from './sound-out.ts';
import { tokenize, type RawToken } from './tokenizer.ts';
import { weakForm } from './weak-forms.ts';

function markPhonemes(token: RawToken, text: string): string {
  if (/^\.{2}|^…|^\. \./u.test(token.text)) return '…';
  if (/^(?:--|—)/u.test(token.text)) return '—';
  const mark = markFor(token.text.charAt(0)) ?? quotationMark(text, token.start) ?? '';
  // A row of the same mark says no more than three of it.
  return mark.repeat(Math.min(3, token.text.length));
}

/** English by the word rules of espeak-ng, with the weak forms of function words. */
export class EnglishG2p implements GraphemeToPhoneme {
  readonly #language: SpeechLanguage;
  readonly #speaker: WordSpeaker;

  constructor(language: SpeechLanguage, speaker: WordSpeaker) {
    this.#language = language;
    this.#speaker = speaker;
  }

  async convert(sentences: readonly string[]): Promise<SpeechToken[][]> {
    const cleaned = sentences.map((sentence) => cleanText(sentence));
    const tokens = cleaned.map(({ text }) => tokenize(text));
    const words = tokens
      .flat()
      .filter(({ kind, text }) => kind === 'word' && text.length <= LONGEST_WORD);
    await this.#speaker.prepare(words.map(({ text }) => this.#spelling(text)));
    return tokens.map((row, index) => {
      const origin = cleaned[index]?.origin ?? ((offset: number) => offset);
      const sentence = sentences[index] ?? '';
      const { text } = cleaned[index] ?? { text: '' };
      return row.map((token) => this.#speech(token, text, sentence, origin));
    });
  }

  #spelling(word: string): string {
    return word.replaceAll('’', "'").replaceAll('.', '').toLowerCase();
  }

  #speech(
    token: RawToken,
    text: string,
    sentence: string,
    origin: (offset: number) => number,
  ): SpeechToken {
    const start = origin(token.start);
    const end = origin(token.end);
    const base = { start, end, text: sentence.slice(start, end), space: token.space, tag: '' };
    if (token.kind === 'mark') {
      return {
        ...base,
        kind: 'mark',
        phonemes: markPhonemes(token, text),
        spoken: '',
        source: 'rule',
      };
    }
    const silent = { ...base, kind: 'silent', phonemes: '', spoken: '', source: 'rule' } as const;
    if (token.kind === 'other') return silent;
    const word = this.#spelling(token.text);
    const weak = weakForm(word, this.#language);
    if (weak !== undefined)
      return { ...base, kind: 'word', phonemes: weak, spoken: word, source: 'rule' };
    const phonemes =
      word.length > LONGEST_WORD ? soundOut(word) : (this.#speaker.phonemes(word) ?? '');
    return phonemes === ''
      ? silent
      : { ...base, kind: 'word', phonemes, spoken: word, source: 'espeak' };
  }
}
