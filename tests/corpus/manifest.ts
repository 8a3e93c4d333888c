import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the manifest says of a file; the facts were read with other tools than Lectern's. */
export interface CorpusFile {
  path: string;
  expect: string;
  why: string;
  /** Of PDFs: what was made for the test. */
  chapters?: string[];
  footnotes?: string[];
  must_not_be_read?: string[];
  facts: {
    words_pdftotext?: number;
    outline?: { level: number; title: string }[];
    read_with_password?: string;
    title?: string;
    authors?: string[];
    languages?: string[];
    toc?: { level: number; title: string; href?: string }[];
    words_body?: number;
    words_all?: number;
    words_without_pg_licence?: number;
    cover_image?: string;
  };
}

/** The corpus' folder: `LECTERN_CORPUS`, else the one beside the checkout; null where there is none. */
export function findCorpus(): string | null {
  const folder =
    process.env.LECTERN_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus');
  return existsSync(join(folder, 'manifest.json')) ? folder : null;
}

/** Reads the corpus' manifest. */
export function readManifest(folder: string): CorpusFile[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    files: CorpusFile[];
  };
  return manifest.files;
}
