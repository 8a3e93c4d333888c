/** Characters of a title that are shown; what is cut off is of no use on a screen. */
export const TITLE_LIMIT = 200;

/** Characters of an author list, a chapter's title or a log line that are shown. */
export const LINE_LIMIT = 300;

/**
 * Text from a book or a file name made safe to lay out: one line, of bounded length, without control
 * and direction-changing characters, which could make one book's text look like part of the page.
 */
export function displayText(text: string, limit = TITLE_LIMIT): string {
  // Cut before the rest, so that a title of megabytes costs nothing.
  const line = text
    .slice(0, limit * 4)
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join('')}…`;
}

/** A book's title for showing; a book without one has a name all the same. */
export function displayTitle(title: string): string {
  const shown = displayText(title);
  return shown === '' ? 'Untitled book' : shown;
}

/** Authors for showing; empty when there are none. */
export function displayAuthors(authors: readonly string[]): string {
  return displayText(authors.slice(0, 20).join(', '), LINE_LIMIT);
}
