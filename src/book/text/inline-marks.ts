const EMPHASIS = /(?<![\p{L}\p{N}_])_([^_]{1,2000})_(?![\p{L}\p{N}_])/gu;
const STRAY_UNDERSCORE =
  /(?<![\p{L}\p{N}_])_(?=[\p{L}\p{P}])|(?<=[\p{L}\p{P}])_(?![\p{L}\p{N}_])/gu;
const BOLD = /(?<![\p{L}\p{N}=])=(?=\S)([^=\n]{1,300})=(?![\p{L}\p{N}=])/gu;
const PAGE_MARK = /[[{](?:pg|page|p\.)\s*[\divxlc]{1,6}[\]}]/gi;
const DASHES = /(?<![-\s])--(?![-\s>])|\s--\s|(?<=\s)--(?=[\p{L}"“])|(?<=[\p{L}\p{P}])--(?=\s|$)/gu;

/** Takes the marks out of plain text that stand for type: _italics_, =bold=, page numbers, double hyphens. */
export function dropInlineMarks(text: string): string {
  if (!/[_=[{]|--/.test(text)) return text;
  return text
    .replace(PAGE_MARK, '')
    .replace(EMPHASIS, '$1')
    .replace(STRAY_UNDERSCORE, '')
    .replace(BOLD, '$1')
    .replace(DASHES, (dashes) => (dashes.startsWith(' ') ? ' — ' : '—'));
}
