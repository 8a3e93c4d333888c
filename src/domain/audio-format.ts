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

/** Converts frames to seconds. */
export function framesToSeconds(frames: number): number {
  return (frames * FRAME_SAMPLES) / SAMPLE_RATE;
}
