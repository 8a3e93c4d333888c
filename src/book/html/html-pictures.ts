/** Characters of markup, pictures not counted, after which a picture does not stand at the front. */
const FRONT = 60_000;
const MOST_PICTURES = 3;
/** Characters of one picture's data. */
const LONGEST_DATA = 24 * 1024 * 1024;
const DATA_PICTURE =
  /<img\b[^<>]{0,1000}?\bsrc\s*=\s*["']data:image\/(?:jpe?g|png|gif|webp);base64,/gi;
const DATA = /[A-Za-z0-9+/=\s]*/y;

function decode(data: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(data.replace(/\s+/g, '')), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

/** The pictures at a document's front that lie in its markup; nothing is loaded from elsewhere. */
export function frontPictures(markup: string): Uint8Array<ArrayBuffer>[] {
  const pictures: Uint8Array<ArrayBuffer>[] = [];
  let data = 0;
  for (const found of markup.matchAll(DATA_PICTURE)) {
    if (pictures.length >= MOST_PICTURES || found.index - data > FRONT) break;
    DATA.lastIndex = found.index + found[0].length;
    const own = DATA.exec(markup)?.[0] ?? '';
    data += own.length;
    const bytes = own.length <= LONGEST_DATA ? decode(own) : null;
    if (bytes !== null) pictures.push(bytes);
  }
  return pictures;
}
