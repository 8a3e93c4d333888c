import { cleanText } from '../markup/plain-text.ts';
import type { BookDraft } from '../reader.ts';
import { attributeNamed, elementsNamed } from './xml-document.ts';

type Series = NonNullable<BookDraft['series']>;

/** Collections of other types are lists of a publisher's, not series. */
const SERIES_TYPES = new Set(['', 'series']);

function withPosition(name: string, position: string): Series | undefined {
  const clean = cleanText(name);
  if (clean === '') return undefined;
  // calibre writes whole numbers with a decimal: “2.0”.
  const place = cleanText(position).replace(/\.0+$/, '');
  return place === '' ? { name: clean } : { name: clean, position: place };
}

/** EPUB 3.3, 5.5.3.2.13: `belongs-to-collection`, refined by its type and the place in it. */
function readCollection(metas: readonly Element[]): Series | undefined {
  const refinements = new Map<string, string>();
  for (const meta of metas) {
    const target = attributeNamed(meta, 'refines');
    if (target === '') continue;
    refinements.set(`${target} ${attributeNamed(meta, 'property')}`, meta.textContent);
  }
  for (const meta of metas) {
    if (attributeNamed(meta, 'property') !== 'belongs-to-collection') continue;
    const id = meta.getAttribute('id') ?? '';
    const type = cleanText(refinements.get(`#${id} collection-type`) ?? '').toLowerCase();
    if (!SERIES_TYPES.has(type)) continue;
    return withPosition(meta.textContent, refinements.get(`#${id} group-position`) ?? '');
  }
  return undefined;
}

/** The series that a package says its book belongs to: EPUB 3's own way, or calibre's. */
export function readSeries(metadata: Element): Series | undefined {
  const metas = elementsNamed(metadata, 'meta');
  const named = (name: string): string => {
    const meta = metas.find((each) => attributeNamed(each, 'name').toLowerCase() === name);
    return meta === undefined ? '' : attributeNamed(meta, 'content');
  };
  return (
    readCollection(metas) ?? withPosition(named('calibre:series'), named('calibre:series_index'))
  );
}
