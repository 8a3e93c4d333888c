import { BlockStore } from './block-store.ts';
import { BlockWriter } from './block-writer.ts';
import type { ContentDocument } from './content.ts';
import {
  Effect,
  headingLevel,
  hrefOf,
  startsScene,
  typesOf,
  type Attributes,
} from './element-rules.ts';
import { DocumentHead } from './document-head.ts';
import { FormulaReader } from './formula-reader.ts';
import { LINE_BREAK } from './inline-text.ts';
import { ElementLanguages } from './element-languages.ts';
import { ListNumbers } from './list-numbers.ts';
import { CONTAINERS, IN_NOTES, isNoteLike, NoteElements } from './note-elements.ts';
import { endLink, endSuperscript } from './note-links.ts';
import { OpenElements, type OpenElement } from './open-elements.ts';
import { OpenReference } from './open-reference.ts';
import { describesBreak } from './plain-text.ts';
import { PictureTexts } from './picture-texts.ts';
import type { Style, StyleSheet } from './style-sheet.ts';

/** What a document is read with. */
export interface ContentOptions {
  /** Style sheets of the document beside its own; none unless given. */
  styles?: StyleSheet;
  /** Ids at which a block must end, because a chapter starts there; none unless given. */
  splitAt?: ReadonlySet<string>;
  /** Address that the document was saved from: links to a place in it lead to the document itself. */
  ownAddress?: string;
}

/** Elements nested deeper than this lose their meaning; their text is still read. */
const DEEPEST = 512;
const CLOSES_PARAGRAPH = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol dl table blockquote section article aside pre hr'.split(' '),
);

/**
 * Makes blocks of text from a stream of tags and text, the way a person would read the document
 * aloud. It never fails: what is nested wrongly is closed where its parent is.
 */
export class ContentBuilder {
  private readonly store = new BlockStore();
  private readonly types = new Set<string>();
  private readonly elements = new OpenElements();
  private readonly numbers = new ListNumbers();
  private readonly writer = new BlockWriter(this.elements, this.store);
  private tooDeep = 0;
  private readonly reference = new OpenReference();
  private readonly notes = new NoteElements(this.elements, this.reference, this.writer.inline);
  private readonly languages = new ElementLanguages();
  private readonly pictures = new PictureTexts();
  private readonly formulas = new FormulaReader((words) => {
    this.writer.textApart(words);
  });
  private readonly head: DocumentHead;

  constructor(private readonly options: ContentOptions) {
    this.head = new DocumentHead(options.styles);
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'body') this.startBody();
    if (name === 'title' && this.elements.last?.name === 'head') this.head.startTitle();
    if (CLOSES_PARAGRAPH.has(name)) this.closeParagraph();
    if (this.elements.depth >= DEEPEST) {
      this.tooDeep++;
      return;
    }
    const types = typesOf(attributes);
    const style = this.head.styleOf(name, attributes);
    this.formulas.openElement(name);
    let effect = this.notes.effectOf(name, attributes, types, style);
    if (!this.elements.has(Effect.skip)) this.pictures.openElement(name, this.elements.depth);
    if (!this.elements.has(Effect.skip) && !(effect & Effect.skip)) {
      this.enter(name, effect, attributes, style);
      if (effect & Effect.svg) {
        this.pictures.openDrawing(this.elements.depth, attributes.get('aria-label'));
      }
      if (effect & Effect.math) {
        this.formulas.start(attributes, this.elements.depth);
        effect |= Effect.skip;
      }
    }
    this.reference.openElement(attributes, this.writer.inline);
    if (!this.hasText()) for (const type of types) this.types.add(type);
    const ids = this.anchor(attributes, types);
    const element = this.push(name, effect, attributes);
    if (ids.length > 0) this.ownerOf(element).ids.push(...ids);
  }

  text(text: string): void {
    this.head.addText(text);
    this.formulas.addText(text);
    this.pictures.text(text);
    if (this.elements.has(Effect.skip)) {
      this.reference.addLabel(text);
      if (this.elements.last?.name === 'style') this.head.addStyle(text);
      return;
    }
    if (this.elements.has(Effect.svg) && !this.isInSvgText()) return;
    this.writer.text(text);
  }

  /** Blocks read so far. */
  get count(): number {
    return this.store.count;
  }

  close(name: string): void {
    if (name === 'title') this.head.endTitle();
    if (name === 'style') this.head.endStyle();
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return;
    }
    const at = this.elements.indexOf((element) => element.name === name);
    if (at >= 0) this.popTo(at);
  }

  finish(): ContentDocument {
    this.popTo(0);
    this.writer.flush();
    return {
      title: this.head.title,
      ...(this.languages.document === '' ? {} : { language: this.languages.document }),
      types: [...this.types],
      pictures: this.pictures.all,
      ...this.store.finish(),
    };
  }

  private startBody(): void {
    // A head that was never closed would hide the whole document.
    for (let at = this.headAt(); at >= 0; at = this.headAt()) this.popTo(at);
    this.head.endTitle();
  }

  private headAt(): number {
    return this.elements.indexOf(({ name }) => name === 'head');
  }

  /** A paragraph that was never closed ends where the next block starts, with what is open in it (HTML, 13.2.6.4.7). */
  private closeParagraph(): void {
    const isStop = ({ name, effect }: OpenElement): boolean =>
      name === 'p' || (effect & CONTAINERS) !== 0;
    if (this.elements.find(isStop)?.name === 'p') this.popTo(this.elements.indexOf(isStop));
  }

  private popTo(depth: number): void {
    while (this.elements.depth > depth) this.pop();
  }

  private hasText(): boolean {
    return this.writer.inline.hasText || this.store.count > 0;
  }

  private isInSvgText(): boolean {
    const isText = ({ name }: OpenElement): boolean => name === 'text' || name === 'foreignobject';
    return this.elements.find(isText) !== undefined;
  }

  private push(name: string, effect: number, attributes: Attributes): OpenElement {
    const { place, hasText } = this.writer.inline;
    const element: OpenElement = {
      name,
      effect,
      level: headingLevel(name, attributes),
      place,
      hadText: hasText,
      href: hrefOf(attributes),
      raised: false,
      blocks: this.store.count,
      language: this.languages.read(name, attributes, this.elements.last?.language ?? ''),
      isNoteLike: isNoteLike(name, attributes),
      ids: [],
    };
    this.elements.push(element);
    return element;
  }

  private pop(): void {
    const element = this.elements.last;
    if (element === undefined) return;
    if (!this.elements.has(Effect.skip)) this.leave(element);
    if (element.effect & Effect.noteReference) this.reference.end();
    this.elements.pop();
    this.formulas.closeElement(this.elements.depth);
    const drawing = this.pictures.closeElement(this.elements.depth);
    if (drawing !== null) this.showAlternative(drawing);
    for (const id of element.ids) this.store.endAnchor(id);
  }

  private enter(name: string, effect: number, attributes: Attributes, style: Style): void {
    const { writer } = this;
    if (effect & Effect.block || name === 'text') writer.boundary(name, effect, false);
    const isParagraph = name === 'p' || name === 'div';
    if (isParagraph && startsScene(style, attributes)) writer.startScene(effect);
    if (effect & Effect.verse && !this.elements.has(Effect.verse)) writer.startVerse();
    if (effect & IN_NOTES) writer.startNote();
    if (name === 'hr') this.store.breakScene();
    if (effect & Effect.list) this.numbers.enter(name, attributes, style.unnumbered === true);
    if (effect & Effect.item) {
      const number = this.numbers.next(attributes);
      const isNote = (effect & IN_NOTES) !== 0 || this.elements.has(Effect.note);
      writer.startItem(isNote ? '' : number);
    }
    if (effect & Effect.table) writer.startTable();
    if (effect & Effect.row) writer.startRow();
    if (effect & Effect.cell)
      writer.startCell(name === 'th', Number(attributes.get('colspan') ?? 1));
    if (name === 'br') writer.inline.insert(LINE_BREAK);
    else if (name === 'tspan') writer.inline.insert(' ');
    else if (name === 'q') writer.inline.insert('“');
    else if (name === 'img') {
      const text = attributes.get('alt') ?? attributes.get('aria-label') ?? '';
      const isBreak = (effect & Effect.break) !== 0 || describesBreak(text);
      if (isBreak && !writer.inline.hasText) this.store.breakScene();
      else this.showAlternative(this.pictures.keep(text));
    }
  }

  private leave(element: OpenElement): void {
    const { effect, name } = element;
    const { writer, elements } = this;
    if (name === 'q') writer.inline.insert('”');
    if (effect & Effect.superscript) endSuperscript(element, elements, writer.inline);
    if (effect & Effect.link) endLink(element, elements, writer.inline);
    if (effect & Effect.persona) writer.endSpeaker(element);
    if (effect & Effect.dropCap) writer.endDropCap(element);
    if (effect & Effect.block || name === 'text') writer.endBlock(element);
    if (effect & Effect.list) this.numbers.leave();
    if (effect & Effect.note) writer.endNote(element);
    if (effect & Effect.table) writer.endTable();
    if (effect & Effect.verse) writer.endVerse(element);
  }

  /** A picture is heard when it stands for a heading or for the first letter of a word. */
  private showAlternative(alternative: string): void {
    const isDropCap = /^["“‘']?\p{L}$/u.test(alternative);
    const isHeading = this.elements.has(Effect.heading) && !this.writer.inline.hasText;
    if (isDropCap || isHeading) this.writer.text(alternative);
  }

  /** Notes where an element stands, and returns its ids. */
  private anchor(attributes: Attributes, types: readonly string[]): string[] {
    const { inline } = this.writer;
    const ids = [attributes.get('id') ?? '', attributes.get('name') ?? ''].filter(
      (id) => id !== '',
    );
    for (const id of ids) {
      if (inline.hasText && this.options.splitAt?.has(id) === true) this.writer.flush();
      this.store.anchor(id, types, inline.hasText);
    }
    return ids;
  }

  /** The element with whose end the blocks of another end: a whole note, or the nearest block. */
  private ownerOf(element: OpenElement): OpenElement {
    const { elements, store, writer } = this;
    const isNote = ({ isNoteLike }: OpenElement): boolean => isNoteLike;
    const note = writer.inline.hasText ? undefined : elements.outermostSince(store.count, isNote);
    const isBlock = ({ effect }: OpenElement): boolean =>
      (effect & (Effect.block | Effect.cell)) !== 0;
    return note ?? elements.find(isBlock) ?? element;
  }
}
