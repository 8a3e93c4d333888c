import { describe, expect, it } from 'vitest';
import { chunkKey, type ChunkIdentity } from '../../../src/jobs/chunk-key.ts';

const identity: ChunkIdentity = {
  text: 'Hello',
  phonemes: 'həlˈO',
  before: '',
  after: '',
  voice: 'af_heart',
  speed: 1,
  pausePace: 1,
  modelId: 'm',
  bitrate: 64,
};

describe('the key of a chunk', () => {
  it('is the same for the same sound', async () => {
    expect(await chunkKey(identity)).toBe(await chunkKey({ ...identity }));
  });

  it.each([
    { text: 'Hallo' },
    { phonemes: 'hˈɛlO' },
    { before: 'ˈɛmə. ' },
    { after: ' ˈɛmə.' },
    { voice: 'bf_emma' },
    { speed: 1.1 },
    { pausePace: 1.1 },
    { modelId: 'n' },
    { bitrate: 96 },
  ] satisfies Partial<ChunkIdentity>[])('changes with %o', async (change) => {
    expect(await chunkKey({ ...identity, ...change })).not.toBe(await chunkKey(identity));
  });
});
