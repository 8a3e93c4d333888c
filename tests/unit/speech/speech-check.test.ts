import { describe, expect, test } from 'vitest';
import type { RawSpeech } from '../../../src/speech/backend.ts';
import { findFault, findPaceFault } from '../../../src/speech/speech-check.ts';
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

function faultOf(raw: RawSpeech, symbols = SYMBOLS, speed = 1): string | null {
  const tokens = [0, ...symbols.map(() => 5), 0];
  return findFault(symbols, { tokens, style: new Float32Array(256), speed }, raw, 600);
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

  test('fails when it is silent', () => {
    expect(faultOf(spoilt(0, 9999, () => 0.001))).toMatch(/silent/);
  });

  test('may be silent when there is hardly anything to hear', () => {
    const raw = { samples: tone(500, 0), durations: Float32Array.of(4, 4, 4, 4, 4) };
    expect(faultOf(raw, Array.from('…p…'))).toBeNull();
    expect(faultOf(raw, Array.from('pat'))).toMatch(/silent/);
  });

  test('fails when it peaks far over full scale', () => {
    expect(faultOf(spoilt(900, 901, () => 3.5))).toMatch(/peaks at 3.5/);
  });

  test('passes with a few peaks over full scale, fails with many', () => {
    expect(faultOf(spoilt(900, 905, () => 1.05))).toBeNull();
    expect(faultOf(spoilt(900, 950, () => 1.05))).toMatch(/over full scale/);
  });
});

describe('a silence in the middle', () => {
  /** Two words with a silence between them that the durations give to the symbol at `index`. */
  function paused(index: number, seconds: number): RawSpeech {
    const durations = Float32Array.of(16, ...SYMBOLS.map(() => 3), 16);
    durations[index + 1] = seconds * 40;
    const before = durations.subarray(1, index + 1).reduce((sum, value) => sum + value, 0) * 25;
    const after = durations.subarray(index + 2, -1).reduce((sum, value) => sum + value, 0) * 25;
    const samples = join(
      tone(400, 0),
      tone(before, 0.3),
      tone(seconds * 1000, 0),
      tone(after, 0.3),
      tone(400, 0),
    );
    return { samples, durations };
  }

  test('is a fault when a sound should be there for over 1.5 seconds', () => {
    expect(faultOf(paused(3, 1.2))).toBeNull();
    expect(faultOf(paused(3, 2))).toMatch(/silent for 2\.0 s/);
  });

  test('may be twice as long at half the speed', () => {
    expect(faultOf(paused(3, 2), SYMBOLS, 0.5)).toBeNull();
    expect(faultOf(paused(3, 3.5), SYMBOLS, 0.5)).toMatch(/silent/);
  });

  test('is no fault at punctuation', () => {
    expect(SYMBOLS[5]).toBe(',');
    expect(faultOf(paused(5, 2))).toBeNull();
  });
});

describe('the pace', () => {
  function paceOf(symbols: number, seconds: number, speed = 1): string | null {
    const samples = new Float32Array(seconds * 24_000);
    const list = Array.from({ length: symbols }, () => 'a');
    return findPaceFault(list, speed, { samples, symbolEnds: new Uint32Array(symbols) });
  }

  test.each([
    ['ordinary speech', 150, 10, 1],
    ['the fastest speech measured', 37, 1, 2],
    ['one slow word', 4, 2, 1],
    ['the slowest speech measured', 10, 4.5, 0.5],
    ['a single drawn-out symbol', 1, 2.4, 0.5],
  ])('of %s passes', (_, symbols, seconds, speed) => {
    expect(paceOf(symbols, seconds, speed)).toBeNull();
  });

  test('is a fault when a long text is over in no time', () => {
    expect(paceOf(300, 7.5)).toMatch(/too many/);
  });

  test('is a fault when a short text goes on and on', () => {
    expect(paceOf(10, 12)).toMatch(/too long/);
  });
});
