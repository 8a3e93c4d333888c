import type { SpeechLanguage } from '../../domain/speech.ts';
import { applyStress, PRIMARY } from './stress.ts';
import { addS } from './suffixes.ts';
import { contextBefore, type WordContext } from './word-context.ts';
import {
  readGroup,
  type GroupReading,
  type LookUp,
  type SayByRule,
  type WordPart,
} from './word-group.ts';

const ENDING = /^(?:['’‘]?s|es|['’‘])$/iu;

/** Runs of parts: those laid down stand alone, those between them go together. */
function runs(parts: readonly WordPart[]): WordPart[][] {
  const result: WordPart[][] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.phonemes !== undefined || last?.[0]?.phonemes !== undefined || last === undefined) {
      result.push([part]);
    } else last.push(part);
  }
  return result;
}

/**
 * Reads a word of which the user has laid down a part or all: the rest is read as words of its own,
 * a plural or possessive ending as one. What was laid down keeps its stress, and the rest yields.
 */
export function readFixed(
  parts: readonly WordPart[],
  following: WordContext,
  lookUp: LookUp,
  sayByRule: SayByRule,
  language: SpeechLanguage,
): GroupReading {
  const stressed = parts.some(({ phonemes }) => phonemes?.includes(PRIMARY));
  let context = following;
  let phonemes = '';
  let ending = false;
  const all = runs(parts);
  for (let index = all.length - 1; index >= 0; index--) {
    const run = all[index] ?? [];
    const text = run.map((part) => part.text).join('');
    const [first] = run;
    const own = first?.phonemes;
    if (own === undefined && index > 0 && phonemes === '' && ENDING.test(text)) {
      ending = !/^['’‘]$/u.test(text);
      continue;
    }
    let said = own;
    if (said === undefined) {
      const reading = readGroup(run, context, lookUp, sayByRule);
      said = stressed ? applyStress(reading.phonemes, -0.5) : reading.phonemes;
    } else if (ending) {
      said = addS(said, language === 'en-gb');
      ending = false;
    }
    context = contextBefore(context, said, text, first?.tag ?? '');
    phonemes = said + phonemes;
  }
  return { phonemes, source: 'rule', tag: parts[0]?.tag ?? '', context };
}
