import { OBJECTS } from './heteronym-neighbours.ts';
import type { TaggedWord } from './heteronym-correction.ts';
import { CORRECTIONS } from './heteronym-rules.ts';
import { isVerbAfterAll } from './noun-or-verb.ts';

/** Words whose verb is another word than their noun, at the head of a command: "Wind the clock". */
const COMMANDED = new Set(
  'wind close tear present record object produce conduct separate desert use house excuse abuse estimate bow console perfect refuse permit project subject duplicate graduate moderate alternate deliberate advocate incense escort contract export import insult reject increase decrease transport torment'.split(
    ' ',
  ),
);

/**
 * Mends the parts of speech of words that are spelled alike and sound different, where a neighbour
 * says plainly which one is meant. `first` tells whether a word begins its sentence.
 */
export function correctHeteronyms(words: readonly TaggedWord[], first: number): void {
  words.forEach((word, index) => {
    const key = word.text.toLowerCase();
    if (word.phonemes !== undefined) return;
    const at = (distance: number): string => words[index + distance]?.text.toLowerCase() ?? '';
    const isFirst = index === first || /^(?:please|[;:“—]|kindly|then)$/u.test(at(-1));
    if (isFirst && COMMANDED.has(key) && OBJECTS.test(at(1))) word.tag = 'VB';
    const tagAt = (distance: number): string => words[index + distance]?.tag ?? '';
    if (isVerbAfterAll(key, word.tag, { at, tagAt })) word.tag = 'VB';
    const correction = Object.hasOwn(CORRECTIONS, key) ? CORRECTIONS[key] : undefined;
    const result = correction?.({ word, at, tagAt });
    if (result?.tag !== undefined) word.tag = result.tag;
    if (result?.text !== undefined) word.text = result.text;
    if (result?.phonemes !== undefined) word.phonemes = result.phonemes;
  });
}
