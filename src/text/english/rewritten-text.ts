/** A stretch of text that is read as other words. */
export interface Replacement {
  /** Offsets into the text before. */
  start: number;
  end: number;
  words: string;
}

interface Piece {
  /** Offsets into the new text. */
  from: number;
  to: number;
  /** Offsets into the text before. */
  start: number;
  end: number;
  replaced: boolean;
}

/** A text in which some stretches were replaced, with the way back. */
export class RewrittenText {
  readonly text: string;
  readonly #pieces: readonly Piece[];

  /** Replacements must be in order and must not overlap. */
  constructor(before: string, replacements: readonly Replacement[]) {
    const pieces: Piece[] = [];
    const parts: string[] = [];
    let length = 0;
    const append = (words: string, start: number, end: number, replaced: boolean): void => {
      if (words === '') return;
      pieces.push({ from: length, to: length + words.length, start, end, replaced });
      parts.push(words);
      length += words.length;
    };
    let done = 0;
    for (const { start, end, words } of replacements) {
      append(before.slice(done, start), done, start, false);
      append(words, start, end, true);
      done = end;
    }
    append(before.slice(done), done, before.length, false);
    this.#pieces = pieces;
    this.text = parts.join('');
  }

  /** Whether anything was replaced. */
  get changed(): boolean {
    return this.#pieces.some(({ replaced }) => replaced);
  }

  /** Where a stretch of the new text stood before; all of what was replaced when it lies in there. */
  origin(from: number, to: number): { start: number; end: number; replaced: boolean } {
    const first = this.#pieceAt(from);
    const last = this.#pieceAt(to - 1);
    if (first === undefined || last === undefined) return { start: 0, end: 0, replaced: false };
    return {
      start: first.replaced ? first.start : first.start + (from - first.from),
      end: last.replaced ? last.end : last.start + (to - last.from),
      replaced: first.replaced || last.replaced,
    };
  }

  #pieceAt(offset: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const piece = this.#pieces[middle];
      if (piece === undefined) break;
      if (offset < piece.from) high = middle - 1;
      else if (offset >= piece.to) low = middle + 1;
      else return piece;
    }
    return undefined;
  }
}
