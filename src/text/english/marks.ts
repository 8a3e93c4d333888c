/** Punctuation that the model knows, by the characters that are read as such. */
const MARKS: Readonly<Record<string, string>> = {
  ';': ';',
  ':': ':',
  ',': ',',
  '.': '.',
  '!': '!',
  '?': '?',
  '—': '—',
  '–': '—',
  '―': '—',
  '…': '…',
  '“': '“',
  '”': '”',
  '„': '“',
  '«': '“',
  '»': '”',
  '(': '(',
  ')': ')',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '‽': '?!',
  '‚': '“',
  '‹': '“',
  '›': '”',
  '。': '.',
  '、': ',',
  '；': ';',
};

/** Characters without a sound of their own that lose nothing by it: apostrophes, hyphens, joints of words. */
const QUIET = /^[\s'’‘ʼ`´‐‑\-_/\\.\p{Cf}\p{Cc}]*$/u;

/** The model's symbol for a punctuation character; undefined for all others. */
export function markFor(character: string): string | undefined {
  return Object.hasOwn(MARKS, character) ? MARKS[character] : undefined;
}

/** Whether a silent stretch of text may pass without being reported. */
export function passesInSilence(text: string): boolean {
  return QUIET.test(text);
}

const OPENS_BEFORE = /[\s([{—–\-“‘"'«/]/u;

/**
 * Which way a quotation mark looks, single or double, straight or curly: “ where it opens, ” where it
 * closes. The model knows no single ones.
 */
export function quotationMark(text: string, offset: number): string | undefined {
  const character = text.charAt(offset);
  if (character === '‘') return '“';
  if (!/["'’`´]/u.test(character)) return undefined;
  const before = offset === 0 ? ' ' : text.charAt(offset - 1);
  const after = offset + 1 >= text.length ? ' ' : text.charAt(offset + 1);
  if (character === '’') return '”';
  return OPENS_BEFORE.test(before) && !/[\s,.;:!?]/u.test(after) ? '“' : '”';
}
