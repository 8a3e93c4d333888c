import type { LecternPage } from '../../scripts/cli/lectern-page.ts';
import { spreadOf } from './spread.ts';

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
  const [coldSeconds, warmSeconds] = [spreadOf(cold).median, spreadOf(warm).median];
  return { coldSeconds, warmSeconds, addedSeconds: coldSeconds - warmSeconds };
}

async function speak(lectern: LecternPage): Promise<number> {
  return lectern.page.evaluate(async (text) => {
    const begun = performance.now();
    await globalThis.lectern.speak(text);
    return (performance.now() - begun) / 1_000;
  }, SENTENCE);
}
