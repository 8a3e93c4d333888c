import type { CoverImage } from '../../domain/book.ts';
import type { ZipArchive } from '../archive/zip-archive.ts';
import { chooseCover, firstCover } from '../cover-choice.ts';
import { decodeMarkup } from '../markup/markup-text.ts';
import type { EpubPackage, ManifestItem } from './package-document.ts';
import { resolveReference } from '../structure/reference-path.ts';

const IMAGE_REFERENCE =
  /<(?:[\w-]{1,20}:)?(?:img|image)\s[^>]{0,400}?(?:src|href)\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const DATA_IMAGE = /^data:image\/[\w.+-]{1,40};base64,/i;
const MOST_STEPS = 3;

function isMarkup(bytes: Uint8Array): boolean {
  const head = decodeMarkup(bytes.subarray(0, 512)).trimStart();
  return head.startsWith('<');
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Follows a page or a drawing to the picture in it; other origins are never asked. */
async function readPicture(
  archive: ZipArchive,
  path: string,
  step = 0,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (step >= MOST_STEPS || !archive.has(path)) return null;
  const bytes = await archive.read(path);
  if (!isMarkup(bytes)) return bytes;
  const found = IMAGE_REFERENCE.exec(decodeMarkup(bytes));
  const reference = found?.[1] ?? found?.[2] ?? '';
  const data = DATA_IMAGE.exec(reference)?.[0];
  if (data !== undefined) return decodeBase64(reference.slice(data.length));
  const target = resolveReference(path, reference);
  return target === null || reference === '' ? null : readPicture(archive, target.path, step + 1);
}

function isImage(item: ManifestItem): boolean {
  return item.type.startsWith('image/');
}

const NAMED_COVER = /(?:^|[^a-z])cover/i;
const OTHER_SIDE = /back|rear|spine|letter/i;
/** Pictures that are weighed against each other. */
const MOST_CANDIDATES = 8;
/** Documents at the front whose first picture is a cover where nothing is called so. */
const FRONT_DOCUMENTS = 2;

/** Where a cover may lie: as the package says, the guide's cover page, an image called cover, the first page. */
function coverPaths(book: EpubPackage, landmarks: ReadonlyMap<string, string[]>): string[] {
  const marked = [...landmarks].filter(([, types]) => types.includes('cover'));
  const named = [...book.items.values()].filter((item) => {
    const name = `${item.id} ${item.path.split('/').at(-1) ?? ''}`;
    return isImage(item) && NAMED_COVER.test(name) && !OTHER_SIDE.test(name);
  });
  const first = book.spine[0];
  const isCoverPage = first !== undefined && /cover/i.test(`${first.id} ${first.path}`);
  return [
    book.coverPath,
    ...marked.map(([path]) => path),
    ...named.map((item) => item.path),
    ...(isCoverPage ? [first.path] : []),
  ].filter((path) => path !== '');
}

async function readPictures(
  archive: ZipArchive,
  paths: readonly string[],
): Promise<Uint8Array<ArrayBuffer>[]> {
  const pictures: Uint8Array<ArrayBuffer>[] = [];
  for (const path of new Set(paths)) {
    if (pictures.length >= MOST_CANDIDATES) break;
    try {
      const bytes = await readPicture(archive, path);
      if (bytes !== null) pictures.push(bytes);
    } catch (thrown) {
      if (thrown instanceof DOMException) throw thrown;
    }
  }
  return pictures;
}

/** Finds and prepares the cover, the largest sensible picture of those that may be it; a damaged or missing one costs no book. */
export async function readCover(
  archive: ZipArchive,
  book: EpubPackage,
  landmarks: ReadonlyMap<string, string[]>,
): Promise<CoverImage | null> {
  const pictures = await readPictures(archive, coverPaths(book, landmarks));
  const front = book.spine.slice(0, FRONT_DOCUMENTS).map(({ path }) => path);
  return (
    (await chooseCover(pictures)) ??
    (await chooseCover(await readPictures(archive, front), true)) ??
    // Of an odd size, but the book says so.
    firstCover(pictures)
  );
}
