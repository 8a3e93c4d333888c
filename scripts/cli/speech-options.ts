import { completeOptions } from '../../src/api/options.ts';
import { LecternError } from '../../src/domain/errors.ts';
import type { JobOptions } from '../../src/domain/job.ts';
import { PAUSE_PACE_RANGE, SPEED_RANGE } from '../../src/domain/speech.ts';
import { readNumber, UsageError } from './arguments.ts';

/** Reads `--speed`. @throws UsageError */
export function readSpeed(text: string): number {
  if (!/^\d+(?:\.\d+)?$/u.test(text))
    return readNumber(text, 'speed-out-of-range: The speed', SPEED_RANGE);
  return Number(text);
}

/** Reads `--pause-pace`. @throws UsageError */
export function readPausePace(text: string): number {
  return readNumber(text, 'option-invalid: The pace of pauses', PAUSE_PACE_RANGE);
}

/**
 * Completes options as the app does, before anything is built or started for them.
 * @throws UsageError that carries the app's own code and message
 */
export function completeUsage(given: {
  [K in keyof JobOptions]?: JobOptions[K] | undefined;
}): JobOptions {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  try {
    return completeOptions(Object.fromEntries(entries));
  } catch (thrown) {
    if (thrown instanceof LecternError) throw new UsageError(`${thrown.code}: ${thrown.message}`);
    throw thrown;
  }
}
