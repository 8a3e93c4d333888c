import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../../src/speech/manifest-parser.ts';
import { MANIFEST } from './model-fixture.ts';

describe('a manifest', () => {
  test('is taken as it is when it is whole', () => {
    expect(parseManifest(structuredClone(MANIFEST))).toEqual(MANIFEST);
  });

  const shard = MANIFEST.shards[0];
  test.each([
    ['is no object', 'made-up'],
    ['is null', null],
    ['has no id', { ...MANIFEST, id: '' }],
    ['has no shards', { ...MANIFEST, shards: [] }],
    ['has files of other sizes than the model', { ...MANIFEST, bytes: 5 }],
    ['has no table of tensors', { ...MANIFEST, tensors: undefined }],
    ['has no graphs', { ...MANIFEST, graphs: undefined }],
    ['lacks a graph', { ...MANIFEST, graphs: { ...MANIFEST.graphs, small: undefined } }],
    [
      'has a graph outside of its folder',
      { ...MANIFEST, graphs: { ...MANIFEST.graphs, fast: { ...shard, path: '../x.bin' } } },
    ],
    [
      'has a shard outside of its folder',
      { ...MANIFEST, shards: [{ ...shard, path: '../x.bin' }] },
    ],
    ['has a shard on another host', { ...MANIFEST, shards: [{ ...shard, path: 'https://x/y' }] }],
    ['has a shard without a hash', { ...MANIFEST, shards: [{ ...shard, sha256: 'abc' }] }],
    ['has a token that is no number', { ...MANIFEST, tokens: { a: '1' } }],
    [
      'has a voice without a size',
      { ...MANIFEST, voices: { af_heart: { sha256: '1'.repeat(64) } } },
    ],
    [
      'has a voice outside of its folder',
      { ...MANIFEST, voices: { '../af': MANIFEST.voices.af_heart } },
    ],
  ])('is refused when it %s', (_, json) => {
    expect(parseManifest(json)).toBeNull();
  });
});
