const MARKER = /^[[({]?\s*(?:\d{1,4}|[*†‡§¶#]{1,4}|[ivxlc]{1,6}|\p{Ll})\s*[\])}]?$/u;
const BRACKETED = /^[[({].*[\])}]$/;
const SYMBOL = /^[*†‡§¶]+$/;
const NOTE_TARGET = /(?:foot|end|rear)?note|(?:^|[#_-])f(?:n|tn)[_-]?\d|_(?:ft|ed)n(?:ref)?\d/i;

/**
 * Whether a link is a reference to a note: its text is nothing but a number, a letter or a sign, and
 * it is raised, bracketed, a sign, or points to something called a note.
 */
export function isNoteMarker(linkText: string, href: string, raised: boolean): boolean {
  const text = linkText.trim();
  if (!href.includes('#') || !MARKER.test(text)) return false;
  const target = href.slice(href.indexOf('#'));
  return raised || BRACKETED.test(text) || SYMBOL.test(text) || NOTE_TARGET.test(target);
}
