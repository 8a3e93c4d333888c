import type { CoverImage } from '../domain/book.ts';
import { readImageHeader } from './image-size.ts';
import type { CoverArt } from './mp4/metadata.ts';

/** Pixels that a cover has at most: beyond them, decoding would take over 256 MB. */
const MAX_PIXELS = 64_000_000;

async function toPng(image: ImageBitmap): Promise<CoverArt> {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  const file = await canvas.convertToBlob({ type: 'image/png' });
  return { format: 'png', bytes: new Uint8Array(await file.arrayBuffer()) };
}

/**
 * Makes a book's cover fit for an audiobook, whose covers are JPEG or PNG: such a one stays as it is,
 * GIF and WebP become PNG. The type is told by the content.
 * @returns null when the image cannot be decoded: a file without a cover is better than none
 */
export async function readCoverArt(cover: CoverImage): Promise<CoverArt | null> {
  const header = readImageHeader(cover.bytes);
  if (header === null || header.width * header.height > MAX_PIXELS) return null;
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(new Blob([cover.bytes], { type: `image/${header.format}` }));
  } catch {
    return null;
  }
  try {
    if (header.format === 'jpeg' || header.format === 'png') {
      return { format: header.format, bytes: cover.bytes };
    }
    return await toPng(image);
  } finally {
    image.close();
  }
}
