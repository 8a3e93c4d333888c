import { openPlanner } from '../../../scripts/speech/node-voices.ts';
import { makeProse } from '../bench-text.ts';

/** A text as the narrator gets it. */
export interface Sentence {
  phonemes: string;
  voice: string;
}

const VOICES = ['af_heart', 'am_michael', 'bf_emma', 'bm_george', 'af_bella', 'am_puck'] as const;

/** Sentences of so many tokens, or as many as fit, each in another voice than the one before. */
export async function makeSentences(lengths: readonly number[]): Promise<Sentence[]> {
  const chapter = { title: null, language: 'en-us', endsWith: 'end' } as const;
  const blocks = makeProse(6_000).map((text) => ({ kind: 'paragraph' as const, text }));
  const { chunks } = await openPlanner().planChapter({ ...chapter, blocks });
  const words = chunks.flatMap(({ phonemes }) => phonemes.split(' '));
  let next = 0;
  return lengths.map((length, index) => {
    let phonemes = '';
    while (next < words.length * 10) {
      const word = words[next % words.length] ?? '';
      if (Array.from(phonemes).length + Array.from(word).length + 1 > length) break;
      phonemes += phonemes === '' ? word : ` ${word}`;
      next += 1;
    }
    if (phonemes === '') phonemes = 'nˈO.';
    return { phonemes, voice: VOICES[index % VOICES.length] ?? 'af_heart' };
  });
}
