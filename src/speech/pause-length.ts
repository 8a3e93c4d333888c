import { milliseconds, type Stretch } from './sound-levels.ts';
import type { SpokenPiece } from './spoken-piece.ts';

/** Left alone at both ends of a silence, where a sound fades or begins. */
const EDGE = milliseconds(15);

/** Over which two ends of a silence are joined. */
const JOINT = milliseconds(5);

/** Shortest and longest that a pause inside a chunk is made. */
const SHORTEST = milliseconds(60);
const LONGEST = milliseconds(1_200);

/** A silence made longer or shorter: its middle is repeated back and forth, or left out. */
function resize(silence: Float32Array, length: number): Float32Array {
  const resized = new Float32Array(length);
  const head = Math.floor(Math.min(length, silence.length) / 2);
  const tail = Math.min(length, silence.length) - head;
  resized.set(silence.subarray(0, head));
  resized.set(silence.subarray(silence.length - tail), length - tail);
  if (length > silence.length) {
    const inner = silence.subarray(EDGE, silence.length - EDGE);
    for (let at = head; at < length - tail; at += 1) {
      // Back and forth, so that a voice's hiss goes on without a seam.
      const phase = (at - EDGE) % (2 * inner.length);
      const from = phase < inner.length ? phase : 2 * inner.length - 1 - phase;
      resized[at] = inner[from] ?? 0;
    }
  }
  blend(resized, silence, head);
  return resized;
}

/** Crossfades what was joined at a place with what went on there before. */
function blend(resized: Float32Array, silence: Float32Array, at: number): void {
  const steps = Math.min(JOINT, at, silence.length - at);
  for (let step = 0; step < steps; step += 1) {
    const share = (step + 1) / (steps + 1);
    const place = at + step;
    if (place >= resized.length) return;
    resized[place] = (silence[place] ?? 0) * (1 - share) + (resized[place] ?? 0) * share;
  }
}

/** No pause inside a chunk is left longer than this: what is longer is a slip of the model. */
const MOST = milliseconds(1_000);

/** The length that a pause gets. */
function newLength({ start, end }: Stretch, pace: number): number {
  const length = end - start;
  if (length < 2 * EDGE + JOINT) return length;
  const wanted = Math.round(length * pace);
  return pace < 1
    ? Math.max(wanted, Math.min(length, SHORTEST))
    : Math.min(wanted, Math.max(length, LONGEST));
}

/** Makes the pauses inside a piece of speech longer or shorter by a factor; times move with them. */
export function scalePauses(piece: SpokenPiece, pace: number): SpokenPiece {
  if (pace === 1) return piece;
  return setPauses(
    piece,
    piece.pauses.map((pause) => newLength(pause, pace)),
  );
}

/** Shortens pauses of more than a second. */
export function capPauses(piece: SpokenPiece): SpokenPiece {
  return setPauses(
    piece,
    piece.pauses.map(({ start, end }) => Math.min(MOST, end - start)),
  );
}

function setPauses(piece: SpokenPiece, lengths: readonly number[]): SpokenPiece {
  const total = piece.pauses.reduce(
    (sum, { start, end }, index) => sum + (lengths[index] ?? 0) - (end - start),
    0,
  );
  if (piece.pauses.every(({ start, end }, index) => lengths[index] === end - start)) return piece;
  const samples = new Float32Array(piece.samples.length + total);
  const pauses: Stretch[] = [];
  let from = 0;
  let to = 0;
  piece.pauses.forEach(({ start, end }, index) => {
    samples.set(piece.samples.subarray(from, start), to);
    to += start - from;
    const resized = resize(piece.samples.subarray(start, end), lengths[index] ?? 0);
    samples.set(resized, to);
    pauses.push({ start: to, end: to + resized.length });
    to += resized.length;
    from = end;
  });
  samples.set(piece.samples.subarray(from), to);
  return { samples, pauses, symbolEnds: piece.symbolEnds.map(moverOf(piece.pauses, lengths)) };
}

/** Where a sample of the old piece lies in the new one; inside a pause, in proportion. */
function moverOf(pauses: readonly Stretch[], lengths: readonly number[]): (at: number) => number {
  return (at) => {
    let moved = at;
    pauses.forEach(({ start, end }, index) => {
      const grown = (lengths[index] ?? 0) - (end - start);
      if (at >= end) moved += grown;
      else if (at > start) moved += (grown * (at - start)) / (end - start);
    });
    return Math.round(moved);
  };
}
