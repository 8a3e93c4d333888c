/*
 * Other spellings of a word that the lexicon may have where it lacks the one written: the other
 * side's (colour, color), without accents (café, cafe), old ones (connexion).
 */

type Change = readonly [pattern: RegExp, replacement: string];

/** Endings and letters that differ between Britain and America, each way. */
const CHANGES: readonly Change[] = [
  [/our(?=$|s$|ed$|ing$|er$|ers$|less|ful|able|ite|ist)/u, 'or'],
  [/(?<=[bcdflmnprtv])or(?=$|s$|ed$|ing$|less|ful|able)/u, 'our'],
  [/(?<=[bcdghtv])re(?=$|s$|d$)/u, 'er'],
  [/(?<=[bcdghtv])er(?=$|s$)/u, 're'],
  [/is(?=(?:e|es|ed|er|ers|ing|ation|ations|able)$)/u, 'iz'],
  [/iz(?=(?:e|es|ed|er|ers|ing|ation|ations|able)$)/u, 'is'],
  [/ys(?=(?:e|es|ed|er|ers|ing)$)/u, 'yz'],
  [/yz(?=(?:e|es|ed|er|ers|ing)$)/u, 'ys'],
  [/ll(?=(?:ed|ing|er|ers|or|ors|ous|ist|ists|ery)$)/u, 'l'],
  [/(?<=[aeiou])l(?=(?:ed|ing|er|ers|or|ors|ous|ist|ists|ery)$)/u, 'll'],
  [/ae|æ/u, 'e'],
  [/oe(?![drs])|œ/u, 'e'],
  [/ogue(?=s?$)/u, 'og'],
  [/og(?=s?$)/u, 'ogue'],
  [/ence(?=s?$)/u, 'ense'],
  [/ense(?=s?$)/u, 'ence'],
  [/xion(?=s?$)/u, 'ction'],
  [/mme(?=s?$)/u, 'm'],
  [/(?<=\p{L}{3})l(?=ment|ful)/u, 'll'],
];

/**
 * Marks that English words take from French and lose again (rôle, régime, façade) and those that only
 * part vowels (coöperate). Others change the sound, and names keep theirs: rules read them better.
 */
const MARKED = /^[a-z]*(?:[êôçöëāēōū]|é(?=.))[a-zêôçöëéāēōū]*$/u;

/** The word's letters without their marks. */
export function withoutAccents(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** A word without stretched letters, each once or twice: "sooo" is "so", "goooood" is "good". */
export function withoutStretch(word: string): string[] {
  if (!/(\p{L})\1\1/u.test(word)) return [];
  const single = word.replaceAll(/(\p{L})\1{2,}/gu, '$1');
  const double = word.replaceAll(/(\p{L})\1{2,}/gu, '$1$1');
  return /([eo])\1\1\p{L}/iu.test(word) ? [double, single] : [single, double];
}

/** Spellings to look a word up by, the nearest first; at most some twenty. */
export function otherSpellings(word: string): string[] {
  const found: string[] = [];
  if (MARKED.test(word) && !word.endsWith('é')) found.push(withoutAccents(word));
  if (word.length >= 5) {
    for (const [pattern, replacement] of CHANGES) {
      const other = word.replace(pattern, replacement);
      if (other !== word) found.push(other);
    }
  }
  return [...new Set(found)];
}

/** Prefixes that are said apart from what follows; with how they sound. */
const PREFIXES: readonly (readonly [letters: string, american: string, british: string])[] = [
  ['un', 'ʌn', 'ʌn'],
  ['non', 'nˌɑn', 'nˌɒn'],
  ['over', 'ˌOvəɹ', 'ˌQvə'],
  ['under', 'ˌʌndəɹ', 'ˌʌndə'],
  ['out', 'ˌWt', 'ˌWt'],
  ['mis', 'mɪs', 'mɪs'],
  ['fore', 'fɔɹ', 'fɔː'],
];

/** A word as a prefix with its sound and the rest, which must be a word; several where several fit. */
export function withoutPrefix(word: string, british: boolean): { sound: string; rest: string }[] {
  return PREFIXES.filter(
    ([letters]) => word.startsWith(letters) && word.length >= letters.length + 4,
  ).map(([letters, american, other]) => ({
    sound: british ? other : american,
    rest: word.slice(letters.length),
  }));
}

/** Letters of the shortest part of a compound. */
const SHORTEST_PART = 4;

/** First parts that leave the stress to the second one, and second parts that are endings. */
const WEAK_FIRST =
  /^(?:there|here|where|with|under|over|inter|north|south|east|west|some|every|then|hence|thence|through|after|super|counter|fore)$/u;
const ENDING = /^(?:less|ness|able|ment|ward|wards|wise|like|some|fold|ship)$/u;

/** Divisions of a word into two that may be words of a compound with the stress on the first. */
export function asCompound(word: string): [first: string, second: string][] {
  const divisions: [string, string][] = [];
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (!WEAK_FIRST.test(first) && !ENDING.test(second)) divisions.push([first, second]);
  }
  return divisions;
}
