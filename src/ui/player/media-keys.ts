import type { Job } from '../../domain/job.ts';
import { displayAuthors, displayText, displayTitle } from '../display-text.ts';

/** What the keys of a keyboard, a headset or a lock screen do besides play and pause. */
export interface MediaKeys {
  /** Goes to the chapter before (-1) or after (1). */
  skip(by: -1 | 1): void;
  /** Goes a little back (-1) or on (1). */
  seek(by: -1 | 1): void;
}

/** What is taken over; play and pause work by themselves. */
const ACTIONS = ['previoustrack', 'nexttrack', 'seekbackward', 'seekforward'] as const;

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
  const handlers = {
    previoustrack: () => {
      keys.skip(-1);
    },
    nexttrack: () => {
      keys.skip(1);
    },
    seekbackward: () => {
      keys.seek(-1);
    },
    seekforward: () => {
      keys.seek(1);
    },
  } satisfies Record<(typeof ACTIONS)[number], () => void>;
  for (const action of ACTIONS) session.setActionHandler(action, handlers[action]);
}

/** Takes back what {@link showInSystem} told. */
export function hideFromSystem(session: MediaSession | undefined): void {
  if (session === undefined) return;
  session.metadata = null;
  for (const action of ACTIONS) session.setActionHandler(action, null);
}
