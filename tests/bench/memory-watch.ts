import { heldBytes } from '../../scripts/cli/processes.ts';

/** Pause between two looks, in milliseconds: each takes some of them, on a core that a narrator may want. */
const LOOK_AGAIN = 1_000;

/** Bytes seen over a stretch of time; 0 where the system does not tell. */
export interface MemorySeen {
  first: number;
  last: number;
  peak: number;
}

/** Memory of the page with its workers, in bytes: the renderer processes of all browsers that this process has started. */
export function pageBytes(): number {
  return heldBytes(process.pid, '--type=renderer');
}

/** Watches the memory of the page with its workers from now on. */
export function watchMemory(): { end: () => MemorySeen } {
  const first = pageBytes();
  let peak = first;
  const look = (): number => {
    const bytes = pageBytes();
    peak = Math.max(peak, bytes);
    return bytes;
  };
  const timer = setInterval(look, LOOK_AGAIN);
  return {
    end: () => {
      clearInterval(timer);
      const last = look();
      return { first, last, peak };
    },
  };
}
