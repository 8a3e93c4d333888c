import { LecternError } from '../../domain/errors.ts';

/** Elements open at once; no writer nests like this, and parsing slows down with the depth. */
const DEEPEST_NESTING = 32_768;

/**
 * Ends the reading of a document that nests elements to stop readers.
 * @throws LecternError file-damaged
 */
export function checkNesting(depth: number): void {
  if (depth <= DEEPEST_NESTING) return;
  throw new LecternError(
    'file-damaged',
    `A document of the book nests ${depth} elements in one another, which no book does. The file is damaged, or made to stop readers.`,
  );
}
