import { bracketEnd, type TextParagraph } from './text-paragraphs.ts';

/** A note printed in a text: the paragraphs that it takes. */
export interface TextNote {
  first: number;
  last: number;
  /** What its marker is called: “1”, “A”, “*”. */
  label: string;
}

/** A paragraph that may be a note. */
interface NoteStart extends TextNote {
  /** What its markers are looked up by. */
  keys: string[];
  /** Whether it says that it is a note. */
  isSure: boolean;
}

/** A marker in a paragraph that stands for a note, or for none that is known. */
export interface TextReference {
  label: string;
  /** Index of the note's first paragraph. */
  note: number;
}

/** Paragraphs that one bracketed note may take. */
const LONGEST_NOTE = 40;
/** Paragraphs from a sign (“*”) to its note; signs mean something else on the next page. */
const SIGN_REACH = 40;

const LABELLED = /^\s*\[\s*(?:foot-?)?note\s*([\w*†‡§+]{0,4})\s*[:.]\s*/i;
const BRACKETED = /^\s*(\[|\{)\s*(\d{1,3}|[A-Z]|[a-z]|[*†‡§+#]{1,3})\s*[\]}][.:]?\s*(?=\S)/;
const SIGNED = /^\s*(?:\(([*†‡§+]{1,3})\)\s*|([*†‡§]{1,3})\s?)(?=[\p{L}"“‘'(])/u;
/** Markers in a text; a sign needs a word before it. */
const MARKER =
  /(?<=\S)\s?(?:[[{]\s*(\d{1,3}|[A-Z]|[a-z]|[*†‡§+#]{1,3})\s*[\]}]|\(([*†‡§+]{1,3})\))|(?<=[\p{L}.,;:!?”"’')])([*†‡§]{1,3})(?![\p{L}\p{N}*])/gu;

function labelOf(found: RegExpExecArray | RegExpMatchArray): string {
  return found[1] ?? found[2] ?? found[3] ?? '';
}

/** A sign in brackets is another than a bare one. */
function keyOf(label: string, marker: string): string {
  return isSign(label) && /^[[{(]/.test(marker) ? marker.charAt(0) + label : label;
}

function isSign(label: string): boolean {
  return /^\P{L}+$/u.test(label) && !/^\d/.test(label);
}

/** The notes of a text and what refers to them. */
export class TextNotes {
  private readonly notes = new Map<number, TextNote>();
  private readonly references = new Map<number, Map<number, TextReference>>();
  private readonly inside = new Set<number>();

  constructor(private readonly paragraphs: readonly TextParagraph[]) {
    const starts = this.findStarts();
    this.match(starts);
  }

  /** The note that starts at a paragraph. */
  at(index: number): TextNote | undefined {
    return this.notes.get(index);
  }

  /** Whether a paragraph belongs to a note. */
  has(index: number): boolean {
    return this.inside.has(index);
  }

  private readonly referred = new Set<number>();

  /** Replaces the markers of a paragraph's text: those of known notes by what is given for them. */
  replaceMarkers(
    index: number,
    text: string,
    replace: (reference: TextReference) => string,
  ): string {
    const known = this.references.get(index);
    if (known === undefined) return text;
    let count = 0;
    return text.replace(MARKER, (marker) => {
      const reference = known.get(count++);
      const kept = marker.startsWith('\n') ? '\n' : '';
      return reference === undefined ? marker : kept + replace(reference);
    });
  }

  /** Paragraphs that may start notes, with those that a bracket holds together. */
  private findStarts(): Map<number, NoteStart> {
    const { paragraphs } = this;
    const starts = new Map<number, NoteStart>();
    for (let at = 0; at < paragraphs.length; at++) {
      const line = paragraphs[at]?.lines[0] ?? '';
      const labelled = LABELLED.exec(line);
      if (labelled !== null) {
        const last = bracketEnd(paragraphs, at, LONGEST_NOTE);
        const label = labelled[1] ?? '';
        const keys = isSign(label) ? [label, `[${label}`] : [label];
        starts.set(at, { first: at, last, label, keys, isSure: true });
        at = last;
        continue;
      }
      const found = BRACKETED.exec(line);
      const signed = found === null ? SIGNED.exec(line) : null;
      const label = found?.[2] ?? signed?.[1] ?? signed?.[2] ?? '';
      const keys = [keyOf(label, line.trim())];
      if (label !== '') starts.set(at, { first: at, last: at, label, keys, isSure: false });
    }
    return starts;
  }

  /** Joins each marker with the next note of its label. */
  private match(starts: ReadonlyMap<number, NoteStart>): void {
    const next = new Map<string, TextNote>();
    for (let at = this.paragraphs.length - 1; at >= 0; at--) {
      const own = starts.get(at);
      this.findReferences(at, own !== undefined, next);
      if (own !== undefined) for (const key of own.keys) next.set(key, own);
      if (own?.isSure === true) this.keep(own);
    }
    for (const at of this.referred) {
      const note = starts.get(at);
      if (note !== undefined) this.keep(note);
    }
  }

  private keep(note: TextNote): void {
    this.notes.set(note.first, note);
    for (let at = note.first; at <= note.last; at++) this.inside.add(at);
  }

  private findReferences(at: number, isStart: boolean, next: ReadonlyMap<string, TextNote>): void {
    // Joined as the text will be, so that markers are counted alike.
    const text = (this.paragraphs[at]?.lines ?? []).map((line) => line.trim()).join(' ');
    if (!/[[{*†‡§]|\([+]/.test(text)) return;
    let count = -1;
    for (const found of text.matchAll(MARKER)) {
      count++;
      const label = labelOf(found);
      const note = next.get(keyOf(label, found[0].trim()));
      if (note === undefined || (isStart && found.index === 0)) continue;
      if (isSign(label) && note.first - at > SIGN_REACH) continue;
      const own = this.references.get(at) ?? new Map<number, TextReference>();
      own.set(count, { label, note: note.first });
      this.references.set(at, own);
      this.referred.add(note.first);
    }
  }
}
