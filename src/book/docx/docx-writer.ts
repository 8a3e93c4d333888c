import { cleanText, escapeText } from '../markup/plain-text.ts';
import { LookedHeadings } from './docx-headings.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import type { DocxParagraph } from './docx-paragraph.ts';
import type { DocxStyles } from './docx-styles.ts';

/** An empty paragraph: space, or a break. */
const BLANK = '<p>&nbsp;</p>\n';
const OPEN = '<p>';
const CLOSE = '</p>\n';
const TAGS = /<[^>]*>/g;

/** Writes a document's paragraphs as HTML, and what stands around them. */
export class DocxWriter {
  /** The first paragraph in the style of a title; empty where there is none. */
  title = '';
  private readonly output: string[] = [];
  private looked = new LookedHeadings();

  constructor(
    private readonly styles: DocxStyles,
    private readonly numbering: DocxNumbering,
  ) {}

  push(markup: string): void {
    this.output.push(markup);
  }

  clear(): void {
    this.output.length = 0;
    this.looked = new LookedHeadings();
  }

  /** All that has been written, with headings that only their looks tell. */
  html(): string {
    const levels = this.looked.levels();
    return this.output
      .map((markup, at) => {
        const level = levels.get(at);
        if (level === undefined || !markup.startsWith(OPEN)) return markup;
        return `<h${level}>${markup.slice(OPEN.length, -CLOSE.length)}</h${level}>\n`;
      })
      .join('');
  }

  /** The markup of a paragraph that comes next in the output, or inside of another. */
  markupOf(paragraph: DocxParagraph, isInner: boolean): string {
    const { role, level: ofStyle } = this.styles.roleOf(paragraph.style);
    const level = paragraph.outline || ofStyle;
    const text = paragraph.text.join('');
    if (role === 'contents') return '';
    if (role === 'title' && this.title === '') this.title = cleanText(text.replace(TAGS, ' '));
    if (level > 0 && role !== 'title') this.looked.noteHeading();
    else if (level === 0 && !isInner) {
      this.looked.note(paragraph, this.output.length, this.styles.defaultSize);
    }
    if (level > 0) return this.heading(paragraph, level, text);
    if (text.trim() === '') return paragraph.isRemoved ? '' : BLANK;
    if (role === 'quote') return `<blockquote>${OPEN}${text}</p></blockquote>\n`;
    const { list, listLevel } = this.listOf(paragraph);
    if (list === '' || list === '0') return `${OPEN}${text}${CLOSE}`;
    return this.item(list, listLevel, text);
  }

  /** The list that a paragraph belongs to: its own, or its style's. */
  private listOf({ style, list, listLevel }: DocxParagraph): { list: string; listLevel: string } {
    const own = this.styles.lookOf(style);
    return { list: list || own.list, listLevel: listLevel || own.listLevel };
  }

  private item(list: string, listLevel: string, text: string): string {
    if (!this.numbering.isNumbered(list, listLevel)) return `<ul><li>${text}</li></ul>\n`;
    return `<ol><li value="${this.numbering.count(list, listLevel)}">${text}</li></ol>\n`;
  }

  /** A heading with the number that Word prints before it. */
  private heading(paragraph: DocxParagraph, level: number, text: string): string {
    const { list, listLevel } = this.listOf(paragraph);
    let label = '';
    if (this.numbering.isNumbered(list, listLevel)) {
      this.numbering.count(list, listLevel);
      label = escapeText(this.numbering.labelOf(list, listLevel));
    }
    const isBlank = text.trim() === '';
    if (isBlank && label === '') return BLANK;
    const divider = isBlank || label === '' ? '' : /\p{L}{3,}\s/u.test(label) ? ': ' : ' ';
    return `<h${level}>${label}${divider}${text}</h${level}>\n`;
  }
}
