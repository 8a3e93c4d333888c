import type { Chapter } from '../domain/book.ts';
import type { PlannedChunk } from '../domain/speech.ts';
import type { ChapterPlanRecord, JobRecord, JobTotals } from '../storage/database.ts';

/** Characters of a chunk as a rule. */
const TYPICAL_CHUNK_CHARACTERS = 180;

/** Characters that a voice speaks in a second at speed 1. */
const CHARACTERS_PER_SECOND = 14;

/**
 * What a run of the model costs whatever it speaks, in symbols. Measured in WebAssembly with two threads:
 * with it, chunks of 20 to 360 symbols take the same time for each symbol within a tenth.
 */
const EFFORT_OF_RUN = 10;

/** Effort for each character of a text that has not been planned, as prose has it. */
const USUAL_EFFORT = 1.05;

/** Characters of planned text that count as much as what is usual: a first page says little of a book. */
const TRUSTED_CHARACTERS = 10_000;

/** Share of the slowest and of the fastest chunks that say nothing: the machine was busy, or cold. */
const STRAY_SHARE = 0.3;

/** Characters of a chapter that may be spoken, its title included. */
export function charactersOf({ title, blocks }: Pick<Chapter, 'title' | 'blocks'>): number {
  return blocks.reduce((sum, block) => sum + block.text.length, title.length);
}

/** Chunks that so much text makes, about. */
export function estimateChunks(characters: number): number {
  return Math.ceil(characters / TYPICAL_CHUNK_CHARACTERS);
}

/**
 * How long a chunk takes, compared with others: the symbols that the model speaks for it, those that
 * are cut off again included, and what each run costs.
 */
export function effortOf({
  phonemes,
  before,
  after,
}: Pick<PlannedChunk, 'phonemes' | 'before' | 'after'>): number {
  return before.length + phonemes.length + after.length + EFFORT_OF_RUN;
}

/** The pace that the next chunks will have: the mean of the last ones without the strays. `paces` is not empty. */
export function usualPace(paces: readonly number[]): number {
  const strays = Math.floor(paces.length * STRAY_SHARE);
  const usual = [...paces].sort((a, b) => a - b).slice(strays, paces.length - strays);
  return usual.reduce((sum, pace) => sum + pace, 0) / usual.length;
}

/** Totals of chapters that have been planned, and of text that has not. */
export function addTotals(
  planned: readonly Pick<ChapterPlanRecord, 'chunks' | 'characters' | 'effort'>[],
  unplanned: { chunks: number; characters: number },
): JobTotals {
  const sum = { chunks: 0, characters: 0, effort: 0 };
  for (const { chunks, characters, effort } of planned) {
    sum.chunks += chunks;
    sum.characters += characters;
    sum.effort += effort;
  }
  const perCharacter =
    (sum.effort + USUAL_EFFORT * TRUSTED_CHARACTERS) / (sum.characters + TRUSTED_CHARACTERS);
  return {
    totalChunks: sum.chunks + unplanned.chunks,
    totalChunksExact: unplanned.characters === 0,
    totalCharacters: sum.characters + unplanned.characters,
    totalEffort: sum.effort + unplanned.characters * perCharacter,
  };
}

/** A job's totals before any of its text has been planned. */
export function estimateTotals(
  chapters: readonly Pick<Chapter, 'title' | 'blocks'>[],
  introText: string | null,
): JobTotals {
  const lengths = [...chapters.map(charactersOf), introText?.length ?? 0];
  return addTotals([], {
    chunks: lengths.reduce((sum, length) => sum + estimateChunks(length), 0),
    characters: lengths.reduce((sum, length) => sum + length, 0),
  });
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
