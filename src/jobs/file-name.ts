import type { JobRecord } from '../storage/database.ts';

/** File systems take 255 bytes; a title in any script stays below with its author and ending. */
const LONGEST_PART = 60;

function safe(text: string): string {
  const clean = text
    .normalize('NFC')
    // Characters that Windows, macOS or Android refuse, and those that cannot be seen.
    .replace(/[\\/:*?"<>|\p{C}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return Array.from(clean).slice(0, LONGEST_PART).join('').trim();
}

/** The name under which a finished file is saved: “Title - Author.m4b”, parts numbered. */
export function fileNameFor(
  job: Pick<JobRecord, 'bookTitle' | 'bookAuthors' | 'options'>,
  index: number,
  parts: number,
): string {
  const title = safe(job.bookTitle) || 'Audiobook';
  const author = safe(job.bookAuthors.join(', '));
  const part = parts > 1 ? ` (${index + 1} of ${parts})` : '';
  return `${title}${author === '' ? '' : ` - ${author}`}${part}.${job.options.format}`;
}
