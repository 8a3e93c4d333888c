const MARKER =
  /^[[({]?\s*(?:\d{1,4}|[*†‡§¶#‖]{1,4}|[ivxlc]{1,6}|\p{Ll}|(?:fn|note|n\.)\s*\d{1,4})\s*[\])}.:]{0,2}$/iu;
const BRACKETED = /^[[({].*[\])}]$/;
const SYMBOL = /^[*†‡§¶‖]+$/;
const NOTE_TARGET = /(?:foot|end|rear)?note|(?:^|[#_-])f(?:n|tn)[_-]?\d|_(?:ft|ed)n(?:ref)?\d/i;
const ARROW = /^[\s[(]*[↩↵⏎⮐⤴↑⇑⬆▲^←⇐⬅«‹⇧]+[\ufe0e\ufe0f\])\s]*$/u;
const RETURN =
  /^[[(]?\s*(?:back|return|go back|back to text|return to text|jump up|zurück|retour|volver|regresar|torna|voltar|↩.*)\s*[\])]?\.?$/iu;
/** An unlinked marker that is raised above the line, or the pages behind one: “: 12–14”. */
const RAISED_MARKER = /^(?:[[(]?(?:\d{1,3}|[*†‡§¶‖]{1,3})[\])]?|:\s?\d{1,4}(?:[–-]\d{1,4})?)$/;
/** What a raised number belongs to as a power: a unit, a letter, a number. */
const POWER_BASE =
  /(?:^|[^\p{L}\p{N}])(?:\p{L}|[kcdmµμn]?m|ft|in|yd|mi|\p{N}+(?:[.,]\p{N}+)*|\([^()]{1,7}\))$/u;
const YEAR = /(?:^|\D)1[0-9]\d\d$|(?:^|\D)20[0-4]\d$/;

/**
 * What a link is by its text: `marker`, a reference to a note; `maybe`, one if its target turns out to
 * be a note; `return`, a way back from a note; `text`, something to be read.
 */
export type LinkKind = 'marker' | 'maybe' | 'return' | 'text';

/**
 * Tells references to notes from other links: their text is nothing but a number, a letter or a sign,
 * and it is raised, bracketed, a sign, or points to something called a note.
 */
export function linkKind(linkText: string, href: string, raised: boolean): LinkKind {
  const text = linkText.trim();
  if (ARROW.test(text)) return 'return';
  if (href === '' || (!href.includes('#') && !raised)) return 'text';
  if (RETURN.test(text)) return 'maybe';
  if (!MARKER.test(text)) return 'text';
  const target = href.slice(href.indexOf('#'));
  const isSure = raised || BRACKETED.test(text) || SYMBOL.test(text) || NOTE_TARGET.test(target);
  return isSure ? 'marker' : 'maybe';
}

/** Whether a link's text says nothing but that it leads back. */
export function isReturn(linkText: string): boolean {
  return RETURN.test(linkText.trim()) || ARROW.test(linkText.trim());
}

/** Whether raised text without a link is a note's marker, and not a power or an ordinal's ending. */
export function isRaisedMarker(text: string, before: string): boolean {
  if (!RAISED_MARKER.test(text.trim()) || before.trim() === '') return false;
  const word = before.trimEnd();
  return !POWER_BASE.test(word) || YEAR.test(word);
}
