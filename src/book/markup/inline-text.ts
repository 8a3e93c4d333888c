import { MARK, type InlineMark } from './marked-text.ts';

/** Stands in raw text for a line break that the markup asks for. */
export const LINE_BREAK = '\v';

/** Marks of one block; what is beyond is not marked. */
const MOST_MARKS = 5_000;

/** Raw text of a block with the marks that stand for themselves as {@link MARK}. */
export interface RawText {
  raw: string;
  marks: InlineMark[];
}

/** The text of the block that is being read, piece by piece. */
export class InlineText {
  private pieces: (string | InlineMark)[] = [];
  private marks = 0;
  /** Characters that are not blank pieces. */
  length = 0;
  hasText = false;

  /** Where the next piece will stand; a place to go back to. */
  get place(): number {
    return this.pieces.length;
  }

  /** Adds text; `isBlank` says that it is white space only. */
  add(text: string, isBlank: boolean): void {
    this.pieces.push(text);
    if (isBlank) return;
    this.hasText = true;
    this.length += text.length;
  }

  /** Adds what is not the book's own text: a space, a line break, a quotation mark. */
  insert(text: string): void {
    this.pieces.push(text);
  }

  mark(mark: InlineMark): void {
    if (this.marks++ < MOST_MARKS) this.pieces.push(mark);
  }

  /** Marks the text from a place to the end. */
  enclose(place: number, start: InlineMark, end: InlineMark): void {
    if (this.marks + 2 > MOST_MARKS) return;
    this.pieces.splice(place, 0, start);
    this.pieces.push(end);
    this.marks += 2;
  }

  /** The text from a place on, without marks. */
  since(place: number): string {
    return this.pieces
      .slice(place)
      .filter((piece) => typeof piece === 'string')
      .join('');
  }

  /** The last characters before a place, at least as many as asked for where there are so many. */
  before(place: number, characters: number): string {
    let text = '';
    for (let at = place - 1; at >= 0 && text.length < characters; at--) {
      const piece = this.pieces[at];
      if (typeof piece === 'string') text = piece + text;
    }
    return text;
  }

  /** Takes everything from a place on away; `hadText` says what {@link hasText} was there. */
  cut(place: number, hadText: boolean): void {
    this.pieces.length = Math.min(this.pieces.length, place);
    this.hasText = hadText;
  }

  /** Takes the last piece off, if it is text. */
  takeLast(): string {
    const last = this.pieces.at(-1);
    if (typeof last !== 'string') return '';
    this.pieces.pop();
    return last;
  }

  /** All of it; what follows is another block's. */
  take(): RawText {
    const { pieces } = this;
    this.pieces = [];
    this.marks = 0;
    this.length = 0;
    this.hasText = false;
    return {
      raw: pieces.map((piece) => (typeof piece === 'string' ? piece : MARK)).join(''),
      marks: pieces.filter((piece) => typeof piece !== 'string'),
    };
  }
}
