import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import ffprobe from '@ffprobe-installer/ffprobe';

/** What a program printed. */
export interface Printed {
  stdout: Buffer;
  stderr: string;
}

function run(program: string, args: readonly string[], input?: Uint8Array): Printed {
  // The packages' install scripts, which would do this, are not run.
  chmodSync(program, 0o755);
  const ended = spawnSync(program, args, {
    maxBuffer: 1 << 30,
    ...(input === undefined ? {} : { input }),
  });
  if (ended.error !== undefined) throw ended.error;
  const stderr = ended.stderr.toString();
  if (ended.status !== 0) {
    throw new Error(`${program} ${args.join(' ')}: ${ended.status ?? 'killed'} ${stderr}`);
  }
  return { stdout: ended.stdout, stderr };
}

/** Runs the ffmpeg that npm has installed, which is not the one that Lectern encodes with. */
export function runFfmpeg(args: readonly string[], input?: Uint8Array): Printed {
  return run(ffmpeg.path, args, input);
}

/** Runs the ffprobe that npm has installed. */
export function runFfprobe(args: readonly string[]): Printed {
  return run(ffprobe.path, args);
}
