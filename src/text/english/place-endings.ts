/** Endings of English places and families that are said without stress: how they are written, and said by rule. */
const ENDINGS: readonly (readonly [written: RegExp, said: RegExp, instead: string])[] = [
  // Tottenham, Markham; "Havisham" is left to the rules, as the voice has learned it
  [/[^aeious]hams?$/u, /[ˈˌ]?(?:æ|a)m(z?)$/u, 'əm$1'],
  // Boscombe, Ilfracombe
  [/[^aeiou]combes?$/u, /[ˈˌ]?(?:uː?|O|Q)m(z?)$/u, 'əm$1'],
];

/** The sounds of a name with the ending of a place as it is said in England: "Tottenham" ends as "bottom". */
export function placeEnding(name: string, phonemes: string): string {
  const small = name.toLowerCase();
  const ending = ENDINGS.find(([written]) => written.test(small));
  if (ending === undefined) return phonemes;
  const weak = phonemes.replace(ending[1], ending[2]);
  return weak.includes('ˈ') ? weak : phonemes;
}
