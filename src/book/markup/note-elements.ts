import {
  Effect,
  effectOf,
  noteEffect,
  tokensOf,
  withoutHiding,
  type Attributes,
} from './element-rules.ts';
import type { InlineText } from './inline-text.ts';
import type { OpenElements } from './open-elements.ts';
import type { OpenReference } from './open-reference.ts';
import type { Style } from './style-sheet.ts';

/** Elements that hold blocks, lists, cells, drawings or formulas. */
export const CONTAINERS =
  Effect.block | Effect.cell | Effect.list | Effect.item | Effect.row | Effect.svg | Effect.math;
export const IN_NOTES = Effect.note | Effect.notes;
/** Elements that hold one note each where notes stand together. */
const NOTE_ELEMENTS = new Set(['li', 'dd', 'aside']);
const NOTE_CLASS =
  /^_?(?:id)?(?:foot|end|rear)?-?notes?-?(?:text|body|entry|item|content|block)?\d*$|^fn$/i;

/** Whether an element by its name or class may hold a whole note. */
export function isNoteLike(name: string, attributes: Attributes): boolean {
  const classes = tokensOf(attributes.get('class'));
  return NOTE_ELEMENTS.has(name) || classes.some((token) => NOTE_CLASS.test(token));
}

/** Tells what elements do to the text in them where notes and references to them are marked. */
export class NoteElements {
  constructor(
    private readonly elements: OpenElements,
    private readonly reference: OpenReference,
    private readonly inline: InlineText,
  ) {}

  /** {@link effectOf} an element that opens now. */
  effectOf(name: string, attributes: Attributes, types: readonly string[], style: Style): number {
    const { elements } = this;
    const effect = effectOf(name, attributes, types, style);
    const note = noteEffect(types);
    if (note & Effect.noteReference) {
      this.reference.start(!elements.has(Effect.skip));
      return Effect.skip | Effect.noteReference;
    }
    if (note & Effect.note) {
      // Readers hide notes until they are asked for; here the user decides.
      const shown = effectOf(name, withoutHiding(attributes), types, { ...style, hidden: false });
      const isInline = (shown & (CONTAINERS | Effect.heading)) === 0;
      // A note inside a sentence would tear it apart.
      if (isInline && this.inline.hasText) return Effect.skip;
      return shown | Effect.note | Effect.block;
    }
    if (!elements.has(Effect.notes) || elements.has(Effect.note)) return effect | note;
    if (effect & Effect.heading && this.isInChapter()) return Effect.skip;
    return NOTE_ELEMENTS.has(name) ? effect | Effect.note : effect;
  }

  /** Whether the notes that are being read stand below other text, and are not a document of their own. */
  private isInChapter(): boolean {
    return (this.elements.find(({ effect }) => (effect & Effect.notes) !== 0)?.blocks ?? 0) > 0;
  }
}
