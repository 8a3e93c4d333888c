/** Formats that a cover may come in. */
export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'webp';

/** What an image file's header says. */
export interface ImageHeader {
  format: ImageFormat;
  width: number;
  height: number;
}

function ascii(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

/** Finds the frame header (ITU-T T.81, annex B.2.2) behind whatever segments precede it. */
function readJpeg(view: DataView): ImageHeader | null {
  for (let offset = 2; offset + 9 <= view.byteLength;) {
    if (view.getUint8(offset) !== 0xff) return null;
    const marker = view.getUint8(offset + 1);
    if (marker === 0xff) {
      offset++; // fill byte
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return {
        format: 'jpeg',
        height: view.getUint16(offset + 5),
        width: view.getUint16(offset + 7),
      };
    }
    offset += 2 + view.getUint16(offset + 2);
  }
  return null;
}

/** The three kinds of WebP keep their size in three ways (RFC 9649, section 2). */
function readWebp(bytes: Uint8Array, view: DataView): ImageHeader | null {
  if (view.byteLength < 30) return null;
  const kind = ascii(bytes, 12, 4);
  if (kind === 'VP8X') {
    const dimension = (at: number): number =>
      1 + (view.getUint8(at) | (view.getUint16(at + 1, true) << 8));
    return { format: 'webp', width: dimension(24), height: dimension(27) };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { format: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (kind !== 'VP8 ') return null;
  return {
    format: 'webp',
    width: view.getUint16(26, true) & 0x3fff,
    height: view.getUint16(28, true) & 0x3fff,
  };
}

/** Reads format and size of an image by its content; null when it is none of the known formats. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 4 && view.getUint16(0) === 0xffd8) return readJpeg(view);
  if (bytes.length >= 24 && ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') {
    return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (bytes.length >= 10 && /^GIF8[79]a$/.test(ascii(bytes, 0, 6))) {
    return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return readWebp(bytes, view);
  return null;
}
