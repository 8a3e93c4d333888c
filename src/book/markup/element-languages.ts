import type { Attributes } from './element-rules.ts';
import { languageOf, primaryLanguage } from './language-tag.ts';

/** The languages that a document and its elements say of themselves. */
export class ElementLanguages {
  /** The document's own, as written; empty while it has said none. */
  document = '';

  /** The language of an element's text, or an empty text where it is the document's own; `outer` is that of the element around it. */
  read(name: string, attributes: Attributes, outer: string): string {
    const tag = attributes.get('xml:lang') ?? attributes.get('lang');
    if (tag === undefined) return outer;
    if (name === 'html' || name === 'body') {
      this.document = tag;
      return '';
    }
    const language = languageOf(tag);
    return primaryLanguage(language) === primaryLanguage(this.document) ? '' : language;
  }
}
