import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import ffprobe from '@ffprobe-installer/ffprobe';

function run(program: string, args: readonly string[], input?: Uint8Array): Buffer {
  // The packages' install scripts, which would do this, are not run.
  chmodSync(program, 0o755);
  const ended = spawnSync(program, args, { maxBuffer: 1 << 30, ...(input ? { input } : {}) });
  if (ended.error !== undefined) throw ended.error;
  const complaints = ended.stderr.toString();
  if (ended.status !== 0 || complaints !== '') {
    throw new Error(`${program} ${args.join(' ')}: ${ended.status ?? 'killed'} ${complaints}`);
  }
  return ended.stdout;
}

/** A chapter as ffprobe reads it. */
export interface ProbedChapter {
  time_base: string;
  start: number;
  end: number;
  tags?: { title?: string };
}

/** What ffprobe says of a file. */
export interface Probed {
  streams: {
    codec_name: string;
    codec_type: string;
    profile?: string;
    sample_rate?: string;
    channels?: number;
    duration_ts?: number;
    nb_frames?: string;
    start_pts?: number;
    width?: number;
    height?: number;
    disposition: Record<string, number>;
    tags?: Record<string, string>;
  }[];
  format: { duration: string; size: string; tags: Record<string, string> };
  chapters: ProbedChapter[];
}

/** Reads a media file's description; fails when ffprobe finds an error in it. */
export function probe(path: string): Probed {
  const shown = ['-show_format', '-show_streams', '-show_chapters'];
  const json = run(ffprobe.path, ['-v', 'error', '-of', 'json', ...shown, path]);
  return JSON.parse(json.toString()) as Probed;
}

/** Place and size of one stored frame. */
export interface ProbedPacket {
  pts: number;
  pos: string;
  size: string;
}

/** Lists frames of the audio from a time in seconds on. */
export function probePackets(path: string, from: number, seconds: number): ProbedPacket[] {
  const shown = ['-show_packets', '-select_streams', 'a'];
  const range = ['-read_intervals', `${from}%+${seconds}`];
  const json = run(ffprobe.path, ['-v', 'error', '-of', 'json', ...shown, ...range, path]);
  return (JSON.parse(json.toString()) as { packets: ProbedPacket[] }).packets;
}

/** Makes an image file. */
export function makeImage(codec: 'mjpeg' | 'png' | 'gif', size: string): Uint8Array<ArrayBuffer> {
  const source = ['-f', 'lavfi', '-i', `testsrc=size=${size}`, '-frames:v', '1'];
  const format = codec === 'gif' ? 'gif' : 'image2pipe';
  return new Uint8Array(
    run(ffmpeg.path, ['-v', 'error', ...source, '-c:v', codec, '-f', format, '-']),
  );
}

/** Decodes a file's audio to samples; fails when the decoder finds anything to complain of. */
export function decode(path: string): Float32Array {
  const pcm = run(ffmpeg.path, ['-v', 'warning', '-i', path, '-map', '0:a', '-f', 'f32le', '-']);
  return new Float32Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length));
}

/** Decodes AAC frames held in memory. */
export function decodeAdts(aac: Uint8Array): Float32Array {
  const pcm = run(ffmpeg.path, ['-v', 'warning', '-f', 'aac', '-i', '-', '-f', 'f32le', '-'], aac);
  return new Float32Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.length));
}
