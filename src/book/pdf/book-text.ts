import type { Turns } from '../turns.ts';
import { toContent, setNotes, type PlacedBlock } from './assemble.ts';
import { measureEdges } from './column-edges.ts';
import { findContentsList, type ContentsList } from './contents-list.ts';
import { readTaggedNotes, settleMarks, takeFootnotes, type Footnote } from './footnotes.ts';
import type { FontStyle } from './fonts.ts';
import { markHeadings } from './headings.ts';
import { measureDistances } from './line-distances.ts';
import type { Layout } from './page-layout.ts';
import type { Line } from './page-text.ts';
import { joinAcross, toBlocks, usesIndents, type TextSetting } from './paragraphs.ts';
import { markSceneBreaks } from './scene-breaks.ts';
import type { TaggedElement } from './structure-tree.ts';
import type { TextBlock } from './text-block.ts';
import { restoreSoftHyphens } from './soft-hyphens.ts';
import { Vocabulary } from '../hyphens/vocabulary.ts';

const PAGES_A_TURN = 20;

/** A book's text in blocks, with the lists that are no text. */
export interface BookText {
  blocks: PlacedBlock[];
  /** Blocks of the printed contents list, and what it lists; null where there is none. */
  contents: { list: ContentsList; blocks: PlacedBlock[] } | null;
}

function byPage(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = [];
  let page = -1;
  for (const line of lines) {
    if (line.page !== page) pages.push([]);
    page = line.page;
    pages.at(-1)?.push(line);
  }
  return pages;
}

/** Takes what its tag says into a block. */
function applyTag(block: TextBlock, elements: readonly TaggedElement[]): TextBlock {
  const element = elements[block.lines[0]?.element ?? -1];
  if (element === undefined || element.kind === 'paragraph') return block;
  return { ...block, kind: element.kind, level: element.level };
}

interface PlacedNote {
  note: Footnote;
  page: number;
}

/** Joins the notes of all pages: what goes on from the page before belongs to that page's last note. */
function joinNotes(found: readonly PlacedNote[]): PlacedNote[] {
  const joined: PlacedNote[] = [];
  for (const { note, page } of found) {
    const last = joined.at(-1);
    if (note.isRest && last !== undefined) {
      const lines = [...last.note.lines, ...note.lines];
      joined[joined.length - 1] = { ...last, note: { ...last.note, lines } };
    } else joined.push({ note, page });
  }
  return joined;
}

/** Makes blocks of a book's lines. */
export async function readText(
  layout: Layout,
  elements: readonly TaggedElement[],
  fonts: ReadonlyMap<string, FontStyle>,
  language: string,
  turns: Turns,
): Promise<BookText> {
  const { type } = layout;
  const distances = measureDistances(layout.lines, type);
  const body: Line[] = [];
  const found: PlacedNote[] = [];
  let isAfterNotes = false;
  for (const [index, lines] of byPage(layout.lines).entries()) {
    if (index % PAGES_A_TURN === 0) await turns.next();
    const tagged = lines.filter((line) => elements[line.element]?.kind === 'note');
    const others = lines.filter((line) => elements[line.element]?.kind !== 'note');
    const page = takeFootnotes(others, type, distances, isAfterNotes);
    const notes = [...readTaggedNotes(tagged), ...page.notes];
    body.push(...page.body.map((line) => settleMarks(line, notes)));
    found.push(...notes.map((note) => ({ note, page: lines[0]?.page ?? 0 })));
    isAfterNotes = page.notes.length > 0;
  }
  const list = findContentsList(body);
  const heard = list === null ? body : body.filter((line) => !list.lines.has(line));
  const words = new Vocabulary(layout.lines);
  const edges = measureEdges(heard, type);
  const text = restoreSoftHyphens(heard, edges, words);
  const setting: TextSetting = { edges, distances, isIndented: usesIndents(text, edges) };
  await turns.next();
  const blocks = toBlocks(text, setting).map((block) => applyTag(block, elements));
  const joined = joinAcross(blocks, setting);
  const headed = markHeadings(joined, { type, fonts, textFont: textFontOf(text) });
  const marked = markSceneBreaks(headed, setting);
  const toPlaced = (block: TextBlock): PlacedBlock[] => {
    const content = toContent(block, words, language);
    return content === null ? [] : [content];
  };
  const placed = marked.flatMap(toPlaced);
  const notes = joinNotes(found).flatMap(({ note, page }) => {
    const block: TextBlock = {
      kind: 'note',
      lines: note.lines,
      level: 0,
      gap: 1,
      isIndented: false,
    };
    return toPlaced(block).map((content) => ({ content, label: note.label, page }));
  });
  const contents =
    list === null ? null : { list, blocks: toBlocks([...list.lines], setting).flatMap(toPlaced) };
  return { blocks: linkNotes(placed, notes), contents };
}

function textFontOf(lines: readonly Line[]): string {
  const counts = new Map<string, number>();
  for (const { font, text } of lines) counts.set(font, (counts.get(font) ?? 0) + text.length);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

interface NoteContent {
  content: PlacedBlock;
  label: string;
  page: number;
}

/** Puts each note behind the block that refers to it, and the reference into that block. */
function linkNotes(blocks: readonly PlacedBlock[], notes: readonly NoteContent[]): PlacedBlock[] {
  const waiting = notes.map((note, index) => ({
    ...note,
    id: `note-${index + 1}`,
    isPlaced: false,
  }));
  let first = 0;
  const linked: PlacedBlock[] = [];
  for (const placed of blocks) {
    const references = placed.marks.flatMap(({ at, label }) => {
      const candidates = waiting.slice(first, first + 60);
      const note = candidates.find(
        (other) =>
          !other.isPlaced &&
          other.label === label &&
          other.page >= placed.page &&
          other.page <= placed.page + 2,
      );
      if (note === undefined) return [];
      note.isPlaced = true;
      return { at, note };
    });
    while (waiting[first]?.isPlaced === true) first++;
    linked.push({
      ...placed,
      block: setNotes(
        placed.block,
        references.map(({ at, note }) => ({ at, note: note.id })),
      ),
    });
    for (const { note } of references) linked.push(withId(note.content, note.id));
  }
  return placeOrphans(
    linked,
    waiting.filter((note) => !note.isPlaced),
  );
}

function withId(content: PlacedBlock, id: string): PlacedBlock {
  return { ...content, block: { ...content.block, id } };
}

/** Notes that nothing refers to stand at the end of their page. */
function placeOrphans(
  blocks: readonly PlacedBlock[],
  orphans: readonly (NoteContent & { id: string })[],
): PlacedBlock[] {
  const placed: PlacedBlock[] = [];
  let next = 0;
  for (const block of blocks) {
    for (
      let note = orphans[next];
      note !== undefined && note.page < block.page;
      note = orphans[next]
    ) {
      placed.push(withId(note.content, note.id));
      next++;
    }
    placed.push(block);
  }
  return [...placed, ...orphans.slice(next).map((note) => withId(note.content, note.id))];
}
