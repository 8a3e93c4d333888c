import type { Chapter } from '../domain/book.ts';
import type { JobRecord } from '../storage/database.ts';

/** Characters of a chunk as a rule. */
const TYPICAL_CHUNK_CHARACTERS = 180;

/** Characters that a voice speaks in a second at speed 1. */
const CHARACTERS_PER_SECOND = 14;

/** Characters of a chapter that may be spoken, its title included. */
export function charactersOf({ title, blocks }: Pick<Chapter, 'title' | 'blocks'>): number {
  return blocks.reduce((sum, block) => sum + block.text.length, title.length);
}

/** Chunks that so much text makes, about. */
export function estimateChunks(characters: number): number {
  return Math.ceil(characters / TYPICAL_CHUNK_CHARACTERS);
}

/** A job's totals before any of its text has been planned. */
export function estimateTotals(
  chapters: readonly Pick<Chapter, 'title' | 'blocks'>[],
  introText: string | null,
): Pick<JobRecord, 'totalChunks' | 'totalChunksExact' | 'totalCharacters'> {
  const lengths = [...chapters.map(charactersOf), introText?.length ?? 0];
  return {
    totalChunks: lengths.reduce((sum, length) => sum + estimateChunks(length), 0),
    totalChunksExact: false,
    totalCharacters: lengths.reduce((sum, length) => sum + length, 0),
  };
}

/** Bytes that a job still has to write: its remaining chunks, and all of them once more as the file. */
export function estimateRoom(
  job: Pick<JobRecord, 'options' | 'totalCharacters' | 'doneCharacters'>,
): number {
  const bytesPerSecond = (job.options.bitrate * 1_000) / 8;
  const perCharacter = bytesPerSecond / (CHARACTERS_PER_SECOND * job.options.speed);
  const left = Math.max(0, job.totalCharacters - job.doneCharacters);
  return Math.ceil((left + job.totalCharacters) * perCharacter);
}
