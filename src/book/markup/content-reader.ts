import { Parser } from 'htmlparser2';
import { LecternError } from '../../domain/errors.ts';
import type { Turns } from '../turns.ts';
import { ContentBuilder, type ContentOptions } from './content-builder.ts';
import type { ContentDocument } from './content.ts';
import { checkNesting } from './nesting.ts';
import { dropDoctype } from './markup-text.ts';

/** Characters parsed between two looks at the clock and the abort signal. */
const PIECE = 64 * 1024;
/** Attributes of one element that are looked at; the rest is passed over. */
const MOST_ATTRIBUTES = 64;
/** An attribute's value longer than this is cut: pictures as data lie there, nothing that is heard. */
const LONGEST_ATTRIBUTE = 4096;

function localName(name: string): string {
  const colon = name.lastIndexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Blocks of one document; the longest novel in one file has a tenth of it. */
export const MOST_BLOCKS = 400_000;

/** An open tag whose attributes are still coming. */
interface PendingTag {
  name: string;
  attributes: Map<string, string>;
}

/**
 * Reads a document of HTML or XHTML, well-formed or not. Entities of HTML are decoded, declared ones
 * are dropped unread; nothing is loaded, no script runs, and memory grows only with the text.
 */
export async function readContent(
  markup: string,
  options: ContentOptions,
  turns: Turns,
): Promise<ContentDocument> {
  const builder = new ContentBuilder(options);
  let pending: PendingTag | null = null;
  let depth = 0;
  const own = `${options.ownAddress ?? ''}#`;
  // The parser's event for a complete tag would collect all attributes first; they are counted here instead.
  const startPending = (): void => {
    if (pending === null) return;
    const { name, attributes } = pending;
    pending = null;
    builder.open(name, attributes);
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        startPending();
        depth++;
        pending = { name: localName(name), attributes: new Map() };
      },
      onattribute(name, value) {
        const attributes = pending?.attributes;
        if (attributes === undefined || attributes.size >= MOST_ATTRIBUTES) return;
        if (attributes.has(name)) return;
        const isOwn = name === 'href' && own !== '#' && value.startsWith(own);
        attributes.set(
          name,
          (isOwn ? value.slice(own.length - 1) : value).slice(0, LONGEST_ATTRIBUTE),
        );
      },
      ontext(text) {
        startPending();
        builder.text(text);
      },
      onclosetag(name) {
        startPending();
        depth--;
        builder.close(localName(name));
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true, recognizeCDATA: true },
  );
  const text = dropDoctype(markup);
  for (let at = 0; at < text.length; at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
    checkNesting(depth);
    if (builder.count > MOST_BLOCKS) {
      throw new LecternError(
        'archive-too-large',
        `A document of the book has more than ${MOST_BLOCKS} paragraphs, which no book has. The file is damaged, or made to fill the memory.`,
      );
    }
    await turns.next();
  }
  parser.end();
  startPending();
  return builder.finish();
}
