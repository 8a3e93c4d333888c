import { cleanText } from '../markup/plain-text.ts';
import type { PdfSession } from './pdf-session.ts';

type Outline = Awaited<ReturnType<PdfSession['document']['getOutline']>>;
type OutlineNode = Outline[number];

/** One entry of a PDF's outline, with the place it points to. */
export interface OutlineEntry {
  title: string;
  /** 1 at the top. */
  level: number;
  /** Index of the entry it stands below, or -1. */
  parent: number;
  /** Index of the page, or -1 when it points nowhere. */
  page: number;
  /** The place in the page, in the PDF's own units; null for its top or left edge. */
  x: number | null;
  y: number | null;
}

const MOST_ENTRIES = 5000;
const DEEPEST = 12;
/** Entries that programs make, and that say nothing. */
const JUNK = /^(?:_?goback|blank page|untitled|bookmark\s*\d*|page\s*\d+|\d+|seite\s*\d+)$/i;

function numberAt(dest: readonly unknown[], index: number): number | null {
  const value = dest[index];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The place that a destination names: its kind says which of its numbers are which. */
function placeOf(dest: readonly unknown[]): { x: number | null; y: number | null } {
  const kind = (dest[1] as { name?: string } | undefined)?.name ?? '';
  switch (kind) {
    case 'XYZ':
      return { x: numberAt(dest, 2), y: numberAt(dest, 3) };
    case 'FitH':
    case 'FitBH':
      return { x: null, y: numberAt(dest, 2) };
    case 'FitR':
      return { x: numberAt(dest, 2), y: numberAt(dest, 5) };
    default:
      return { x: null, y: null };
  }
}

async function resolve(
  session: PdfSession,
  dest: OutlineNode['dest'],
): Promise<{ page: number; x: number | null; y: number | null }> {
  const nowhere = { page: -1, x: null, y: null };
  try {
    const explicit =
      typeof dest === 'string' ? await session.ask(session.document.getDestination(dest)) : dest;
    if (!Array.isArray(explicit)) return nowhere;
    const [target] = explicit as unknown[];
    const page =
      typeof target === 'number'
        ? target
        : await session.ask(session.document.getPageIndex(target as { num: number; gen: number }));
    return { page, ...placeOf(explicit) };
  } catch (thrown) {
    session.rethrow(thrown);
    return nowhere;
  }
}

/** Reads a PDF's outline; empty where there is none, or where it says nothing. */
export async function readOutline(session: PdfSession): Promise<OutlineEntry[]> {
  let nodes: Outline | null = null;
  try {
    nodes = await session.ask(session.document.getOutline());
  } catch (thrown) {
    session.rethrow(thrown);
  }
  const entries: OutlineEntry[] = [];
  const walk = async (
    list: readonly OutlineNode[],
    level: number,
    parent: number,
  ): Promise<void> => {
    for (const node of list) {
      if (entries.length >= MOST_ENTRIES) return;
      const title = cleanText(node.title);
      const index = entries.length;
      const place = await resolve(session, node.dest);
      entries.push({ title, level, parent, ...place });
      if (level < DEEPEST) await walk(node.items as OutlineNode[], level + 1, index);
    }
  };
  // A damaged outline is null, whatever the types say.
  await walk(nodes ?? [], 1, -1);
  return isTelling(entries) ? entries : [];
}

function isTelling(entries: readonly OutlineEntry[]): boolean {
  const placed = entries.filter(({ page, title }) => page >= 0 && title !== '');
  const telling = placed.filter(({ title }) => !JUNK.test(title));
  return telling.length > 0 && telling.length * 2 >= placed.length;
}
