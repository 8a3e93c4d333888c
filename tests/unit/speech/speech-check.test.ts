import { describe, expect, test } from 'vitest';
import type { RawSpeech } from '../../../src/speech/backend.ts';
import type { Stretch } from '../../../src/speech/sound-levels.ts';
import { findFault, findPieceFault } from '../../../src/speech/speech-check.ts';
import { join, tone } from './model-fixture.ts';

const SYMBOLS = Array.from('həlˈO, wˈɜɹld.');

/** A healthy run over {@link SYMBOLS}: 75 ms a symbol between two boundaries of 0.4 s. */
function healthy(): RawSpeech {
  const middle = SYMBOLS.length * 75;
  return {
    samples: join(tone(400, 0), tone(middle, 0.3), tone(400, 0)),
    durations: Float32Array.of(16, ...SYMBOLS.map(() => 3), 16),
  };
}

function faultOf(raw: RawSpeech): string | null {
  const tokens = [0, ...SYMBOLS.map(() => 5), 0];
  return findFault({ tokens, style: new Float32Array(256), speed: 1 }, raw, 600);
}

/** The healthy run with its sound from `from` to `to` (milliseconds) made into something else. */
function spoilt(from: number, to: number, value: (sample: number) => number): RawSpeech {
  const raw = healthy();
  const samples = raw.samples.map((sample, index) =>
    index >= from * 24 && index < to * 24 ? value(sample) : sample,
  );
  return { ...raw, samples };
}

describe('a run of the model', () => {
  test('passes when it is healthy', () => {
    expect(faultOf(healthy())).toBeNull();
  });

  test('fails when a sample is not a number', () => {
    expect(faultOf(spoilt(900, 900.1, () => NaN))).toMatch(/not a number/);
  });

  test('fails when a sample is infinite', () => {
    expect(faultOf(spoilt(900, 900.1, () => -Infinity))).toMatch(/full scale/);
  });

  test('fails when a duration is not a number', () => {
    const raw = healthy();
    raw.durations[3] = NaN;
    expect(faultOf(raw)).toMatch(/duration/);
  });

  test('fails when the durations are not as many as the tokens', () => {
    const raw = healthy();
    expect(faultOf({ ...raw, durations: raw.durations.slice(1) })).toMatch(/15 durations/);
  });

  test('fails when its audio is shorter than its durations', () => {
    const raw = healthy();
    expect(faultOf({ ...raw, samples: raw.samples.slice(1200) })).toMatch(/add up/);
  });

  test('fails when it peaks far over full scale', () => {
    expect(faultOf(spoilt(900, 901, () => 3.5))).toMatch(/peaks at 3.5/);
  });

  test('passes with a few peaks over full scale, fails with many', () => {
    expect(faultOf(spoilt(900, 905, () => 1.05))).toBeNull();
    expect(faultOf(spoilt(900, 950, () => 1.05))).toMatch(/over full scale/);
  });
});

describe('a piece of speech', () => {
  /** Speech of so many symbols; what the durations say, and what is heard. */
  function pieceFault(
    symbols: number,
    {
      seconds,
      heard = seconds,
      samples = tone(heard * 1_000, 0.3),
      pauses = [] as Stretch[],
    }: {
      seconds: number;
      heard?: number;
      samples?: Float32Array;
      pauses?: Stretch[];
    },
    voice = 'af_heart',
    speed = 1,
  ): string | null {
    const list = Array.from({ length: symbols }, () => 'a');
    const piece = {
      samples: join(samples),
      symbolEnds: new Uint32Array(symbols).fill(samples.length),
      pauses,
      holes: [],
    };
    return findPieceFault(list, { piece, seconds, speed, voice });
  }

  test('passes at the pace of its voice', () => {
    expect(pieceFault(171, { seconds: 10 })).toBeNull();
    expect(pieceFault(109, { seconds: 10 }, 'af_nicole')).toBeNull();
    expect(pieceFault(140, { seconds: 10 }, 'af_heart+af_nicole')).toBeNull();
    expect(pieceFault(171, { seconds: 8 }, 'af_heart', 1.25)).toBeNull();
  });

  test('fails when it is far from the pace of its voice', () => {
    expect(pieceFault(171, { seconds: 5 })).toMatch(/34\.2 symbols a second.* 17\.1/);
    expect(pieceFault(171, { seconds: 18 })).toMatch(/not the pace/);
    expect(pieceFault(171, { seconds: 8.5 }, 'af_nicole')).toMatch(/not the pace/);
  });

  test('of a few symbols has no pace', () => {
    expect(pieceFault(5, { seconds: 2 })).toBeNull();
  });

  test('fails when much less is heard than the model meant', () => {
    expect(pieceFault(171, { seconds: 10, heard: 8.5 })).toBeNull();
    expect(pieceFault(171, { seconds: 10, heard: 5 })).toMatch(/5\.00 s are heard/);
  });

  test('fails when it is silent, unless there is hardly anything to hear', () => {
    expect(pieceFault(50, { seconds: 3, samples: tone(3_000, 0.001) })).toMatch(/silent/);
    expect(pieceFault(2, { seconds: 1, samples: tone(1_000, 0) })).toBeNull();
  });

  test('fails when it is silent for over a second where no mark stands', () => {
    const gap = (milliseconds: number): Float32Array =>
      join(tone(1_500, 0.3), tone(milliseconds, 0), tone(1_500, 0.3));
    expect(pieceFault(60, { seconds: 3.9, samples: gap(900) })).toBeNull();
    expect(pieceFault(60, { seconds: 4.2, samples: gap(1_200) })).toMatch(/silent for 1\.2 s/);
    const pauses = [{ start: 36_000, end: 36_000 + 1_200 * 24 }];
    expect(pieceFault(60, { seconds: 4.2, samples: gap(1_200), pauses })).toBeNull();
  });
});
