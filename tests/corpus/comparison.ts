import { basename } from 'node:path';
import type { Book } from '../../src/domain/book.ts';
import type { ErrorCode } from '../../src/domain/errors.ts';
import type { CorpusFile } from './manifest.ts';
import { comparePdf } from './pdf-comparison.ts';

/** What came of a file: a book or an error, and how long it took. */
export interface Outcome {
  milliseconds: number;
  book?: Book;
  error?: { code: ErrorCode; message: string };
}

/** One row of the table. */
export interface Row {
  file: string;
  ok: boolean;
  found: string;
  faults: string[];
}

/** Longest time for any file, and for an archive that is made to fill the memory. */
const LIMIT_MILLISECONDS = 5000;
const BOMB_LIMIT_MILLISECONDS = 2000;
/** Words may differ by this share: the manifest counts by elements, Lectern by what is heard. */
const WORD_TOLERANCE = 0.01;
/** Small files differ by whole words: list numbers, a formula's alternative text. */
const WORDS_LEEWAY = 1;

/** Codes that a refused file may answer with, by its name, where one is expected. */
const EXPECTED_CODES: Readonly<Record<string, ErrorCode>> = {
  'drm-encrypted-text.epub': 'book-encrypted',
  'empty-file.epub': 'file-empty',
  'empty-spine.epub': 'book-without-text',
  'entries-20000.epub': 'archive-too-many-entries',
  'html-renamed.epub': 'file-unsupported',
  'password-zip.epub': 'archive-encrypted',
  'truncated.epub': 'file-damaged',
  'zip-bomb-1gib-chapter.epub': 'archive-too-large',
  'made-garbage.pdf': 'file-damaged',
  'made-oz-password-aes256.pdf': 'book-password-required',
  'made-oz-scanned.pdf': 'book-without-text',
  'pdfjs-labelled_pages.pdf': 'book-without-text',
  'pypdf-imagemagick-images.pdf': 'book-without-text',
  'pypdf-libreoffice-writer-password.pdf': 'book-password-required',
};

/** Rows where the manifest's facts are not what a listener should get, and why. */
const REASONED: Readonly<Record<string, { fault: string; why: string }>> = {
  'w3c-cnt-mathml-support.epub': {
    fault: 'words',
    why: "the formula's alternative text is heard, the manifest counts its symbols",
  },
  'w3c-css-epub-hyphens.epub': {
    fault: 'words',
    why: 'soft hyphens do not divide words; in the manifest they do',
  },
  'idpf-georgia-pls-ssml.epub': {
    fault: 'words',
    why: 'the notes are not heard where they stand; the manifest counts them',
  },
  'w3c-pss-support.epub': {
    fault: 'words',
    why: 'the note is not heard where it stands; the manifest counts it',
  },
  'pdfjs-rotation.pdf': {
    fault: 'title',
    why: 'the stated title is a writing program’s placeholder, not the title',
  },
  'w3c-mol-audio.epub': { fault: 'words', why: 'the numbers of list items are heard' },
  'w3c-nav-non-text_img.epub': { fault: 'words', why: 'the numbers of list items are heard' },
};

function key(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/** Expected titles that have no chapter of that title, of a joined title, or of a joined pair. */
function missingTitles(expected: readonly string[], found: readonly string[]): string[] {
  const missing: string[] = [];
  let at = 0;
  for (const title of expected) {
    const wanted = key(title);
    const next = found.findIndex((other, index) => index >= at && key(other).includes(wanted));
    const again = at > 0 && key(found[at - 1] ?? '').includes(wanted);
    if (next >= 0 && !(again && next > at)) at = next + 1;
    else if (!again) missing.push(title);
  }
  return missing;
}

function compareWords(file: CorpusFile, book: Book): string[] {
  const { facts } = file;
  const isWithLicence = file.path.endsWith('.txt');
  const expected = facts.words_without_pg_licence ?? facts.words_body;
  if (expected === undefined) return [];
  const heard = book.chapters.filter((chapter) => chapter.include);
  // What the manifest counts between a text's markers has title page and contents in it.
  const counted = isWithLicence ? book.chapters : heard;
  const words = counted.reduce((sum, chapter) => sum + chapter.words, 0);
  const difference = Math.abs(words - expected);
  const isNear = difference <= Math.max(WORDS_LEEWAY, expected * WORD_TOLERANCE);
  return isNear ? [] : [`words ${words}, expected ${expected}`];
}

function compareBook(file: CorpusFile, book: Book): string[] {
  const { facts } = file;
  const faults: string[] = [];
  if (facts.title !== undefined && book.title !== facts.title) faults.push(`title “${book.title}”`);
  if (facts.authors !== undefined && book.authors.join('|') !== facts.authors.join('|')) {
    faults.push(`authors ${book.authors.join('|')}`);
  }
  const [language] = facts.languages ?? [];
  if (language !== undefined && book.language !== language)
    faults.push(`language ${book.language}`);
  const isSpine = /nonlinear|spine_in-spine/.test(file.path);
  const toc = (facts.toc ?? []).map((entry) => entry.title);
  const missing = missingTitles(
    toc,
    book.chapters.map((chapter) => chapter.title),
  );
  if (missing.length > 0 && !isSpine)
    faults.push(`titles missing: ${missing.slice(0, 4).join(' | ')}`);
  if (facts.cover_image !== undefined && book.cover === null) faults.push('cover missing');
  return [...faults, ...compareWords(file, book)];
}

function compareError(file: CorpusFile, code: ErrorCode): string[] {
  const expected = EXPECTED_CODES[basename(file.path)];
  if (file.expect === 'convert') return [`refused: ${code}`];
  if (expected !== undefined && code !== expected) return [`code ${code}, expected ${expected}`];
  return code === 'internal' ? ['unnamed error'] : [];
}

/** Nothing of a declared entity or of another origin may be in the text. */
function compareSafety(book: Book): string[] {
  const text = book.chapters.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n');
  return /root:|(?:lol){20}/.test(text) || book.title.length > 10_000
    ? ['an entity was expanded']
    : [];
}

/** Compares what was found in a file with what the manifest says. */
export function compare(file: CorpusFile, outcome: Outcome): Row {
  const { book, error, milliseconds } = outcome;
  const faults: string[] = [];
  const limit = file.path.includes('bomb') ? BOMB_LIMIT_MILLISECONDS : LIMIT_MILLISECONDS;
  if (milliseconds > limit) faults.push(`${Math.round(milliseconds)} ms`);
  if (error !== undefined) faults.push(...compareError(file, error.code));
  if (book !== undefined) {
    if (file.expect === 'refuse') faults.push('not refused');
    faults.push(...(file.path.endsWith('.pdf') ? comparePdf : compareBook)(file, book));
    faults.push(...compareSafety(book));
  }
  const reasoned = REASONED[basename(file.path)];
  const left = faults.filter(
    (fault) => reasoned === undefined || !fault.startsWith(reasoned.fault),
  );
  const notes = left.length < faults.length ? [`(${reasoned?.why ?? ''})`] : [];
  return {
    file: file.path,
    ok: left.length === 0,
    found: describe(outcome),
    faults: [...left, ...notes],
  };
}

function describe({ book, error, milliseconds }: Outcome): string {
  const time = `${Math.round(milliseconds)} ms`;
  if (error !== undefined) return `${error.code}, ${time}`;
  if (book === undefined) return time;
  const heard = book.chapters.filter((chapter) => chapter.include);
  const words = heard.reduce((sum, chapter) => sum + chapter.words, 0);
  return `${heard.length} of ${book.chapters.length} chapters, ${words} words, ${time}`;
}
