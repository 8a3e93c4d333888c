/** Samples per second of everything Kokoro speaks and Lectern writes; mono throughout. */
export const SAMPLE_RATE = 24_000;

/** Samples in one AAC-LC frame (ISO/IEC 14496-3): 42.67 ms at 24 kHz. */
export const FRAME_SAMPLES = 1_024;

/**
 * Frames of digital silence that a chunk carries on each side. They keep the AAC transform's
 * overlap from reaching into a neighbour, so that chunks can be joined frame by frame.
 */
export const GUARD_FRAMES = 2;

/** Bit rates offered for AAC-LC, in kilobits per second. */
export const BITRATES = [48, 64, 96] as const;
export type Bitrate = (typeof BITRATES)[number];

/** The break that follows a chunk, by what ends there. */
export type PauseKind = 'none' | 'sentence' | 'paragraph' | 'scene' | 'chapter';

/** Length of each pause in seconds of silence between two chunks' speech. */
export const PAUSE_SECONDS: Readonly<Record<PauseKind, number>> = {
  none: 0,
  sentence: 0.25,
  paragraph: 0.6,
  scene: 1.5,
  chapter: 2.0,
};

/** Converts frames to seconds. */
export function framesToSeconds(frames: number): number {
  return (frames * FRAME_SAMPLES) / SAMPLE_RATE;
}

/**
 * Silent frames to insert after a chunk so that, with the guard frames of both neighbours,
 * the silence is the pause rounded to whole frames; never negative.
 * @param pace factor on the pause
 */
export function pauseFrames(kind: PauseKind, pace: number): number {
  const wanted = Math.round((PAUSE_SECONDS[kind] * pace * SAMPLE_RATE) / FRAME_SAMPLES);
  return Math.max(0, wanted - 2 * GUARD_FRAMES);
}
