import { LecternError } from '../domain/errors.ts';

/** What the machine and the page offer for threads. */
export interface Machine {
  /** Logical cores (`navigator.hardwareConcurrency`). */
  cores: number;
  /** Whether the page is cross-origin isolated, without which browsers share no memory. */
  isolated: boolean;
  /** Whether WebAssembly memory can be shared between threads. */
  sharedMemory: boolean;
  /** Gigabytes of memory as the browser tells them, rounded and capped (`navigator.deviceMemory`); null where it does not. */
  memoryGigabytes: number | null;
}

/** How the processor is shared out. */
export interface NarratorPlan {
  /** Narrators that speak side by side, each with a session of its own. */
  narrators: number;
  /** Threads of each. */
  threads: number;
}

/** Threads from which a second narrator of half as many gives more than the same threads in one. */
const THREADS_FOR_TWO = 8;

/** Gigabytes from which a second narrator, one more of memory, is no burden. */
const MEMORY_FOR_TWO = 8;

/**
 * The one rule for narrators and threads; docs/decisions/161 has the measurements. One session scales
 * badly over many threads, since parts of the model run on one; two sessions cost twice the memory.
 * @param gentle whether to leave half of the threads alone
 * @throws LecternError not-isolated, threads-unavailable
 */
export function planNarrators(machine: Machine, gentle: boolean): NarratorPlan {
  const all = threadCount(machine);
  if (gentle) return { narrators: 1, threads: Math.max(1, Math.floor(all / 2)) };
  const isRoomy = (machine.memoryGigabytes ?? 0) >= MEMORY_FOR_TWO;
  if (all >= THREADS_FOR_TWO && isRoomy) return { narrators: 2, threads: Math.floor(all / 2) };
  return { narrators: 1, threads: all };
}

/**
 * Threads that synthesise speech: all cores but one, which is left to the page, the encoder and the
 * rest of the machine; yet two where there are two, because one alone would leave half of such a machine
 * idle. Which number it is shows in the last bits of the samples.
 * @throws LecternError not-isolated, threads-unavailable
 */
function threadCount(machine: Machine): number {
  if (!machine.isolated) {
    throw new LecternError(
      'not-isolated',
      'This page is not cross-origin isolated, so the browser gives it no threads. Reload it once; ' +
        'if that does not help, the server has to send the headers ' +
        'Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.',
      { retryable: true },
    );
  }
  if (!machine.sharedMemory) {
    throw new LecternError(
      'threads-unavailable',
      'This browser does not run WebAssembly in several threads. Update it, leave its lockdown ' +
        'mode, or use a current Chrome, Edge, Firefox or Safari.',
    );
  }
  return machine.cores <= 2 ? Math.max(1, machine.cores) : machine.cores - 1;
}

/** Looks at the machine on which this runs. */
export function inspectMachine(): Machine {
  return {
    cores: navigator.hardwareConcurrency,
    isolated: globalThis.crossOriginIsolated,
    sharedMemory: canShareMemory(),
    // Not in every browser, and not in the types.
    memoryGigabytes: (navigator as { deviceMemory?: number }).deviceMemory ?? null,
  };
}

function canShareMemory(): boolean {
  try {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    return memory.buffer instanceof SharedArrayBuffer;
  } catch {
    return false;
  }
}
