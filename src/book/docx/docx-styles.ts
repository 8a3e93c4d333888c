import type { XmlAttributes, XmlSink } from './docx-xml.ts';

/** What a paragraph's style makes of it. */
export type StyleRole = 'heading' | 'title' | 'quote' | 'contents' | 'text';

interface Style {
  name: string;
  base: string;
  level: number;
  /** Size of its text in half points; 0 where it says none. */
  size: number;
  isBold: boolean | null;
  /** List whose numbers its paragraphs bear, and the level there. */
  list: string;
  listLevel: string;
}

/** What a style says of its paragraphs' looks, those that it is built on included. */
export interface StyleLook {
  size: number;
  isBold: boolean;
  list: string;
  listLevel: string;
}

function newStyle(name: string): Style {
  return { name, base: '', level: 0, size: 0, isBold: null, list: '', listLevel: '' };
}

/** Styles built on one another deeper than this are a circle. */
const DEEPEST_BASE = 12;

/** Reads the styles of a document: which paragraphs are headings, whatever they are called. */
export class DocxStyles implements XmlSink {
  /** Language of the document's text, as written; empty when it says none. */
  language = '';
  private readonly styles = new Map<string, Style>();
  /** Size of text in half points that no style says anything of (ECMA-376, 17.3.2.38). */
  defaultSize = 20;
  private style: Style | null = null;
  private inDefaults = false;

  open(name: string, attributes: XmlAttributes): void {
    const value = attributes.get('val') ?? '';
    if (name === 'docDefaults') this.inDefaults = true;
    else if (name === 'lang' && this.inDefaults) this.language = value;
    else if (name === 'sz' && this.inDefaults) this.defaultSize = Number(value) || this.defaultSize;
    else if (name === 'style') {
      this.style = newStyle('');
      this.styles.set(attributes.get('styleId') ?? '', this.style);
    } else if (this.style !== null) readStyle(this.style, name, value);
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
    for (const style of this.chainOf(id)) {
      const found = roleByName(style);
      if (found !== null) return found;
    }
    return { role: 'text', level: 0 };
  }

  /** How text in a style looks. */
  lookOf(id: string): StyleLook {
    const chain = this.chainOf(id);
    const listed = chain.find(({ list }) => list !== '');
    return {
      size: chain.find(({ size }) => size > 0)?.size ?? 0,
      isBold: chain.find(({ isBold }) => isBold !== null)?.isBold ?? false,
      list: listed?.list ?? '',
      listLevel: listed?.listLevel ?? '',
    };
  }

  /** A style and those that it is built on. */
  private chainOf(id: string): Style[] {
    const chain: Style[] = [];
    let style: Style | undefined = this.styles.get(id) ?? newStyle(id.toLowerCase());
    for (let depth = 0; style !== undefined && depth < DEEPEST_BASE; depth++) {
      chain.push(style);
      style = this.styles.get(style.base);
    }
    return chain;
  }
}

function readStyle(style: Style, name: string, value: string): void {
  switch (name) {
    case 'name':
      style.name = value.toLowerCase();
      break;
    case 'basedOn':
      style.base = value;
      break;
    case 'outlineLvl':
      style.level = levelOf(value);
      break;
    case 'sz':
      style.size = Number(value) || 0;
      break;
    case 'b':
      style.isBold = value !== 'false' && value !== '0';
      break;
    case 'numId':
      style.list = value;
      break;
    case 'ilvl':
      style.listLevel = value;
      break;
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
