import { FRAME_SAMPLES, GUARD_FRAMES, SAMPLE_RATE } from './audio-format.ts';

/** The break that follows a chunk, by what ends there. */
export type PauseKind =
  /** A phrase, where a very long sentence had to be divided. */
  | 'none'
  | 'comma'
  /** A semicolon, a colon, a dash. */
  | 'clause'
  /** Quoted speech within a sentence, where another voice goes on. */
  | 'turn'
  | 'sentence'
  /** A line of verse. */
  | 'line'
  | 'stanza'
  | 'list-item'
  | 'table-row'
  /** The name of whoever speaks, in drama. */
  | 'speaker'
  /** A paragraph of dialogue, where the other one answers. */
  | 'reply'
  | 'paragraph'
  /** Before and after a footnote, a caption. */
  | 'aside'
  | 'heading'
  | 'before-heading'
  | 'scene'
  | 'chapter'
  /** The end of it all. */
  | 'end';

/**
 * Seconds of silence that follow each, at pace 1: the one place where pauses are set. The longest must
 * stay well under 2.6 s.
 */
export const PAUSE_SECONDS: Readonly<Record<PauseKind, number>> = {
  none: 0,
  comma: 0.15,
  clause: 0.2,
  turn: 0.2,
  sentence: 0.25,
  line: 0.3,
  stanza: 0.8,
  'list-item': 0.5,
  'table-row': 0.5,
  speaker: 0.35,
  reply: 0.5,
  paragraph: 0.6,
  aside: 0.8,
  heading: 0.9,
  'before-heading': 1.2,
  scene: 1.5,
  chapter: 2.0,
  end: 0,
};

/**
 * Pauses inside a block. The voice goes on in one breath there: what it leaves of quiet behind its last
 * sound belongs to it, and the pause comes after that. Everywhere else a pause is measured from sound to
 * sound.
 */
const IN_ONE_BREATH: ReadonlySet<PauseKind> = new Set([
  'comma',
  'clause',
  'turn',
  'sentence',
  'line',
]);

/** Quiet in front of the first sound of every chunk, in samples: 10 ms. */
export const QUIET_BEFORE = Math.round(0.01 * SAMPLE_RATE);

/** What the pause after a chunk depends on. */
export interface PauseAfter {
  kind: PauseKind;
  /** Factor on the pause. */
  pace: number;
  /** Samples of quiet behind the last sound of the chunk. */
  quiet: number;
}

/** Samples of silence between a chunk and the next one, so that what is heard as silence is the pause. */
export function pauseSamples({ kind, pace, quiet }: PauseAfter): number {
  const wanted = PAUSE_SECONDS[kind] * pace * SAMPLE_RATE;
  const there = IN_ONE_BREATH.has(kind) ? 0 : quiet + QUIET_BEFORE;
  return Math.max(0, Math.round(wanted - there));
}

/**
 * Silent frames to insert after a chunk of so many samples: {@link pauseSamples} less the guard frames of
 * both neighbours and what fills the chunk's last frame up; never negative.
 */
export function pauseFrames(pause: PauseAfter, samples: number): number {
  const fill = Math.ceil(samples / FRAME_SAMPLES) * FRAME_SAMPLES - samples;
  const wanted = (pauseSamples(pause) - fill) / FRAME_SAMPLES;
  return Math.max(0, Math.round(wanted) - 2 * GUARD_FRAMES);
}
