import { cleanText, hasWords } from './plain-text.ts';

/** Alternative texts that are kept of one document. */
const MOST_PICTURES = 1_000;
const LONGEST_TITLE = 2_000;

/** A drawing whose title is being looked for. */
interface Drawing {
  /** Depth of its element. */
  depth: number;
  title: string;
  description: string;
  reads: 'title' | 'description' | null;
}

/** What pictures and drawings say of themselves: `alt`, `aria-label`, the title or description of an SVG. */
export class PictureTexts {
  readonly all: string[] = [];
  private drawing: Drawing | null = null;

  /** Keeps a picture's alternative text and returns it, cleaned. */
  keep(text: string): string {
    const alternative = cleanText(text);
    if (hasWords(alternative) && this.all.length < MOST_PICTURES) this.all.push(alternative);
    return alternative;
  }

  /** A drawing starts at a depth of elements; its label counts before its title. */
  openDrawing(depth: number, label: string | undefined): void {
    if (this.drawing !== null) return;
    this.drawing = { depth, title: label ?? '', description: '', reads: null };
  }

  /** An element opens inside of a drawing: only the drawing's own title and description count. */
  openElement(name: string, depth: number): void {
    const { drawing } = this;
    if (drawing === null || depth !== drawing.depth + 1) return;
    if (name === 'title' && drawing.title === '') drawing.reads = 'title';
    if (name === 'desc' && drawing.description === '') drawing.reads = 'description';
  }

  text(text: string): void {
    const { drawing } = this;
    if (drawing?.reads === undefined || drawing.reads === null) return;
    if (drawing[drawing.reads].length < LONGEST_TITLE) drawing[drawing.reads] += text;
  }

  /** An element closes; the alternative text of the drawing that it ends, or null. */
  closeElement(depth: number): string | null {
    const { drawing } = this;
    if (drawing === null) return null;
    drawing.reads = null;
    if (depth !== drawing.depth) return null;
    this.drawing = null;
    return this.keep(hasWords(drawing.title) ? drawing.title : drawing.description);
  }
}
