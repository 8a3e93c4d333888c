import { Parser } from 'htmlparser2';
import { LecternError } from '../../domain/errors.ts';
import { decodeMarkup, dropDoctype } from '../markup/markup-text.ts';
import type { Turns } from '../turns.ts';

/** Attributes of an element of WordprocessingML, names without their prefix. */
export type XmlAttributes = ReadonlyMap<string, string>;

/** What is told of a part's elements, names without their prefix. */
export interface XmlSink {
  open(name: string, attributes: XmlAttributes): void;
  text(text: string): void;
  close(name: string): void;
}

const PIECE = 64 * 1024;
const MOST_ATTRIBUTES = 64;
const LONGEST_ATTRIBUTE = 2000;
/** Elements open at once; tables in tables have a tenth of it. */
const DEEPEST = 2000;

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Goes over a part of a Word document in one pass, without building a tree. */
export async function scanXml(bytes: Uint8Array, sink: XmlSink, turns: Turns): Promise<void> {
  let pending: { name: string; attributes: Map<string, string> } | null = null;
  let depth = 0;
  let deepest = 0;
  const flush = (): void => {
    if (pending === null) return;
    const { name, attributes } = pending;
    pending = null;
    sink.open(name, attributes);
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        flush();
        deepest = Math.max(deepest, ++depth);
        pending = { name: localName(name), attributes: new Map() };
      },
      onattribute(name, value) {
        if (pending === null || pending.attributes.size >= MOST_ATTRIBUTES) return;
        pending.attributes.set(localName(name), value.slice(0, LONGEST_ATTRIBUTE));
      },
      ontext(text) {
        flush();
        sink.text(text);
      },
      onclosetag(name) {
        flush();
        depth--;
        sink.close(localName(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const text = dropDoctype(decodeMarkup(bytes));
  for (let at = 0; at < text.length; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
    if (deepest > DEEPEST) {
      throw new LecternError(
        'file-damaged',
        `A part of the document nests ${deepest} elements in one another, which no document does. The file is damaged, or made to stop readers.`,
      );
    }
    await turns.next();
  }
  parser.end();
}
