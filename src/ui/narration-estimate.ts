/** Words a minute that Kokoro speaks at speed 1, pauses included. */
export const WORDS_PER_MINUTE = 165;

/** Seconds of audio that a number of words makes at a speed. */
export function estimateSeconds(words: number, speed: number): number {
  return (words * 60) / (WORDS_PER_MINUTE * speed);
}

/** Bytes of a file with so many seconds of audio; `bitrate` is kilobits a second. */
export function estimateBytes(seconds: number, bitrate: number): number {
  return (seconds * bitrate * 1_000) / 8;
}

/** Minutes of audio for a list, never less than 1 for anything that is spoken at all. */
export function estimateMinutes(words: number, speed: number): number {
  return words === 0 ? 0 : Math.max(1, Math.round(estimateSeconds(words, speed) / 60));
}
