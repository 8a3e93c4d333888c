import { primaryLanguage } from '../markup/language-tag.ts';
import { escapeText } from '../markup/plain-text.ts';
import { DocxFields } from './docx-fields.ts';
import { DocxMath } from './docx-math.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { addLook, newParagraph, newRun, type DocxParagraph } from './docx-paragraph.ts';
import { levelOf, type DocxStyles } from './docx-styles.ts';
import { DocxWriter } from './docx-writer.ts';
import type { XmlAttributes, XmlSink } from './docx-xml.ts';

/** Nothing in these is heard: what was deleted, moved away, commented, or is for other readers. */
const SILENT = new Set(
  'deg del moveFrom instrText delText delInstrText Fallback rt comment annotationRef sectPr tblPr tblGrid trPrChange pPrChange rPrChange docPr'.split(
    ' ',
  ),
);

/** Makes HTML of the paragraphs of a document's body or of its notes. */
export class DocxBody implements XmlSink {
  /** Notes by kind and number: “footnote-2”. */
  readonly notes = new Map<string, string>();
  private readonly written = new Set<string>();
  private readonly writer: DocxWriter;
  private readonly paragraphs: DocxParagraph[] = [];
  private readonly fields = new DocxFields();
  private readonly math = new DocxMath();
  private silent = 0;
  private readsText = false;
  private readsInstruction = false;
  private inProperties = 0;
  private inParagraphMark = 0;
  private run = newRun();
  private isHeaderRow = false;
  private sdtIsContents = false;
  private contentsDepth = 0;
  private note = '';
  /** Text of a paragraph whose mark was deleted, or of a large first letter: it belongs to the next. */
  private carried: Pick<DocxParagraph, 'text' | 'notes'> = { text: [], notes: [] };

  constructor(
    private readonly styles: DocxStyles,
    numbering: DocxNumbering,
    private readonly found: ReadonlyMap<string, string> = new Map(),
  ) {
    this.writer = new DocxWriter(styles, numbering);
  }

  html(): string {
    this.endCarried();
    return this.writer.html();
  }

  /** The document's title by its style, or an empty text. */
  get title(): string {
    return this.writer.title;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'instrText') this.readsInstruction = true;
    if (SILENT.has(name)) {
      if (name === 'del' || name === 'moveFrom') this.noteRemoved(name);
      this.silent++;
      return;
    }
    if (this.silent > 0) return;
    if (name === 'fldChar') this.field(attributes.get('fldCharType') ?? '');
    else if (name === 'docPartGallery') {
      this.sdtIsContents = /table of contents/i.test(attributes.get('val') ?? '');
    } else if (this.inProperties > 0 && this.property(name, attributes)) return;
    else {
      const formula = this.math.open(name);
      if (formula !== '') this.write(formula);
      this.element(name, attributes);
    }
  }

  text(text: string): void {
    if (this.readsInstruction) {
      this.fields.instruct(text);
      return;
    }
    if (!this.readsText) return;
    if (!this.isSilent()) this.noteLook(text.trim().length);
    this.write(this.math.isOpen ? this.math.text(text) : escapeText(text));
  }

  close(name: string): void {
    if (name === 'instrText') this.readsInstruction = false;
    if (SILENT.has(name)) {
      this.silent--;
      return;
    }
    if (this.silent > 0) return;
    const formula = this.math.close(name);
    if (formula !== '') this.write(formula);
    switch (name) {
      case 't':
        this.readsText = false;
        break;
      case 'pPr':
      case 'rPr':
        this.inProperties--;
        if (name === 'rPr' && this.inParagraphMark > 0) this.inParagraphMark--;
        break;
      case 'r':
        this.run = newRun();
        break;
      case 'p':
        this.endParagraph();
        break;
      case 'sdt':
        if (this.contentsDepth > 0) this.contentsDepth--;
        break;
      case 'fldSimple':
        this.fields.end();
        break;
      case 'tc':
        this.endCarried();
        this.emit(this.isHeaderRow ? '</th>' : '</td>');
        break;
      case 'tr':
        this.emit('</tr>');
        this.isHeaderRow = false;
        break;
      case 'tbl':
        this.emit('</table>');
        break;
      case 'footnote':
      case 'endnote':
        this.endNote();
        break;
    }
  }

  private noteRemoved(name: string): void {
    const paragraph = this.last();
    if (name === 'del' && this.inParagraphMark > 0) paragraph.isDeleted = true;
    else paragraph.isRemoved = true;
  }

  private last(): DocxParagraph {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph !== undefined) return paragraph;
    const made = newParagraph();
    this.paragraphs.push(made);
    return made;
  }

  private element(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'p':
        this.paragraphs.push(newParagraph());
        break;
      case 'pPr':
        this.inProperties++;
        break;
      case 'rPr':
        this.inProperties++;
        if (this.inProperties > 1) this.inParagraphMark++;
        break;
      case 't':
        this.readsText = true;
        break;
      case 'tab':
      case 'ptab':
        this.write(' ');
        break;
      case 'br':
      case 'cr':
        if (!/page|column/.test(attributes.get('type') ?? '')) this.write('<br>');
        break;
      case 'noBreakHyphen':
        this.write('-');
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        this.refer(`${name.slice(0, -9)}-${attributes.get('id') ?? ''}`);
        break;
      case 'fldSimple':
        this.fields.begin();
        this.fields.instruct(attributes.get('instr') ?? '');
        break;
      case 'sdt':
        if (this.contentsDepth > 0) this.contentsDepth++;
        break;
      case 'sdtContent':
        if (this.sdtIsContents) this.contentsDepth++;
        this.sdtIsContents = false;
        break;
      case 'tbl':
        this.emit('<table>');
        break;
      case 'tr':
        this.emit('<tr>');
        break;
      case 'tblHeader':
        this.isHeaderRow = attributes.get('val') !== 'false' && attributes.get('val') !== '0';
        break;
      case 'tc':
        this.emit(this.isHeaderRow ? '<th>' : '<td>');
        break;
      case 'footnote':
      case 'endnote':
        this.note = attributes.has('type') ? '' : `${name}-${attributes.get('id') ?? ''}`;
        this.writer.clear();
        break;
    }
  }

  /** Reads a property of a paragraph or a run; false for what is none. */
  private property(name: string, attributes: XmlAttributes): boolean {
    const value = attributes.get('val') ?? '';
    const isOn = value !== 'false' && value !== '0';
    switch (name) {
      case 'pStyle':
        this.last().style = value;
        return true;
      case 'outlineLvl':
        this.last().outline = levelOf(value);
        return true;
      case 'numId':
        this.last().list = value;
        return true;
      case 'ilvl':
        this.last().listLevel = value;
        return true;
      case 'framePr':
        this.last().isDropCap = /drop|margin/.test(attributes.get('dropCap') ?? '');
        return true;
      case 'vanish':
        if (this.inParagraphMark === 0) this.run.isHidden = isOn;
        return true;
      case 'vertAlign':
        if (this.inParagraphMark === 0) this.run.isRaised = value === 'superscript';
        return true;
      case 'lang':
        if (this.inParagraphMark === 0) this.run.language = value;
        return true;
      case 'b':
        if (this.inParagraphMark === 0) this.run.isBold = isOn;
        return true;
      case 'sz':
        if (this.inParagraphMark === 0) this.run.size = Number(value) || 0;
        return true;
      default:
        return name !== 'rPr' && name !== 'pPr';
    }
  }

  private field(type: string): void {
    if (type === 'begin') this.fields.begin();
    else if (type === 'end') this.fields.end();
  }

  private isSilent(): boolean {
    return this.run.isHidden || this.fields.isSilent || this.contentsDepth > 0;
  }

  private write(markup: string): void {
    if (this.isSilent() || this.inProperties > 0) return;
    const { isRaised, language } = this.run;
    const raised = isRaised ? `<sup>${markup}</sup>` : markup;
    const isForeign = primaryLanguage(language) !== primaryLanguage(this.styles.language);
    const isMarked = isForeign && /^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(language);
    this.last().text.push(isMarked ? `<span lang="${language}">${raised}</span>` : raised);
  }

  private noteLook(length: number): void {
    const paragraph = this.last();
    const own = this.styles.lookOf(paragraph.style);
    const isBold = this.run.isBold ?? own.isBold;
    addLook(paragraph, length, { isBold, size: this.run.size || own.size });
  }

  private refer(id: string): void {
    if (this.isSilent() || !this.found.has(id)) return;
    const paragraph = this.last();
    paragraph.text.push(`<a role="doc-noteref" href="#${id}">*</a>`);
    paragraph.notes.push(id);
  }

  /** Adds a block where it stands: in the paragraph that it is inside of, or to the output. */
  private emit(markup: string): void {
    const outer = this.paragraphs.at(-1);
    if (outer === undefined) this.writer.push(markup);
    else outer.inner.push(markup);
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    if (paragraph.isDeleted || paragraph.isDropCap) {
      for (const piece of paragraph.text) this.carried.text.push(piece);
      for (const id of paragraph.notes) this.carried.notes.push(id);
      for (const block of paragraph.inner) this.emit(block);
      return;
    }
    this.endWhole(paragraph);
  }

  /** Writes a paragraph, with the text that was carried to it. */
  private endWhole(paragraph: DocxParagraph): void {
    const text = [...this.carried.text, ...paragraph.text];
    const notes = [...this.carried.notes, ...paragraph.notes];
    this.carried = { text: [], notes: [] };
    this.emit(this.writer.markupOf({ ...paragraph, text }, this.paragraphs.length > 0));
    for (const block of paragraph.inner) this.emit(block);
    for (const id of notes) {
      // A note that is referred to again stands where it was first.
      if (this.written.has(id)) continue;
      this.written.add(id);
      this.emit(`<aside role="doc-footnote" id="${id}">${this.found.get(id) ?? ''}</aside>`);
    }
  }

  /** Writes what was carried to a paragraph that never came. */
  private endCarried(): void {
    if (this.carried.text.length > 0) this.endWhole(newParagraph());
  }

  private endNote(): void {
    this.endCarried();
    if (this.note !== '') this.notes.set(this.note, this.writer.html());
    this.writer.clear();
    this.note = '';
  }
}
