import type { BlockKind } from '../../domain/book.ts';
import { readLines } from './block-lines.ts';
import { editBlock, joinBlocks } from './block-edits.ts';
import type { BlockStore } from './block-store.ts';
import type { ContentBlock } from './content.ts';
import { Effect } from './element-rules.ts';
import { InlineText, LINE_BREAK } from './inline-text.ts';
import { markCitations } from './loose-citations.ts';
import { makeBlock, markSpeaker, speakerEnd } from './marked-block.ts';
import { dropMarks, type MarkedText } from './marked-text.ts';
import type { OpenElement, OpenElements } from './open-elements.ts';
import { dropCitations, hasWords } from './plain-text.ts';
import { cellsOf, readSpeech, TableRows } from './table-rows.ts';

/** A line that could be one of a poem set as one paragraph a line. */
const LONGEST_POEM_LINE = 90;
/** Blocks that hold a stanza when they stand in verse; others hold a line. */
const STANZA_ELEMENTS = new Set(['p', 'blockquote', 'section', 'article', 'header', 'pre']);
/** Characters of a block; the longest paragraphs of novels have a third of it. */
const LONGEST_BLOCK = 100_000;

const WORDS_OF_A_LETTER = /[AIOÀÉYE]$/u;

/** What scenes are not divided in. */
const NO_SCENES = [
  Effect.heading,
  Effect.quote,
  Effect.verse,
  Effect.item,
  Effect.cell,
  Effect.caption,
  Effect.note,
  Effect.notes,
];

/** Writes the text of a document into blocks; where they end is told by the elements. */
export class BlockWriter {
  readonly inline = new InlineText();
  private readonly tables: TableRows[] = [];
  /** The number of the list item that is being read, until it has been written. */
  private number = '';
  private cellIsEmpty = true;
  private blockEndedInCell = false;
  /** The next block starts a note. */
  private noteStarts = false;
  /** The name of a speaker that stands alone waits for what is said. */
  private speakerWaits = false;
  /** A speaker has been named, and nothing has been said yet. */
  private speakerNamed = false;
  /** The next word must stand apart from the formula before it. */
  private wordFollows = false;
  /** The next text is the rest of a word. */
  private wordGoesOn = false;
  /** Language of the text read last, or an empty text for the document's own. */
  private language = '';

  constructor(
    private readonly elements: OpenElements,
    private readonly store: BlockStore,
  ) {}

  text(read: string): void {
    const isBlank = read.trim() === '';
    if (this.wordGoesOn && isBlank) return;
    const text = this.wordGoesOn ? read.trimStart() : read;
    if (!isBlank) this.wordGoesOn = false;
    if (!isBlank) this.startText(text);
    const clean = dropMarks(text);
    const isPreformatted = this.elements.has(Effect.preformatted);
    this.inline.add(isPreformatted ? clean.replaceAll('\n', LINE_BREAK) : clean, isBlank);
    if (!isBlank && this.inline.length > LONGEST_BLOCK) this.divide();
  }

  /** A drop cap has been read: what follows is the rest of its word, whatever space stands between. */
  endDropCap({ place }: OpenElement): void {
    const letter = this.inline.since(place).trim();
    this.wordGoesOn = /^["“‘'«]?\p{Lu}$/u.test(letter) && !WORDS_OF_A_LETTER.test(letter);
  }

  /** Text that stands for something else and apart from its neighbours. */
  textApart(text: string): void {
    this.inline.insert(' ');
    this.text(text);
    this.wordFollows = true;
  }

  /** Verse starts; what a speaker says in verse stays with the name. */
  startVerse(): void {
    if (!this.speakerNamed) this.flush();
  }

  startTable(): void {
    this.tables.push(new TableRows());
  }

  endTable(): void {
    this.tables.pop()?.finish(this.store);
  }

  startRow(): void {
    this.tables.at(-1)?.startRow();
  }

  startCell(isHeader: boolean, span: number): void {
    const column = this.tables.at(-1)?.nextColumn(span) ?? 0;
    this.inline.insert(' ');
    this.inline.mark({ kind: 'cell', column, isHeader });
    this.blockEndedInCell = false;
    this.cellIsEmpty = true;
  }

  /** A list item starts; its number stands before its first words. */
  startItem(number: string): void {
    this.number = number;
  }

  /** Space stands above a paragraph: a break, if that is rare and another paragraph stands before it. */
  startScene(effect: number): void {
    const isInside = NO_SCENES.some((each) => this.elements.has(each) || (effect & each) !== 0);
    const last = this.store.at(this.store.count - 1);
    if (!isInside && !this.inline.hasText && last?.kind === 'paragraph') this.store.space();
  }

  startNote(): void {
    this.flush();
    this.noteStarts = true;
  }

  /** The paragraphs of a note are one block. */
  endNote({ blocks: from }: OpenElement): void {
    this.flush();
    const blocks = this.store.since(from);
    const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
    const starts = blocks.filter(({ id }) => id !== undefined).length;
    if (blocks.length < 2 || starts > 1 || length > LONGEST_BLOCK) return;
    const texts = blocks.filter(({ text }) => text !== '');
    this.store.joinSince(from, { ...joinBlocks('note', texts, ' '), id: '' });
  }

  /** What an element has named is who speaks what follows. */
  endSpeaker({ hadText, effect }: OpenElement): void {
    if (!this.inline.hasText || this.elements.has(Effect.stageDirection)) return;
    if (hadText && !(effect & Effect.cell)) return;
    this.inline.mark({ kind: 'speaker' });
    this.speakerNamed = true;
    this.speakerWaits = (effect & Effect.block) !== 0 && !this.elements.has(Effect.cell);
  }

  /** A block element starts or ends: what was read before is a block, a line of verse, or part of a table's row. */
  boundary(name: string, effect: number, ends: boolean): void {
    const { elements } = this;
    if (effect & (Effect.heading | Effect.item | Effect.row | Effect.list)) {
      this.flush();
    } else if (this.speakerWaits) {
      this.inline.insert(' ');
      if (!ends) this.speakerWaits = false;
    } else if (elements.has(Effect.cell)) {
      if (!this.cellIsEmpty && this.inline.hasText) this.blockEndedInCell = true;
    } else if (this.speakerNamed && !ends) {
      this.inline.insert(' ');
    } else if (elements.has(Effect.verse)) {
      const stanzas = elements.countOf(Effect.stanza) - (ends && effect & Effect.stanza ? 1 : 0);
      const isStanza = stanzas === 0 && (effect & Effect.stanza || STANZA_ELEMENTS.has(name));
      if (isStanza) this.flush();
      else this.inline.insert(LINE_BREAK);
    } else {
      this.flush();
    }
  }

  endBlock({ effect, name, blocks }: OpenElement): void {
    const isEmpty = !this.inline.hasText && this.store.count === blocks;
    if (effect & Effect.break && isEmpty) this.store.breakScene();
    else if (name === 'p' && isEmpty && this.inline.since(0).includes('\u00a0')) this.store.space();
    this.boundary(name, effect, true);
  }

  /** A poem set as one short paragraph a line is one stanza. */
  endVerse({ blocks: from }: OpenElement): void {
    this.flush();
    const blocks = this.store.since(from);
    const isLined = blocks.every(
      ({ kind, text }) =>
        kind === 'verse' && !text.includes('\n') && text.length <= LONGEST_POEM_LINE,
    );
    if (isLined && blocks.length > 1) this.store.joinSince(from, joinBlocks('verse', blocks, '\n'));
  }

  /** Ends the block that is being read. */
  flush(): void {
    const hadText = this.inline.hasText;
    const content = this.inline.take();
    this.blockEndedInCell = false;
    this.speakerWaits = false;
    this.speakerNamed = false;
    this.wordFollows = false;
    this.wordGoesOn = false;
    this.language = '';
    if (!hadText) return;
    content.raw = dropCitations(markCitations(content));
    const level = this.level();
    const isRow = content.marks.filter(({ kind }) => kind === 'cell').length > 1;
    // Lines in a row are no verse, unless they are marked so.
    if (isRow && !this.elements.has(Effect.verse)) {
      content.raw = content.raw.replaceAll(LINE_BREAK, ' ');
    }
    for (const line of readLines(content, this.kind(level)))
      this.add(line.kind, line.content, level);
    this.store.blockEnded();
  }

  private startText(text: string): void {
    if (this.blockEndedInCell) this.flush();
    if (this.wordFollows && /^[\p{L}\p{N}]/u.test(text)) this.inline.insert(' ');
    this.wordFollows = false;
    const language = this.elements.last?.language ?? '';
    if (language !== this.language) this.inline.mark({ kind: 'language', language });
    this.language = language;
    this.cellIsEmpty = false;
    this.speakerNamed = false;
    this.store.textFollowsAnchors();
  }

  /** A block that is longer than any paragraph ends at its last space: what follows in memory stays small. */
  private divide(): void {
    const last = this.inline.takeLast();
    const space = last.lastIndexOf(' ');
    this.inline.insert(space < 0 ? last : last.slice(0, space));
    if (space < 0) return;
    this.flush();
    this.text(last.slice(space + 1));
  }

  private level(): number {
    const heading = this.elements.find(({ level }) => level > 0);
    if (heading !== undefined) return heading.level;
    return this.elements.has(Effect.headingGroup) ? 3 : 0;
  }

  private kind(level: number): BlockKind {
    const { elements } = this;
    if (elements.has(Effect.note)) return 'note';
    if (level > 0) return 'heading';
    if (elements.has(Effect.notes)) return 'note';
    if (elements.has(Effect.caption)) return 'caption';
    if (elements.has(Effect.verse)) return 'verse';
    if (elements.has(Effect.item)) return 'list-item';
    return elements.has(Effect.quote) ? 'quote' : 'paragraph';
  }

  private add(kind: BlockKind, content: MarkedText, level: number): void {
    const block = makeBlock(kind, content, kind === 'heading' ? level : 0);
    const cells = cellsOf(content);
    const speaker = kind === 'paragraph' || kind === 'verse' ? speakerEnd(content) : -1;
    if (kind === 'note') {
      this.store.add(this.startsNote() ? { ...block, id: '' } : block);
    } else if (cells.length > 1 && speaker >= 0) {
      this.store.add(readSpeech(block, cells));
    } else if (cells.length > 1 && kind !== 'heading') {
      this.tables.at(-1)?.add(this.store.count, cells);
      this.store.add({ ...block, kind: kind === 'verse' ? kind : 'table-row' });
    } else {
      this.store.add(this.numbered(speaker < 0 ? block : markSpeaker(block, speaker)));
    }
  }

  /** Whether the block that comes now starts a note: as marked, or where an id stands among notes. */
  private startsNote(): boolean {
    const isMarked = this.noteStarts;
    this.noteStarts = false;
    return isMarked || (!this.elements.has(Effect.note) && this.store.isAnchored);
  }

  private numbered(block: ContentBlock): ContentBlock {
    const { number } = this;
    if (number === '' || !hasWords(block.text)) return block;
    this.number = '';
    if (block.text.startsWith(number)) return block;
    return editBlock(block, [{ from: 0, to: 0, text: `${number} ` }]);
  }
}
