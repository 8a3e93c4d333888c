import type { LecternJobs } from '../../api/lectern-api.ts';
import type { Place, SoundSource, Stretch } from './sound-source.ts';

/** Least that has to have been added to a chapter before it is read again, in seconds. */
const LEAST_NEWS = 8;

/** The same as a share of what has been heard: reading it again and again costs no more than twenty times. */
const LEAST_NEWS_SHARE = 0.05;

/** How far a player may stop before the end of a file, in seconds. */
const TOLERANCE = 0.1;

/** Seconds that have to be added to a chapter before it is worth reading again at a place in it. */
export function leastNews(seconds: number): number {
  return Math.max(LEAST_NEWS, seconds * LEAST_NEWS_SHARE);
}

/** The sound of a book that is being narrated: what there is of each chapter, one after another. */
export class GrowingSource implements SoundSource {
  constructor(
    private readonly jobs: Pick<LecternJobs, 'listen'>,
    private readonly jobId: string,
    private readonly chapters: number,
  ) {}

  async open({ chapter, seconds }: Place): Promise<Stretch | 'wait' | 'end'> {
    if (chapter >= this.chapters) return 'end';
    const heard = await this.jobs.listen(this.jobId, chapter);
    const left = heard.seconds - seconds;
    if (heard.complete && (heard.file === null || left <= TOLERANCE)) {
      return this.open({ chapter: chapter + 1, seconds: 0 });
    }
    const least = heard.complete ? TOLERANCE : leastNews(seconds);
    // The first words at once: only who waits at the end of them waits for more.
    if (heard.file === null || (seconds > 0 && left < least)) return 'wait';
    return {
      file: heard.file,
      timeOf: (place) =>
        place.chapter === chapter && place.seconds <= heard.seconds ? place.seconds : null,
      placeAt: (time) => ({ chapter, seconds: time }),
      next: { chapter, seconds: heard.seconds },
    };
  }
}
