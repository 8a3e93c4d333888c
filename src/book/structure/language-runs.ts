import type { Block, LanguageRun } from '../../domain/book.ts';
import type { ContentDocument } from '../markup/content.ts';
import { languageOf, primaryLanguage } from '../markup/language-tag.ts';
import { guessLanguage } from '../text-language.ts';

/** The runs of a text with those between them in another language. */
function fillGaps(runs: readonly LanguageRun[], length: number, language: string): LanguageRun[] {
  const filled: LanguageRun[] = [];
  let start = 0;
  for (const run of runs) {
    if (start < run.start) filled.push({ start, end: run.start, language });
    filled.push(run);
    start = run.end;
  }
  return start < length ? [...filled, { start, end: length, language }] : filled;
}

/**
 * Marks all text of a document that says of itself to be in another language than the book, if the
 * text bears that out: writing programs often put their own language there.
 * @param bookLanguage BCP 47
 */
export function markDocumentLanguage(
  content: ContentDocument,
  bookLanguage: string,
): ContentDocument {
  const language = languageOf(content.language ?? '');
  const primary = primaryLanguage(language);
  if (language === '' || primary === primaryLanguage(bookLanguage)) return content;
  if (guessLanguage(content.blocks.map(({ text }) => text)) !== primary) return content;
  const blocks = content.blocks.map((block) => {
    if (block.text === '') return block;
    return { ...block, languages: fillGaps(block.languages ?? [], block.text.length, language) };
  });
  return { ...content, blocks };
}

/** A block without the runs that are in the book's own language after all. */
export function dropOwnLanguage<T extends Block>(block: T, bookLanguage: string): T {
  const { languages, ...rest } = block;
  if (languages === undefined) return block;
  const own = primaryLanguage(bookLanguage);
  const others = languages.filter(({ language }) => primaryLanguage(language) !== own);
  if (others.length === languages.length) return block;
  return others.length === 0 ? (rest as T) : { ...block, languages: others };
}
