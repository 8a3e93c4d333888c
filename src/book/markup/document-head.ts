import { tokensOf, type Attributes } from './element-rules.ts';
import { cleanText } from './plain-text.ts';
import { readDeclarations, StyleSheet, type Style } from './style-sheet.ts';

const LONGEST_STYLE = 256 * 1024;

/** A document's title and style sheets. */
export class DocumentHead {
  private styles: StyleSheet;
  private css = '';
  private text = '';
  private readsTitle = false;

  constructor(private readonly shared: StyleSheet = new StyleSheet()) {
    this.styles = shared;
  }

  get title(): string {
    return cleanText(this.text);
  }

  /** A title begins; the first one counts. */
  startTitle(): void {
    this.readsTitle = this.text === '';
  }

  endTitle(): void {
    this.readsTitle = false;
  }

  addText(text: string): void {
    if (this.readsTitle) this.text += text;
  }

  addStyle(css: string): void {
    if (this.css.length < LONGEST_STYLE) this.css += css;
  }

  /** A document's own style sheet holds for it alone. */
  endStyle(): void {
    if (this.styles === this.shared) this.styles = this.styles.copy();
    this.styles.add(this.css);
    this.css = '';
  }

  styleOf(name: string, attributes: Attributes): Style {
    const classes = tokensOf(attributes.get('class'));
    const style = this.styles.styleOf(name, attributes.get('id') ?? '', classes);
    const own = attributes.get('style');
    return own === undefined ? style : { ...style, ...readDeclarations(own) };
  }
}
