import { FRAME_SAMPLES, SAMPLE_RATE } from '../../../src/domain/audio-format.ts';
import { runFfmpeg, runFfprobe } from '../../../scripts/levels/media-programs.ts';

/** A chapter as ffprobe reads it. */
export interface ProbedChapter {
  time_base: string;
  start: number;
  end: number;
  tags?: { title?: string };
}

/** A chapter's start and end in AAC frames; they are whole when nothing was rounded. */
export function framesOf({ time_base, start, end }: ProbedChapter): [number, number] {
  const [numerator, denominator] = time_base.split('/').map(Number) as [number, number];
  const toFrames = (time: number): number =>
    (time * numerator * SAMPLE_RATE) / (denominator * FRAME_SAMPLES);
  return [toFrames(start), toFrames(end)];
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
  const { stdout } = runFfprobe(['-v', 'error', '-of', 'json', ...shown, path]);
  return JSON.parse(stdout.toString()) as Probed;
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
  const { stdout } = runFfprobe(['-v', 'error', '-of', 'json', ...shown, ...range, path]);
  return (JSON.parse(stdout.toString()) as { packets: ProbedPacket[] }).packets;
}

/** Makes an image file. */
export function makeImage(codec: 'mjpeg' | 'png', size: string): Uint8Array<ArrayBuffer> {
  const source = ['-f', 'lavfi', '-i', `testsrc=size=${size}`, '-frames:v', '1'];
  return new Uint8Array(runFfmpeg([...source, '-c:v', codec, '-f', 'image2pipe', '-']).stdout);
}
