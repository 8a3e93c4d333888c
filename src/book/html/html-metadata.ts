import type { GutenbergHeader } from '../gutenberg/gutenberg-header.ts';
import { cleanText, titleKey } from '../markup/plain-text.ts';
import { stripTags } from '../markup/strip-tags.ts';
import { readNames } from '../person-names.ts';
import type { BookDraft } from '../reader.ts';
import type { Article } from './article.ts';
import type { HtmlScan } from './html-scan.ts';

/** What a document says of itself. */
export type HtmlMetadata = Pick<
  BookDraft,
  'title' | 'authors' | 'language' | 'year' | 'publisher' | 'description'
>;

const TITLE_METAS = ['dc.title', 'dcterms.title', 'citation_title', 'book:title'];
const PAGE_TITLE_METAS = ['og:title', 'twitter:title'];
const AUTHOR_METAS = [
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'book:author',
  'author',
  'article:author',
  'parsely-author',
  'byl',
];
const LANGUAGE_METAS = [
  'dc.language',
  'dcterms.language',
  'content-language',
  'language',
  'og:locale',
];
const DATE_METAS = [
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dc.date.issued',
  'date',
  'citation_publication_date',
  'article:published_time',
  'book:release_date',
];
const PUBLISHER_METAS = ['dc.publisher', 'dcterms.publisher', 'og:site_name'];
const DESCRIPTION_METAS = ['dc.description', 'description', 'og:description'];
/** Titles that programs write when the writer gave none. */
const NO_TITLE =
  /^(?:untitled.*|new (?:page|document).*|document\d*|index|home|no title|unknown|[\w.-]+\.(?:html?|docx?|txt|md))$/i;
/** What divides a page's title from the site's name. */
const SITE_DIVIDER = /\s+(?:[|·•»–—]|::|-)\s+/;

function metaOf({ metas }: HtmlScan, names: readonly string[]): string {
  for (const name of names) {
    const value = cleanText(metas.get(name) ?? '');
    if (value !== '') return value;
  }
  return '';
}

/** A tag as BCP 47 in its usual letters, or `und`. */
function languageOf(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-').trim())[0] ?? 'und';
  } catch {
    return 'und';
  }
}

/** “The Project Gutenberg eBook of Katrine, by E. Lane”, “Katrine, by E. Lane” → title and author. */
function splitTitle(title: string): { title: string; author: string } {
  const plain = title.replace(
    /^(?:the )?project gutenberg(?:'s|’s)?(?: (?:e-?(?:text|book))(?: of)?[,:]?)? /i,
    '',
  );
  const [, name = '', author = ''] =
    /^(.{2,150}?),?\s+by\s+(\p{Lu}[^,|]{2,80}?(?:,\s*(?:jr|sr)\.?)?)\.?$/iu.exec(plain) ?? [];
  return name === '' ? { title: plain.replace(/\.$/, ''), author: '' } : { title: name, author };
}

/** A page's title without the site's name: the part that its heading repeats, else the longest. */
function withoutSite(title: string, heading: string, site: string): string {
  const parts = title.split(SITE_DIVIDER);
  if (parts.length < 2) return title;
  const key = titleKey(heading);
  if (key !== '') {
    if (titleKey(title) === key) return title;
    const same = parts.find((part) => titleKey(part) === key);
    if (same !== undefined) return same;
  }
  const left = parts.filter((part) => site === '' || titleKey(part) !== titleKey(site));
  if (left.length < parts.length) return left.join(' – ');
  return parts.length === 2 && (parts[1]?.length ?? 0) * 2 < (parts[0]?.length ?? 0)
    ? (parts[0] ?? title)
    : title;
}

function isTitle(title: string): boolean {
  return title !== '' && !NO_TITLE.test(title);
}

/** A heading that names the book, where the document's title says less: “Emma”, “EMMA: A Novel”. */
function readTitle(scan: HtmlScan, article: Article | null): { title: string; author: string } {
  const stated = metaOf(scan, TITLE_METAS);
  if (isTitle(stated)) return { title: stated, author: '' };
  const heading = cleanText(scan.heading);
  const site = article?.site ?? metaOf(scan, ['og:site_name']);
  const whole = cleanText(scan.title);
  if (article !== null) {
    const shared = metaOf(scan, PAGE_TITLE_METAS);
    const found = [shared, cleanText(article.title), whole].find(isTitle) ?? heading;
    return { title: withoutSite(found, heading, site), author: '' };
  }
  if (!isTitle(whole)) return { title: isTitle(heading) ? heading : '', author: '' };
  return splitTitle(withoutSite(whole, heading, site));
}

/** Names of people; addresses and handles are none. */
function namesOf(text: string): string[] {
  const plain = stripTags(text)
    .replace(/^(?:by|written by|posted by|von|par|por|di)\s+/i, '')
    .trim();
  if (plain === '' || plain.length > 200 || /https?:|@|\d{4}/.test(plain)) return [];
  return readNames(plain);
}

function readAuthors(scan: HtmlScan, article: Article | null, titled: string): string[] {
  const candidates = [metaOf(scan, AUTHOR_METAS), article?.byline ?? '', titled];
  for (const candidate of candidates) {
    const names = namesOf(cleanText(candidate));
    if (names.length > 0) return names;
  }
  return [];
}

function readYear(scan: HtmlScan, article: Article | null): number | undefined {
  const date = metaOf(scan, DATE_METAS) || (article?.published ?? '');
  const year = /(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)/.exec(date)?.[1];
  return year === undefined ? undefined : Number(year);
}

/**
 * Reads what a document says of itself: Project Gutenberg's header first, then the elements meant for it, then
 * title and heading.
 */
export function readHtmlMetadata(
  scan: HtmlScan,
  article: Article | null,
  gutenberg: GutenbergHeader | null,
): HtmlMetadata {
  const found = readTitle(scan, article);
  const tag = scan.language || (article?.language ?? '') || metaOf(scan, LANGUAGE_METAS);
  const year = readYear(scan, article);
  const publisher = metaOf(scan, PUBLISHER_METAS) || (article?.site ?? '');
  const description = stripTags(metaOf(scan, DESCRIPTION_METAS));
  const author = gutenberg?.author ?? '';
  return {
    title: cleanText(gutenberg?.title ?? '') || found.title,
    authors: author === '' ? readAuthors(scan, article, found.author) : readNames(author),
    language:
      gutenberg?.language !== undefined && gutenberg.language !== '' && tag === ''
        ? gutenberg.language
        : languageOf(tag),
    ...(year === undefined ? {} : { year }),
    ...(publisher === '' ? {} : { publisher }),
    ...(description === '' ? {} : { description }),
  };
}
