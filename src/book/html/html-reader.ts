import { LecternError } from '../../domain/errors.ts';
import { chooseCover } from '../cover-choice.ts';
import { titleFromFileName } from '../file-title.ts';
import { findGutenberg } from '../gutenberg/gutenberg-blocks.ts';
import { readContent } from '../markup/content-reader.ts';
import { decodeMarkup } from '../markup/markup-text.ts';
import { findByline } from '../outline/byline.ts';
import { buildLooseChapters } from '../outline/loose-book.ts';
import type { BookDraft, BookFile, FormatReader } from '../reader.ts';
import type { Turns } from '../turns.ts';
import { extractArticle, type Article } from './article.ts';
import { readHtmlMetadata } from './html-metadata.ts';
import { frontPictures } from './html-pictures.ts';
import { cutOut, scanHtml, type HtmlScan } from './html-scan.ts';
import { looksLikeHtml } from './html-signature.ts';

/** Bytes of a document; the longest novels have a tenth of it, and pictures as data lie in it, too. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Share of a page's text that is links to elsewhere above which it is no book. */
const MOST_LINKS = 0.12;
/** Machinery of web pages that a converted book may have: a script, a list of contents. */
const LEAST_MACHINERY = 3;
/** Share of the text that an article must hold to stand for a page that may be a book. */
const LEAST_ARTICLE = 0.5;

/** Reads a book or an article saved as one HTML file. */
export class HtmlReader implements FormatReader {
  readonly format = 'HTML';

  recognises({ head }: BookFile): boolean {
    return looksLikeHtml(head);
  }

  async read(file: BookFile, turns: Turns): Promise<BookDraft> {
    if (file.blob.size > MOST_BYTES) {
      throw new LecternError(
        'file-too-large',
        `“${file.name}” has ${Math.round(file.blob.size / 1024 / 1024)} MB; Lectern reads HTML of up to ${MOST_BYTES / 1024 / 1024} MB. Take its pictures out, or split it.`,
      );
    }
    const decoded = decodeMarkup(new Uint8Array(await file.blob.arrayBuffer()));
    const scan = await scanHtml(decoded, turns);
    refuseErrorPage(file, scan);
    const article = isWebPage(scan) ? findArticle(scan) : null;
    const options = { ownAddress: scan.ownAddress };
    const content = await readContent(article?.markup ?? textMarkup(scan), options, turns);
    const gutenberg = article === null ? findGutenberg(content.blocks) : null;
    const metadata = readHtmlMetadata(scan, article, gutenberg?.header ?? null);
    const title = metadata.title === '' ? titleFromFileName(file.name) : metadata.title;
    const chapters = buildLooseChapters(content, {
      title,
      place: gutenberg,
      links: scan.links,
      isArticle: article !== null,
    });
    const authors = metadata.authors.length > 0 ? metadata.authors : findByline(content.blocks);
    const cover = await chooseCover(frontPictures(decoded), true);
    return { ...metadata, title, authors, cover, chapters };
  }
}

/** Characters of text that a page which a server sends instead of a book has at most. */
const LONGEST_ERROR_PAGE = 1500;

/** A few words of HTML under a book's name are what a server said instead of sending the book. */
function refuseErrorPage({ name }: BookFile, { textLength }: HtmlScan): void {
  const kind = /\.(epub|pdf|docx|zip|mobi|azw3?)$/i.exec(name)?.[1];
  if (kind === undefined || textLength > LONGEST_ERROR_PAGE) return;
  throw new LecternError(
    'file-unsupported',
    `“${name}” is a web page of a few words, not ${/^[aem]/i.test(kind) ? 'an' : 'a'} ${kind.toUpperCase()}: the download has probably failed. Download the book again.`,
  );
}

const GUTENBERG = /\*\*\*\s*START OF (?:THE|THIS) PROJECT GUTENBERG/i;

/** Whether a document is a page of a site, with what pages have around their text. */
function isWebPage({ markup, machinery, textLength, linkLength, metas }: HtmlScan): boolean {
  if (GUTENBERG.test(markup.slice(0, 60_000))) return false;
  const isShared = [...metas.keys()].some((name) => /^(?:og|twitter|fb):/.test(name));
  if (machinery >= LEAST_MACHINERY && (isShared || linkLength > textLength * 0.02)) return true;
  return isShared || linkLength > textLength * MOST_LINKS;
}

/** The article, unless it leaves out most of a text that is no frame of a page. */
function findArticle(scan: HtmlScan): Article | null {
  const article = extractArticle(scan);
  if (article === null) return null;
  const framed = scan.parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const mute = scan.mute.reduce((sum, { start, end }) => sum + end - start, 0);
  const rest = Math.max(1, scan.markup.length - framed - mute);
  const isMost = article.markup.length > rest * LEAST_ARTICLE;
  const isBook = scan.linkLength < scan.textLength * MOST_LINKS && scan.textLength > 100_000;
  return isBook && !isMost ? null : article;
}

/** The markup of the text: without the frame around it where there is one. */
function textMarkup(scan: HtmlScan): string {
  return isWebPage(scan) ? cutOut(scan.markup, scan.parts) : scan.markup;
}
