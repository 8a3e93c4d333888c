import { expect, it } from 'vitest';
import type { PlannedChunk } from '../../../src/domain/speech.ts';
import { wordTimes } from '../../../src/domain/word-times.ts';
import { chunkRecord } from '../../../src/jobs/chunk-record.ts';
import { chunkWords } from '../../../src/jobs/chunk-words.ts';

const CHUNK: PlannedChunk = {
  text: 'Go, now!',
  phonemes: 'ɡˌO, nˈW!',
  block: 3,
  role: 'narration',
  words: [
    { start: 0, end: 2, from: 0, to: 3 },
    { start: 4, end: 7, from: 5, to: 8 },
  ],
  before: '',
  after: '',
  pauseAfter: 'sentence',
};

/** ɡ ˌ O , _ n ˈ W ! */
const ENDS = new Uint32Array([2_000, 2_000, 6_000, 9_000, 9_000, 11_000, 11_000, 16_000, 20_480]);

it('the words of a chunk take its samples together with the gaps between them', () => {
  expect(wordTimes(CHUNK, ENDS)).toEqual([
    { start: 0, end: 2, from: 0, to: 6_000 },
    { start: 4, end: 7, from: 9_000, to: 16_000 },
  ]);
});

it('a chunk’s speech lies in its chapter behind all frames before it and its own guard', () => {
  const audio = { frames: 24, symbolEnds: ENDS };
  const records = [0, 1].map((index) =>
    chunkRecord({ jobId: 'a', position: 2, index, key: 'k' }, CHUNK, audio, 1),
  );
  // A sentence's pause after the breath: 0.25 s are 6 frames, 4 of which guard the neighbours.
  expect(records.map(({ pauseFrames }) => pauseFrames)).toEqual([2, 2]);
  expect(chunkWords(records)).toMatchObject([
    { chapter: 2, block: 3, at: 2 * 1_024, samples: 20_480 },
    { chapter: 2, block: 3, at: (24 + 2 + 2) * 1_024, samples: 20_480 },
  ]);
});
