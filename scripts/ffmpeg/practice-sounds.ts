import { SAMPLE_RATE } from '../../src/domain/audio-format.ts';

/** Numbers in −1…1, the same each time (Marsaglia, "Xorshift RNGs", 2003). */
function* noise(): Generator<number, never> {
  for (let state = 2_463_534_242; ;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield state / 2 ** 31;
  }
}

/** A sound of so many seconds, made from the time and from noise in −1…1. */
function make(
  seconds: number,
  sound: (time: number, random: number) => number,
): Float32Array<ArrayBuffer> {
  const random = noise();
  return new Float32Array(Math.round(seconds * SAMPLE_RATE)).map((_, index) =>
    sound(index / SAMPLE_RATE, random.next().value),
  );
}

/** A voice with many harmonics that glides, in syllables with hiss between them. */
function voice(time: number, random: number): number {
  const phase = 2 * Math.PI * (140 * time + 9 * Math.sin(3 * time));
  let tones = 0;
  for (let harmonic = 1; harmonic <= 16; harmonic++) tones += Math.sin(harmonic * phase) / harmonic;
  const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * time));
  return 0.3 * syllable * tones + 0.1 * (1 - syllable) * random;
}

/**
 * Sounds in which an encoder meets everything that there is in speech, and more: voices of all strengths,
 * silence, hiss, steady tones, clicks out of silence, and lengths from nothing to the longest chunk's.
 */
export function practiceSounds(): Float32Array<ArrayBuffer>[] {
  return [
    make(30, voice),
    make(2, (time, random) => 1e-3 * voice(time, random)),
    make(2, (time, random) => Math.max(-1, Math.min(1, 8 * voice(time, random)))),
    make(1, (_, random) => random),
    make(1, (_, random) => 1e-4 * random),
    make(1, (time) => 0.9 * Math.sin(2 * Math.PI * 1_000 * time)),
    make(1, (time) => (time % 0.25 < 1 / SAMPLE_RATE ? 1 : 0)),
    make(1, (time, random) => (time % 0.5 < 0.25 ? 0 : voice(time, random))),
    make(1, () => 0),
    make(0, () => 0),
  ];
}
