import type { Turns } from '../turns.ts';
import { findRegions } from './columns.ts';
import { decodeCork } from './cork-encoding.ts';
import { joinDropCaps } from './drop-caps.ts';
import { joinSpans, toRows, type Row } from './fragments.ts';
import { findFurniture } from './furniture.ts';
import { toLines } from './lines.ts';
import { findMarginNumbers } from './margin-numbers.ts';
import type { PageNumbering } from '../page-numbers.ts';
import type { Line, PageText } from './page-text.ts';
import { measureType, type TypeScale } from './type-scale.ts';

const PAGES_A_TURN = 8;

/** A book's lines in the order of reading, without running heads and page numbers. */
export interface Layout {
  lines: Line[];
  type: TypeScale;
  numbering: PageNumbering;
}

/** Puts lines in the order of their tagged elements; what is not tagged stays behind what it followed. */
function sortByElement(lines: readonly Line[]): Line[] {
  if (lines.every(({ element }) => element < 0)) return [...lines];
  let current = -1;
  const keyed = lines.map((line) => {
    if (line.element >= 0) current = line.element;
    return { line, key: current };
  });
  return keyed.sort((a, b) => a.key - b.key).map(({ line }) => line);
}

/** Finds columns and lines on all pages. */
export async function layOut(pages: readonly PageText[], turns: Turns): Promise<Layout> {
  decodeCork(pages);
  joinDropCaps(pages, measureType(pages.map(joinSpans)).size);
  const fragments = pages.map(joinSpans);
  const type = measureType(fragments);
  const rows: { page: number; height: number; rows: Row[] }[] = [];
  for (const [index, page] of pages.entries()) {
    if (index % PAGES_A_TURN === 0) await turns.next();
    rows.push({ page: page.page, height: page.height, rows: toRows(fragments[index] ?? []) });
  }
  const furniture = findFurniture(rows, type);
  const dropped = findMarginNumbers(pages, fragments);
  for (const row of furniture.rows) for (const fragment of row.fragments) dropped.add(fragment);

  const lines: Line[] = [];
  let column = 0;
  for (const [index, page] of pages.entries()) {
    if (index % PAGES_A_TURN === 0) await turns.next();
    const kept = (fragments[index] ?? []).filter((fragment) => !dropped.has(fragment));
    const ofPage: Line[] = [];
    for (const region of findRegions(kept, type.size)) {
      ofPage.push(...toLines(region, page.page, column));
      column++;
    }
    lines.push(...sortByElement(ofPage));
  }
  return { lines: lines.filter(({ text }) => text !== ''), type, numbering: furniture.numbering };
}
