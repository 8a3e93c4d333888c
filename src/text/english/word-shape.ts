/** Whether a word has no small letter. */
export function isUpper(word: string): boolean {
  return word === word.toUpperCase();
}

/** Whether a word has no capital letter. */
export function isLower(word: string): boolean {
  return word === word.toLowerCase();
}

/** Letters with full stops between them, one or two at a time: "U.S.A.", "Ph.D". */
export function isDotted(word: string): boolean {
  if (!/[^.]\.+[^.]/u.test(word)) return false;
  return word.split('.').every((part) => part.length < 3 && /^\p{L}*$/u.test(part));
}

/** Stress by case: a capitalised word is heard a little, one in capitals fully. */
export function stressOfCase(word: string): number | null {
  if (isLower(word)) return null;
  return isUpper(word) ? 2 : 0.5;
}

/** A word with a capital first letter and small ones after it. */
export function titleCase(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}

/** Whether letters in capitals that no lexicon has are a word: five at least, two syllables or more. */
export function isPronounceable(letters: string): boolean {
  return (
    letters.length >= 5 &&
    /^(?!US)(?:[B-DF-HJ-NP-TV-XZ]{0,3}[AEIOUY]{1,2}){2,}[B-DF-HJ-NP-TV-XZ]{0,3}$/u.test(letters)
  );
}
