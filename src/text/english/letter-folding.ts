/** Letters that are no letter with a mark but are read as other letters. */
const FOLDED: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'th',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  ŧ: 't',
  ə: 'a',
  ƒ: 'f',
  ɓ: 'b',
  ɗ: 'd',
  ɡ: 'g',
  ɩ: 'i',
  ɫ: 'l',
  ʀ: 'r',
};

/** The last letter that rules for English know with its mark: Latin-1 and Latin Extended-A. */
const LAST_KNOWN = 0x17f;

function fold(letter: string): string {
  const lower = letter.toLowerCase();
  const other = Object.hasOwn(FOLDED, lower) ? FOLDED[lower] : undefined;
  if (other !== undefined) return other;
  if ((letter.codePointAt(0) ?? 0) <= LAST_KNOWN) return letter;
  const bare = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return /^[a-z]+$/iu.test(bare) ? bare : '';
}

/** Letters from far-off alphabets in the letters that English rules can read; ones unknown are left out. */
export function foldLetters(word: string): string {
  return /^[\x20-\x7e]*$/u.test(word)
    ? word
    : Array.from(word.normalize('NFC'), (letter) => fold(letter)).join('');
}
