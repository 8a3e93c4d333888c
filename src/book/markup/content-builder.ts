import type { BlockKind } from '../../domain/book.ts';
import { LINE_BREAK, readLines } from './block-lines.ts';
import { BlockStore } from './block-store.ts';
import type { ContentDocument } from './content.ts';
import {
  Effect,
  effectOf,
  headingLevel,
  isNote,
  typesOf,
  type Attributes,
} from './element-rules.ts';
import { ListNumbers } from './list-numbers.ts';
import { isNoteMarker } from './note-marker.ts';
import { cleanText, hasWords } from './plain-text.ts';

interface Frame {
  name: string;
  effect: number;
  /** Heading level, or 0. */
  level: number;
  /** For links: where their text starts in the buffer, their target, and whether it is raised. */
  mark: number;
  href: string;
  raised: boolean;
  /** How many blocks there were when it began. */
  blocks: number;
}

/** What a document is read with. */
export interface ContentOptions {
  /** Classes that the style sheets hide; none unless given. */
  hiddenClasses?: ReadonlySet<string>;
  /** Ids at which a block must end, because a chapter starts there; none unless given. */
  splitAt?: ReadonlySet<string>;
}

const NO_NAMES: ReadonlySet<string> = new Set();
/** Elements nested deeper than this lose their meaning; their text is still read. */
const DEEPEST = 512;
/** A line that could be one of a poem set as one paragraph a line. */
const LONGEST_POEM_LINE = 90;
/** Blocks that hold a stanza when they stand in verse; others hold a line. */
const STANZA_ELEMENTS = new Set(['p', 'blockquote', 'section', 'article', 'header', 'pre']);
/** Characters of a block; the longest paragraphs of novels have a third of it. */
const LONGEST_BLOCK = 100_000;
const CLOSES_PARAGRAPH = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol dl table blockquote section article aside pre hr'.split(' '),
);
const CONTAINERS =
  Effect.block | Effect.cell | Effect.list | Effect.item | Effect.row | Effect.svg | Effect.math;
const MATH_LEAVES = new Set(['mi', 'mo', 'mn', 'mtext']);
const ENDS_WITH_PUNCTUATION = /\p{P}$/u;

/**
 * Makes blocks of text from a stream of tags and text, the way a person would read the document
 * aloud. It never fails: what is nested wrongly is closed where its parent is.
 */
export class ContentBuilder {
  private readonly store = new BlockStore();
  private readonly types = new Set<string>();
  private readonly frames: Frame[] = [];
  /** How many open elements have each effect. */
  private readonly openCounts = new Map<number, number>();
  private readonly numbers = new ListNumbers();
  private buffer: string[] = [];
  private bufferHasText = false;
  private bufferLength = 0;
  private tooDeep = 0;
  /** The number of the list item that is being read, until it has been written. */
  private number = '';
  private cellIsEmpty = true;
  private blockEndedInCell = false;
  private lastCellSpeaks = false;
  /** What divides the next cell's text from the last one's; empty when there is none before. */
  private divider = '';
  private readsNotes = false;
  private readsTitle = false;
  private title = '';

  constructor(private readonly options: ContentOptions) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'body') this.startBody();
    if (name === 'title' && this.frames.at(-1)?.name === 'head')
      this.readsTitle = this.title === '';
    if (CLOSES_PARAGRAPH.has(name)) this.closeParagraph();
    if (this.frames.length >= DEEPEST) {
      this.tooDeep++;
      return;
    }
    const types = typesOf(attributes);
    let effect = effectOf(name, attributes, types, this.options.hiddenClasses ?? NO_NAMES);
    if (isNote(types)) effect |= this.noteEffect();
    if (!this.isIn(Effect.skip) && !(effect & Effect.skip)) {
      this.enter(name, effect, attributes);
      if (effect & Effect.math && this.speakFormula(attributes)) effect |= Effect.skip;
    }
    this.anchor(attributes, types);
    if (!this.hasText()) for (const type of types) this.types.add(type);
    this.push(name, effect, attributes);
  }

  text(text: string): void {
    if (this.readsTitle) this.title += text;
    if (this.isIn(Effect.skip)) return;
    if (this.isIn(Effect.svg) && !this.isInSvgText()) return;
    const isBlank = text.trim() === '';
    if (!isBlank && this.blockEndedInCell) this.flush();
    if (!isBlank && this.divider !== '') this.divideCells();
    this.buffer.push(this.isIn(Effect.preformatted) ? text.replaceAll('\n', LINE_BREAK) : text);
    if (isBlank) return;
    this.bufferHasText = true;
    this.cellIsEmpty = false;
    this.store.textFollowsAnchors();
    this.bufferLength += text.length;
    if (this.bufferLength > LONGEST_BLOCK) this.divide();
  }

  /** Blocks read so far. */
  get count(): number {
    return this.store.count;
  }

  /** A block that is longer than any paragraph ends at its last space: what follows in memory stays small. */
  private divide(): void {
    const last = this.buffer.pop() ?? '';
    const space = last.lastIndexOf(' ');
    this.buffer.push(space < 0 ? last : last.slice(0, space));
    if (space < 0) return;
    this.flush();
    this.text(last.slice(space + 1));
  }

  close(name: string): void {
    if (name === 'title') this.readsTitle = false;
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return;
    }
    const at = this.frames.findLastIndex((frame) => frame.name === name);
    if (at < 0) return;
    while (this.frames.length > at) this.pop();
  }

  finish(): ContentDocument {
    while (this.frames.length > 0) this.pop();
    this.flush();
    return { title: cleanText(this.title), types: [...this.types], ...this.store.finish() };
  }

  private startBody(): void {
    // A head that was never closed would hide the whole document.
    while (this.frames.some((frame) => frame.name === 'head')) this.pop();
    this.readsTitle = false;
  }

  /** A paragraph that was never closed ends where the next block starts, with what is open in it (HTML, 13.2.6.4.7). */
  private closeParagraph(): void {
    const at = this.frames.findLastIndex(({ name, effect }) => name === 'p' || effect & CONTAINERS);
    if (this.frames[at]?.name !== 'p') return;
    while (this.frames.length > at) this.pop();
  }

  private hasText(): boolean {
    return this.bufferHasText || this.store.count > 0;
  }

  /** Notes are read only where the document is made of them: they stand outside the text. */
  private noteEffect(): number {
    if (!this.hasText()) this.readsNotes = true;
    return this.readsNotes ? Effect.none : Effect.skip;
  }

  private isIn(effect: number): boolean {
    return (this.openCounts.get(effect) ?? 0) > 0;
  }

  private isInSvgText(): boolean {
    return this.frames.some((frame) => frame.name === 'text' || frame.name === 'foreignobject');
  }

  private push(name: string, effect: number, attributes: Attributes): void {
    this.countEffects(effect, 1);
    this.frames.push({
      name,
      effect,
      level: headingLevel(name, attributes),
      mark: this.buffer.length,
      href: attributes.get('href') ?? '',
      raised: false,
      blocks: this.store.count,
    });
  }

  private pop(): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    if (!this.isIn(Effect.skip)) this.leave(frame);
    this.frames.pop();
    this.countEffects(frame.effect, -1);
  }

  private countEffects(effects: number, change: number): void {
    for (let effect = 1; effect <= effects; effect <<= 1) {
      if (effects & effect)
        this.openCounts.set(effect, (this.openCounts.get(effect) ?? 0) + change);
    }
  }

  private enter(name: string, effect: number, attributes: Attributes): void {
    if (effect & Effect.block || name === 'text') this.boundary(name, effect, false);
    if (effect & Effect.verse && !this.isIn(Effect.verse)) this.flush();
    if (name === 'hr') this.store.breakScene();
    if (effect & Effect.list) this.numbers.enter(name, attributes);
    if (effect & Effect.item) this.number = this.numbers.next(attributes);
    if (effect & Effect.cell) this.startCell();
    if (name === 'br') this.buffer.push(LINE_BREAK);
    else if (name === 'tspan' || MATH_LEAVES.has(name)) this.buffer.push(' ');
    else if (name === 'q') this.buffer.push('“');
    else if (name === 'img') this.image(attributes);
  }

  private leave(frame: Frame): void {
    const { effect, name } = frame;
    if (name === 'q') this.buffer.push('”');
    if (effect & Effect.superscript) this.raiseLink();
    if (effect & Effect.link) this.endLink(frame);
    if (effect & Effect.cell) this.lastCellSpeaks = (effect & Effect.persona) !== 0;
    if (effect & Effect.block || name === 'text') this.endBlock(frame);
    if (effect & Effect.list) this.numbers.leave();
    if (effect & Effect.verse) this.endVerse(frame);
  }

  private speakFormula(attributes: Attributes): boolean {
    const alternative = attributes.get('alttext') ?? '';
    if (!hasWords(alternative)) return false;
    this.text(` ${alternative} `);
    return true;
  }

  /** A picture is heard when it stands for a heading or for the first letter of a word. */
  private image(attributes: Attributes): void {
    const alternative = cleanText(attributes.get('alt') ?? '');
    const isDropCap = /^["“‘']?\p{L}$/u.test(alternative);
    if (isDropCap || (this.isIn(Effect.heading) && !this.bufferHasText)) this.text(alternative);
  }

  private startCell(): void {
    if (this.bufferHasText) this.divider = this.lastCellSpeaks ? ': ' : ', ';
    this.blockEndedInCell = false;
    this.cellIsEmpty = true;
  }

  /** Text of a next cell follows in the row. */
  private divideCells(): void {
    while (this.buffer.at(-1)?.trim() === '') this.buffer.pop();
    const before = (this.buffer.pop() ?? '').trimEnd();
    this.buffer.push(before, ENDS_WITH_PUNCTUATION.test(before) ? ' ' : this.divider);
    this.divider = '';
  }

  /** A block element starts or ends: what was read before is a block, a line of verse, or part of a table's row. */
  private boundary(name: string, effect: number, ends: boolean): void {
    if (effect & (Effect.heading | Effect.item | Effect.row | Effect.list)) {
      this.flush();
    } else if (this.isIn(Effect.cell)) {
      if (!this.cellIsEmpty && this.bufferHasText) this.blockEndedInCell = true;
    } else if (this.isIn(Effect.verse)) {
      const stanzas =
        (this.openCounts.get(Effect.stanza) ?? 0) - (ends && effect & Effect.stanza ? 1 : 0);
      const isStanza = stanzas === 0 && (effect & Effect.stanza || STANZA_ELEMENTS.has(name));
      if (isStanza) this.flush();
      else this.buffer.push(LINE_BREAK);
    } else {
      this.flush();
    }
  }

  private endBlock(frame: Frame): void {
    const { effect, name } = frame;
    const isEmpty = !this.bufferHasText && this.store.count === frame.blocks;
    if (effect & Effect.break && isEmpty) this.store.breakScene();
    else if (name === 'p' && isEmpty && this.buffer.join('').includes('\u00a0')) this.store.space();
    this.boundary(name, effect, true);
  }

  /** A poem set as one short paragraph a line is one stanza. */
  private endVerse(frame: Frame): void {
    this.flush();
    const blocks = this.store.since(frame.blocks);
    const isLined = blocks.every(
      ({ kind, text }) =>
        kind === 'verse' && !text.includes('\n') && text.length <= LONGEST_POEM_LINE,
    );
    if (isLined && blocks.length > 1) this.store.joinSince(frame.blocks);
  }

  private raiseLink(): void {
    const link = this.frames.findLast((frame) => (frame.effect & Effect.link) !== 0);
    if (link !== undefined) link.raised = true;
  }

  private endLink(frame: Frame): void {
    const text = this.buffer.slice(frame.mark).join('');
    const raised = frame.raised || this.isIn(Effect.superscript);
    if (isNoteMarker(text, frame.href, raised)) this.buffer.length = frame.mark;
  }

  private anchor(attributes: Attributes, types: readonly string[]): void {
    for (const id of [attributes.get('id'), attributes.get('name')]) {
      if (id === undefined || id === '') continue;
      if (this.bufferHasText && this.options.splitAt?.has(id) === true) this.flush();
      this.store.anchor(id, types, this.bufferHasText);
    }
  }

  private level(): number {
    const heading = this.frames.findLast((frame) => frame.level > 0);
    if (heading !== undefined) return heading.level;
    return this.isIn(Effect.headingGroup) ? 3 : 0;
  }

  private kind(level: number): BlockKind {
    if (level > 0) return 'heading';
    if (this.isIn(Effect.verse)) return 'verse';
    if (this.isIn(Effect.item)) return 'list-item';
    return this.isIn(Effect.quote) ? 'quote' : 'paragraph';
  }

  /** Ends the block that is being read. */
  private flush(): void {
    const raw = this.buffer.join('');
    const hadText = this.bufferHasText;
    this.buffer = [];
    this.bufferHasText = false;
    this.bufferLength = 0;
    this.divider = '';
    this.blockEndedInCell = false;
    if (!hadText) return;
    const level = this.level();
    for (const { kind, text } of readLines(raw, this.kind(level))) {
      this.store.add({ kind, text: this.numbered(text), level: kind === 'heading' ? level : 0 });
    }
    this.store.blockEnded();
  }

  private numbered(text: string): string {
    const { number } = this;
    if (number === '' || !hasWords(text)) return text;
    this.number = '';
    return text.startsWith(number) ? text : `${number} ${text}`;
  }
}
