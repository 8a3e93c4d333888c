import type { Attributes } from './element-rules.ts';
import { speakMath } from './math-speech.ts';
import { MathTree } from './math-tree.ts';
import { cleanText, hasWords } from './plain-text.ts';

/** Reads formulas: by their alternative text, else by their elements. */
export class FormulaReader {
  /** The formula that is being read, and where its element stands. */
  private formula: { tree: MathTree; depth: number } | null = null;

  constructor(private readonly say: (words: string) => void) {}

  /** A formula starts at a depth of elements. */
  start(attributes: Attributes, depth: number): void {
    const alternative = cleanText(attributes.get('alttext') ?? attributes.get('aria-label') ?? '');
    if (hasWords(alternative)) this.say(alternative);
    else this.formula = { tree: new MathTree(), depth };
  }

  openElement(name: string): void {
    this.formula?.tree.openElement(name);
  }

  addText(text: string): void {
    this.formula?.tree.addText(text);
  }

  /** An element has ended, of a formula or the formula itself. */
  closeElement(depth: number): void {
    const { formula } = this;
    if (formula === null) return;
    if (depth > formula.depth) {
      formula.tree.closeElement();
      return;
    }
    this.formula = null;
    const words = speakMath(formula.tree.root);
    if (words !== '') this.say(words);
  }
}
