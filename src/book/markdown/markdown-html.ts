import { Lexer, Marked, type RendererObject, type Tokens } from 'marked';
import { LecternError } from '../../domain/errors.ts';
import { escapeText } from '../markup/plain-text.ts';
import type { Turns } from '../turns.ts';
import { noteExtensions, noteMarkup } from './markdown-notes.ts';
import { findDefinitions, isVerse, sourceWidth, splitSource } from './markdown-source.ts';

/** Signs that stand in programs and hardly in sentences. */
const PROGRAM_SIGNS = /[{}<>=;|\\$#@~^`*/[\]]|[()]\s*[({]|\w\(|::|->/g;
/** Share of such signs above which a block is a program. */
const MOST_SIGNS = 0.03;
/** Languages of code blocks that hold words. */
const WORDS = /^(?:text|txt|plain|plaintext|verse|poem|poetry|quote|letter)?$/i;

/** Whether a block set as code is text that someone would read aloud: a poem, a letter, a sign. */
function isReadable({ text, lang = '' }: Tokens.Code): boolean {
  if (!WORDS.test(lang.trim().split(/\s/)[0] ?? '')) return false;
  const signs = text.match(PROGRAM_SIGNS)?.length ?? 0;
  return /\p{L}{2}/u.test(text) && signs <= text.length * MOST_SIGNS;
}

/** Turns Markdown into HTML for the markup reader; one for each document. */
class MarkdownConverter {
  private readonly aside: string[] = [];
  private asideCount = 0;
  private readonly marked: Marked;

  constructor(private readonly width: number) {
    this.marked = new Marked({ gfm: true });
    this.marked.use({ extensions: noteExtensions((markup) => this.putAside(markup)) });
    this.marked.use({ renderer: this.renderer() });
  }

  convert(piece: string, links: ReturnType<typeof findDefinitions>): string {
    const options = this.marked.defaults;
    const lexer = new Lexer(options);
    Object.assign(lexer.tokens.links, links);
    return this.marked.parser(lexer.lex(piece), options) + this.takeAside();
  }

  private putAside(markup: string): string {
    const id = `note-inline-${++this.asideCount}`;
    this.aside.push(noteMarkup(id, `<p>${markup}</p>`));
    return id;
  }

  private takeAside(): string {
    return this.aside.splice(0).join('');
  }

  private renderer(): RendererObject {
    const { width } = this;
    const takeAside = (): string => this.takeAside();
    return {
      paragraph({ raw, tokens }) {
        const [only] = tokens;
        // A picture alone in its paragraph is a figure; its description stands for it.
        if (tokens.length === 1 && only?.type === 'image') {
          const { text } = only as Tokens.Image;
          return `<figure><figcaption>${escapeText(text)}</figcaption></figure>\n`;
        }
        const text = this.parser.parseInline(tokens);
        const verse = isVerse(raw.trimEnd().split('\n'), width);
        return `<p>${verse ? text.replaceAll('\n', '<br>') : text}</p>\n${takeAside()}`;
      },
      code: (token) => (isReadable(token) ? `<pre>${escapeText(token.text)}</pre>\n` : ''),
      checkbox: () => '',
    };
  }
}

/** Converts a text in Markdown (CommonMark, GitHub's tables, notes) to HTML, which is as hostile as the text. */
export async function convertMarkdown(source: string, turns: Turns): Promise<string> {
  const converter = new MarkdownConverter(sourceWidth(source));
  const links = findDefinitions(source);
  const pieces: string[] = [];
  for (const piece of splitSource(source)) {
    try {
      pieces.push(converter.convert(piece, links));
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      throw new LecternError(
        'file-damaged',
        'The text nests its marks deeper than any text does. It is damaged, or made to stop readers.',
        { cause: thrown },
      );
    }
    await turns.next();
  }
  return pieces.join('\n');
}
