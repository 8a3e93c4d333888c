import { hush } from './edges.ts';
import { milliseconds, moveStretch, type Stretch } from './sound-levels.ts';
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

/** Silences in a word that are shortened, and to what: the voice stumbles over them. */
const HOLE = { least: milliseconds(85), most: milliseconds(300), left: milliseconds(70) } as const;

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
  return setLengths(piece, piece.pauses, (pause) => newLength(pause, pace));
}

/** Shortens pauses of more than a second. */
export function capPauses(piece: SpokenPiece): SpokenPiece {
  return setLengths(piece, piece.pauses, ({ start, end }) => Math.min(MOST, end - start));
}

/** Shortens what makes a hole in a word. */
export function closeHoles(piece: SpokenPiece): SpokenPiece {
  return setLengths(piece, piece.holes, ({ start, end }) =>
    end - start < HOLE.least || end - start > HOLE.most ? end - start : HOLE.left,
  );
}

/** Gives silences of a piece other lengths, and moves all that is timed. */
function setLengths(
  piece: SpokenPiece,
  silences: readonly Stretch[],
  lengthOf: (silence: Stretch) => number,
): SpokenPiece {
  const changes = silences
    .map((silence) => ({ ...silence, length: lengthOf(silence) }))
    .filter(({ start, end, length }) => length !== end - start);
  if (changes.length === 0) return piece;
  const total = changes.reduce((sum, { start, end, length }) => sum + length - (end - start), 0);
  const samples = new Float32Array(piece.samples.length + total);
  let from = 0;
  let to = 0;
  for (const { start, end, length } of changes) {
    samples.set(piece.samples.subarray(from, start), to);
    to += start - from;
    samples.set(resize(piece.samples.subarray(start, end), length), to);
    to += length;
    from = end;
  }
  samples.set(piece.samples.subarray(from), to);
  const moved = moverOf(changes);
  return {
    samples,
    symbolEnds: piece.symbolEnds.map(moved),
    pauses: piece.pauses.map((pause) => moveStretch(pause, moved)),
    holes: piece.holes.map((hole) => moveStretch(hole, moved)),
  };
}

/** Where a sample of the old piece lies in the new one; inside a silence, in proportion. */
function moverOf(changes: readonly (Stretch & { length: number })[]): (at: number) => number {
  return (at) => {
    let moved = at;
    for (const { start, end, length } of changes) {
      const grown = length - (end - start);
      if (at >= end) moved += grown;
      else if (at > start) moved += (grown * (at - start)) / (end - start);
    }
    return Math.round(moved);
  };
}

/** Fades what a voice leaves in its pauses; see {@link hush}. */
export function hushPauses(piece: SpokenPiece): SpokenPiece {
  const samples = piece.samples.slice();
  for (const pause of piece.pauses) hush(samples, pause);
  return { ...piece, samples };
}
