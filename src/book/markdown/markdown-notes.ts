import type { TokenizerAndRendererExtension, Tokens } from 'marked';

const DEFINITION = /^\[\^([^\]\s]{1,80})\]:[ \t]*/;
const REFERENCE = /^\[\^([^\]\s]{1,80})\]/;
/** Starts a block of its own, so that a note ends before it. */
const OTHER_BLOCK = /^(?: {0,3}(?:#{1,6}[ \t]|>|`{3}|~{3}|[-*_]{3,}[ \t]*$)|\[\^)/;
const LONGEST_INLINE = 1_000;
/** Characters of text that are looked through for a note at once. */
const LONGEST_TEXT = 500;

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** The lines of a note: its first, those that go on without a blank line, and indented ones after blank lines. */
function noteLines(source: string): string[] {
  const lines: string[] = [];
  let isBlank = false;
  for (const line of linesOf(source)) {
    const isFirst = lines.length === 0;
    if (line.trim() === '') isBlank = true;
    else if (!isFirst && isBlank && !/^(?: {2,}|\t)/.test(line)) break;
    else if (!isFirst && !isBlank && OTHER_BLOCK.test(line)) break;
    else isBlank = false;
    lines.push(line);
  }
  while (lines.at(-1)?.trim() === '') lines.pop();
  return lines;
}

/** Lines one after another: a note is short, and what follows it is not looked at. */
function* linesOf(source: string): Generator<string> {
  for (let at = 0; at < source.length;) {
    const end = source.indexOf('\n', at);
    yield source.slice(at, end < 0 ? source.length : end);
    if (end < 0) return;
    at = end + 1;
  }
}

/** “[^1]: …”: a note, where it is defined. */
const definition: TokenizerAndRendererExtension = {
  name: 'noteDefinition',
  level: 'block',
  tokenizer(source) {
    const [head, id = ''] = DEFINITION.exec(source) ?? [];
    if (head === undefined) return undefined;
    const lines = noteLines(source);
    const raw = lines.join('\n');
    const text = raw.slice(head.length).replace(/\n(?: {1,4}|\t)/g, '\n');
    return { type: 'noteDefinition', raw, id, tokens: this.lexer.blockTokens(text, []) };
  },
  renderer(token) {
    const { id, tokens = [] } = token as Tokens.Generic & { id: string };
    return noteMarkup(`note-${escapeAttribute(id)}`, this.parser.parse(tokens));
  },
};

/** “[^1]” in a text: a reference to a note. */
const reference: TokenizerAndRendererExtension = {
  name: 'noteReference',
  level: 'inline',
  tokenizer(source) {
    const [raw, id = ''] = REFERENCE.exec(source) ?? [];
    return raw === undefined ? undefined : { type: 'noteReference', raw, id };
  },
  renderer(token) {
    const id = escapeAttribute((token as Tokens.Generic & { id: string }).id);
    return `<a role="doc-noteref" href="#note-${id}">${id}</a>`;
  },
};

function closingBracket(source: string): number {
  let depth = 0;
  for (let at = 1; at < Math.min(source.length, LONGEST_INLINE); at++) {
    const char = source.charAt(at);
    if (char === '\\') at++;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return at;
  }
  return -1;
}

/** “^[…]”: a note inside the text it belongs to; it is put aside until its paragraph has ended. */
function inlineNote(putAside: (markup: string) => string): TokenizerAndRendererExtension {
  return {
    name: 'inlineNote',
    level: 'inline',
    // Text is taken in pieces, so that nothing is searched twice.
    start: (source) => {
      const at = source.slice(0, LONGEST_TEXT).indexOf('^[');
      return at >= 0 || source.length <= LONGEST_TEXT ? at : LONGEST_TEXT - 1;
    },
    tokenizer(source) {
      const end = source.startsWith('^[') ? closingBracket(source) : -1;
      if (end < 0) return undefined;
      const tokens = this.lexer.inlineTokens(source.slice(2, end), []);
      return { type: 'inlineNote', raw: source.slice(0, end + 1), tokens };
    },
    renderer({ tokens = [] }) {
      const id = putAside(this.parser.parseInline(tokens));
      return `<a role="doc-noteref" href="#${id}">*</a>`;
    },
  };
}

/** Markup of a note with an id of its own. */
export function noteMarkup(id: string, markup: string): string {
  return `<aside role="doc-footnote" id="${id}">${markup}</aside>\n`;
}

/**
 * Reads notes: defined apart (“[^1]: …”) or where they are referred to (“^[…]”).
 * @param putAside takes an inline note's markup and gives its id
 */
export function noteExtensions(
  putAside: (markup: string) => string,
): TokenizerAndRendererExtension[] {
  return [definition, reference, inlineNote(putAside)];
}
