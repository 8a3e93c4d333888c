import { Effect } from './element-rules.ts';
import type { InlineText } from './inline-text.ts';
import { isRaisedMarker, isReturn, linkKind } from './note-marker.ts';
import type { OpenElement, OpenElements } from './open-elements.ts';

/** Characters before raised text that decide whether it is a marker. */
const CONTEXT = 40;

/** Raised text has ended: a link around it is raised, and a marker without a link is taken out, and leaves a mark without a target. */
export function endSuperscript(
  { place, hadText }: OpenElement,
  elements: OpenElements,
  inline: InlineText,
): void {
  const link = elements.find(({ effect }) => (effect & Effect.link) !== 0);
  if (link !== undefined) link.raised = true;
  else if (isRaisedMarker(inline.since(place), inline.before(place, CONTEXT))) {
    const label = inline.since(place).trim();
    inline.cut(place, hadText);
    inline.mark({ kind: 'reference', href: '', label, isTyped: false });
  }
}

/** A link has ended: a reference to a note leaves a mark in the place of its text. */
export function endLink(
  { place, hadText, href, raised }: OpenElement,
  elements: OpenElements,
  inline: InlineText,
): void {
  const label = inline.since(place).trim();
  const isInNote = elements.has(Effect.note) || elements.has(Effect.notes);
  const kind = linkKind(label, href, raised || elements.has(Effect.superscript));
  if (kind === 'marker' || kind === 'return' || (isInNote && isReturn(label))) {
    inline.cut(place, hadText);
    inline.mark({ kind: 'reference', href, label, isTyped: false });
  } else if (kind === 'maybe') {
    inline.enclose(
      place,
      { kind: 'maybe-reference', href, label },
      { kind: 'maybe-reference-end' },
    );
  }
}
