const ROMAN = /^(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;
const DIGIT_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
/** What stands beside a page's number: the word for it in several languages, “of 300”, ornaments. */
const AROUND =
  /\b(?:page|seite|página|pagina|pág|pag|p|s|blz|sida|side|strona|of|von|de|di|sur|van|av|z)\b\.?|[\s[\](){}<>|/·•.,:;~*=_\u2010-\u2015\u2022\u2212-]+/giu;

/** A number by which pages are counted. */
export interface PageNumber {
  value: number;
  isRoman: boolean;
}

/** The value of a Roman number below 400, or null. */
export function romanValue(text: string): number | null {
  if (!ROMAN.test(text)) return null;
  let value = 0;
  const digits = Array.from(text.toLowerCase(), (digit) => DIGIT_VALUES[digit] ?? 0);
  for (const [index, digit] of digits.entries()) {
    value += digit < (digits[index + 1] ?? 0) ? -digit : digit;
  }
  return value;
}

/** Reads a word as a page's number: “12”, “xii”, “[12]”; null when it is none. */
export function readPageNumber(word: string): PageNumber | null {
  const plain = word.replace(AROUND, ' ').trim();
  if (/^\d{1,4}$/.test(plain)) return { value: Number(plain), isRoman: false };
  const value = romanValue(plain);
  return value === null ? null : { value, isRoman: true };
}

/** Numbers of a line that is nothing but a page's number, with or without the number of all pages; none for any other line. */
export function readNumberLine(text: string): PageNumber[] {
  const plain = text.replace(AROUND, ' ').trim();
  const words = plain === '' ? [] : plain.split(/\s+/);
  if (words.length === 0 || words.length > 2) return [];
  const numbers = words.map(readPageNumber);
  const found = numbers.filter((number) => number !== null);
  return found.length === words.length ? found : [];
}

/** Numbers that stand at a line's start and end, where running heads have the page's. */
export function readEdgeNumbers(text: string): PageNumber[] {
  const words = text.trim().split(/\s+/);
  const edges = words.length < 2 ? words : [words[0] ?? '', words.at(-1) ?? ''];
  return edges.map(readPageNumber).filter((number) => number !== null);
}

/** How pages are numbered: the number less the page's index, for each kind of numbers, by how many pages bear it out. */
export class PageNumbering {
  private readonly counts = new Map<string, Set<number>>();

  note({ value, isRoman }: PageNumber, page: number): void {
    const key = `${isRoman ? 'r' : 'a'}${value - page}`;
    const pages = this.counts.get(key);
    if (pages === undefined) this.counts.set(key, new Set([page]));
    else pages.add(page);
  }

  /** How many pages have a number that counts as this one does. */
  support({ value, isRoman }: PageNumber, page: number): number {
    return this.counts.get(`${isRoman ? 'r' : 'a'}${value - page}`)?.size ?? 0;
  }

  /** Index of the page with a number, by the offset that most pages have; null when none are numbered so. */
  pageOf({ value, isRoman }: PageNumber): number | null {
    let best: { offset: number; size: number } | null = null;
    for (const [key, pages] of this.counts) {
      if (key.startsWith('r') !== isRoman) continue;
      if (best === null || pages.size > best.size) {
        best = { offset: Number(key.slice(1)), size: pages.size };
      }
    }
    return best === null ? null : value - best.offset;
  }
}
