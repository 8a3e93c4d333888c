import { cleanText } from '../markup/plain-text.ts';
import { resolveReference } from '../structure/reference-path.ts';
import { attributeNamed, elementsNamed, localNameOf } from './xml-document.ts';

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

function* childrenOf(element: Element): Generator<Element> {
  for (let child = element.firstElementChild; child !== null; child = child.nextElementSibling) {
    yield child;
  }
}

function childNamed(element: Element, ...names: string[]): Element | undefined {
  for (const child of childrenOf(element)) if (names.includes(localNameOf(child))) return child;
  return undefined;
}

/** An entry as it stands in the document, before its target is resolved. */
interface RawEntry {
  title: string;
  href: string;
  /** Elements that hold the entries below it. */
  children: Iterable<Element>;
}

/** A link's words; those of a picture are its alternative text. */
function labelOf(element: Element): string {
  const text = cleanText(element.textContent);
  if (text !== '') return text;
  const picture = elementsNamed(element, 'img')[0];
  const alternative = picture === undefined ? '' : attributeNamed(picture, 'alt');
  return cleanText(alternative === '' ? attributeNamed(element, 'title') : alternative);
}

/** An item of a navigation document's list (EPUB 3.3, 7.3). */
function readItem(item: Element): RawEntry {
  const label = childNamed(item, 'a', 'span') ?? elementBeforeList(item);
  const list = childNamed(item, 'ol', 'ul');
  return {
    title: label === undefined ? '' : labelOf(label),
    href: label === undefined ? '' : attributeNamed(label, 'href'),
    children: list === undefined ? [] : itemsOf(list),
  };
}

/** Writers wrap labels into headings and paragraphs. */
function elementBeforeList(item: Element): Element | undefined {
  for (const child of childrenOf(item)) {
    if (['ol', 'ul'].includes(localNameOf(child))) return undefined;
    const link = elementsNamed(child, 'a', 'span')[0];
    if (link !== undefined) return link;
  }
  return undefined;
}

function* itemsOf(list: Element): Generator<Element> {
  for (const child of childrenOf(list)) if (localNameOf(child) === 'li') yield child;
}

/** A point of an NCX (OPF 2.0.1, 2.4.1). */
function readPoint(point: Element): RawEntry {
  const label = childNamed(point, 'navLabel');
  const content = childNamed(point, 'content');
  return {
    title: label === undefined ? '' : labelOf(label),
    href: content === undefined ? '' : attributeNamed(content, 'src'),
    children: pointsOf(point),
  };
}

function* pointsOf(parent: Element): Generator<Element> {
  for (const child of childrenOf(parent)) if (localNameOf(child) === 'navPoint') yield child;
}

/** The list of the table of contents in a navigation document, or undefined. */
function findTocList(document: Document): Element | undefined {
  const navs = elementsNamed(document, 'nav');
  const isToc = (nav: Element): boolean =>
    /(?:^|\s)(?:doc-)?toc(?:\s|$)/.test(
      `${attributeNamed(nav, 'type')} ${attributeNamed(nav, 'role')}`,
    );
  const nav = navs.find(isToc) ?? navs.find((each) => attributeNamed(each, 'type') === '');
  return nav === undefined ? undefined : elementsNamed(nav, 'ol', 'ul')[0];
}

/** Reads the table of contents of a navigation document (EPUB 3) or an NCX (EPUB 2). */
export function readToc(document: Document, path: string): NavigationEntry[] {
  const map = elementsNamed(document, 'navMap')[0];
  const list = map === undefined ? findTocList(document) : undefined;
  const read = map === undefined ? readItem : readPoint;
  const roots = map === undefined ? (list === undefined ? [] : itemsOf(list)) : pointsOf(map);
  const entries: NavigationEntry[] = [];
  const waiting = [...roots].map((element) => ({ element, level: 1, parent: -1 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { element, level, parent } = next;
    const { title, href, children } = read(element);
    const target = href === '' ? null : resolveReference(path, href);
    const index = entries.length;
    const { path: file = '', fragment = '' } = target ?? {};
    entries.push({ title, level, parent, path: file, fragment });
    if (entries.length >= MOST_ENTRIES) break;
    const below = [...children].map((child) => ({
      element: child,
      level: level + 1,
      parent: index,
    }));
    waiting.push(...below.reverse());
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
