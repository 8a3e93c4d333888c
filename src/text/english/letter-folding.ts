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
  if (!/\p{Script=Latin}/u.test(letter)) return letter;
  const lower = letter.toLowerCase();
  const other = Object.hasOwn(FOLDED, lower) ? FOLDED[lower] : undefined;
  if (other !== undefined) return other;
  if ((letter.codePointAt(0) ?? 0) <= LAST_KNOWN) return letter;
  const bare = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return /^[a-z]+$/iu.test(bare) ? bare : '';
}

/** The word without the diaeresis that only says that two vowels are two: "Chloë", "Zoë", "Brontë". */
export function withoutDiaeresis(word: string): string {
  return word.replaceAll('ë', 'e').replaceAll('Ë', 'E');
}

/** Letters from far-off alphabets in the letters that English rules can read; ones unknown are left out. */
export function foldLetters(word: string): string {
  if (/^[\x20-\x7e]*$/u.test(word)) return word;
  const plain = withoutDiaeresis(word.normalize('NFC'));
  return Array.from(plain, (letter) => fold(letter)).join('');
}
