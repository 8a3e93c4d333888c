import { runFfmpeg } from './media-programs.ts';

/** How loud a sound is. */
export interface Loudness {
  /** Integrated loudness (ITU-R BS.1770-4, EBU R 128), in LUFS. */
  lufs: number;
  /** Largest sample, in dBFS. */
  peak: number;
}

function decodeStrictly(inputArgs: readonly string[], input?: Uint8Array): Float32Array {
  const args = ['-v', 'warning', ...inputArgs, '-map', '0:a', '-f', 'f32le', '-'];
  const { stdout, stderr } = runFfmpeg(args, input);
  if (stderr !== '') throw new Error(`The sound does not decode cleanly: ${stderr}`);
  return new Float32Array(
    stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length),
  );
}

/** Decodes AAC frames to samples; fails when the decoder finds anything to complain of. */
export function decodeAac(aac: Uint8Array): Float32Array {
  return decodeStrictly(['-f', 'aac', '-i', '-'], aac);
}

/** Decodes a file's audio to samples; fails when the decoder finds anything to complain of. */
export function decodeFile(path: string): Float32Array {
  return decodeStrictly(['-i', path]);
}

/** Largest sample of a sound in dBFS. */
export function peakOf(samples: Float32Array): number {
  return 20 * Math.log10(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0));
}

/** Measures samples, mono at 24 kHz. */
export function measureSound(samples: Float32Array): Loudness {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  const format = ['-f', 'f32le', '-ar', '24000', '-ac', '1', '-i', '-'];
  const { stderr } = runFfmpeg([...format, '-af', 'ebur128', '-f', 'null', '-'], bytes);
  const lufs = /Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/.exec(stderr)?.[1];
  if (lufs === undefined) throw new Error(`ffmpeg gave no loudness: ${stderr}`);
  return { lufs: Number(lufs), peak: peakOf(samples) };
}
