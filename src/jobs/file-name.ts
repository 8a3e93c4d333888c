import type { JobRecord } from '../storage/database.ts';

/** Most bytes of UTF-8 for each; file systems take 255 for both, the ending, and a part's number. */
const TITLE_BYTES = 140;
const AUTHOR_BYTES = 80;

function safe(text: string, mostBytes: number): string {
  const clean = text
    .normalize('NFC')
    // Characters that Windows, macOS or Android refuse, and those that cannot be seen.
    .replace(/[\\/:*?"<>|\p{C}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  // Decoding a cut-off sequence gives a replacement character, which goes with it.
  const bytes = new TextEncoder().encode(clean).slice(0, mostBytes);
  return new TextDecoder()
    .decode(bytes)
    .replace(/\uFFFD+$/, '')
    .trim();
}

/** The name under which a finished file is saved: “Title - Author.m4b”, parts numbered. */
export function fileNameFor(
  job: Pick<JobRecord, 'bookTitle' | 'bookAuthors' | 'options'>,
  index: number,
  parts: number,
): string {
  const title = safe(job.bookTitle, TITLE_BYTES) || 'Audiobook';
  const author = safe(job.bookAuthors.join(', '), AUTHOR_BYTES);
  const part = parts > 1 ? ` (${index + 1} of ${parts})` : '';
  return `${title}${author === '' ? '' : ` - ${author}`}${part}.${job.options.format}`;
}
