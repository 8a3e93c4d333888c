import { describe, expect, it } from 'vitest';
import { PAUSE_SECONDS, pauseFrames, pauseSamples } from '../../../src/domain/pauses.ts';
import type { PauseKind } from '../../../src/domain/pauses.ts';

const KINDS = Object.keys(PAUSE_SECONDS) as PauseKind[];
const GUARDS = 4;

/** Seconds that are silent between two chunks of a file: breath, fill, guard frames, pause, margin. */
function heard(kind: PauseKind, samples: number, quiet: number, pace = 1): number {
  const fill = Math.ceil(samples / 1_024) * 1_024 - samples;
  const frames = pauseFrames({ kind, pace, quiet }, samples) + GUARDS;
  return (quiet + fill + frames * 1_024 + 240) / 24_000;
}

describe('the pauses', () => {
  it('are those that were laid down', () => {
    const { sentence, paragraph, scene, chapter } = PAUSE_SECONDS;
    expect([sentence, paragraph, scene, chapter]).toEqual([0.25, 0.6, 1.5, 2]);
  });

  it('grow with what ends', () => {
    const kinds: PauseKind[] = [
      ...(['none', 'comma', 'clause', 'sentence', 'line'] as const),
      ...(['reply', 'paragraph', 'heading', 'scene', 'chapter'] as const),
    ];
    const lengths = kinds.map((kind) => PAUSE_SECONDS[kind]);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(new Set(lengths).size).toBe(lengths.length);
  });

  it('between blocks are heard from sound to sound, to half a frame', () => {
    for (const kind of ['reply', 'paragraph', 'heading', 'scene', 'chapter'] as const) {
      for (const pace of [0.75, 1, 2]) {
        for (const samples of [24_000, 24_577, 25_600, 123_456]) {
          const wanted = PAUSE_SECONDS[kind] * pace;
          expect(Math.abs(heard(kind, samples, 2_880, pace) - wanted)).toBeLessThan(0.022);
        }
      }
    }
  });

  it('inside a block come after the breath', () => {
    const breath = 2_880;
    expect(pauseSamples({ kind: 'sentence', pace: 1, quiet: breath })).toBe(6_000);
    expect(pauseSamples({ kind: 'paragraph', pace: 1, quiet: breath })).toBe(14_400 - breath - 240);
  });

  it('are never over 2.6 seconds of silence, and never less than nothing', () => {
    for (const kind of KINDS) {
      for (const quiet of [0, 480, 2_880, 9_600]) {
        expect(heard(kind, 100_000, quiet)).toBeLessThan(2.6);
        expect(pauseFrames({ kind, pace: 0.5, quiet }, 100_000)).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
