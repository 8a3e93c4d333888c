/**
 * Resolves a reference inside an EPUB to an entry's name and a fragment, as a browser would inside a
 * container without an outside (EPUB 3.3, 4.2.5): `..` stops at the root, a backslash divides as a
 * slash does. Null for other origins.
 */
export function resolveReference(
  from: string,
  reference: string,
): { path: string; fragment: string } | null {
  if (/^[a-z][a-z\d+.-]*:/i.test(reference) || reference.startsWith('//')) return null;
  const hash = reference.indexOf('#');
  const raw = (hash < 0 ? reference : reference.slice(0, hash)).split('?')[0] ?? '';
  const fragment = hash < 0 ? '' : decodePercent(reference.slice(hash + 1));
  if (raw === '') return { path: from, fragment };
  const parts = /^[\\/]/.test(raw) ? [] : from.split('/').slice(0, -1);
  for (const part of raw.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(decodePercent(part));
  }
  return { path: parts.join('/').normalize('NFC'), fragment };
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
