import { Container, Packaging } from '@likecoin/epub-ts';
import type { ZipArchive } from '../archive/zip-archive.ts';
import { readMetadata, type PackageMetadata } from './metadata.ts';
import { resolveReference } from '../structure/reference-path.ts';
import { attributeNamed, elementsNamed, parseXml, unescapeAttribute } from './xml-document.ts';

/** One file that a package lists. */
export interface ManifestItem {
  id: string;
  path: string;
  type: string;
  properties: readonly string[];
  fallback: string;
}

/** What is needed of a package document. */
export interface EpubPackage {
  path: string;
  document: Document;
  metadata: PackageMetadata;
  items: ReadonlyMap<string, ManifestItem>;
  /** Linear documents in reading order, fallbacks resolved; a document may come twice. */
  spine: ManifestItem[];
  /** Which document is read for another, where the spine's own is of a kind that is not read. */
  readPaths: ReadonlyMap<string, string>;
  nav: ManifestItem | null;
  ncx: ManifestItem | null;
  coverPath: string;
}

const CONTENT_TYPES = new Set([
  'application/xhtml+xml',
  'text/html',
  'image/svg+xml',
  'text/x-oeb1-document',
  'application/x-dtbook+xml',
]);
const CONTENT_ENDING = /\.(?:x?html?|svg)$/i;
const LONGEST_FALLBACK_CHAIN = 8;

/** Where the package document lies: as the container says, else the only or first one there is. */
export async function findPackagePath(archive: ZipArchive): Promise<string | null> {
  const container = 'META-INF/container.xml';
  if (archive.has(container)) {
    const bytes = await archive.read(container);
    try {
      const document = parseXml(bytes);
      const named = resolveReference(
        '',
        unescapeAttribute(new Container(document).packagePath ?? ''),
      );
      const path = archive.locate(named?.path ?? '');
      if (archive.has(path)) return path;
    } catch {
      // A container that names no package is as good as none.
    }
  }
  return archive.names().find((name) => /\.opf$/i.test(name)) ?? null;
}

function readItems(
  packaging: Packaging,
  path: string,
  archive: ZipArchive,
): Map<string, ManifestItem> {
  const items = new Map<string, ManifestItem>();
  for (const [id, item] of Object.entries(packaging.manifest)) {
    const resolved = resolveReference(path, unescapeAttribute(item.href));
    if (resolved === null) continue;
    const { properties, fallback } = item;
    const own = archive.locate(resolved.path);
    items.set(id, { id, path: own, type: item.type.toLowerCase(), properties, fallback });
  }
  return items;
}

/** The document to read for an item: itself, or the first of its fallbacks that is one. */
function readableItem(
  items: ReadonlyMap<string, ManifestItem>,
  id: string,
): ManifestItem | undefined {
  let item = items.get(id);
  for (let step = 0; item !== undefined && step < LONGEST_FALLBACK_CHAIN; step++) {
    if (CONTENT_TYPES.has(item.type)) return item;
    if (item.fallback === '') break;
    item = items.get(item.fallback);
  }
  return item !== undefined && CONTENT_ENDING.test(item.path) ? item : undefined;
}

function findItem(
  items: ReadonlyMap<string, ManifestItem>,
  path: string,
  href: string,
  archive: ZipArchive,
): ManifestItem | null {
  const target = href === '' ? null : resolveReference(path, unescapeAttribute(href));
  if (target === null) return null;
  const own = archive.locate(target.path);
  return [...items.values()].find((item) => item.path === own) ?? null;
}

/**
 * Reads a package document.
 * @throws Error as the library does, when the document has no manifest or no spine
 */
export async function readPackage(archive: ZipArchive, path: string): Promise<EpubPackage> {
  const document = parseXml(await archive.read(path));
  const packaging = new Packaging(document);
  const items = readItems(packaging, path, archive);
  const readPaths = new Map<string, string>();
  const spine = packaging.spine.flatMap(({ idref, linear }) => {
    if (linear.trim().toLowerCase() === 'no') return [];
    const item = readableItem(items, idref);
    const own = items.get(idref)?.path;
    if (item !== undefined && own !== undefined) readPaths.set(own, item.path);
    return item ?? [];
  });
  const cover =
    packaging.coverPath === ''
      ? null
      : resolveReference(path, unescapeAttribute(packaging.coverPath));
  return {
    path,
    document,
    metadata: readMetadata(document),
    items,
    spine,
    readPaths,
    nav: findItem(items, path, packaging.navPath, archive),
    ncx: findItem(items, path, packaging.ncxPath, archive),
    coverPath: cover === null ? coverByMeta(document, items) : archive.locate(cover.path),
  };
}

/** EPUB 2: `<meta name="cover" content="ID">`, where writers also put the file's name. */
function coverByMeta(document: Document, items: ReadonlyMap<string, ManifestItem>): string {
  const meta = elementsNamed(document, 'meta').find(
    (element) => attributeNamed(element, 'name').toLowerCase() === 'cover',
  );
  const content = meta === undefined ? '' : attributeNamed(meta, 'content');
  if (content === '') return '';
  const byId = items.get(content);
  if (byId !== undefined) return byId.path;
  return [...items.values()].find((item) => item.path.endsWith(content))?.path ?? '';
}
