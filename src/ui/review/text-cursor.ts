/** Where the keyboard is in a chapter's text: on a line, or on one of its sentences. Both count from 0. */
export interface TextCursor {
  line: number;
  sentence: number | null;
}

/** What there is to move in. */
export interface TextExtent {
  /** Lines in all. */
  lines: number;
  /** Sentences of the line where the cursor is. */
  sentences: number;
}

/**
 * Where a key takes the cursor, in the manner of trees: up and down along lines or sentences, right into a
 * line's sentences, left out of them. Null for keys that move nothing.
 */
export function moveCursor(
  { line, sentence }: TextCursor,
  key: string,
  { lines, sentences }: TextExtent,
): TextCursor | null {
  const toLine = (wanted: number): TextCursor | null => {
    const next = Math.min(Math.max(wanted, 0), lines - 1);
    return next === line && sentence === null ? null : { line: next, sentence: null };
  };
  switch (key) {
    case 'ArrowDown':
      return sentence !== null && sentence + 1 < sentences
        ? { line, sentence: sentence + 1 }
        : toLine(line + 1);
    case 'ArrowUp':
      if (sentence === null) return toLine(line - 1);
      return sentence > 0 ? { line, sentence: sentence - 1 } : toLine(line);
    case 'ArrowRight':
      if (sentence === null) return sentences > 1 ? { line, sentence: 0 } : null;
      return sentence + 1 < sentences ? { line, sentence: sentence + 1 } : null;
    case 'ArrowLeft':
      return sentence === null ? null : toLine(line);
    case 'Home':
      return toLine(0);
    case 'End':
      return toLine(lines - 1);
    default:
      return null;
  }
}

/** The line, or the sentence in it, that an event happened on; null for neither. */
export function cursorAt(event: Event): TextCursor | null {
  const target = event.composedPath()[0];
  if (!(target instanceof Element) || target.closest('wa-button') !== null) return null;
  const line = target.closest<HTMLElement>('[data-line]')?.dataset['line'];
  if (line === undefined) return null;
  const sentence = target.closest<HTMLElement>('[data-sentence]')?.dataset['sentence'];
  const isMargin = target.closest('.margin') !== null;
  if (sentence === undefined && !isMargin) return null;
  return { line: Number(line), sentence: sentence === undefined ? null : Number(sentence) };
}
