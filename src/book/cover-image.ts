import type { CoverImage } from '../domain/book.ts';
import { readImageHeader, type ImageHeader } from './image-header.ts';

/** Longest side of a cover, in pixels: what a phone's lock screen shows, and players decode in time. */
const LONGEST_SIDE = 1400;
/** More pixels than this are not decoded: a small file may claim gigabytes. */
const MOST_PIXELS = 64_000_000;
const QUALITY = 0.88;

async function redraw(
  bytes: Uint8Array<ArrayBuffer>,
  header: ImageHeader,
): Promise<CoverImage | null> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(header.width, header.height));
  const width = Math.max(1, Math.round(header.width * scale));
  const height = Math.max(1, Math.round(header.height * scale));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: header.type }), {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  // JPEG has no transparency.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return { type: 'image/jpeg', bytes: new Uint8Array(await blob.arrayBuffer()) };
}

/**
 * Makes a cover of an image: a JPEG of up to 1,400 pixels stays as it is, others become one where the
 * browser can draw in a worker; a PNG stays where it cannot. Null for what cannot be shown.
 */
export async function makeCover(bytes: Uint8Array<ArrayBuffer>): Promise<CoverImage | null> {
  const header = readImageHeader(bytes);
  if (header === null || header.width === 0 || header.height === 0) return null;
  const isJpeg = header.type === 'image/jpeg';
  const asItIs = isJpeg || header.type === 'image/png' ? { type: header.type, bytes } : null;
  if (header.width * header.height > MOST_PIXELS) return null;
  if (isJpeg && Math.max(header.width, header.height) <= LONGEST_SIDE) return asItIs;
  if (typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined') {
    return asItIs;
  }
  try {
    return await redraw(bytes, header);
  } catch {
    return asItIs;
  }
}
