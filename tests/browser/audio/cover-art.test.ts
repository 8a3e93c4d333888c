import { expect, test } from 'vitest';
import { readCoverArt } from '../../../src/audio/cover-art.ts';

/** A GIF of one black pixel. */
const GIF = 'R0lGODdhAQABAIAAAAAAAAAAACwAAAAAAQABAAACAkQBADs=';

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

async function drawn(type: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(20, 30);
  canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
  const file = await canvas.convertToBlob({ type });
  return new Uint8Array(await file.arrayBuffer());
}

test('JPEG and PNG stay as they are, whatever they are said to be', async () => {
  const jpeg = await drawn('image/jpeg');
  const png = await drawn('image/png');
  const type = 'application/octet-stream';
  expect(await readCoverArt({ type, bytes: jpeg })).toEqual({ format: 'jpeg', bytes: jpeg });
  expect(await readCoverArt({ type: 'image/jpeg', bytes: png })).toEqual({
    format: 'png',
    bytes: png,
  });
});

test('GIF and WebP become PNG of the same size', async () => {
  for (const [type, bytes, width] of [
    ['image/gif', fromBase64(GIF), 1],
    ['image/webp', await drawn('image/webp'), 20],
  ] as const) {
    const art = await readCoverArt({ type, bytes });
    expect(art?.format).toBe('png');
    const image = await createImageBitmap(new Blob([art?.bytes ?? '']));
    expect(image.width).toBe(width);
  }
});

test('what is no image, is cut off, or has a size that no memory holds, is no cover', async () => {
  const png = await drawn('image/png');
  const huge = png.slice();
  new DataView(huge.buffer).setUint32(16, 100_000);
  new DataView(huge.buffer).setUint32(20, 100_000);
  const empty = new Uint8Array(0);
  const text = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
  for (const bytes of [
    empty,
    text,
    huge,
    png.slice(0, 30),
    (await drawn('image/jpeg')).slice(0, 30),
  ]) {
    expect(await readCoverArt({ type: 'image/png', bytes })).toBeNull();
  }
});
