import { cleanText, hasWords } from '../markup/plain-text.ts';
import type { DocxParagraph } from './docx-paragraph.ts';

/** A line of the document that looks like a heading, by its place in the output. */
interface Look {
  at: number;
  text: string;
  size: number;
  isBold: boolean;
}

const LONGEST_HEADING = 100;
/** Type that is larger than the text's by this factor is a heading's. */
const LARGER = 1.15;
const FEWEST = 2;
/** Shares of the paragraphs and of their text that may look like headings; more is a manner of writing. */
const MOST_SHARE = 0.5;
const MOST_TEXT = 0.2;
const TAGS = /<[^>]*>/g;

/**
 * Finds headings by their looks, for documents whose writers used no styles: short lines in larger or bold
 * type.
 */
export class LookedHeadings {
  private readonly looks: Look[] = [];
  /** Characters of text by their size. */
  private readonly sizes = new Map<number, number>();
  private paragraphs = 0;
  private hasHeadings = false;

  /** Notes a paragraph that has been put out as text. */
  note(paragraph: DocxParagraph, at: number, defaultSize: number): void {
    const { length, bold } = paragraph;
    if (length === 0) return;
    const size = paragraph.size || defaultSize;
    this.paragraphs++;
    this.sizes.set(size, (this.sizes.get(size) ?? 0) + length);
    const isLine = length <= LONGEST_HEADING && paragraph.inner.length === 0;
    if (!isLine || (paragraph.list !== '' && paragraph.list !== '0')) return;
    const text = cleanText(paragraph.text.join('').replace(TAGS, ' '));
    if (!hasWords(text) || /[,;]$/.test(text)) return;
    this.looks.push({ at, text, size, isBold: bold * 10 >= length * 9 });
  }

  /** A heading has been found that the document marks as one. */
  noteHeading(): void {
    this.hasHeadings = true;
  }

  /** Levels of the paragraphs that are headings, by their place in the output; none where the document has marked headings. */
  levels(): Map<number, number> {
    const levels = new Map<number, number>();
    if (this.hasHeadings) return levels;
    const [usual = 0] = [...this.sizes].sort((a, b) => b[1] - a[1])[0] ?? [];
    const found = this.looks.filter(
      ({ size, isBold, text }) =>
        size >= usual * LARGER || (isBold && size >= usual && !/[.!?:]["”’]?$/.test(text)),
    );
    const characters = found.reduce((sum, { text }) => sum + text.length, 0);
    const all = [...this.sizes.values()].reduce((sum, length) => sum + length, 0);
    const isManner = found.length > this.paragraphs * MOST_SHARE || characters > all * MOST_TEXT;
    if (found.length < FEWEST || isManner) return levels;
    const ranks = [...new Set(found.map(({ size }) => size))].sort((a, b) => b - a);
    for (const { at, size } of found) levels.set(at, Math.min(6, ranks.indexOf(size) + 1));
    return levels;
  }
}
