/** What is said of a text before it: values by field name in lower case, and the text after it. */
export interface FrontMatter {
  fields: ReadonlyMap<string, readonly string[]>;
  rest: string;
}

const MOST_LINES = 400;
const LONGEST_VALUE = 4000;

/** Takes quotes and comments off a value. */
function unquote(value: string): string {
  const text = value.trim();
  const quoted = /^"((?:[^"\\]|\\.){0,4000})"/.exec(text) ?? /^'((?:[^']|''){0,4000})'/.exec(text);
  if (quoted !== null) {
    return (quoted[1] ?? '').replaceAll("''", "'").replace(/\\(["\\/])/g, '$1');
  }
  return text.replace(/\s+#.*$/, '').trim();
}

/** “[A, "B, C"]” → its items; any other value is one. */
function itemsOf(value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value.trim())?.[1];
  if (list === undefined) return [unquote(value)].filter((item) => item !== '');
  const items = list.match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+/g) ?? [];
  return items.map(unquote).filter((item) => item !== '');
}

/**
 * Reads the fields of YAML or TOML as far as books need them: plain values, lists, and the names in lists of people.
 * What is nested otherwise is passed over; no alias is followed, no type is made.
 */
class FieldReader {
  private readonly fields = new Map<string, string[]>();
  private field = '';
  private block: { fold: boolean } | null = null;

  read(lines: readonly string[]): Map<string, string[]> {
    for (const line of lines.slice(0, MOST_LINES)) this.line(line);
    return this.fields;
  }

  private line(line: string): void {
    const found = /^([\w.-]{1,60})[ \t]*[:=](?:[ \t]+(.*)|)$/.exec(line);
    if (found !== null) this.start(found[1] ?? '', found[2] ?? '');
    else if (this.block !== null && /^(?:[ \t]|$)/.test(line)) this.goOn(line.trim());
    else if (/^[ \t]*-[ \t]+/.test(line)) this.item(line.replace(/^[ \t]*-[ \t]+/, ''));
    else if (/^[ \t]+\S/.test(line)) this.nested(line.trim());
  }

  private start(name: string, value: string): void {
    this.field = name.toLowerCase();
    this.block = /^[|>][+-]?\d?[ \t]*$/.test(value) ? { fold: value.startsWith('>') } : null;
    if (this.fields.has(this.field)) return;
    this.fields.set(this.field, this.block === null ? itemsOf(value) : []);
  }

  /** A line of a value that is a block of text. */
  private goOn(line: string): void {
    const values = this.fields.get(this.field);
    if (values === undefined) return;
    const joined = `${values[0] ?? ''}${values[0] === undefined ? '' : ' '}${line}`;
    values[0] = joined.slice(0, LONGEST_VALUE);
  }

  private item(value: string): void {
    const name = /^(?:name|text|title)[ \t]*:[ \t]*(.+)$/i.exec(value)?.[1];
    if (name === undefined && /^[\w-]{1,40}:[ \t]/.test(value)) return;
    const item = unquote(name ?? value);
    if (item !== '') this.fields.get(this.field)?.push(item);
  }

  /** A person's name inside of a field, or the second line of a long value. */
  private nested(line: string): void {
    const name = /^(?:name|text)[ \t]*:[ \t]*(.+)$/i.exec(line)?.[1];
    const values = this.fields.get(this.field);
    if (values === undefined) return;
    if (name !== undefined) values.push(unquote(name));
    else if (values.length === 1 && !/^[\w-]{1,40}[ \t]*:/.test(line)) {
      values[0] = `${values[0] ?? ''} ${unquote(line)}`.slice(0, LONGEST_VALUE);
    }
  }
}

function readBetween(
  lines: readonly string[],
  opening: RegExp,
  closing: RegExp,
): FrontMatter | null {
  if (!opening.test(lines[0] ?? '')) return null;
  const end = lines.slice(1, MOST_LINES).findIndex((line) => closing.test(line));
  if (end < 0) return null;
  const fields = new FieldReader().read(lines.slice(1, end + 1));
  if (fields.size === 0) return null;
  return { fields, rest: lines.slice(end + 2).join('\n') };
}

/** Pandoc's title block: “% Title”, “% Author; Author”, “% Date”. */
function readTitleBlock(lines: readonly string[]): FrontMatter | null {
  if (!/^%[ \t]+\S/.test(lines[0] ?? '')) return null;
  const values: string[] = [];
  let at = 0;
  for (; at < lines.length && at < 20; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('%')) values.push(line.slice(1).trim());
    else if (/^[ \t]+\S/.test(line) && values.length > 0) {
      values.push(`${values.pop() ?? ''}${values.length === 1 ? '; ' : ' '}${line.trim()}`);
    } else break;
  }
  const fields = new Map<string, string[]>();
  for (const [index, name] of ['title', 'author', 'date'].entries()) {
    const value = values[index] ?? '';
    if (value !== '') fields.set(name, [value]);
  }
  return { fields, rest: lines.slice(at).join('\n') };
}

const KNOWN_FIELD =
  /^(title|subtitle|author|authors|by|creator|date|year|published|publisher|language|lang|translator|series|copyright|licen[cs]e|source|illustrator|editor)$/i;

/** “Title: Emma”, “## Author: Jane Austen”, “**Year:** 1815”: lines that name a field, before the text. */
function readNamedLines(lines: readonly string[]): FrontMatter {
  const fields = new Map<string, string[]>();
  let at = 0;
  for (; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim();
    const isBlank = line === '' || /^(?:-{3,}|\*{3,}|_{3,})$/.test(line);
    if (isBlank) continue;
    const plain = line.replace(/^#{1,6}[ \t]+/, '').replace(/[*_]{2,3}/g, '');
    const [, name = '', value = ''] =
      /^([\p{L} ]{2,20}?)[ \t]*:[ \t]*(\S.*?)[ \t#]*$/u.exec(plain) ?? [];
    if (!KNOWN_FIELD.test(name)) break;
    const key = name.toLowerCase();
    if (!fields.has(key)) fields.set(key, [value]);
  }
  // One such line may be a sentence of the text.
  if (!fields.has('title') && fields.size < 2) return { fields: new Map(), rest: lines.join('\n') };
  return { fields, rest: lines.slice(at).join('\n') };
}

/** Reads what a Markdown text says of itself before it begins. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/^\n+/, '')
    .split('\n');
  return (
    readBetween(lines, /^---[ \t]*$/, /^(?:---|\.\.\.)[ \t]*$/) ??
    readBetween(lines, /^\+\+\+[ \t]*$/, /^\+\+\+[ \t]*$/) ??
    readTitleBlock(lines) ??
    readNamedLines(lines)
  );
}
