import { LecternError } from '../../domain/errors.ts';
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
 * stands on a desk, is taken to have enough: if it has not, `fast` fails, and a narrator with `small` takes
 * over ({@link GraphFallback}).
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

/**
 * Watches over a graph. Where another than `small` cannot be opened, or breaks down, there is most likely
 * not memory enough for it; then only a fresh worker can run `small`, for what has been taken of this
 * one's heap is never given back.
 */
export class GraphFallback {
  readonly #kind: GraphKind;
  #hasFailed = false;

  /** @param kind what to run */
  constructor(kind: GraphKind) {
    this.#kind = kind;
  }

  /**
   * Opens the graph.
   * @throws LecternError memory-short, when another one than `small` has failed; else what opening it throws
   */
  async open<Session>(open: (kind: GraphKind) => Promise<Session>): Promise<Session> {
    if (this.#kind === 'small') return open('small');
    if (this.#hasFailed) throw memoryShort();
    try {
      return await open(this.#kind);
    } catch (thrown) {
      // It is the weights that were missing, not room for them.
      if (thrown instanceof FeedError) throw thrown;
      throw memoryShort(thrown);
    }
  }

  /** Notes that a run failed, for lack of memory most likely. */
  retreat(): void {
    this.#hasFailed = true;
  }
}

function memoryShort(cause?: unknown): LecternError {
  const detail = cause instanceof Error ? ` (${cause.message})` : '';
  return new LecternError(
    'memory-short',
    `There is not enough memory for the fast form of the voice model${detail}. Lectern goes on with the small one.`,
    { retryable: true, cause },
  );
}
