import type { LecternJobs } from '../../api/lectern-api.ts';
import type { Job } from '../../domain/job.ts';
import { chapterAt, locateInParts, partStart } from './parts.ts';
import type { Place, SoundSource, Stretch } from './sound-source.ts';

/** Reads how long an audio file is, in seconds. */
export type ReadDuration = (file: Blob) => Promise<number>;

/** The sound of a finished book: its files, one after another. */
export class FinishedSource implements SoundSource {
  private durations: readonly number[] | null = null;

  constructor(
    private readonly jobs: Pick<LecternJobs, 'result'>,
    private readonly job: Job,
    private readonly readDuration: ReadDuration,
  ) {}

  private get starts(): (number | null)[] {
    return this.job.book.chapters.map(({ startSeconds }) => startSeconds);
  }

  async open(place: Place): Promise<Stretch | 'end'> {
    if (place.chapter >= this.job.book.chapters.length) return 'end';
    const durations = (this.durations ??= await this.measure());
    const { part } = locateInParts(durations, this.timeInBook(place));
    const file = await this.jobs.result(this.job.id, part);
    const start = partStart(durations, part);
    const isLast = part + 1 >= this.job.files.length;
    return {
      file,
      timeOf: (wanted) => {
        const found = locateInParts(durations, this.timeInBook(wanted));
        return found.part === part ? found.seconds : null;
      },
      placeAt: (seconds) => this.placeAt(start + seconds),
      next: isLast ? null : this.placeAt(partStart(durations, part + 1)),
    };
  }

  /** Seconds of each file; needed only for books of several files. */
  private async measure(): Promise<number[]> {
    const { id, files } = this.job;
    if (files.length < 2) return [0];
    const parts = files.map((_file, part) => this.jobs.result(id, part));
    return Promise.all((await Promise.all(parts)).map(this.readDuration));
  }

  private timeInBook({ chapter, seconds }: Place): number {
    return (this.starts[chapter] ?? 0) + seconds;
  }

  private placeAt(seconds: number): Place {
    const chapter = Math.max(0, chapterAt(this.starts, seconds));
    return { chapter, seconds: Math.max(0, seconds - (this.starts[chapter] ?? 0)) };
  }
}
