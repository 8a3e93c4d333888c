import type { GraphKind } from '../../domain/model-manifest.ts';
import { FeedError } from '../model/tensor-feed.ts';

/** What there is to know of a machine's memory. */
export interface MemoryHints {
  /** `navigator.deviceMemory`: gigabytes, rounded and capped; null where the browser keeps it to itself. */
  gigabytes: number | null;
  /** Whether it is a phone or a tablet. */
  isHandheld: boolean;
}

/** Gigabytes from which a tab may use one of them. */
const ENOUGH = 8;

/**
 * The one rule for the graph that the processor runs: `fast` holds some 450 MB of weights and, while it speaks a long
 * chunk, as much again; `small` holds a quarter of that. A browser that tells nothing, on a machine that
 * stands on a desk, is taken to have enough: if it has not, opening the graph fails, and `small` takes
 * over (`wasm-backend.ts`).
 */
export function chooseGraph({ gigabytes, isHandheld }: MemoryHints): GraphKind {
  if (gigabytes === null) return isHandheld ? 'small' : 'fast';
  return gigabytes >= ENOUGH ? 'fast' : 'small';
}

/** What this browser says of its machine; not all of it is in every browser, nor in the types. */
export function inspectMemory(): MemoryHints {
  const { deviceMemory, userAgentData, userAgent } = navigator as WorkerNavigator & {
    deviceMemory?: number;
    userAgentData?: { mobile: boolean };
  };
  return {
    gigabytes: deviceMemory ?? null,
    isHandheld: userAgentData?.mobile ?? /Android|iPad|iPhone|Mobile/.test(userAgent),
  };
}

/** Keeps to a graph until it fails, and to `small` from then on. */
export class GraphFallback {
  #kind: GraphKind;

  /** @param preferred what to begin with */
  constructor(preferred: GraphKind) {
    this.#kind = preferred;
  }

  /**
   * Opens the graph, or `small` in its place. Most likely a heap could not grow so far; what is wrong
   * with the model itself shows again.
   * @throws what opening `small` throws
   */
  async open<Session>(open: (kind: GraphKind) => Promise<Session>): Promise<Session> {
    if (this.#kind !== 'small') {
      try {
        return await open(this.#kind);
      } catch (thrown) {
        // Without weights the other graph is of no more use.
        if (thrown instanceof FeedError) throw thrown;
        this.retreat();
      }
    }
    return open('small');
  }

  /** Notes that a run failed, for lack of memory most likely. */
  retreat(): void {
    this.#kind = 'small';
  }
}
