import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import ffprobe from '@ffprobe-installer/ffprobe';

/** What ffprobe says of a file; only the fields that tests look at. */
export interface Probe {
  format: { format_name: string; duration: string; tags: Record<string, string> };
  streams: {
    codec_name: string;
    codec_type: string;
    profile: string;
    sample_rate: string;
    channels: number;
    tags?: Record<string, string>;
    disposition: Record<string, number>;
  }[];
  chapters: { start_time: string; end_time: string; tags: { title: string } }[];
}

/** Levels of a whole file. */
export interface Levels {
  /** Integrated loudness in LUFS (EBU R 128). */
  loudness: number;
  /** Highest sample in dBFS. */
  peak: number;
  /** Lengths of all stretches below −50 dBFS that last half a second or more, in seconds. */
  silences: number[];
}

// Packages are installed without running their scripts, which would have done this.
for (const { path } of [ffmpeg, ffprobe]) chmodSync(path, 0o755);

/** Asks ffprobe about a media file. */
export function probe(path: string): Probe {
  const args = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_chapters'];
  return JSON.parse(execFileSync(ffprobe.path, [...args, path], { encoding: 'utf8' })) as Probe;
}

/** Decodes a file and measures it; throws when anything in it does not decode. */
export function measureLevels(path: string): Levels {
  const filters = 'astats,silencedetect=noise=-50dB:d=0.5,ebur128';
  const run = spawnSync(
    ffmpeg.path,
    [
      '-hide_banner',
      '-nostats',
      '-xerror',
      '-i',
      path,
      '-map',
      '0:a',
      '-af',
      filters,
      '-f',
      'null',
      '-',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (run.status !== 0) throw new Error(`ffmpeg could not decode ${path}: ${run.stderr}`);
  const last = (pattern: RegExp): number =>
    Number([...run.stderr.matchAll(pattern)].at(-1)?.[1] ?? Number.NaN);
  return {
    loudness: last(/I:\s+(-?[\d.]+) LUFS/g),
    peak: last(/Peak level dB: (-?[\d.]+|-inf)/g),
    silences: [...run.stderr.matchAll(/silence_duration: ([\d.]+)/g)].map((hit) => Number(hit[1])),
  };
}
