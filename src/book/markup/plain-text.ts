// Controls other than white space, soft hyphens, word joiners, directional and other invisible marks.
const INVISIBLE = /(?![\t\n\v\f\r\u0085\u200c\u200d])[\p{Cc}\p{Cf}\ufe00-\ufe0f\ufffc]/gu;
// Joiners mean something in other scripts only.
const LATIN_JOINER = /(?<=[\p{Script=Latin}\p{N}\p{P}\s])[\u200c\u200d]|[\u200c\u200d](?=\s|$)/gu;
const LIGATURE = /[\ufb00-\ufb06]/g;
const WHITE = /[\s\u0085]+/gu;
const BEYOND_ASCII = /[^\t\n\r\u0020-\u007e]/;

/** Makes NFC text without invisible characters and typographic ligatures, white space collapsed and trimmed. */
export function cleanText(text: string): string {
  const visible = BEYOND_ASCII.test(text)
    ? text
        .replace(INVISIBLE, '')
        .replace(LATIN_JOINER, '')
        .replace(LIGATURE, (letter) => letter.normalize('NFKC'))
        .normalize('NFC')
    : text;
  return visible.replace(WHITE, ' ').trim();
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Whether there is anything in a text that could be spoken. */
export function hasWords(text: string): boolean {
  return LETTER_OR_DIGIT.test(text);
}

const NOT_ALPHANUMERIC = /[^\p{L}\p{N}]+/gu;

/** A text reduced to what decides whether two titles are the same: letters and digits in one case. */
export function titleKey(title: string): string {
  return title.normalize('NFKC').replace(NOT_ALPHANUMERIC, '').toLowerCase();
}

const LONGEST_ORNAMENT = 40;

/** Whether a line stands for a break: asterisks, dashes, dots, fleurons, and no word. */
export function isOrnament(text: string): boolean {
  return (
    text !== '' && text.length <= LONGEST_ORNAMENT && !hasWords(text) && !/["“”'‘’?!]/.test(text)
  );
}
