import type { MathNode } from './math-tree.ts';
import { wordOf } from './math-words.ts';

/** Characters of a formula's words; nobody listens to more of one. */
const LONGEST = 1200;
const LARGE_OPERATOR = /^(?:[∑∏∫∬∮⋃⋂]|lim|max|min|sup|inf)$/u;
const ACCENTS: Readonly<Record<string, string>> = {
  '¯': 'bar',
  '‾': 'bar',
  '―': 'bar',
  _: 'bar',
  '^': 'hat',
  '̂': 'hat',
  ˆ: 'hat',
  '~': 'tilde',
  '˜': 'tilde',
  '˙': 'dot',
  '¨': 'double dot',
  '→': 'vector',
  '⃗': 'vector',
};
const SIMPLE_FRACTIONS: Readonly<Record<string, string>> = {
  '1/2': 'one half',
  '1/3': 'one third',
  '2/3': 'two thirds',
  '1/4': 'one quarter',
  '3/4': 'three quarters',
};
const LEAVES = new Set(['mi', 'mn', 'mo', 'mtext', 'ms']);

function isLeaf({ name }: MathNode): boolean {
  return LEAVES.has(name);
}

/** A node without the rows of one that programs put around everything. */
function bare(node: MathNode | undefined): MathNode | undefined {
  let found = node;
  const isRow = (name: string): boolean => ['mrow', 'mstyle', 'mpadded'].includes(name);
  while (found !== undefined && isRow(found.name) && found.children.length === 1) {
    [found] = found.children;
  }
  return found;
}

function textOf(node: MathNode | undefined): string {
  const leaf = bare(node);
  return leaf !== undefined && isLeaf(leaf) ? leaf.text.trim() : '';
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function isShort(node: MathNode | undefined): boolean {
  const found = bare(node);
  return found === undefined || isLeaf(found) || /^ms(?:up|ub)$/.test(found.name);
}

function speakFraction([top, bottom]: readonly MathNode[]): string {
  const known = SIMPLE_FRACTIONS[`${textOf(top)}/${textOf(bottom)}`];
  if (known !== undefined) return known;
  const above = speak(top);
  const below = speak(bottom);
  return isShort(top) && isShort(bottom) ? `${above} over ${below}` : `${above}, over ${below},`;
}

function speakPower(base: string, exponent: MathNode | undefined): string {
  const text = textOf(exponent);
  if (text === '2') return `${base} squared`;
  if (text === '3') return `${base} cubed`;
  const word = speak(exponent);
  if (/^(?:prime|double prime|degrees|factorial)$/.test(word)) return `${base} ${word}`;
  return `${base} to the power of ${word}`;
}

function speakLimits(
  operator: string,
  below: MathNode | undefined,
  above: MathNode | undefined,
): string {
  const name = wordOf(operator);
  const isLimit = /^lim$/.test(operator);
  return join([
    isLimit ? 'the limit' : name,
    below === undefined ? '' : `${isLimit ? 'as' : 'from'} ${speak(below)}`,
    above === undefined ? '' : `to ${speak(above)}`,
    isLimit || above !== undefined || below !== undefined ? 'of' : '',
  ]);
}

function speakScripts(node: MathNode, hasBelow: boolean, hasAbove: boolean): string {
  const [base, second, third] = node.children;
  const below = hasBelow ? second : undefined;
  const above = hasAbove ? (hasBelow ? third : second) : undefined;
  const operator = textOf(base);
  if (LARGE_OPERATOR.test(operator)) return speakLimits(operator, below, above);
  const word = speak(base);
  const indexed = below === undefined ? word : `${word} sub ${speak(below)}`;
  return above === undefined ? indexed : speakPower(indexed, above);
}

function speakOver(node: MathNode): string {
  const [base, mark] = node.children;
  if (LARGE_OPERATOR.test(textOf(base))) return speakScripts(node, false, true);
  const accent = ACCENTS[textOf(mark)];
  if (accent === 'vector') return `vector ${speak(base)}`;
  return accent === undefined ? speak(base) : `${speak(base)} ${accent}`;
}

function speakRoot(node: MathNode): string {
  if (node.name === 'msqrt') return `the square root of ${speakAll(node.children)}`;
  const [inside, index] = node.children;
  const text = textOf(index);
  const name = text === '2' ? 'square' : text === '3' ? 'cube' : `${speak(index)}th`;
  return `the ${name} root of ${speak(inside)}`;
}

function speakTable({ children }: MathNode): string {
  return children
    .map((row, index) => `row ${index + 1}: ${row.children.map(speak).join(', ')}`)
    .join('; ');
}

function speakAll(nodes: readonly MathNode[]): string {
  return join(
    nodes.map((node, index) => {
      const sign = node.name === 'mo' ? node.text.trim() : '';
      // “minus 1” at the start or after an operator is a sign, and read alike.
      return sign === '|' ? (index === 0 ? 'the absolute value of' : '') : speak(node);
    }),
  );
}

function speak(node: MathNode | undefined): string {
  if (node === undefined) return '';
  const { children, name, text } = node;
  switch (name) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
      return wordOf(text);
    case 'mfrac':
      return speakFraction(children);
    case 'msup':
      return speakScripts(node, false, true);
    case 'msub':
    case 'munder':
      return speakScripts(node, true, false);
    case 'msubsup':
    case 'munderover':
      return speakScripts(node, true, true);
    case 'mover':
      return speakOver(node);
    case 'msqrt':
    case 'mroot':
      return speakRoot(node);
    case 'mtable':
      return speakTable(node);
    case 'mfenced':
      return `(${children.map(speak).join(', ')})`;
    case 'semantics':
    case 'maction':
      return speak(children[0]);
    default:
      return children.length === 0 ? wordOf(text) : speakAll(children);
  }
}

/** A formula in a few words: “x squared plus one half”. Shortened where nobody would listen to the end. */
export function speakMath(root: MathNode): string {
  const words = speakAll(root.children)
    .replace(/\(\s+/g, '(')
    .replace(/\s+([),;])/g, '$1')
    .replace(/,(?=[,.;)]|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length <= LONGEST
    ? words
    : `${words.slice(0, words.lastIndexOf(' ', LONGEST))}, and so on`;
}
