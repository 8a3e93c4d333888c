import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageText, Span } from './page-text.ts';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type TextItem = Extract<TextContent['items'][number], { str: string }>;

/** Gap between two pieces of text that divides words, in font sizes. */
const WORD_GAP = 0.14;
/** Degrees by which a skewed scan's lines may differ. */
const SKEW = 5;
/** Text in another direction than the page's is read, after it, if there is more than a stamp of it. */
const FEWEST_TURNED = 200;
/** More pieces of text than this on one page are no book's. */
const MOST_ITEMS = 100_000;

interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  angle: number;
  font: string;
  spaced: boolean;
  element: number;
}

/** What a page's tags say of its content: by the id of a marked stretch, the element in order of reading. */
export interface PageTags {
  elements: ReadonlyMap<string, number>;
}

/** Degrees between −180 and 180. */
function degrees(radians: number): number {
  return Math.round((radians * 180) / Math.PI);
}

function toPiece(item: TextItem, view: readonly number[], spaced: boolean, element: number): Piece {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view;
  const [p = 1, q = 0, r = 0, s = 1, x = 0, y = 0] = item.transform as number[];
  const along = [a * p + c * q, b * p + d * q] as const;
  const up = [a * r + c * s, b * r + d * s] as const;
  return {
    text: item.str,
    x: a * x + c * y + e,
    y: b * x + d * y + f,
    width: item.width * Math.hypot(a, b),
    size: Math.hypot(...up),
    angle: degrees(Math.atan2(along[1], along[0])),
    font: item.fontName,
    spaced,
    element,
  };
}

/** The pieces of text of a page, without what is tagged as decoration. */
function readPieces(content: TextContent, view: readonly number[], tags: PageTags | null): Piece[] {
  const pieces: Piece[] = [];
  const open: { isArtifact: boolean; element: number }[] = [];
  let spaced = true;
  for (const item of content.items.slice(0, MOST_ITEMS)) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') open.pop();
      else {
        const outer = open.at(-1) ?? { isArtifact: false, element: -1 };
        const { id, tag } = item as { id?: string | null; tag?: string };
        open.push({
          isArtifact: outer.isArtifact || (tags !== null && tag === 'Artifact'),
          element: tags?.elements.get(id ?? '') ?? outer.element,
        });
      }
      continue;
    }
    const { isArtifact, element } = open.at(-1) ?? { isArtifact: false, element: -1 };
    if (isArtifact) continue;
    const text = item.str.trim();
    if (text !== '') {
      pieces.push(toPiece({ ...item, str: text }, view, spaced || /^\s/u.test(item.str), element));
    }
    spaced = text === '' ? spaced || item.str !== '' || item.hasEOL : /\s$/u.test(item.str);
    if (item.hasEOL) spaced = true;
  }
  return pieces;
}

/** Pieces by direction, the main one first; others only where there is much of them. */
function byDirection(pieces: readonly Piece[]): { angle: number; pieces: Piece[] }[] {
  const groups: { angle: number; length: number; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const group = groups.find(({ angle }) => {
      const turn = Math.abs(piece.angle - angle) % 360;
      return Math.min(turn, 360 - turn) <= SKEW;
    });
    if (group === undefined) {
      groups.push({ angle: piece.angle, length: piece.text.length, pieces: [piece] });
    } else {
      group.length += piece.text.length;
      group.pieces.push(piece);
    }
  }
  groups.sort((a, b) => b.length - a.length);
  return groups.filter(({ length }, index) => index === 0 || length >= FEWEST_TURNED);
}

function turnUpright(
  pieces: readonly Piece[],
  angle: number,
  width: number,
  height: number,
): { spans: Span[]; width: number; height: number } {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  const xs = corners.map(([x, y]) => x * cos + y * sin);
  const ys = corners.map(([x, y]) => y * cos - x * sin);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const spans = pieces.map(({ text, x, y, width: length, size, font, spaced, element }): Span => {
    const x0 = x * cos + y * sin - left;
    return { text, x0, x1: x0 + length, y: y * cos - x * sin - top, size, font, spaced, element };
  });
  return { spans, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function isSamePlace(a: Span, b: Span): boolean {
  const reach = a.size * 0.25;
  return Math.abs(a.x0 - b.x0) < reach && Math.abs(a.y - b.y) < reach;
}

/** Text printed twice, to look bold or to throw a shadow, is one. */
function dropDoubles(spans: readonly Span[]): Span[] {
  const seen = new Map<string, Span[]>();
  return spans.filter((span) => {
    const same = seen.get(span.text);
    if (same === undefined) {
      seen.set(span.text, [span]);
      return true;
    }
    const isDouble = same.slice(-8).some((other) => isSamePlace(other, span));
    if (!isDouble) same.push(span);
    return !isDouble;
  });
}

/** Whether white space divides two pieces of text on one baseline. */
export function isDivided(before: Span, after: Span): boolean {
  const gap = after.x0 - before.x1;
  const size = Math.min(before.size, after.size);
  return after.spaced ? gap > -size * 0.3 : gap > size * WORD_GAP;
}

/** Makes upright text of a page's content; none where the page has no text. */
export function readPage(
  index: number,
  content: TextContent,
  view: { transform: readonly number[]; width: number; height: number },
  tags: PageTags | null,
): PageText[] {
  const pieces = readPieces(content, view.transform, tags);
  return byDirection(pieces).map(({ angle, pieces: turned }) => {
    const { spans, width, height } = turnUpright(turned, angle, view.width, view.height);
    return { page: index, width, height, spans: dropDoubles(spans) };
  });
}
