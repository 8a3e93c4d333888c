import type { ReadingPreferences } from '../domain/pronunciation.ts';
import type { JobRecord } from '../storage/database.ts';
import { PIPELINE } from './chunk-key.ts';
import type { EngineContext } from './context.ts';

/** How a job's text is read now: its own pronunciations, the book's, those for all texts. */
export async function readingOf(
  { pronunciations }: Pick<EngineContext, 'pronunciations'>,
  job: JobRecord,
): Promise<ReadingPreferences> {
  const { emoji, pronunciations: own } = job.options;
  const kept = await pronunciations.inForce(job.source.sha256);
  return { emoji, pronunciations: [...own, ...kept] };
}

/** Names the code and the preferences that plan a book's chunks; others may plan other chunks. */
export async function pipelineOf({ emoji, pronunciations }: ReadingPreferences): Promise<string> {
  const rules = pronunciations.map(({ written, spoken, match, matchCase }) => [
    written,
    spoken,
    match,
    matchCase,
  ]);
  const canonical = new TextEncoder().encode(JSON.stringify([emoji, rules]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', canonical));
  const name = Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0'));
  return `${PIPELINE}-${name.join('')}`;
}
