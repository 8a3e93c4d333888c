import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom/worker';
import { cutOut, type HtmlScan } from './html-scan.ts';

/** The article of a web page, without what the page puts around it. */
export interface Article {
  markup: string;
  title: string;
  byline: string;
  language: string;
  published: string;
  site: string;
}

/** Beyond this, extracting takes too long; no article has a tenth of it. */
const MOST_ELEMENTS = 20_000;
const LONGEST_MARKUP = 4 * 1024 * 1024;
const DEEPEST = 256;
/** Characters of markup of a part that is surely not the article: an advertisement, links to share it. */
const LONGEST_PART = 1500;

/**
 * Extracts the article of a web page with Readability; null where it finds none, and for pages too large or too
 * deep for it.
 */
export function extractArticle(scan: HtmlScan): Article | null {
  const { markup, mute, parts, elements, deepest } = scan;
  const small = parts.filter(({ start, end }) => end - start <= LONGEST_PART);
  const slim = cutOut(
    markup,
    [...mute, ...small].sort((a, b) => a.start - b.start),
  );
  if (elements > MOST_ELEMENTS || deepest > DEEPEST || slim.length > LONGEST_MARKUP) return null;
  const { document } = parseHTML(slim);
  const found = new Readability(document, {
    maxElemsToParse: MOST_ELEMENTS,
    keepClasses: true,
  }).parse();
  if (!found?.content) return null;
  return {
    markup: found.content,
    title: found.title ?? '',
    byline: found.byline ?? '',
    language: found.lang ?? '',
    published: found.publishedTime ?? '',
    site: found.siteName ?? '',
  };
}
