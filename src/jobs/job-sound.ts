import { LecternError } from '../domain/errors.ts';
import type { Bitrate } from '../domain/audio-format.ts';
import type { ChunkRecord } from '../storage/database.ts';
import { INTRODUCTION } from './book-plan.ts';
import type { EngineContext } from './context.ts';

/** One ADTS frame of silence as often as a pause is long. */
export type MakePause = (frames: number) => Uint8Array<ArrayBuffer>;

/** Makes the pauses of a job, which are copies of one frame. */
export async function pauseMaker(
  { crew }: Pick<EngineContext, 'crew'>,
  bitrate: Bitrate,
): Promise<MakePause> {
  const silence = await crew.encoder.service.silentFrame(bitrate);
  return (frames) => {
    const pause = new Uint8Array(frames * silence.length);
    for (let frame = 0; frame < frames; frame += 1) pause.set(silence, frame * silence.length);
    return pause;
  };
}

/**
 * A finished chunk's sound and the pause that follows it, as ADTS frames.
 * @throws LecternError export-failed, when the sound has gone
 */
export async function soundOf(
  { chunks }: Pick<EngineContext, 'chunks'>,
  chunk: ChunkRecord,
  makePause: MakePause,
): Promise<Uint8Array[]> {
  const audio = await chunks.findAudio(chunk.key);
  if (audio === undefined) {
    throw new LecternError('export-failed', 'A finished chunk has lost its sound. Retry.', {
      retryable: true,
      place: {
        ...(chunk.position === INTRODUCTION ? {} : { chapter: chunk.position }),
        chunk: chunk.index,
      },
    });
  }
  return [audio.aac, makePause(chunk.pauseFrames)];
}
