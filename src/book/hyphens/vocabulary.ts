const WORD = /\p{L}+(?:['’]\p{L}+)*(?:[-\u2010\u2011]\p{L}+(?:['’]\p{L}+)*)*/gu;
const LINE_HYPHEN = /[\p{L}\p{N}][-\u00ad\u2010\u2011]$/u;
const HYPHENS = /[\u2010\u2011]/gu;
/** Letters that a word needs to stand for another form of itself. */
const SHORTEST_STEM = 5;
const LONGEST_ENDING = 3;

/** The words of a book, by how often they occur inside a line; what hyphens at line ends are measured by. */
export class Vocabulary {
  private readonly counts = new Map<string, number>();
  /** Beginnings of words, for other forms of a word. */
  private readonly stems = new Set<string>();

  constructor(lines: Iterable<{ text: string }>) {
    let isInside = false;
    for (const { text } of lines) {
      const words = text.match(WORD) ?? [];
      const isDivided = LINE_HYPHEN.test(text);
      const whole = words.slice(isInside ? 1 : 0, isDivided ? -1 : undefined);
      for (const word of whole) this.add(word.toLowerCase().replace(HYPHENS, '-'));
      isInside = isDivided;
    }
  }

  private add(word: string): void {
    const count = this.counts.get(word) ?? 0;
    this.counts.set(word, count + 1);
    if (count > 0 || word.includes('-')) return;
    for (let cut = 0; cut <= LONGEST_ENDING; cut++) {
      const stem = word.slice(0, word.length - cut);
      if (stem.length >= SHORTEST_STEM) this.stems.add(stem);
    }
  }

  count(word: string): number {
    return this.counts.get(word.toLowerCase()) ?? 0;
  }

  /** Whether a word or a near form of it (other ending) occurs. */
  knows(word: string): boolean {
    const lower = word.toLowerCase();
    if (this.counts.has(lower)) return true;
    for (let cut = 0; cut <= LONGEST_ENDING; cut++) {
      const stem = lower.slice(0, lower.length - cut);
      if (stem.length >= SHORTEST_STEM && this.stems.has(stem)) return true;
    }
    return false;
  }
}
