import type { Job } from '../../domain/job.ts';
import { displayAuthors, displayText, displayTitle } from '../display-text.ts';

/** What the keys of a keyboard, a headset or a lock screen do besides play and pause. */
export interface MediaKeys {
  /** Goes to the chapter before (-1) or after (1). */
  skip(by: -1 | 1): void;
}

/** Seconds from the start of a chapter in which “previous” means the chapter before. */
export const CHAPTER_START_SECONDS = 3;

/** Tells the system what is heard, for its own controls; does nothing where it has none. */
export function showInSystem(
  session: MediaSession | undefined,
  job: Job,
  chapterTitle: string,
  coverUrl: string | null,
  keys: MediaKeys,
): void {
  if (session === undefined) return;
  session.metadata = new MediaMetadata({
    title: displayText(chapterTitle) || displayTitle(job.book.title),
    artist: displayAuthors(job.book.authors),
    album: displayTitle(job.book.title),
    artwork: coverUrl === null ? [] : [{ src: coverUrl }],
  });
  session.setActionHandler('previoustrack', () => {
    keys.skip(-1);
  });
  session.setActionHandler('nexttrack', () => {
    keys.skip(1);
  });
}

/** Takes back what {@link showInSystem} told. */
export function hideFromSystem(session: MediaSession | undefined): void {
  if (session === undefined) return;
  session.metadata = null;
  session.setActionHandler('previoustrack', null);
  session.setActionHandler('nexttrack', null);
}
