// Controls other than white space, soft hyphens, word joiners, directional and other invisible marks.
const INVISIBLE =
  /(?![\t\n\v\f\r\u0085\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}\ufffc]/gu;
// Joiners mean something in other scripts only.
const LATIN_JOINER = /(?<=[\p{Script=Latin}\p{N}\p{P}\s])[\u200c\u200d]|[\u200c\u200d](?=\s|$)/gu;
// Ligatures, full-width letters and digits, mathematical letters: plain letters in another dress.
const DRESSED = /[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/gu;
// What programs that read scans make of a hyphen at the end of a line: “exam¬ ple”.
const SCANNED_HYPHEN = /(?<=\p{L})¬\s*(?=\p{Ll})/gu;
const WHITE = /[\s\u0085]+/gu;
const BEYOND_ASCII = /[^\t\n\r\u0020-\u007e]/;

/** Makes NFC text without invisible characters, typographic ligatures and hyphens of scans, white space collapsed and trimmed. */
export function cleanText(text: string): string {
  const visible = BEYOND_ASCII.test(text)
    ? text
        .replace(INVISIBLE, '')
        .replace(LATIN_JOINER, '')
        .replace(SCANNED_HYPHEN, '')
        .replace(DRESSED, (letter) => letter.normalize('NFKC'))
        .normalize('NFC')
    : text;
  return visible.replace(WHITE, ' ').trim();
}

const CITATION =
  /(?<=\p{L}{2}|[\p{N}.,;:!?…”’"')\]»])[ \u00a0]?\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\]/gu;
/** What writers of an encyclopedia tell one another in its text. */
const REMARK =
  /[ \u00a0]?\[(?:citation|clarification|verification|full citation|better source|page|quotation) needed\]|[ \u00a0]?\[(?:when|who|where|which|by whom|according to whom|further explanation needed|dubious|failed verification|original research|dead link)\??(?: [–-] discuss)?\](?=[\s.,;:]|$)/giu;
/** A link to change a section, behind its heading, in the languages of the voices. */
const EDIT_LINK =
  /\s*\[\s*(?:edit(?: source)?|modifier(?: (?:le code|wikicode))?|editar(?: (?:c[oó]digo|código-fonte))?|modifica(?: wikitesto)?|bearbeiten|編集|编辑|編輯|सम्पादन|संपादित करें)(?:\s*\|\s*[^\]]{1,30})?\s*\]\s*$/iu;
const EMPTY_BRACKETS = /[[(]\s?(\ufdd0{1,4})\s?[\])]/g;

/** Takes out citations in brackets (“[12]”, “[3, 4]”), remarks and links for editors, and the brackets that stood around a marker. */
export function dropCitations(text: string): string {
  if (!text.includes('[') && !text.includes('(')) return text;
  return text
    .replace(EDIT_LINK, '')
    .replace(REMARK, '')
    .replace(CITATION, '')
    .replace(EMPTY_BRACKETS, '$1');
}

/** Text as the content of an HTML element. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
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

/** What descriptions of pictures that divide scenes say. */
const BREAK_PICTURE =
  /^(?:an? )?(?:(?:scene|section|chapter|text|decorative|ornamental) (?:break|divider|separator|ornament)|ornament|fleuron|dinkus|asterism|divider|separator)(?: image)?\.?$/i;

/** Whether a picture's description says that it is an ornament between scenes. */
export function describesBreak(alternative: string): boolean {
  return isOrnament(alternative.trim()) || BREAK_PICTURE.test(alternative.trim());
}

/** Whether a line stands for a break: asterisks, dashes, dots, fleurons, and no word. */
export function isOrnament(text: string): boolean {
  return (
    text !== '' && text.length <= LONGEST_ORNAMENT && !hasWords(text) && !/["“”'‘’?!]/.test(text)
  );
}
