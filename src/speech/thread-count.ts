import { LecternError } from '../domain/errors.ts';

/** What the machine and the page offer for threads. */
export interface Machine {
  /** Logical cores (`navigator.hardwareConcurrency`). */
  cores: number;
  /** Whether the page is cross-origin isolated, without which browsers share no memory. */
  isolated: boolean;
  /** Whether WebAssembly memory can be shared between threads. */
  sharedMemory: boolean;
}

/**
 * Threads that synthesise speech: all cores but one, which is left to the page, the encoder and the
 * rest of the machine; yet two where there are two, because one alone would leave half of such a machine
 * idle. Which number it is shows in the last bits of the samples.
 * @throws LecternError not-isolated, threads-unavailable
 */
export function threadCount(machine: Machine): number {
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
