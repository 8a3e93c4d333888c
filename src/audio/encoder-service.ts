import type { Bitrate } from '../domain/audio-format.ts';

/** A chunk's speech as it goes into the file. */
export interface EncodedChunk {
  /** ADTS frames, guard frames included; joins sample-exactly with any other such run. */
  aac: Uint8Array<ArrayBuffer>;
  frames: number;
}

/**
 * Silence that stretched speech has on both sides, in samples: 40 ms. Stretching shifts sounds by up to
 * 26 ms (measured), and none may be cut off.
 */
export const STRETCH_MARGIN = 960;

/** Where a sample of speech lies after it was sped up by a factor. */
export function stretchedPlace(sample: number, tempo: number): number {
  return STRETCH_MARGIN + Math.round(sample / tempo);
}

/** Samples that speech has after it was sped up by a factor. */
export function stretchedLength(samples: number, tempo: number): number {
  return stretchedPlace(samples, tempo) + STRETCH_MARGIN;
}

/** Where the symbols of a chunk end after it was sped up by a factor; see SpokenChunk. */
export function stretchedEnds(
  symbolEnds: Uint32Array<ArrayBuffer>,
  tempo: number,
): Uint32Array<ArrayBuffer> {
  if (tempo === 1) return symbolEnds;
  const last = symbolEnds.length - 1;
  return symbolEnds.map((end, index) =>
    index === last ? stretchedLength(end, tempo) : stretchedPlace(end, tempo),
  );
}

/** What a chunk of speech needs on its way into a file. */
export interface SpeechFinish {
  /** As for {@link EncoderService.stretch}; 1 leaves the speech as it is. */
  tempo: number;
  /** Gain of the voice in dB; the limiter follows it. */
  gainDb: number;
  bitrate: Bitrate;
}

/** What the encoder worker offers. */
export interface EncoderService {
  /**
   * Brings speech to its tempo and level, pads it with the guard frames, encodes it to AAC-LC 24 kHz
   * mono and drops the encoder's priming frame.
   * @throws LecternError encoder-failed
   */
  encodeSpeech(samples: Float32Array<ArrayBuffer>, finish: SpeechFinish): Promise<EncodedChunk>;
  /** Encodes samples as they are; else as {@link EncoderService.encodeSpeech}. @throws LecternError encoder-failed */
  encode(samples: Float32Array<ArrayBuffer>, bitrate: Bitrate): Promise<EncodedChunk>;
  /**
   * Makes speech faster by a factor, 0.5 to 2, at the same pitch. The same samples give the same
   * samples; they are {@link stretchedLength} of the old number long.
   * @throws LecternError encoder-failed
   */
  stretch(samples: Float32Array<ArrayBuffer>, tempo: number): Promise<Float32Array<ArrayBuffer>>;
  /** The one ADTS frame of silence that pauses are made of. */
  silentFrame(bitrate: Bitrate): Promise<Uint8Array<ArrayBuffer>>;
}
