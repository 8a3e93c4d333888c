import { Parser } from 'htmlparser2';
import { DOMParser } from 'linkedom/worker';
import { decodeMarkup, dropDoctype } from '../markup/markup-text.ts';

const XML_ENTITIES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** Decodes one named entity of HTML; what is none stays as it is. */
function decodeEntity(reference: string): string {
  let text = '';
  const parser = new Parser({ ontext: (piece) => (text += piece) }, { decodeEntities: true });
  parser.end(reference);
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Writers use HTML's named entities where XML knows only five. */
function replaceHtmlEntities(text: string): string {
  const decoded = new Map<string, string>();
  return text.replace(/&([a-z][a-z\d]{1,30});/gi, (reference, name: string) => {
    if (XML_ENTITIES.has(name)) return reference;
    const known = decoded.get(name) ?? decodeEntity(reference);
    decoded.set(name, known);
    return known;
  });
}

/** Bytes of an EPUB's own documents; those of the largest books have a tenth of it. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Elements nested in one another; deeper trees make selecting in them slow. */
const DEEPEST = 256;
/** Characters looked over at once. */
const PIECE = 64 * 1024;

/** Elements of one document: the largest packages and navigations have a third of it. */
const MOST_ELEMENTS = 60_000;
/** Attributes of one element: looking for doubles takes longer with each. */
const MOST_ATTRIBUTES = 128;

/**
 * Looks over a text without building a tree.
 * @throws RangeError when a tree of it would be too large or too deep
 */
function checkSize(text: string): void {
  let depth = 0;
  let elements = 0;
  let attributes = 0;
  const parser = new Parser(
    {
      onopentagname() {
        depth++;
        elements++;
        attributes = 0;
        if (depth > DEEPEST) throw new RangeError(`it nests more than ${DEEPEST} elements`);
        if (elements > MOST_ELEMENTS) {
          throw new RangeError(`it has more than ${MOST_ELEMENTS} elements`);
        }
      },
      onattribute() {
        if (++attributes > MOST_ATTRIBUTES) {
          throw new RangeError(`an element of it has more than ${MOST_ATTRIBUTES} attributes`);
        }
      },
      onclosetag: () => depth--,
    },
    { xmlMode: true },
  );
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.end();
}

/**
 * Parses one of an EPUB's own documents (container, package, navigation) into a DOM, in a worker that
 * has none. Entities that the document declares are dropped, nothing is loaded.
 * @throws RangeError when it is too large or too deep for a book's
 */
export function parseXml(bytes: Uint8Array): Document {
  if (bytes.length > MOST_BYTES) throw new RangeError(`it has ${bytes.length} bytes`);
  const text = replaceHtmlEntities(dropDoctype(decodeMarkup(bytes)));
  checkSize(text);
  return new DOMParser().parseFromString(text, 'text/xml') as unknown as Document;
}

/** An element's name without its prefix, as written. */
export function localNameOf(element: Element): string {
  const name = element.nodeName;
  return name.slice(name.indexOf(':') + 1);
}

/** All elements of a local name, whatever their prefix, in document order. */
export function elementsNamed(root: Document | Element, ...names: string[]): Element[] {
  return [...root.querySelectorAll('*')].filter((element) => names.includes(localNameOf(element)));
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&#160;': '\u00a0',
  '&amp;': '&',
};

/** An attribute's text as it was before linkedom, which escapes what it is asked for in XML. */
export function unescapeAttribute(value: string): string {
  return value.replace(/&(?:lt|gt|#160|amp);/g, (escape) => ESCAPED[escape] ?? escape);
}

/** The value of an attribute under any prefix, or an empty text. */
export function attributeNamed(element: Element, name: string): string {
  const plain = element.getAttribute(name);
  if (plain !== null) return unescapeAttribute(plain);
  for (const attribute of element.attributes) {
    if (attribute.name.endsWith(`:${name}`)) return attribute.value;
  }
  return '';
}
