import type { ContentAnchor, ContentBlock, ContentReference } from '../markup/content.ts';
import { cleanText, hasWords, isOrnament } from '../markup/plain-text.ts';
import type { Turns } from '../turns.ts';
import { bareHeading } from './heading-line.ts';
import { dropInlineMarks } from './inline-marks.ts';
import { LineJoiner } from './line-joiner.ts';
import type { Speech } from './text-drama.ts';
import type { TextHeading } from './text-headings.ts';
import type { TextNote, TextNotes } from './text-notes.ts';
import { isBrokenByHand, wrapWidth, type TextParagraph } from './text-paragraphs.ts';

const QUOTE_INDENT = 4;
const BLOCKS_A_TURN = 200;
/** Stand for a reference while its text is cleaned; the characters are private. */
const OPEN = '\ue0f0';
const CLOSE = '\ue0f1';
const HELD = /\ue0f0(\d+)\ue0f1/gu;
const PRIVATE = /[\ue0f0-\ue0f2\ufdd1]/gu;
/** A note in the middle of a sentence: “[Footnote: …]”. */
const INLINE_NOTE = /\s?\[\s*(?:foot-?)?note[^\p{L}[\]]{0,6}[:.]\s*([^[\]]{1,3000})\]/giu;
/** “[1]” that no note answers. */
const STRAY_MARKER = /(?<=\S)\s?\[(?:\d{1,3}|[A-Z*†‡])\]/g;
const BRACKETED_NOTE = /^\s*\[\s*(?:foot-?)?note\s*[\w*†‡§+]{0,4}\s*[:.]\s*/i;
const OWN_MARKER = /^\s*(?:[[{(]\s*[\w*†‡§+#]{1,3}\s*[\]})]|[*†‡§]{1,3}\s?)[.:]?\s*/u;
/** What a note starts with, in place of its own marker; it is taken off where notes are linked. */
const markerOf = (label: string): string => (label === '' ? '' : `[${label}] `);

/** The text's blocks, with where each paragraph went. */
export interface TextBlocks {
  blocks: ContentBlock[];
  anchors: Map<string, ContentAnchor>;
  /** Index of the first block of each paragraph. */
  places: number[];
}

/** Makes blocks of a text's paragraphs. */
export class TextBlockReader {
  private readonly blocks: ContentBlock[] = [];
  private readonly anchors = new Map<string, ContentAnchor>();
  private readonly places: number[] = [];
  private readonly headings: ReadonlyMap<number, TextHeading>;
  private readonly joiner: LineJoiner;
  private readonly width: number;
  private inlineNotes = 0;

  constructor(
    private readonly paragraphs: readonly TextParagraph[],
    headings: readonly TextHeading[],
    private readonly notes: TextNotes,
    private readonly speeches: ReadonlyMap<number, Speech>,
    private readonly isLeftOut: (at: number) => boolean,
    language: string,
  ) {
    this.headings = new Map(headings.map((heading) => [heading.at, heading]));
    this.joiner = new LineJoiner(paragraphs, language);
    this.width = wrapWidth(paragraphs);
  }

  async read(turns: Turns): Promise<TextBlocks> {
    for (let at = 0; at < this.paragraphs.length; at++) {
      if (at % BLOCKS_A_TURN === 0) await turns.next();
      this.places.push(this.blocks.length);
      const note = this.notes.at(at);
      if (note !== undefined) {
        this.addNote(note);
        for (; at < note.last; at++) this.places.push(this.blocks.length - 1);
      } else if (!this.isLeftOut(at)) this.addParagraph(at);
    }
    const { blocks, anchors, places } = this;
    return { blocks, anchors, places };
  }

  private addParagraph(at: number): void {
    const speech = this.speeches.get(at);
    const lines = speech?.lines ?? this.paragraphs[at]?.lines ?? [];
    const heading = this.headings.get(at);
    if (heading !== undefined) {
      const text = this.notes.replaceMarkers(at, this.joiner.join(lines), hold);
      this.add('heading', bareHeading(text), heading.level);
      return;
    }
    const isVerse = isBrokenByHand(lines, this.width);
    const joined = isVerse ? lines.map((line) => line.trim()).join('\n') : this.joiner.join(lines);
    const text = this.notes.replaceMarkers(at, joined, hold);
    if (speech !== undefined) {
      this.add(isVerse ? 'verse' : 'paragraph', `${speech.speaker}: ${text}`);
      const added = this.blocks.findLast(({ kind }) => kind !== 'note');
      if (added?.text.startsWith(`${speech.speaker}:`) === true) {
        added.speaker = speech.speaker.length;
      }
      return;
    }
    const indents = lines.map((line) => line.length - line.trimStart().length);
    const isQuote = lines.length > 1 && indents.every((indent) => indent >= QUOTE_INDENT);
    this.add(isVerse ? 'verse' : isQuote ? 'quote' : 'paragraph', text);
  }

  private addNote({ first, last, label }: TextNote): void {
    const lines = this.paragraphs.slice(first, last + 1).flatMap((paragraph) => paragraph.lines);
    const text = this.notes.replaceMarkers(first, this.joiner.join(lines), hold);
    const isBracketed = BRACKETED_NOTE.test(text);
    const bare = text.replace(isBracketed ? BRACKETED_NOTE : OWN_MARKER, markerOf(label));
    const block = this.blocks.length;
    this.anchors.set(noteName(first), { block, types: [] });
    this.add(isBracketed ? 'note' : 'paragraph', isBracketed ? bare.replace(/\]\s*$/, '') : bare);
    const added = this.blocks[block];
    if (added !== undefined && isBracketed) added.id = noteName(first);
  }

  /** Adds a block of a text whose references are held in place. */
  private add(kind: ContentBlock['kind'], raw: string, level = 0): void {
    const own: ContentBlock[] = [];
    const held = raw.replace(INLINE_NOTE, (_, note: string) => {
      const name = `i${this.inlineNotes++}`;
      own.push({ kind: 'note', text: cleanText(dropInlineMarks(note)), level: 0, id: name });
      return `${OPEN}${1e9 + this.inlineNotes - 1}${CLOSE}`;
    });
    const plain = dropInlineMarks(held.replace(STRAY_MARKER, ''));
    const lines = plain.split('\n').map(cleanText);
    const { text, references } = release(lines.join('\n'));
    if (kind !== 'heading' && isOrnament(text)) {
      if (references.length === 0) this.blocks.push({ kind: 'scene-break', text: '', level: 0 });
    } else if (text !== '') {
      this.blocks.push({
        kind: kind === 'heading' && !hasWords(text) ? 'paragraph' : kind,
        text,
        level,
        ...(references.length === 0 ? {} : { references }),
      });
    }
    for (const note of own) {
      this.anchors.set(note.id ?? '', { block: this.blocks.length, types: [] });
      this.blocks.push(note);
    }
  }
}

function noteName(paragraph: number): string {
  return `n${paragraph}`;
}

function hold({ note }: { note: number }): string {
  return `${OPEN}${note}${CLOSE}`;
}

/** Takes held references out of a cleaned text. */
function release(held: string): { text: string; references: ContentReference[] } {
  if (!held.includes(OPEN)) return { text: held, references: [] };
  const references: ContentReference[] = [];
  let text = '';
  let done = 0;
  for (const found of held.matchAll(HELD)) {
    text += held.slice(done, found.index);
    done = found.index + found[0].length;
    const id = Number(found[1]);
    const name = id >= 1e9 ? `i${id - 1e9}` : noteName(id);
    references.push({ at: text.length, length: 0, href: `#${name}`, label: '', isTyped: true });
  }
  return { text: text + held.slice(done), references };
}

/** Takes out of a text what stands for something else while it is read. */
export function dropPrivate(text: string): string {
  return text.replace(PRIVATE, '');
}
