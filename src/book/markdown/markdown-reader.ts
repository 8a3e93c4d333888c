import { LecternError } from '../../domain/errors.ts';
import { decodeText, looksLikeText } from '../encoding/detect-encoding.ts';
import { titleFromFileName } from '../file-title.ts';
import { findGutenberg } from '../gutenberg/gutenberg-blocks.ts';
import { readContent } from '../markup/content-reader.ts';
import { cleanText } from '../markup/plain-text.ts';
import { findByline, findTitle } from '../outline/byline.ts';
import { buildLooseChapters } from '../outline/loose-book.ts';
import { readNames } from '../person-names.ts';
import type { BookDraft, BookFile, FormatReader } from '../reader.ts';
import type { Turns } from '../turns.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { convertMarkdown } from './markdown-html.ts';
import { looksLikeMarkdown } from './markdown-signature.ts';

/** Bytes of a text; the longest novels have a tenth of it. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Bytes that are looked at for marks: a long title page may have none. */
const SAMPLE_BYTES = 128 * 1024;

/** Reads books written in Markdown. */
export class MarkdownReader implements FormatReader {
  readonly format = 'Markdown';

  async recognises({ head, blob }: BookFile): Promise<boolean> {
    if (!looksLikeText(head)) return false;
    const sample = new Uint8Array(await blob.slice(0, SAMPLE_BYTES).arrayBuffer());
    return looksLikeMarkdown(decodeText(sample));
  }

  async read(file: BookFile, turns: Turns): Promise<BookDraft> {
    if (file.blob.size > MOST_BYTES) {
      throw new LecternError(
        'file-too-large',
        `“${file.name}” has ${Math.round(file.blob.size / 1024 / 1024)} MB of text; Lectern reads Markdown of up to ${MOST_BYTES / 1024 / 1024} MB. Split it into volumes.`,
      );
    }
    const source = decodeText(new Uint8Array(await file.blob.arrayBuffer()));
    const front = readFrontMatter(source);
    await turns.next();
    const content = await readContent(await convertMarkdown(front.rest, turns), {}, turns);
    const gutenberg = findGutenberg(content.blocks);
    const stated = fieldOf(front, ['title']) || (gutenberg?.header.title ?? '');
    const title = stated || findTitle(content.blocks) || titleFromFileName(file.name);
    const authors = readAuthors(front, gutenberg?.header.author ?? '');
    const language =
      fieldOf(front, ['language', 'lang', 'locale']) || (gutenberg?.header.language ?? '');
    return {
      title: withoutMarks(cleanText(title)),
      authors: authors.length > 0 ? authors : findByline(content.blocks),
      language: languageOf(language),
      ...yearOf(front),
      ...textOf('publisher', front, ['publisher']),
      ...textOf('description', front, ['description', 'abstract', 'summary']),
      cover: null,
      chapters: buildLooseChapters(content, { title, place: gutenberg }),
    };
  }
}

/** Marks of emphasis in a title are for the eye. */
function withoutMarks(title: string): string {
  return title.replace(/(\*{1,3}|_{1,3}|`)(?=\S)(.{1,200}?)\1/g, '$2');
}

function fieldOf({ fields }: FrontMatter, names: readonly string[]): string {
  for (const name of names) {
    const value = cleanText(fields.get(name)?.[0] ?? '');
    if (value !== '') return value;
  }
  return '';
}

function readAuthors({ fields }: FrontMatter, fallback: string): string[] {
  const names = ['author', 'authors', 'creator', 'by'].flatMap((name) => fields.get(name) ?? []);
  const stated = names.length > 0 ? names : [fallback];
  return [...new Set(stated.flatMap((name) => readNames(name)))];
}

/** A language by its tag or its English name. */
function languageOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? 'und';
  } catch {
    return 'und';
  }
}

function yearOf(front: FrontMatter): { year?: number } {
  const date = fieldOf(front, ['year', 'date', 'published', 'issued', 'copyright']);
  const year = /(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)/.exec(date)?.[1];
  return year === undefined ? {} : { year: Number(year) };
}

function textOf<K extends string>(
  key: K,
  front: FrontMatter,
  names: readonly string[],
): Partial<Record<K, string>> {
  const value = fieldOf(front, names);
  return value === '' ? {} : ({ [key]: value } as Record<K, string>);
}
