import { readFileSync } from 'node:fs';
import { LecternError } from '../../src/domain/errors.ts';
import { checkPronunciation, type PronunciationRule } from '../../src/domain/pronunciation.ts';
import { UsageError } from './arguments.ts';
import { whyUnreadable } from './input-files.ts';

/** What the commands say of the options for reading a text. */
export const READING_USAGE = `  --emoji E         name or drop: whether emoji are read by their names
  --pronunciations FILE
                    JSON, a list of {"written", "spoken"} and, where wanted, "match": "part" and
                    "matchCase": true; "spoken" is "her-MY-oh-nee", other words or "/phonemes/"`;

/** Reads `--pronunciations`. @throws UsageError that says which rule is wrong, and why */
export function readPronunciations(path: string | undefined): PronunciationRule[] | undefined {
  if (path === undefined) return undefined;
  const reason = whyUnreadable(path);
  if (reason !== null) throw new UsageError(`file-missing: ${reason}`);
  const rules = parse(readFileSync(path, 'utf8'), path);
  return rules.map((rule, index) => {
    try {
      return checkPronunciation(rule);
    } catch (thrown) {
      if (!(thrown instanceof LecternError)) throw thrown;
      throw new UsageError(`${thrown.code}: Rule ${index + 1} of “${path}”: ${thrown.message}`);
    }
  });
}

function parse(text: string, path: string): Parameters<typeof checkPronunciation>[0][] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  if (Array.isArray(value) && value.every((rule) => typeof rule === 'object' && rule !== null)) {
    return value as Parameters<typeof checkPronunciation>[0][];
  }
  throw new UsageError(
    `pronunciation-invalid: “${path}” is no JSON list of {"written", "spoken"}.`,
  );
}
