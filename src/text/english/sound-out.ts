/** One sound for each letter; by the most frequent reading of the letter in English spelling. */
const SOUNDS: Readonly<Record<string, string>> = {
  a: 'æ',
  b: 'b',
  c: 'k',
  d: 'd',
  e: 'ɛ',
  f: 'f',
  g: 'ɡ',
  h: 'h',
  i: 'ɪ',
  j: 'ʤ',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  o: 'ɑ',
  p: 'p',
  q: 'k',
  r: 'ɹ',
  s: 's',
  t: 't',
  u: 'ʌ',
  v: 'v',
  w: 'w',
  x: 'ks',
  y: 'j',
  z: 'z',
};

/**
 * Reads a run of letters sound by sound. Meant for runs that are no words at all, so long that a
 * pronunciation by rule would take minutes; linear, and nothing is left out but what is no letter.
 */
export function soundOut(letters: string): string {
  return Array.from(letters.normalize('NFD').toLowerCase(), (letter) => SOUNDS[letter] ?? '').join(
    '',
  );
}
