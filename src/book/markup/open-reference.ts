import { hrefOf, type Attributes } from './element-rules.ts';
import type { InlineText } from './inline-text.ts';

/** Characters of a reference's marker. */
const LONGEST_LABEL = 20;

/** A marked reference to a note: its target stands on its element or on the link inside it, its marker is passed over. */
export class OpenReference {
  /** A reference has been opened whose target is not known yet. */
  private waits = false;
  private reference: { kind: 'reference'; href: string; label: string; isTyped: true } | null =
    null;

  start(isHeard: boolean): void {
    this.waits = isHeard;
  }

  /** An element opens that may have the target. */
  openElement(attributes: Attributes, inline: InlineText): void {
    const href = this.waits ? hrefOf(attributes) : '';
    if (href === '') return;
    this.waits = false;
    this.reference = { kind: 'reference', href, label: '', isTyped: true };
    inline.mark(this.reference);
  }

  addLabel(text: string): void {
    if (this.reference !== null) this.reference.label += text.slice(0, LONGEST_LABEL);
  }

  end(): void {
    this.waits = false;
    this.reference = null;
  }
}
