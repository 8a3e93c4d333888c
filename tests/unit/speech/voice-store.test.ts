import { describe, expect, test } from 'vitest';
import type { Asset } from '../../../src/speech/asset.ts';
import { VoiceStore } from '../../../src/speech/voice-store.ts';
import { MANIFEST } from './model-fixture.ts';

const FILE = { bytes: 522_240, sha256: '' };
const manifest = {
  ...MANIFEST,
  voices: {
    af_heart: { ...FILE, sha256: 'heart' },
    bf_emma: { ...FILE, sha256: 'emma' },
    af_sky: { ...FILE, bytes: 12, sha256: 'sky' },
  },
};

/** Voices whose every value is the number of the row, plus one or ten. */
function openStore(): { store: VoiceStore; fetched: string[] } {
  const fetched: string[] = [];
  const read = ({ sha256 }: Asset): Promise<Uint8Array<ArrayBuffer>> => {
    fetched.push(sha256);
    const value = sha256 === 'heart' ? 1 : 10;
    const rows = Float32Array.from({ length: 510 * 256 }, (_, at) => Math.floor(at / 256) + value);
    return Promise.resolve(new Uint8Array(rows.buffer));
  };
  return { store: new VoiceStore('https://example.org/', { read }), fetched };
}

describe('a voice’s style', () => {
  test('of a blend is the weighted mean of its voices’ styles', async () => {
    const { store } = openStore();
    const heart = await store.style(manifest, 'af_heart', 100);
    const emma = await store.style(manifest, 'bf_emma', 100);
    const blend = await store.style(manifest, 'af_heart:0.75+bf_emma:0.25', 100);
    expect(blend).toHaveLength(256);
    blend.forEach((value, index) => {
      expect(value).toBeCloseTo(0.75 * (heart[index] ?? 0) + 0.25 * (emma[index] ?? 0), 4);
    });
  });

  test('changes with the number of tokens, and is there for the longest text', async () => {
    const { store } = openStore();
    const first = async (tokens: number): Promise<number | undefined> =>
      (await store.style(manifest, 'af_heart', tokens))[0];
    expect(await first(101)).toBe(((await first(100)) ?? 0) + 1);
    expect(await first(510)).toBe(510);
  });

  test('is read from the voice’s file once', async () => {
    const { store, fetched } = openStore();
    await store.style(manifest, 'af_heart+bf_emma', 100);
    await store.style(manifest, 'bf_emma', 7);
    expect(fetched).toEqual(['heart', 'emma']);
  });

  test.each(['am_puck', 'xx_nobody', 'af_heart+am_puck', 'af_sky'])(
    'of %s is refused where there is no such file',
    async (id) => {
      const styled = openStore().store.style(manifest, id, 100);
      await expect(styled).rejects.toMatchObject({ code: 'voice-unknown' });
    },
  );
});
