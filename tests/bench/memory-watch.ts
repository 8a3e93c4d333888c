import { residentBytes } from '../../scripts/cli/processes.ts';

/** Pause between two looks, in milliseconds. */
const LOOK_AGAIN = 250;

/**
 * Watches the memory of the page with its workers: the resident set of the renderer processes of all
 * browsers that this process has started.
 * @returns ends the watch and gives the most that was seen, in bytes; 0 where the system does not tell
 */
export function watchMemory(): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(process.pid, '--type=renderer'));
  }, LOOK_AGAIN);
  return () => {
    clearInterval(timer);
    return peak;
  };
}
