/** An element that has been opened. */
export interface OpenElement {
  name: string;
  effect: number;
  /** Heading level, or 0. */
  level: number;
  /** Where its text starts in the block's, and whether the block had text before. */
  place: number;
  hadText: boolean;
  /** Target of a link, or an empty text. */
  href: string;
  /** Whether text in it is raised above the line. */
  raised: boolean;
  /** How many blocks there were when it began. */
  blocks: number;
  /** Language of its text, or an empty text for the document's own. */
  language: string;
  /** Whether it looks like one that holds a whole note. */
  isNoteLike: boolean;
  /** Ids whose blocks end with it. */
  ids: string[];
}

/** The elements that are open, innermost last, with a count of their effects. */
export class OpenElements {
  private readonly elements: OpenElement[] = [];
  private readonly counts = new Map<number, number>();

  get depth(): number {
    return this.elements.length;
  }

  get last(): OpenElement | undefined {
    return this.elements.at(-1);
  }

  push(element: OpenElement): void {
    this.count(element.effect, 1);
    this.elements.push(element);
  }

  pop(): void {
    const element = this.elements.pop();
    if (element !== undefined) this.count(element.effect, -1);
  }

  /** Whether any open element has an effect. */
  has(effect: number): boolean {
    return this.countOf(effect) > 0;
  }

  /** How many open elements have an effect. */
  countOf(effect: number): number {
    return this.counts.get(effect) ?? 0;
  }

  /** The innermost element that a test holds for, or undefined. */
  find(test: (element: OpenElement) => boolean): OpenElement | undefined {
    return this.elements.findLast(test);
  }

  /** The place of the innermost element that a test holds for, counted from 0, or -1. */
  indexOf(test: (element: OpenElement) => boolean): number {
    return this.elements.findLastIndex(test);
  }

  /** The outermost of the innermost elements that began at a block, for which a test holds. */
  outermostSince(blocks: number, test: (element: OpenElement) => boolean): OpenElement | undefined {
    const start = this.elements.findLastIndex((element) => element.blocks !== blocks) + 1;
    return this.elements.slice(start).find(test);
  }

  private count(effects: number, change: number): void {
    for (let effect = 1; effect <= effects; effect <<= 1) {
      if (effects & effect) this.counts.set(effect, this.countOf(effect) + change);
    }
  }
}
