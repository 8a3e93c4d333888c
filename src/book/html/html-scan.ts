import { Parser } from 'htmlparser2';
import { dropDoctype } from '../markup/markup-text.ts';
import { checkNesting } from '../markup/nesting.ts';
import type { Turns } from '../turns.ts';
import { OwnAddress } from './own-address.ts';
import { isPageFrame, isPagePart } from './page-parts.ts';

/** A link to a place in the document itself. */
export interface InternalLink {
  text: string;
  fragment: string;
  /** Offset into the markup. */
  at: number;
}

/** What one pass over a document finds before it is read. */
export interface HtmlScan {
  /** Without its document type declaration; {@link parts} are offsets into it. */
  markup: string;
  /** By name, property or http-equiv in lower case; the first of each counts. */
  metas: ReadonlyMap<string, string>;
  /** Of the `html` element. */
  language: string;
  title: string;
  /** Text of the first `h1`. */
  heading: string;
  links: readonly InternalLink[];
  /** Address that the page was saved from, as its links to itself have it; mostly empty. */
  ownAddress: string;
  /** Stretches of markup that belong to the page around the text, ascending, not nested. */
  parts: readonly { start: number; end: number }[];
  /** Scripts, styles, drawings: likewise. */
  mute: readonly { start: number; end: number }[];
  elements: number;
  deepest: number;
  /** Characters of text outside of scripts and styles, and those of them that are links to elsewhere. */
  textLength: number;
  linkLength: number;
  /** Scripts, forms, navigation, articles: what web pages have and books have not. */
  machinery: number;
}

const PIECE = 64 * 1024;
const MOST_METAS = 500;
const MOST_LINKS = 5000;
const LONGEST_LINK = 300;
const LONGEST_VALUE = 2000;
const MOST_ATTRIBUTES = 64;
const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'svg',
  'select',
  'textarea',
]);
const MACHINERY = new Set([
  'script',
  'form',
  'nav',
  'iframe',
  'button',
  'input',
  'article',
  'main',
  'footer',
  'aside',
]);

const MUTE = new Set(['script', 'style', 'noscript', 'template', 'svg']);

interface Open {
  name: string;
  isPart: boolean;
  /** Where it starts when it is the outermost of what is mute, else -1. */
  mute: number;
}

/** Collects what a scan finds; fed by the parser's events. */
class ScanSink {
  readonly metas = new Map<string, string>();
  readonly links: InternalLink[] = [];
  readonly address = new OwnAddress();
  readonly parts: { start: number; end: number }[] = [];
  readonly mute: { start: number; end: number }[] = [];
  language = '';
  title = '';
  heading = '';
  elements = 0;
  deepest = 0;
  textLength = 0;
  linkLength = 0;
  machinery = 0;
  private readonly open: Open[] = [];
  private silent = 0;
  private partStart = -1;
  private partDepth = 0;
  private link: { href: string; text: string; at: number } | null = null;
  private readsTitle = false;
  private readsHeading = false;

  /** Elements that are open. */
  get depth(): number {
    return this.open.length;
  }

  openTag(name: string, attributes: ReadonlyMap<string, string>, start: number): void {
    this.elements++;
    if (MACHINERY.has(name)) this.machinery++;
    if (name === 'html') this.language = attributes.get('lang') ?? attributes.get('xml:lang') ?? '';
    if (name === 'meta') this.meta(attributes);
    if (name === 'title' && this.title === '') this.readsTitle = true;
    if (name === 'h1' && this.heading === '') this.readsHeading = true;
    this.address.note(attributes.get('id'));
    if (name === 'a') {
      this.link = { href: attributes.get('href') ?? '', text: '', at: start };
      this.address.note(attributes.get('name'));
      this.address.noteLink(this.link.href);
    }
    const isPart = isPagePart(name, attributes) || isPageFrame(name, attributes);
    const isMute = MUTE.has(name) && !/ld\+json/i.test(attributes.get('type') ?? '');
    this.open.push({ name, isPart, mute: isMute && this.silent === 0 ? start : -1 });
    this.deepest = Math.max(this.deepest, this.open.length);
    if (SILENT.has(name)) this.silent++;
    if (!isPart) return;
    if (this.partDepth++ === 0) this.partStart = start;
  }

  text(text: string): void {
    if (this.readsTitle) this.title += text;
    if (this.silent > 0) return;
    const { length } = text.trim();
    this.textLength += length;
    if (this.readsHeading) this.heading += text;
    if (this.link === null) return;
    if (this.link.text.length < LONGEST_LINK) this.link.text += text;
    if (!this.link.href.startsWith('#')) this.linkLength += length;
  }

  closeTag(name: string, end: number): void {
    if (name === 'title') this.readsTitle = false;
    if (name === 'h1') this.readsHeading = false;
    if (name === 'a') this.endLink();
    const last = this.open.pop();
    if (last === undefined) return;
    if (SILENT.has(last.name)) this.silent--;
    if (last.mute >= 0) this.mute.push({ start: last.mute, end });
    if (!last.isPart || --this.partDepth > 0) return;
    this.parts.push({ start: this.partStart, end });
  }

  private meta(attributes: ReadonlyMap<string, string>): void {
    const name =
      attributes.get('name') ?? attributes.get('property') ?? attributes.get('http-equiv');
    const content = attributes.get('content');
    if (name === undefined || content === undefined || this.metas.size >= MOST_METAS) return;
    const key = name.trim().toLowerCase();
    if (!this.metas.has(key)) this.metas.set(key, content);
  }

  private endLink(): void {
    const { link } = this;
    this.link = null;
    if (link === null || !/^#./.test(link.href) || this.links.length >= MOST_LINKS) return;
    const { href, text, at } = link;
    this.links.push({ text, at, fragment: decodeFragment(href.slice(1)) });
  }
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Goes over a document once, without building a tree, and finds what tells how to read it. */
export async function scanHtml(decoded: string, turns: Turns): Promise<HtmlScan> {
  const markup = dropDoctype(decoded);
  const sink = new ScanSink();
  let tag: { name: string; attributes: Map<string, string>; start: number } | null = null;
  const flush = (): void => {
    if (tag === null) return;
    const { name, attributes, start } = tag;
    tag = null;
    sink.openTag(name, attributes, start);
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        flush();
        tag = { name, attributes: new Map(), start: parser.startIndex };
      },
      onattribute(name, value) {
        if (tag === null || tag.attributes.size >= MOST_ATTRIBUTES) return;
        if (!tag.attributes.has(name)) tag.attributes.set(name, value.slice(0, LONGEST_VALUE));
      },
      ontext(text) {
        flush();
        sink.text(text);
      },
      onclosetag(name, isImplied) {
        flush();
        sink.closeTag(name, isImplied ? parser.startIndex : parser.endIndex + 1);
      },
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  );
  for (let at = 0; at < markup.length; at += PIECE) {
    parser.write(markup.slice(at, at + PIECE));
    checkNesting(sink.depth);
    await turns.next();
  }
  parser.end();
  const { metas, language, title, heading, links, parts, mute, elements, deepest } = sink;
  const { textLength, linkLength, machinery } = sink;
  const facts = { metas, language, title, heading, links, parts, mute, elements, deepest };
  const ownAddress = sink.address.find();
  return { markup, ...facts, ownAddress, textLength, linkLength, machinery };
}

/** The markup without some stretches of it. */
export function cutOut(
  markup: string,
  stretches: readonly { start: number; end: number }[],
): string {
  const kept: string[] = [];
  let from = 0;
  for (const { start, end } of stretches) {
    kept.push(markup.slice(from, start));
    from = Math.max(from, end);
  }
  kept.push(markup.slice(from));
  return kept.join(' ');
}
