import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPronunciation } from '../../../src/domain/pronunciation.ts';
import { PHONEME_SYMBOLS, type Utterance } from '../../../src/domain/speech.ts';
import { createEnglishSource } from '../../../src/text/english-source.ts';
import { TextPlanner } from '../../../src/text/text-planner.ts';
import { loadLexicon } from './english-fixture.ts';

const planner = new TextPlanner(createEnglishSource(loadLexicon));
const KNOWN = new Set(PHONEME_SYMBOLS);
const PREFERENCES = {
  emoji: 'name' as const,
  pronunciations: [
    checkPronunciation({ written: 'an', spoken: 'AH-nuh', match: 'part' }),
    checkPronunciation({ written: 'of', spoken: '/ˈɔf/' }),
    checkPronunciation({ written: '12', spoken: 'a dozen' }),
  ],
};

/** What rules look for, in any order, so that they meet. */
const PIECES = fc.constantFrom(
  ..."$ £ € % ° ′ ″ – — - / . , : ; ' ’ “ ” \" ( ) [ ] ](/ /) & @ # ~ + × ½ 12 3.5 1984 0600 44 IV xiv MCM No. St. Dr. p. pp. a.m. BC AD US NASA www. .com km ft in kg Jan. 5th Mon. Psalm Matt. 4:5 Ph.D. PhDs 2h 15m 8s. 6d. 2bn 911 100s call b. c. , N. Main Mass. v2.0 * th' an’ the of an read lead bow 😀 👍🏽 🇫🇷 👩 🚀 🏴 ❤ ♂ \u200d \u20e3 \u{e0067} \u{e0062} é ß ﬁ 漢字 שלום \u0301 \u200d \ud800 \u202e \0 \n".split(
    ' ',
  ),
);

/** Fails unless the words stand in order, apart, where they say, in symbols that the voice knows. */
function checkWords(text: string, utterances: readonly Utterance[]): void {
  let end = 0;
  for (const utterance of utterances) {
    expect(text.slice(utterance.start, utterance.end)).toBe(utterance.text);
    for (const word of utterance.words) {
      expect(text.slice(word.start, word.end)).toBe(word.text);
      expect(word.start).toBeGreaterThanOrEqual(end);
      expect(word.end).toBeGreaterThan(word.start);
      expect(word.tag).not.toBe('');
      end = word.end;
    }
    expect(Array.from(utterance.phonemes).filter((symbol) => !KNOWN.has(symbol))).toEqual([]);
  }
}

describe('phonemize', () => {
  it('gives words in order, apart, and where they stand, whatever rules meet', async () => {
    const texts = fc.oneof(
      fc.array(PIECES, { maxLength: 14 }).map((pieces) => pieces.join('')),
      fc.array(PIECES, { maxLength: 14 }).map((pieces) => pieces.join(' ')),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        checkWords(text, await planner.phonemize(text, 'en-us', PREFERENCES));
      }),
      { numRuns: 300, examples: [['$$3.5'], ['$-0600'], ['👍🏽\u0301']] },
    );
  });

  it('takes a sentence of 20,000 characters, and says what it could not speak', async () => {
    const text = `${'the men of the town went down, '.repeat(610)}and ☃︎ 漢字 came.`;
    const utterances = await planner.phonemize(text, 'en-gb', PREFERENCES);
    expect(utterances).toHaveLength(1);
    checkWords(text, utterances);
    const { unspoken } = await planner.planChapter({
      title: null,
      blocks: [{ kind: 'paragraph', text }],
      language: 'en-gb',
      endsWith: 'none',
    });
    expect(unspoken.map((entry) => entry.text)).toContain('漢字');
  });
});
