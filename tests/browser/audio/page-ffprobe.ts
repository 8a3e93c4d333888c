import { FFmpeg } from '@ffmpeg/ffmpeg';
import coreUrl from '@ffmpeg/core?url';
import wasmUrl from '@ffmpeg/core/wasm?url';

/** The parts of ffprobe's description that tests look at. */
export interface Description {
  streams: {
    codec_name: string;
    nb_frames?: string;
    duration_ts?: number;
    width?: number;
    height?: number;
  }[];
  chapters: { start_time: string; end_time: string; tags: { title: string } }[];
  format: { tags: Record<string, string> };
}

/** Describes a media file with the ffprobe that comes with ffmpeg.wasm. */
export async function probeFile(file: File): Promise<Description> {
  const ffmpeg = new FFmpeg();
  await ffmpeg.load({
    coreURL: new URL(coreUrl, location.href).href,
    wasmURL: new URL(wasmUrl, location.href).href,
  });
  try {
    await ffmpeg.writeFile('file', new Uint8Array(await file.arrayBuffer()));
    const shown = ['-show_format', '-show_streams', '-show_chapters'];
    await ffmpeg.ffprobe(['-v', 'error', '-of', 'json', ...shown, 'file', '-o', 'description']);
    return JSON.parse(String(await ffmpeg.readFile('description', 'utf8'))) as Description;
  } finally {
    ffmpeg.terminate();
  }
}
