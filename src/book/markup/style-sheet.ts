/** What style sheets say of an element that matters for reading it aloud. */
export interface Style {
  hidden?: boolean;
  /** Shown as a block of its own, or in a line. */
  block?: boolean;
  /** Space above, in lines. */
  gap?: number;
  /** Set to the middle or to the right. */
  displaced?: boolean;
  /** Raised above the line. */
  raised?: boolean;
  /** Line breaks of the source are kept. */
  preformatted?: boolean;
  /** List items without numbers. */
  unnumbered?: boolean;
}

interface Rule {
  tag: string;
  id: string;
  classes: readonly string[];
  specificity: number;
  style: Style;
}

/** Style sheets of books are a few kilobytes; one beyond this is not looked at. */
const LONGEST_SHEET = 1024 * 1024;
const MOST_RULES = 20_000;
const MOST_CLASSES = 20;
/** Rules for one class, id or kind of element. */
const MOST_A_KEY = 100;
const MOST_KNOWN = 5_000;
/** Elements that stand around everything say nothing about context. */
const OUTERMOST = /^(?:html|body)\s+/i;
const COMPOUND = /^([\w-]*|\*)((?:[.#][\w-]{1,100}){0,6})$/;
const POINTS_A_LINE = 14;
const PIXELS_A_LINE = 18;

function dropComments(css: string): string {
  let kept = '';
  for (let at = 0; ;) {
    const start = css.indexOf('/*', at);
    if (start < 0) return kept + css.slice(at);
    kept += css.slice(at, start);
    const end = css.indexOf('*/', start + 2);
    if (end < 0) return kept;
    at = end + 2;
  }
}

/** A length in lines; 0 for what is none. */
function linesOf(value: string): number {
  const [, number = '0', unit = ''] = /^([\d.]{1,10})(em|rem|ex|pt|px|ch|lh)?$/i.exec(value) ?? [];
  const amount = Number(number) || 0;
  switch (unit.toLowerCase()) {
    case 'pt':
      return amount / POINTS_A_LINE;
    case 'px':
      return amount / PIXELS_A_LINE;
    case '':
      return 0;
    default:
      return amount;
  }
}

function declare(style: Style, property: string, value: string): void {
  switch (property) {
    case 'display':
      style.hidden = value === 'none';
      if (value !== 'none') style.block = /^(?:block|flex|grid|list-item)/.test(value);
      break;
    case 'visibility':
      style.hidden = value === 'hidden' || value === 'collapse';
      break;
    case 'margin':
      style.gap = linesOf(value.split(/\s+/)[0] ?? '');
      break;
    case 'margin-top':
      style.gap = linesOf(value);
      break;
    case 'text-align':
      style.displaced = value === 'center' || value === 'right' || value === 'end';
      break;
    case 'vertical-align':
      style.raised = value === 'super';
      break;
    case 'float':
      // What floats stands beside its line: a drop cap.
      if (value !== 'none') style.block = false;
      break;
    case 'white-space':
      style.preformatted = value.startsWith('pre');
      break;
    case 'list-style':
    case 'list-style-type':
      style.unnumbered = /(?:^|\s)none(?:\s|$)/.test(value);
      break;
  }
}

/** Reads declarations, as they stand in a rule or in a `style` attribute. */
export function readDeclarations(text: string): Style {
  const style: Style = {};
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/i, '')
      .trim()
      .toLowerCase();
    declare(style, property, value);
  }
  return style;
}

function readSelector(selector: string, style: Style): Rule | null {
  const bare = selector.trim().replace(OUTERMOST, '');
  const [, tag = '', rest = ''] = COMPOUND.exec(bare) ?? [];
  if (bare === '' || (tag === '' && rest === '')) return null;
  const parts = rest.match(/[.#][\w-]+/g) ?? [];
  const classes = parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1));
  const id = parts.find((part) => part.startsWith('#'))?.slice(1) ?? '';
  const name = tag === '*' ? '' : tag.toLowerCase();
  const specificity = (id === '' ? 0 : 100) + classes.length * 10 + (name === '' ? 0 : 1);
  return { tag: name, id, classes, specificity, style };
}

/**
 * Rules are kept that name an element by nothing but itself, without context. Those inside `@media`
 * and other blocks are passed over: they are for pages of a kind that a listener has not.
 */
function readRules(css: string): Rule[] {
  const rules: Rule[] = [];
  if (css.length > LONGEST_SHEET) return rules;
  let depth = 0;
  for (const piece of dropComments(css).split('}')) {
    const parts = piece.split('{');
    const [selectors = '', body = ''] = parts;
    if (depth === 0 && parts.length === 2 && !selectors.trimStart().startsWith('@font')) {
      const style = readDeclarations(body);
      // Statements without a block, as “@charset …;”, may stand before the selectors.
      const own = selectors.slice(selectors.lastIndexOf(';') + 1);
      if (Object.keys(style).length > 0) {
        rules.push(...own.split(',').flatMap((selector) => readSelector(selector, style) ?? []));
      }
    }
    if (rules.length > MOST_RULES) return rules.slice(0, MOST_RULES);
    depth = Math.max(0, depth + parts.length - 2);
  }
  return rules;
}

/** The style sheets of a document, as far as they matter for reading it aloud. */
export class StyleSheet {
  private readonly byKey = new Map<string, Rule[]>();
  private readonly known = new Map<string, Style>();
  private count = 0;

  constructor(css: Iterable<string> = []) {
    for (const sheet of css) this.add(sheet);
  }

  add(css: string): void {
    this.known.clear();
    for (const rule of readRules(css)) {
      if (this.count++ > MOST_RULES) return;
      const { id, classes, tag } = rule;
      const key = id === '' ? (classes[0] === undefined ? tag : `.${classes[0]}`) : `#${id}`;
      const rules = this.byKey.get(key);
      if (rules === undefined) this.byKey.set(key, [rule]);
      else if (rules.length < MOST_A_KEY) rules.push(rule);
    }
  }

  /** A copy that more can be added to. */
  copy(): StyleSheet {
    const sheet = new StyleSheet();
    for (const [key, rules] of this.byKey) sheet.byKey.set(key, [...rules]);
    sheet.count = this.count;
    return sheet;
  }

  /** What holds for an element; the more specific rule wins, then the later one. */
  styleOf(name: string, id: string, tokens: readonly string[]): Style {
    if (this.byKey.size === 0) return {};
    const classes = tokens.slice(0, MOST_CLASSES);
    const key = `${name} ${id} ${classes.join(' ')}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const keys = [name, '', ...classes.map((each) => `.${each}`), `#${id}`];
    const matching = [...new Set(keys)]
      .flatMap((each) => this.byKey.get(each) ?? [])
      .filter(
        (rule) =>
          (rule.tag === '' || rule.tag === name) &&
          (rule.id === '' || rule.id === id) &&
          rule.classes.every((each) => classes.includes(each)),
      )
      .sort((a, b) => a.specificity - b.specificity);
    const style = Object.assign({}, ...matching.map((rule) => rule.style)) as Style;
    if (this.known.size < MOST_KNOWN) this.known.set(key, style);
    return style;
  }
}
