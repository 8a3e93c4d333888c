import type { LecternPage } from '../../scripts/cli/lectern-page.ts';

/** From a click to the first sound. */
export interface StartResult {
  /** Seconds for a sentence when nothing is loaded but the page; the model is on the machine. */
  coldSeconds: number;
  /** Seconds for the same sentence with the model in memory: its synthesis, and what the queue costs. */
  warmSeconds: number;
  /** What loading adds. */
  addedSeconds: number;
}

const SENTENCE = 'The harbour was quiet when the boat came in.';

/** Speaks a sentence on a page that has just been opened, and then again; the medians of the rounds. */
export async function measureStart(lectern: LecternPage, rounds: number): Promise<StartResult> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await lectern.replace();
    cold.push(await speak(lectern));
    warm.push(await speak(lectern));
  }
  const [coldSeconds, warmSeconds] = [median(cold), median(warm)];
  return { coldSeconds, warmSeconds, addedSeconds: coldSeconds - warmSeconds };
}

async function speak(lectern: LecternPage): Promise<number> {
  return lectern.page.evaluate(async (text) => {
    const begun = performance.now();
    await globalThis.lectern.speak(text);
    return (performance.now() - begun) / 1_000;
  }, SENTENCE);
}

/** The middle one of some numbers, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
