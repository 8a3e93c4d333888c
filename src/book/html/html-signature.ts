import { decodeMarkup } from '../markup/markup-text.ts';

/** What may stand before the first tag of a document. */
const PROLOG =
  /^(?:\s|\ufeff|<\?xml[^>]{0,300}>|<\?xml-stylesheet[^>]{0,300}>|<!--[^]{0,3000}?-->)*/;
const DOCUMENT = /^<(?:!doctype\s+html|html|head|body)\b/i;
const FRAGMENT =
  /^<(?:title|meta|link|base|style|script|h[1-6]|p|div|center|article|section|main|header|nav|table|ul|ol|dl|pre|blockquote|font|a|b|i|img|hr|br|span)\b[^<>]{0,500}>/i;
const TAGS =
  /<\/?(?:p|h[1-6]|div|br|li|i|b|em|strong|a|span|blockquote|center|hr|tr|td|title|meta)\b[^<>]{0,300}>/gi;
/** Tags in the head that make a fragment HTML, and not a text with a few marks. */
const FEWEST_TAGS = 4;

/** Whether a file's first bytes are HTML: a document, or a fragment made of its elements. */
export function looksLikeHtml(head: Uint8Array<ArrayBuffer>): boolean {
  if (head.length === 0 || head[0] === 0x50) return false;
  const text = decodeMarkup(head);
  const start = text.slice(PROLOG.exec(text)?.[0].length ?? 0);
  if (DOCUMENT.test(start)) return true;
  return FRAGMENT.test(start) && (start.match(TAGS)?.length ?? 0) >= FEWEST_TAGS;
}
