import type { XmlAttributes, XmlSink } from './docx-xml.ts';

/** What a paragraph's style makes of it. */
export type StyleRole = 'heading' | 'title' | 'quote' | 'contents' | 'text';

interface Style {
  name: string;
  base: string;
  level: number;
}

/** Styles built on one another deeper than this are a circle. */
const DEEPEST_BASE = 12;

/** Reads the styles of a document: which paragraphs are headings, whatever they are called. */
export class DocxStyles implements XmlSink {
  /** Language of the document's text, as written; empty when it says none. */
  language = '';
  private readonly styles = new Map<string, Style>();
  private style: Style | null = null;
  private inDefaults = false;

  open(name: string, attributes: XmlAttributes): void {
    const value = attributes.get('val') ?? '';
    if (name === 'docDefaults') this.inDefaults = true;
    else if (name === 'lang' && this.inDefaults) this.language = value;
    else if (name === 'style') {
      this.style = { name: '', base: '', level: 0 };
      this.styles.set(attributes.get('styleId') ?? '', this.style);
    } else if (this.style !== null) {
      if (name === 'name') this.style.name = value.toLowerCase();
      else if (name === 'basedOn') this.style.base = value;
      else if (name === 'outlineLvl') this.style.level = levelOf(value);
    }
  }

  text(): void {
    // Styles are told by attributes alone.
  }

  close(name: string): void {
    if (name === 'style') this.style = null;
    if (name === 'docDefaults') this.inDefaults = false;
  }

  /** What a paragraph of a style is; its heading's level, 1–6, or 0. */
  roleOf(id: string): { role: StyleRole; level: number } {
    let style = this.styles.get(id) ?? { name: id.toLowerCase(), base: '', level: 0 };
    for (let depth = 0; depth < DEEPEST_BASE; depth++) {
      const found = roleByName(style);
      if (found !== null) return found;
      const base = this.styles.get(style.base);
      if (base === undefined) break;
      style = base;
    }
    return { role: 'text', level: 0 };
  }
}

/** An outline level counts from 0; 9 is text. */
export function levelOf(value: string): number {
  const level = Number.parseInt(value, 10);
  return level >= 0 && level < 6 ? level + 1 : 0;
}

function roleByName({ name, level }: Style): { role: StyleRole; level: number } | null {
  const numbered = /^(?:heading|überschrift|titre|título|titolo)\s*([1-6])$/.exec(name)?.[1];
  if (numbered !== undefined) return { role: 'heading', level: Number(numbered) };
  if (/^(?:toc|contents|table of contents)(?:\s|\d|$)/.test(name))
    return { role: 'contents', level: 0 };
  if (name === 'title') return { role: 'title', level: 1 };
  if (/quote|block text|blockquote/.test(name)) return { role: 'quote', level: 0 };
  return level > 0 ? { role: 'heading', level } : null;
}

/** Reads which lists are numbered: by list and level, whether its items have numbers. */
export class DocxNumbering implements XmlSink {
  private readonly formats = new Map<string, string>();
  private readonly lists = new Map<string, string>();
  private abstract = '';
  private list = '';
  private level = '';

  open(name: string, attributes: XmlAttributes): void {
    const value = attributes.get('val') ?? '';
    if (name === 'abstractNum') this.abstract = attributes.get('abstractNumId') ?? '';
    else if (name === 'lvl') this.level = attributes.get('ilvl') ?? '0';
    else if (name === 'numFmt') this.formats.set(`${this.abstract}/${this.level}`, value);
    else if (name === 'num') this.list = attributes.get('numId') ?? '';
    else if (name === 'abstractNumId') this.lists.set(this.list, value);
  }

  text(): void {
    // Lists are told by attributes alone.
  }

  close(): void {
    // What is open ends with what follows it.
  }

  isNumbered(list: string, level: string): boolean {
    const format = this.formats.get(`${this.lists.get(list) ?? ''}/${level}`);
    return format !== undefined && format !== 'bullet' && format !== 'none';
  }
}
