import type { Style } from './style-sheet.ts';

/** What an element does to the text in it; flags that are combined. */
export const Effect = {
  none: 0,
  /** Nothing in it is heard. */
  skip: 1,
  /** Starts and ends a block. */
  block: 1 << 1,
  heading: 1 << 2,
  quote: 1 << 3,
  item: 1 << 4,
  /** Holds verse: its blocks are stanzas, theirs are lines. */
  verse: 1 << 5,
  /** A stanza: block elements in it are lines. */
  stanza: 1 << 6,
  row: 1 << 7,
  cell: 1 << 8,
  preformatted: 1 << 9,
  /** Its paragraphs belong to the heading. */
  headingGroup: 1 << 10,
  list: 1 << 11,
  svg: 1 << 12,
  math: 1 << 13,
  superscript: 1 << 14,
  link: 1 << 15,
  persona: 1 << 16,
  break: 1 << 17,
  /** A note: its blocks are notes, the first starts it. */
  note: 1 << 18,
  /** Holds notes that may not be marked one by one. */
  notes: 1 << 19,
  /** Refers to a note; its text is a marker. */
  noteReference: 1 << 20,
  caption: 1 << 21,
  table: 1 << 22,
  /** Tells what happens on a stage; who is named in it does not speak. */
  stageDirection: 1 << 23,
  dropCap: 1 << 24,
} as const;

/** Attributes of an element, names in lower case. */
export type Attributes = ReadonlyMap<string, string>;

const SKIPPED = new Set(
  'head script style template noscript iframe object embed audio video canvas select textarea datalist nav rt rp rtc metadata defs annotation annotation-xml map input progress meter'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'body p div section article aside header footer main address center form fieldset details summary figure thead tbody tfoot dl dt dd legend hgroup hr'.split(
    ' ',
  ),
);

/** Structural types (EPUB 3 Structural Semantics Vocabulary, DPUB-ARIA) that are never heard where they stand. */
const SKIPPED_TYPES = new Set(['pagebreak', 'backlink', 'page-list', 'landmarks']);
const REFERENCE_TYPES = new Set(['noteref', 'annoref']);
const NOTE_TYPES = new Set(['footnote', 'endnote', 'rearnote', 'annotation']);
const NOTES_TYPES = new Set(['footnotes', 'endnotes', 'rearnotes']);
const VERSE_TYPES = new Set(
  ['poem', 'verse', 'song', 'hymn', 'lyrics', 'ballad'].flatMap((type) => [type, `z3998:${type}`]),
);

/** What is there for those who work on a page, and not on its print. */
const UNPRINTED_CLASS = /^(?:no-?print|d-print-none|print-?hidden|(?:mw-)?editsection)$/i;
const PAGE_NUMBER_CLASS = /^(page-?num(ber)?s?|pageno|pgnum|folionum)$/i;
const VERSE_CLASS = /^(poem|poetry|poetry-container|verse|song|lyrics?|stanzas?|linegroup|lg)$/i;
const STANZA_CLASS = /^(stanza|linegroup|lg)\d*$/i;
const HEADING_CLASS =
  /^((chap(ter)?|part|section)[-_]?(title|head(ing)?|num(ber)?|no)|chapter|heading)$/i;
const CAPTION_CLASS =
  /^(fig(ure)?|ima?ge?|photo|picture|illus(tration)?|table|tbl)?[-_]?(caption|legend)s?[-_]?\d*$/i;
const DROP_CAP_CLASS = /^(drop-?cap(s|ital)?\d*|initial|lettrine|first-?letter)$/i;
const SPEAKER_CLASS = /^(speaker|persona|dramatis-persona)$/i;
/** Elements of such a class are breaks where nothing is in them but a picture. */
const BREAK_CLASS =
  /^(?!page|line|column|clear).*[a-z]{2}[-_]?breaks?(?:$|[-_\d])|^(asterism|ornament|fleuron|separator|divider|dinkus|tb)(?:$|[-_\d])/i;

const LEVELS: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };

/** Splits an attribute's white-space-separated tokens. */
export function tokensOf(value: string | undefined): string[] {
  return value === undefined ? [] : value.split(/\s+/).filter((token) => token !== '');
}

/** The structural types of an element: `epub:type` and DPUB-ARIA roles, without the prefix `doc-`. */
export function typesOf(attributes: Attributes): string[] {
  const roles = tokensOf(attributes.get('role')).map((role) =>
    role.startsWith('doc-') ? role.slice(4) : '',
  );
  return [...tokensOf(attributes.get('epub:type')), ...roles]
    .filter((type) => type !== '')
    .map((type) => type.toLowerCase());
}

/** What an element's types say about notes. */
export function noteEffect(types: readonly string[]): number {
  if (types.some((type) => NOTE_TYPES.has(type))) return Effect.note;
  if (types.some((type) => NOTES_TYPES.has(type))) return Effect.notes;
  return types.some((type) => REFERENCE_TYPES.has(type)) ? Effect.noteReference : Effect.none;
}

/** Heading level 1–6 of an element, or 0. */
export function headingLevel(name: string, attributes: Attributes): number {
  const level = LEVELS[name];
  if (level !== undefined) return level;
  if (attributes.get('role') === 'heading') {
    return Math.min(6, Math.max(1, Number(attributes.get('aria-level') ?? 2) || 2));
  }
  const isParagraph = name === 'p' || name === 'div';
  const classes = isParagraph ? tokensOf(attributes.get('class')) : [];
  // Chapter wrappers are often called “chapter”, too: only a paragraph of that class is a heading.
  const named = classes.some(
    (token) => HEADING_CLASS.test(token) && (name === 'p' || !/^(chapter|heading)$/i.test(token)),
  );
  return named ? 2 : 0;
}

function isHidden(attributes: Attributes, style: Style): boolean {
  if (attributes.has('hidden') && attributes.get('hidden') !== 'until-found') return true;
  return attributes.get('aria-hidden') === 'true' || style.hidden === true;
}

function tagEffect(name: string): number {
  if (BLOCKS.has(name)) return Effect.block | (name === 'hgroup' ? Effect.headingGroup : 0);
  switch (name) {
    case 'blockquote':
      return Effect.block | Effect.quote;
    case 'li':
      return Effect.block | Effect.item;
    case 'ol':
    case 'ul':
    case 'menu':
      return Effect.block | Effect.list;
    case 'table':
      return Effect.block | Effect.table;
    case 'caption':
    case 'figcaption':
      return Effect.block | Effect.caption;
    case 'tr':
      return Effect.block | Effect.row;
    case 'td':
    case 'th':
      return Effect.cell;
    case 'pre':
      return Effect.block | Effect.preformatted;
    case 'svg':
      return Effect.svg;
    case 'math':
      return Effect.math;
    case 'sup':
      return Effect.superscript;
    case 'a':
      return Effect.link;
    default:
      return Effect.none;
  }
}

function styleEffect({ block, raised, preformatted }: Style): number {
  return (
    (block === true ? Effect.block : 0) |
    (raised === true ? Effect.superscript : 0) |
    (preformatted === true ? Effect.preformatted : 0)
  );
}

function isSpeakerClass(token: string): boolean {
  return SPEAKER_CLASS.test(token);
}

/** What an element does, by its name, types, classes and style. */
export function effectOf(
  name: string,
  attributes: Attributes,
  types: readonly string[],
  style: Style,
): number {
  if (SKIPPED.has(name) || isHidden(attributes, style)) return Effect.skip;
  if (types.some((type) => SKIPPED_TYPES.has(type))) return Effect.skip;
  const classes = tokensOf(attributes.get('class'));
  const isSilent = (token: string): boolean =>
    PAGE_NUMBER_CLASS.test(token) || UNPRINTED_CLASS.test(token);
  if (classes.some(isSilent)) return Effect.skip;
  let effect = tagEffect(name) | styleEffect(style);
  if (headingLevel(name, attributes) > 0) effect |= Effect.block | Effect.heading;
  if (types.some((type) => VERSE_TYPES.has(type)) || classes.some((c) => VERSE_CLASS.test(c))) {
    effect |= Effect.verse;
  }
  if (classes.some((token) => STANZA_CLASS.test(token))) effect |= Effect.stanza | Effect.block;
  if (types.some((type) => type.endsWith('persona')) || classes.some(isSpeakerClass)) {
    effect |= Effect.persona;
  }
  if (types.some((type) => type.endsWith('stage-direction'))) effect |= Effect.stageDirection;
  if (classes.some((token) => DROP_CAP_CLASS.test(token))) effect |= Effect.dropCap;
  if (classes.some((token) => CAPTION_CLASS.test(token))) effect |= Effect.caption;
  if (types.includes('epigraph') && name !== 'body') effect |= Effect.quote;
  if (name === 'hr' || classes.some((token) => BREAK_CLASS.test(token))) effect |= Effect.break;
  return effect;
}

/** Space above a paragraph from which on it may start a new scene, in lines. */
const SCENE_GAP = 1.5;
const SCENE_CLASS =
  /^(?:(?:space|line|blank|para)[-_]?(?:break|above|before)|(?:first|start|new)[-_]?(?:scene|after[-_]?break)|after[-_]?(?:break|space))$/i;

/** Whether the space above a paragraph is more than what divides paragraphs. */
export function startsScene({ gap = 0, displaced }: Style, attributes: Attributes): boolean {
  if (displaced === true) return false;
  if (gap >= SCENE_GAP) return true;
  return tokensOf(attributes.get('class')).some((token) => SCENE_CLASS.test(token));
}

/** The target of a link, in HTML or SVG, or an empty text. */
export function hrefOf(attributes: Attributes): string {
  return attributes.get('href') ?? attributes.get('xlink:href') ?? '';
}

/** An element's attributes without those that hide it. */
export function withoutHiding(attributes: Attributes): Attributes {
  const shown = new Map(attributes);
  for (const name of ['hidden', 'aria-hidden']) shown.delete(name);
  return shown;
}
