/** Names of files that may be part of a book; what each is shows in its content. */
const PARTS = /\.(?:epub|docx|pdf|x?html?|md|markdown|txt|text)$/i;
/** What packers add for themselves. */
const IGNORED = /(?:^|\/)(?:__MACOSX\/|\.|thumbs\.db$|readme\b|licen[cs]e\b)/i;

/** Whether a file in an archive may be part of a book, by its name. */
export function isPartName(name: string): boolean {
  return PARTS.test(name) && !IGNORED.test(name);
}

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The natural order of names: 2 before 10. */
export function compareNames(one: string, other: string): number {
  return compare(one, other);
}
