/** A stretch of text that is read as other words. */
export interface Replacement {
  /** Offsets into the text before. */
  start: number;
  end: number;
  words: string;
  /** Laid down by the user, not by a rule. */
  user?: boolean;
  /** Phonemes laid down for the words. */
  phonemes?: string;
}

/** Where a stretch of the new text came from. */
export interface Origin {
  /** Offsets into the text before. */
  start: number;
  end: number;
  replaced: boolean;
  /** Whether the user has a say in it. */
  user: boolean;
}

/** Words of the new text whose phonemes are laid down. */
export interface FixedWords {
  start: number;
  end: number;
  phonemes: string;
}

interface Piece {
  /** Offsets into the new text. */
  from: number;
  to: number;
  /** Offsets into the text before. */
  start: number;
  end: number;
  replaced: boolean;
  user: boolean;
}

/** A text in which some stretches were replaced, with the way back. */
export class RewrittenText {
  readonly text: string;
  /** In order. */
  readonly fixed: readonly FixedWords[];
  readonly #pieces: readonly Piece[];

  /** Replacements must be in order and must not overlap. */
  constructor(before: string, replacements: readonly Replacement[]) {
    const pieces: Piece[] = [];
    const parts: string[] = [];
    const fixed: FixedWords[] = [];
    let length = 0;
    const append = (
      words: string,
      start: number,
      end: number,
      replaced: boolean,
      user = false,
    ): void => {
      if (words === '') return;
      pieces.push({ from: length, to: length + words.length, start, end, replaced, user });
      parts.push(words);
      length += words.length;
    };
    let done = 0;
    for (const { start, end, words, user, phonemes } of replacements) {
      append(before.slice(done, start), done, start, false);
      if (phonemes !== undefined) {
        fixed.push({ start: length, end: length + words.length, phonemes });
      }
      append(words, start, end, true, user);
      done = end;
    }
    append(before.slice(done), done, before.length, false);
    this.fixed = fixed;
    this.#pieces = pieces;
    this.text = parts.join('');
  }

  /** Where a stretch of the new text stood before; all of what was replaced when it lies in there. */
  origin(from: number, to: number): Origin {
    const at = this.#pieceIndex(from);
    const lastAt = this.#pieceIndex(to - 1);
    const first = this.#pieces[at];
    const last = this.#pieces[lastAt];
    if (first === undefined || last === undefined) {
      return { start: 0, end: 0, replaced: false, user: false };
    }
    return {
      start: first.replaced ? first.start : first.start + (from - first.from),
      end: last.replaced ? last.end : last.start + (to - last.from),
      replaced: first.replaced || last.replaced,
      user: this.#pieces.slice(at, lastAt + 1).some(({ user }) => user),
    };
  }

  #pieceIndex(offset: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const piece = this.#pieces[middle];
      if (piece === undefined) break;
      if (offset < piece.from) high = middle - 1;
      else if (offset >= piece.to) low = middle + 1;
      else return middle;
    }
    return -1;
  }
}
