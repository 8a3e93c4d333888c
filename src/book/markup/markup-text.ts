import { hasHighBytes, isUtf8 } from '../encoding/byte-marks.ts';
import { detectEncoding } from '../encoding/detect-encoding.ts';
import { decodeBytes, decodeWindows1252 } from '../encoding/windows-1252.ts';

const DECLARED_ENCODING = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const META_ENCODING = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
/** How far into a document an encoding is looked for; HTML asks for 1,024 bytes, files in the wild need more. */
const PROLOG_BYTES = 8192;

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function encodingByMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  // “<?” or “<h” in UTF-16 without a mark.
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  return null;
}

/**
 * Decodes XML or HTML: byte order mark, then UTF-8 when the bytes cannot be anything else, whatever is declared
 * (saved pages keep the declaration of what they were), then the XML declaration, then a meta element, then the
 * encoding in which the bytes make sense.
 */
export function decodeMarkup(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  if (isUtf8(bytes) && hasHighBytes(bytes)) return new TextDecoder().decode(bytes);
  const prolog = decodeWindows1252(bytes.subarray(0, PROLOG_BYTES));
  const declared = (DECLARED_ENCODING.exec(prolog) ?? META_ENCODING.exec(prolog))?.[1];
  const encoding = declared === undefined ? undefined : decoderFor(declared)?.encoding;
  // UTF-16 that is declared in readable ASCII cannot be UTF-16; UTF-8 has been looked for.
  const isWrong = encoding === undefined || encoding.startsWith('utf-');
  return decodeBytes(bytes, isWrong ? detectEncoding(bytes) : encoding);
}

/** Finds where a document type declaration ends; its internal subset may hold `>` in brackets and quotes. */
function declarationEnd(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '[') {
      depth++;
    } else if (char === ']') {
      depth--;
    } else if (char === '>' && depth <= 0) {
      return at + 1;
    }
  }
  return -1;
}

const ENTITY_NAME = /<!ENTITY\s+([\w.:-]{1,100})\s/g;
/** Declarations are looked for at the document's start only. */
const DOCTYPE_WITHIN = 64 * 1024;

/**
 * Takes the document type declaration out, and with it every reference to an entity that it declares:
 * none is ever expanded or fetched. The entities of XML and HTML stay as they are.
 */
export function dropDoctype(text: string): string {
  const start = text.slice(0, DOCTYPE_WITHIN).search(/<!DOCTYPE/i);
  if (start < 0) return text;
  const found = declarationEnd(text, start + 9);
  // A declaration that never ends by its own rules ends at the first bracket, as in HTML.
  const end = found < 0 ? text.indexOf('>', start) + 1 : found;
  if (end <= 0) return text.slice(0, start);
  const declaration = text.slice(start, end);
  const rest = text.slice(0, start) + text.slice(end);
  const names = new Set([...declaration.matchAll(ENTITY_NAME)].map((match) => match[1]));
  if (names.size === 0) return rest;
  return rest.replace(/&([\w.:-]{1,100});/g, (reference, name: string) =>
    names.has(name) ? '' : reference,
  );
}
