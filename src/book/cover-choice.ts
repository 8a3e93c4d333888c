import type { CoverImage } from '../domain/book.ts';
import { makeCover } from './cover-image.ts';
import { readImageHeader } from './image-header.ts';

/** A picture that may be a cover. */
interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  area: number;
}

/** Shorter sides are icons and ornaments. */
const SHORTEST_SIDE = 100;
/** Width against height of what a book says is its cover. */
const NARROWEST = 0.3;
const WIDEST = 2;
/** The same, and the shorter side, of a picture that nothing but its place at the front makes a cover. */
const FRONT_NARROWEST = 0.5;
const FRONT_WIDEST = 1.1;
const FRONT_SHORTEST_SIDE = 300;

function pictureOf(bytes: Uint8Array<ArrayBuffer>, isFront: boolean): Picture | null {
  const header = readImageHeader(bytes);
  if (header === null) return null;
  const { width, height } = header;
  const ratio = width / Math.max(1, height);
  const shortest = isFront ? FRONT_SHORTEST_SIDE : SHORTEST_SIDE;
  const [narrowest, widest] = isFront ? [FRONT_NARROWEST, FRONT_WIDEST] : [NARROWEST, WIDEST];
  const isSensible = Math.min(width, height) >= shortest && ratio >= narrowest && ratio <= widest;
  return isSensible ? { bytes, area: width * height } : null;
}

/**
 * Makes a cover of the largest sensible one of some pictures; `isFront` where nothing but their place at the book's
 * front speaks for them. Null when none is.
 */
export async function chooseCover(
  pictures: readonly Uint8Array<ArrayBuffer>[],
  isFront = false,
): Promise<CoverImage | null> {
  const sensible = pictures.flatMap((bytes) => pictureOf(bytes, isFront) ?? []);
  // Array.sort is stable: of two as large the one that was named first.
  sensible.sort((a, b) => b.area - a.area);
  return firstCover(sensible.map(({ bytes }) => bytes));
}

/** Makes a cover of the first of some pictures that can be shown, however small. */
export async function firstCover(
  pictures: readonly Uint8Array<ArrayBuffer>[],
): Promise<CoverImage | null> {
  for (const bytes of pictures) {
    const cover = await makeCover(bytes);
    if (cover !== null) return cover;
  }
  return null;
}
