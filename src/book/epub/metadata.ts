import type { BookDraft } from '../reader.ts';
import { cleanText } from '../markup/plain-text.ts';
import { readNames } from '../person-names.ts';
import { stripTags } from '../markup/strip-tags.ts';
import { readSeries } from './series.ts';
import { attributeNamed, elementsNamed, localNameOf } from './xml-document.ts';

/** What a package says about its book. */
export type PackageMetadata = Pick<
  BookDraft,
  'title' | 'authors' | 'language' | 'year' | 'series' | 'publisher' | 'description'
>;

/** A metadata element with what refines it: EPUB 3 by `refines`, EPUB 2 by attributes. */
interface Statement {
  text: string;
  refined: ReadonlyMap<string, string>;
}

function readStatements(metadata: Element): Map<string, Statement[]> {
  const refinements = new Map<string, Map<string, string>>();
  const elements = [...metadata.querySelectorAll('*')];
  for (const element of elements) {
    const target = attributeNamed(element, 'refines').replace(/^#/, '');
    const property = element.getAttribute('property');
    if (target === '' || property === null) continue;
    const refined = refinements.get(target) ?? new Map<string, string>();
    if (!refined.has(property)) refined.set(property, cleanText(element.textContent));
    refinements.set(target, refined);
  }
  const statements = new Map<string, Statement[]>();
  for (const element of elements) {
    const refined = new Map(refinements.get(element.getAttribute('id') ?? ''));
    for (const name of ['role', 'file-as', 'event']) {
      const value = attributeNamed(element, name);
      if (value !== '' && !refined.has(name)) refined.set(name, cleanText(value));
    }
    const name = localNameOf(element);
    const list = statements.get(name) ?? [];
    list.push({ text: element.textContent, refined });
    statements.set(name, list);
  }
  return statements;
}

function inDisplayOrder(statements: readonly Statement[]): Statement[] {
  const order = (statement: Statement): number =>
    Number.parseInt(statement.refined.get('display-seq') ?? '', 10) || Number.MAX_SAFE_INTEGER;
  return [...statements].sort((a, b) => order(a) - order(b));
}

/** The title typed main, else the first that is not typed as something else. */
function readTitle(titles: readonly Statement[]): string {
  const filled = titles.filter(({ text }) => cleanText(text) !== '');
  const main = filled.filter(({ refined }) => refined.get('title-type') === 'main');
  const untyped = inDisplayOrder(filled.filter(({ refined }) => !refined.has('title-type')));
  return cleanText((main[0] ?? untyped[0] ?? filled[0])?.text ?? '');
}

function readAuthors(creators: readonly Statement[]): string[] {
  const isAuthor = ({ refined }: Statement): boolean =>
    ['aut', 'author', ''].includes(refined.get('role')?.toLowerCase() ?? '');
  const authors = creators.some(isAuthor) ? creators.filter(isAuthor) : creators;
  const names = inDisplayOrder(authors).flatMap(({ text, refined }) =>
    readNames(text, refined.get('file-as') ?? ''),
  );
  return [...new Set(names)];
}

/** A BCP 47 tag in its usual letters, or `und`. */
export function readLanguage(tag: string): string {
  try {
    return Intl.getCanonicalLocales(cleanText(tag).replaceAll('_', '-'))[0] ?? 'und';
  } catch {
    return 'und';
  }
}

function readYear(dates: readonly Statement[]): number | undefined {
  const published = dates.find(({ refined }) => /publication/.test(refined.get('event') ?? ''));
  const plain = dates.find(({ refined }) => !refined.has('event'));
  const found = /(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)/.exec((published ?? plain)?.text ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

/** Reads the metadata of a package document; `und` and empty where it says nothing. */
export function readMetadata(packageDocument: Document): PackageMetadata {
  const metadata = elementsNamed(packageDocument, 'metadata')[0];
  const statements =
    metadata === undefined ? new Map<string, Statement[]>() : readStatements(metadata);
  const of = (name: string): Statement[] => statements.get(name) ?? [];
  const publisher = cleanText(of('publisher')[0]?.text ?? '');
  const description = stripTags(of('description')[0]?.text ?? '');
  const year = readYear(of('date'));
  const series = metadata === undefined ? undefined : readSeries(metadata);
  return {
    title: readTitle(of('title')),
    authors: readAuthors(of('creator')),
    language: readLanguage(of('language')[0]?.text ?? ''),
    ...(year === undefined ? {} : { year }),
    ...(series === undefined ? {} : { series }),
    ...(publisher === '' ? {} : { publisher }),
    ...(description === '' ? {} : { description }),
  };
}
