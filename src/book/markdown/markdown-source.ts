import {
  isBrokenByHand,
  startsWithCapitals,
  wrapWidth,
  type TextParagraph,
} from '../text/text-paragraphs.ts';

/** Quotes and lists nested deeper than this lose their meaning; nobody writes them, and parsing slows down. */
const DEEPEST = 12;
/** Spaces before a line beyond this say nothing more. */
const WIDEST_INDENT = 48;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const PIECE = 64 * 1024;

/** Cuts a line's marks down to what can be meant. */
function boundMarks(line: string): string {
  const marks = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/.exec(line)?.[0] ?? '';
  const found = marks.match(/>|[-*+]|\d{1,9}[.)]/g) ?? [];
  const isRule = /^[ \t]*([-*_][ \t]*){3,}$/.test(line);
  const bounded =
    found.length > DEEPEST && !isRule
      ? `${found.slice(0, DEEPEST).join(' ')} ${line.slice(marks.length).trim()}`
      : line;
  const indent = /^[ \t]*/.exec(bounded)?.[0] ?? '';
  return indent.length > WIDEST_INDENT ? bounded.slice(indent.length - WIDEST_INDENT) : bounded;
}

const DIRECTIVE =
  /^([ \t]*(?:\d{1,4}\.|[-*+])[ \t]+)?[ \t]*(?::{3,}.*|\\(?:newpage|pagebreak|clearpage|tableofcontents|maketitle)\b.*|\[(?:toc|\[_?toc_?\])\]|\{\{?[%<:].*\}\}?|\{:.*\}|\{[ \t]*(?:(?:front|main|back)matter|pagebreak|[#.][\w.#-]+|[a-z][\w-]*[ \t]*[:=][^{}]{0,300})[ \t]*\})[ \t]*$/i;
/** Markua's asides, tips, warnings and others, line by line: “A> ”. */
const MARKUA_ASIDE = /^[A-EIQTWX]>(?=\s|$)/;
const ALERT =
  /^([ \t]*>[ \t]*)\[!(?:note|tip|important|warning|caution|info|quote|example|abstract)\][+-]?/i;
const HEADING_ATTRIBUTES = /[ \t]*\{[ \t]*[#.:%\w-][^{}\n]{0,300}\}[ \t]*$/;

/** Takes out of a line what other dialects mark and nobody hears. */
function dropDialects(line: string): string {
  const directive = DIRECTIVE.exec(line);
  // What goes on below belongs to the item of a list whose first line this is.
  if (directive !== null) return directive[1] ?? '';
  const quoted = line.replace(MARKUA_ASIDE, '>');
  const plain = ALERT.test(quoted) ? quoted.replace(ALERT, '$1') : quoted;
  return /^ {0,3}#{1,6}[ \t]/.test(plain) ? plain.replace(HEADING_ATTRIBUTES, '') : plain;
}

/** Raised and lowered text, which is heard as it stands. */
const RAISED = /(?<![\^[])\^([^\s^[\]]{1,20})\^/g;
const RAW_HTML = /`([^`]{1,300})`\{=html\}/g;
const SPAN = /\[([^[\]]{0,500})\]\{[ \t]*[#.][^{}]{0,500}\}/g;
const ATTRIBUTES = /(?<=[\])`])\{[ \t]*[#.=:\w-][^{}]{0,500}\}/g;
const BLOCK_LINE = /^\|(?:[ \t](.*))?$/gm;
/** Spans inside of spans. */
const DEEPEST_SPANS = 3;

/**
 * Takes out what Pandoc writes beyond CommonMark: attributes, spans with attributes, raw HTML in marks of code, and
 * the bars before lines of verse.
 */
function dropPandoc(source: string): string {
  let plain = source.replace(RAISED, '$1');
  if (source.includes('{')) {
    plain = plain.replace(RAW_HTML, '$1');
    for (let depth = 0; depth < DEEPEST_SPANS; depth++) plain = plain.replace(SPAN, '$1');
    plain = plain.replace(ATTRIBUTES, '');
  }
  // A table has a bar at the end of the line, too.
  const bars = plain.match(BLOCK_LINE)?.filter((line) => !/\|[ \t]*$/.test(line.slice(1))) ?? [];
  if (bars.length < 2) return plain;
  return plain.replace(BLOCK_LINE, (line, text: string | undefined) =>
    /\|[ \t]*$/.test(line.slice(1)) ? line : `${text ?? ''}  `,
  );
}

/** A heading whose inline HTML was wrapped goes on in the next line. */
const WRAPPED_TAG = /^(#{1,6}[ \t][^\n<]{0,300}<[a-z][^<>\n]{0,300})\n([^<>\n]{0,300}>)/gim;

/** The source's lines, made safe to parse, in pieces that begin at headings. */
export function splitSource(source: string): string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let length = 0;
  let fence = '';
  const plain = dropPandoc(source).replace(WRAPPED_TAG, '$1 $2');
  for (const raw of plain.split('\n')) {
    const line = fence === '' ? boundMarks(dropDialects(raw)) : raw;
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence === '' && length > PIECE && /^#{1,6}[ \t]/.test(line)) {
      pieces.push(piece.join('\n'));
      piece = [];
      length = 0;
    }
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
    // A note ends the paragraph before it.
    if (fence === '' && /^\[\^[^\]\s]{1,80}\]:/.test(line)) piece.push('');
    piece.push(line);
    length += line.length + 1;
  }
  pieces.push(piece.join('\n'));
  return pieces;
}

const DEFINITION =
  /^ {0,3}\[((?:[^\]\\\n]|\\.){1,300})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t]+["'(].*)?[ \t]*$/gm;

/** Link targets that are defined anywhere in the source, by their names as the parser knows them. */
export function findDefinitions(source: string): Record<string, { href: string; title: string }> {
  const links = Object.create(null) as Record<string, { href: string; title: string }>;
  for (const [, name = '', href = ''] of source.matchAll(DEFINITION)) {
    if (name.startsWith('^')) continue;
    links[name.toLowerCase().replace(/\s+/g, ' ')] ??= { href, title: '' };
  }
  return links;
}

const MARKED_LINE =
  /^(?: {4}|\t|[ \t]*(?:[#>|]|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|\[\^|<|\+[-=]|-{3}))/;
/** A line longer than this holds a whole paragraph. */
const LONGEST_WRAPPED = 130;
/** Share of such paragraphs that shows that the source is not wrapped by hand. */
const UNWRAPPED = 0.1;

function isUnwrappedLine(line: string): boolean {
  return line.length > LONGEST_WRAPPED;
}

/** The width to which a source is wrapped; infinite where each paragraph is one line, and in books of verse. */
export function sourceWidth(source: string): number {
  const paragraphs: TextParagraph[] = [];
  let lines: string[] = [];
  for (const line of `${source}\n`.split('\n')) {
    if (line.trim() === '' || MARKED_LINE.test(line)) {
      if (lines.length > 0) paragraphs.push({ lines, space: 1 });
      lines = [];
    } else lines.push(line);
  }
  const single = paragraphs.filter(({ lines: all }) => all.length === 1);
  const long = single.filter(({ lines: all }) => all.some(isUnwrappedLine));
  const isUnwrapped = long.length > paragraphs.length * UNWRAPPED;
  if (isUnwrapped && single.length > paragraphs.length / 2) return Infinity;
  const stanzas = paragraphs.filter(({ lines: all }) => all.length >= 4);
  const verse = stanzas.filter(({ lines: all }) => startsWithCapitals(all));
  if (verse.length * 2 > stanzas.length) return Infinity;
  return wrapWidth(paragraphs.filter(({ lines: all }) => !all.some(isUnwrappedLine)));
}

/** Verse has shorter lines on average. */
const LONGEST_VERSE = 70;
const ENDS_SENTENCE = /[.!?…:]["”’')\]]*$/;

/** Whether a paragraph's lines are verse: broken on purpose, and not only one sentence a line. */
export function isVerse(lines: readonly string[], width: number): boolean {
  if (lines.length < 2 || !isBrokenByHand(lines, width)) return false;
  const average = lines.reduce((sum, line) => sum + line.length, 0) / lines.length;
  if (average > LONGEST_VERSE) return false;
  const sentences = lines.filter((line) => ENDS_SENTENCE.test(line.trim())).length;
  return average < LONGEST_VERSE / 2 || sentences * 3 < lines.length * 2;
}
