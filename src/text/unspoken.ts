import type { UnspokenText } from '../domain/speech.ts';

/** Entries that a chapter's list has at most. */
const LARGEST_LIST = 100;

/** Characters of an entry's text at most; a longer run is shown by its beginning. */
const LONGEST_ENTRY = 40;

/** Collects what cannot be spoken, bounded in size whatever the text. */
export class UnspokenList {
  readonly #counts = new Map<string, number>();
  #rest = 0;

  add(text: string): void {
    const symbols = Array.from(text.slice(0, 2 * LONGEST_ENTRY));
    const key =
      symbols.length > LONGEST_ENTRY ? `${symbols.slice(0, LONGEST_ENTRY).join('')}…` : text;
    // Half a surrogate pair cannot cross every boundary that this list crosses.
    const shown = key.replaceAll(/\p{Cs}/gu, '\ufffd');
    const count = this.#counts.get(shown);
    if (count !== undefined) this.#counts.set(shown, count + 1);
    else if (this.#counts.size < LARGEST_LIST) this.#counts.set(shown, 1);
    else this.#rest++;
  }

  /** The entries, most frequent first; what did not fit is one entry “…”. */
  list(): UnspokenText[] {
    const entries = [...this.#counts].map(([text, count]) => ({ text, count }));
    entries.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
    return this.#rest === 0 ? entries : [...entries, { text: '…', count: this.#rest }];
  }
}
