import type { Block, Chapter } from '../domain/book.ts';
import { dialogueLanguage } from '../domain/dialogue-language.ts';
import { isAbort, LecternError } from '../domain/errors.ts';
import type { ReadingPreferences } from '../domain/pronunciation.ts';
import type { ChapterPlan, UnspokenText } from '../domain/speech.ts';
import { voiceName } from '../domain/voice-blend.ts';
import type { ChapterPlanRecord, JobRecord, JobTotals } from '../storage/database.ts';
import type { ChapterText } from '../text/text-service.ts';
import type { EngineContext } from './context.ts';
import { addTotals, charactersOf, effortOf, estimateChunks } from './estimates.ts';
import { placeChunk, placeNotes, type HeardBlock } from './note-placement.ts';
import { titleToSpeak } from '../domain/spoken-title.ts';
import { readingOf } from './reading.ts';

/** The position of the spoken introduction, before the first chapter. */
export const INTRODUCTION = -1;

/** The text of a job made into chunks, chapter by chapter: those needed first, the rest beside the narrator. */
export class BookPlan {
  private readonly plans = new Map<number, Promise<ChapterPlan>>();
  private readonly characters = new Map<number, number>();
  private readonly known = new Map<number, ChapterPlanRecord>();
  /** Of the whole book: they may stand in a chapter that is not narrated. */
  private notes: Promise<Map<string, Block>> | null = null;

  private constructor(
    private readonly context: EngineContext,
    private readonly job: JobRecord,
    private readonly preferences: ReadingPreferences,
    private readonly signal: AbortSignal,
  ) {}

  /** Takes up what is known of a job's chapters. */
  static async open(
    context: EngineContext,
    job: JobRecord,
    signal: AbortSignal,
  ): Promise<BookPlan> {
    const preferences = await readingOf(context, job);
    const plan = new BookPlan(context, job, preferences, signal);
    for (const record of await context.chunks.plans(job.id)) {
      plan.known.set(record.position, record);
    }
    return plan;
  }

  /** Everything to be narrated, in order. */
  get positions(): number[] {
    const chapters = this.job.chapters.map((_, position) => position);
    return this.job.options.introText === null ? chapters : [INTRODUCTION, ...chapters];
  }

  /** Chunks of a chapter, if it has ever been planned. */
  knownChunks(position: number): number | undefined {
    return this.known.get(position)?.chunks;
  }

  /** The chunks of one chapter. */
  chapter(position: number): Promise<ChapterPlan> {
    const started = this.plans.get(position);
    if (started !== undefined) return started;
    const plan = this.make(position);
    this.plans.set(position, plan);
    return plan;
  }

  /** Lets go of a chapter that has been narrated. */
  release(position: number): void {
    this.plans.delete(position);
  }

  /** Plans what has never been planned, so that the totals become exact. Rejects only with what planning rejects with. */
  async completeTotals(): Promise<void> {
    for (const position of this.positions) {
      if (this.known.has(position)) continue;
      this.signal.throwIfAborted();
      try {
        await this.chapter(position);
      } catch (thrown) {
        if (isAbort(thrown)) return;
        // The narrator meets the same error when it gets there, and says it with its place.
        return;
      }
    }
  }

  private async make(position: number): Promise<ChapterPlan> {
    const { text, heard } = await this.textOf(position);
    const { chunks, unspoken } = await this.context.crew.text.service.planChapter(
      text,
      this.signal,
    );
    const plan = { chunks: chunks.map((chunk) => placeChunk(chunk, heard)), unspoken };
    const record: ChapterPlanRecord = {
      jobId: this.job.id,
      position,
      chunks: plan.chunks.length,
      characters: plan.chunks.reduce((sum, chunk) => sum + chunk.text.length, 0),
      effort: plan.chunks.reduce((sum, chunk) => sum + effortOf(chunk), 0),
    };
    this.known.set(position, record);
    const isNew = await this.context.chunks.notePlan(record, await this.totals());
    if (isNew) await this.logUnspoken(position, plan.unspoken);
    return plan;
  }

  /** What is read of a chapter, and where its blocks stand in the book. */
  private async textOf(position: number): Promise<{ text: ChapterText; heard: HeardBlock[] }> {
    const { language } = this.job.options;
    const { preferences } = this;
    const common = { language, preferences, dialogue: dialogueLanguage(this.job.options) };
    if (position === INTRODUCTION) {
      const block: Block = { kind: 'paragraph', text: introductionOf(this.job) };
      const text: ChapterText = { title: null, blocks: [block], ...common, endsWith: 'chapter' };
      return { text, heard: [{ block, index: -1, said: 0 }] };
    }
    const index = this.job.chapters[position];
    const chapter =
      index === undefined ? undefined : await this.context.books.chapter(this.job.bookId, index);
    if (chapter === undefined) {
      throw new LecternError(
        'book-missing',
        `Chapter ${position + 1} of “${this.job.bookTitle}” is not stored any more. Remove the job and drop the book again.`,
        { place: { chapter: position } },
      );
    }
    const title = chapter.silentTitle ? null : titleToSpeak(chapter.title, chapter.blocks);
    const heard = await this.heardBlocks(chapter);
    const blocks = heard.map(({ block }) => block);
    return { text: { title, blocks, ...common, endsWith: 'chapter' }, heard };
  }

  private async heardBlocks(chapter: Chapter): Promise<HeardBlock[]> {
    const placement = this.job.options.notes;
    if (placement === 'skip') return placeNotes(chapter, placement, () => undefined);
    this.notes ??= this.context.books.notes(this.job.bookId);
    const notes = await this.notes;
    return placeNotes(chapter, placement, (id) => notes.get(id));
  }

  private async totals(): Promise<JobTotals> {
    const unknown = this.positions.filter((position) => !this.known.has(position));
    let characters = 0;
    let chunks = 0;
    for (const position of unknown) {
      const length = await this.charactersOf(position);
      characters += length;
      chunks += estimateChunks(length);
    }
    return addTotals([...this.known.values()], { characters, chunks });
  }

  private async charactersOf(position: number): Promise<number> {
    const measured = this.characters.get(position);
    if (measured !== undefined) return measured;
    const {
      text: { title, blocks },
    } = await this.textOf(position);
    const characters = charactersOf({ title: title ?? '', blocks });
    this.characters.set(position, characters);
    return characters;
  }

  private async logUnspoken(position: number, unspoken: readonly UnspokenText[]): Promise<void> {
    for (const { text, count } of unspoken) {
      await this.context.jobs.log(this.job.id, {
        level: 'warning',
        code: 'not-spoken',
        message: `“${text}” could not be spoken${count > 1 ? ` (${count} times)` : ''}.`,
        ...(position === INTRODUCTION ? {} : { chapter: position }),
      });
    }
  }
}

/** The introduction with its placeholders filled in. */
function introductionOf(job: JobRecord): string {
  const values: Record<string, string> = {
    title: job.bookTitle,
    author: job.bookAuthors.join(' and ') || 'an unknown author',
    voice: voiceName(job.options.voice),
  };
  return (job.options.introText ?? '').replace(
    /\{(title|author|voice)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
}
