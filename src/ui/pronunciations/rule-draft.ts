import type { Pronunciation, PronunciationRule } from '../../domain/pronunciation.ts';

/** A pronunciation that is being written. */
export interface RuleDraft extends PronunciationRule {
  /** SHA-256 of the one book that it is for; null for all. */
  book: string | null;
}

/** What the form starts with. */
export function emptyRule(book: string | null): RuleDraft {
  return { written: '', spoken: '', match: 'word', matchCase: false, book };
}

/** The rules that matter where one book, or none, is being set up: its own first, each in the alphabet's order. */
export function rulesFor(rules: readonly Pronunciation[], book: string | null): Pronunciation[] {
  return rules
    .filter((rule) => rule.book === null || rule.book === book)
    .sort(
      (a, b) =>
        Number(a.book === null) - Number(b.book === null) || a.written.localeCompare(b.written),
    );
}

/** What sets a rule apart from the usual, in a few words. */
export function ruleTexts({
  match,
  matchCase,
  book,
}: PronunciationRule & { book: string | null }): string[] {
  return [
    ...(book === null ? [] : ['this book']),
    ...(match === 'part' ? ['parts of words'] : []),
    ...(matchCase ? ['same capitals'] : []),
  ];
}
