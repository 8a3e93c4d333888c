import { escapeText } from '../markup/plain-text.ts';

/** Elements of Word's formulas (ECMA-376, part 1, 22.1) and those of MathML that say the same. */
const TAGS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['oMath', ['<math>', '</math>']],
  ['sSup', ['<msup>', '</msup>']],
  ['sSub', ['<msub>', '</msub>']],
  ['sSubSup', ['<msubsup>', '</msubsup>']],
  ['f', ['<mfrac>', '</mfrac>']],
  ['rad', ['<msqrt>', '</msqrt>']],
  ['d', ['<mrow><mo>(</mo>', '<mo>)</mo></mrow>']],
  ['e', ['<mrow>', '</mrow>']],
  ['num', ['<mrow>', '</mrow>']],
  ['den', ['<mrow>', '</mrow>']],
  ['sub', ['<mrow>', '</mrow>']],
  ['sup', ['<mrow>', '</mrow>']],
]);
const TOKEN = /\d+(?:[.,]\d+)*|\p{L}+|[^\s\d\p{L}]/gu;

/** Writes the formulas of a document as MathML, which the markup reader says in words. */
export class DocxMath {
  private depth = 0;

  get isOpen(): boolean {
    return this.depth > 0;
  }

  /** Markup for an element that opens; empty for what has none. */
  open(name: string): string {
    if (name === 'oMath') this.depth++;
    return this.isOpen ? (TAGS.get(name)?.[0] ?? '') : '';
  }

  close(name: string): string {
    const markup = this.isOpen ? (TAGS.get(name)?.[1] ?? '') : '';
    if (name === 'oMath' && this.depth > 0) this.depth--;
    return markup;
  }

  /** Letters, numbers and signs of a formula's text. */
  text(text: string): string {
    return (text.match(TOKEN) ?? [])
      .map((token) => {
        const name = /^\d/.test(token) ? 'mn' : /^\p{L}/u.test(token) ? 'mi' : 'mo';
        return `<${name}>${escapeText(token)}</${name}>`;
      })
      .join('');
  }
}
