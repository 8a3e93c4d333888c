import { Navigation, type NavItem } from '@likecoin/epub-ts';
import { cleanText } from '../markup/plain-text.ts';
import { resolveReference } from '../structure/reference-path.ts';
import { attributeNamed, elementsNamed } from './xml-document.ts';

/** An entry of the navigation, resolved to an entry of the archive. */
export interface NavigationEntry {
  title: string;
  level: number;
  /** Index of the entry above it, or -1. */
  parent: number;
  /** Name of the document's entry; empty for a mere heading or a link that leads outside. */
  path: string;
  fragment: string;
}

/** More entries than this are no table of contents. */
const MOST_ENTRIES = 20_000;

/** Labels that are pictures, by their link's target: their alternative text is the title. */
function pictureLabels(document: Document): Map<string, string> {
  const labels = new Map<string, string>();
  for (const link of elementsNamed(document, 'a')) {
    const picture = elementsNamed(link, 'img')[0];
    const label = picture?.getAttribute('alt') ?? link.getAttribute('title');
    if (label !== null && label !== '') labels.set(link.getAttribute('href') ?? '', label);
  }
  return labels;
}

/**
 * Reads the table of contents of a navigation document (EPUB 3) or an NCX (EPUB 2); none when the
 * library cannot make sense of it.
 */
export function readToc(document: Document, path: string): NavigationEntry[] {
  let toc: NavItem[];
  try {
    toc = new Navigation(document).toc;
  } catch {
    return [];
  }
  const entries: NavigationEntry[] = [];
  let labels: Map<string, string> | null = null;
  const waiting = toc.map((item) => ({ item, level: 1, parent: -1 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item, level, parent } = next;
    const target = item.href === '' ? null : resolveReference(path, item.href);
    let title = cleanText(item.label);
    if (title === '') title = cleanText((labels ??= pictureLabels(document)).get(item.href) ?? '');
    const index = entries.length;
    entries.push({
      title,
      level,
      parent,
      path: target?.path ?? '',
      fragment: target?.fragment ?? '',
    });
    if (entries.length >= MOST_ENTRIES) break;
    for (const child of [...(item.subitems ?? [])].reverse()) {
      waiting.push({ item: child, level: level + 1, parent: index });
    }
  }
  return entries;
}

/** The structural types that landmarks (EPUB 3) or the guide (EPUB 2) give to documents. */
export function readLandmarks(document: Document, path: string): Map<string, string[]> {
  const types = new Map<string, string[]>();
  const add = (link: Element, type: string): void => {
    const target = resolveReference(path, attributeNamed(link, 'href'));
    // A landmark inside a document says nothing of the document's start.
    if (target === null || type === '' || target.fragment !== '') return;
    types.set(target.path, [...(types.get(target.path) ?? []), ...type.toLowerCase().split(/\s+/)]);
  };
  for (const nav of elementsNamed(document, 'nav')) {
    if (!attributeNamed(nav, 'type').includes('landmarks')) continue;
    for (const link of elementsNamed(nav, 'a')) add(link, attributeNamed(link, 'type'));
  }
  for (const guide of elementsNamed(document, 'guide')) {
    for (const link of elementsNamed(guide, 'reference')) add(link, attributeNamed(link, 'type'));
  }
  return types;
}
