/** What both ends of a feed go by. */
export interface FeedPlan {
  /** Bytes of each tensor. */
  sizes: readonly number[];
  /** Places in `sizes`, in the order in which the tensors will most likely be asked for. */
  order: readonly number[];
  memory: FeedMemory;
}

/** What both ends of a feed see. */
export interface FeedMemory {
  control: SharedArrayBuffer;
  /** Where the tensors come to lie. */
  room: SharedArrayBuffer;
}

/** Tensors can no longer be made, or the thread that makes them has died. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
}

// Words of the control memory. One end sleeps on the other's clock, which changes with all that it does.
const MAKER_CLOCK = 0;
const TAKER_CLOCK = 1;
/** Tensors that were made, and of these given back, in the order of the plan. */
const MADE = 2;
const GIVEN_BACK = 3;
/** One more than the tensor that is asked for out of order, until it lies at the room's start. */
const ASKED = 4;
/** 1 when no more can be made. */
const FAILED = 5;
const WORDS = 6;

/** Bytes at a multiple of which each tensor starts. */
const ALIGNMENT = 64;

/** Tensors as large as the largest one that find room. */
const ROOM_FOR = 3;

/** Memory for a feed of tensors of these sizes in bytes. */
export function allotFeedMemory(sizes: readonly number[]): FeedMemory {
  return {
    control: new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT),
    room: new SharedArrayBuffer(
      ROOM_FOR * aligned(sizes.reduce((most, size) => Math.max(most, size), 0)),
    ),
  };
}

/** Tells the other end that no more tensors can be made. */
export function failFeed({ control }: FeedMemory): void {
  const words = new Int32Array(control);
  Atomics.store(words, FAILED, 1);
  tick(words, MAKER_CLOCK);
}

/**
 * The end of a feed that makes tensors: in the order of the plan, ahead of what is asked for, as far as there
 * is room. Once one is asked for out of that order, the plan was wrong, and each is made when it is asked for.
 */
export class TensorMaker {
  readonly #plan: FeedPlan;
  readonly #words: Int32Array;
  readonly #make: (tensor: number, target: Uint8Array) => void;

  /** @param make makes a tensor where it is wanted */
  constructor(plan: FeedPlan, make: (tensor: number, target: Uint8Array) => void) {
    this.#plan = plan;
    this.#words = new Int32Array(plan.memory.control);
    this.#make = make;
  }

  /** Makes tensors until the thread is ended. @throws what making one throws */
  run(): never {
    this.#makeAhead();
    for (;;) {
      sleepUntil(this.#words, TAKER_CLOCK, () => this.#isAsked());
      const asked = Atomics.load(this.#words, ASKED) - 1;
      this.#make(asked, viewOf(this.#plan, asked, 0));
      Atomics.store(this.#words, ASKED, 0);
      tick(this.#words, MAKER_CLOCK);
    }
  }

  #makeAhead(): void {
    const { order, sizes, memory } = this.#plan;
    const places = placesOf(this.#plan);
    for (const [step, tensor] of order.entries()) {
      const place = places[step] ?? 0;
      const end = place + (sizes[tensor] ?? 0);
      sleepUntil(this.#words, TAKER_CLOCK, () => {
        const held = places[Atomics.load(this.#words, GIVEN_BACK)] ?? place;
        return this.#isAsked() || end - held <= memory.room.byteLength;
      });
      if (this.#isAsked()) return;
      this.#make(tensor, viewOf(this.#plan, tensor, place));
      Atomics.store(this.#words, MADE, step + 1);
      tick(this.#words, MAKER_CLOCK);
    }
  }

  #isAsked(): boolean {
    return Atomics.load(this.#words, ASKED) !== 0;
  }
}

/**
 * The end of a feed that takes tensors, and sleeps until they are there: for callers that cannot await
 * anything, in threads that may be blocked.
 */
export class TensorTaker {
  readonly #plan: FeedPlan;
  readonly #words: Int32Array;
  readonly #limit: number;
  readonly #places: readonly number[];
  #step = 0;
  #isInOrder = true;

  /** @param limit milliseconds without any news after which the maker is taken for dead */
  constructor(plan: FeedPlan, limit: number) {
    this.#plan = plan;
    this.#words = new Int32Array(plan.memory.control);
    this.#limit = limit;
    this.#places = placesOf(plan);
  }

  /**
   * A tensor's bytes, good until the next one is taken.
   * @throws FeedError when it cannot be made, or nothing has been heard of the maker for too long
   */
  take(tensor: number): Uint8Array {
    if (this.#isInOrder) {
      Atomics.store(this.#words, GIVEN_BACK, this.#step);
      tick(this.#words, TAKER_CLOCK);
      this.#isInOrder = this.#plan.order[this.#step] === tensor;
    }
    return this.#isInOrder ? this.#takeNext(tensor) : this.#ask(tensor);
  }

  #takeNext(tensor: number): Uint8Array {
    const place = this.#places[this.#step] ?? 0;
    this.#step += 1;
    this.#await(() => Atomics.load(this.#words, MADE) >= this.#step);
    return viewOf(this.#plan, tensor, place);
  }

  #ask(tensor: number): Uint8Array {
    Atomics.store(this.#words, ASKED, tensor + 1);
    tick(this.#words, TAKER_CLOCK);
    this.#await(() => Atomics.load(this.#words, ASKED) === 0);
    return viewOf(this.#plan, tensor, 0);
  }

  #await(isDone: () => boolean): void {
    const hasFailed = (): boolean => Atomics.load(this.#words, FAILED) === 1;
    if (!sleepUntil(this.#words, MAKER_CLOCK, () => isDone() || hasFailed(), this.#limit)) {
      throw new FeedError(`Nothing was heard of the model's weights for ${this.#limit} ms.`);
    }
    if (hasFailed()) throw new FeedError("The model's weights could not be read.");
  }
}

/**
 * Where the tensors of the order start, were the room endless: the room is used from its start again and
 * again, and no tensor reaches over its end.
 */
function placesOf({ sizes, order, memory }: FeedPlan): number[] {
  let end = 0;
  return order.map((tensor) => {
    const size = aligned(sizes[tensor] ?? 0);
    const left = memory.room.byteLength - (end % memory.room.byteLength);
    const place = size > left ? end + left : end;
    end = place + size;
    return place;
  });
}

function viewOf({ sizes, memory }: FeedPlan, tensor: number, place: number): Uint8Array {
  return new Uint8Array(memory.room, place % memory.room.byteLength, sizes[tensor] ?? 0);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

/** Wakes the other end. */
function tick(words: Int32Array, clock: number): void {
  Atomics.add(words, clock, 1);
  Atomics.notify(words, clock);
}

/**
 * Sleeps until something holds that the other end can bring about.
 * @param clock the other end's
 * @returns false when nothing has happened there for `limit` milliseconds
 */
function sleepUntil(
  words: Int32Array,
  clock: number,
  holds: () => boolean,
  limit = Infinity,
): boolean {
  for (;;) {
    const time = Atomics.load(words, clock);
    if (holds()) return true;
    if (Atomics.wait(words, clock, time, limit) === 'timed-out') return false;
  }
}
