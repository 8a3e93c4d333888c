import type { Place } from './sound-source.ts';

const KEY = 'lectern-heard';

/** Books whose place is kept; the one that was heard longest ago is forgotten first. */
const BOOKS_KEPT = 100;

type Entry = [jobId: string, chapter: number, seconds: number];

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value)) return false;
  const [id, chapter, seconds] = value as unknown[];
  return (
    typeof id === 'string' &&
    Number.isInteger(chapter) &&
    Number(chapter) >= 0 &&
    Number.isFinite(seconds) &&
    Number(seconds) >= 0
  );
}

function readAll(storage: Pick<Storage, 'getItem'>): Entry[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** Where a book was left off; null when it was never heard. */
export function readHeardPlace(storage: Pick<Storage, 'getItem'>, jobId: string): Place | null {
  const [, chapter, seconds] = readAll(storage).find(([id]) => id === jobId) ?? [];
  return chapter === undefined || seconds === undefined ? null : { chapter, seconds };
}

/** Keeps where a book was left off; a browser that stores nothing is no reason to complain. */
export function writeHeardPlace(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  jobId: string,
  { chapter, seconds }: Place,
): void {
  const others = readAll(storage).filter(([id]) => id !== jobId);
  const entries: Entry[] = [...others.slice(1 - BOOKS_KEPT), [jobId, chapter, seconds]];
  try {
    storage.setItem(KEY, JSON.stringify(entries));
  } catch {
    // The book then starts from the beginning.
  }
}
