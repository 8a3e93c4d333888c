import '@awesome.me/webawesome/dist/components/button/button.js';
import '@awesome.me/webawesome/dist/components/icon/icon.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Exclusion } from '../../domain/edits/book-edits.ts';
import type { TextRange } from '../../domain/edits/text-ranges.ts';
import { isHeard, lineState } from './line-state.ts';
import type { TextCursor } from './text-cursor.ts';
import type { TextLine } from './text-slices.ts';

/** ARIA 1.2 does not ask for `aria-selected` here, as 1.1 did: what an item is, `aria-checked` says. */
const ITEM = 'treeitem';

/** All that a line's look depends on. */
export interface LineView {
  line: TextLine;
  /** Place among all lines, from 0, and how many there are. */
  index: number;
  count: number;
  /** The sentences that are shown; text after the last of them is not. */
  sentences: readonly TextRange[];
  exclusion: Exclusion | undefined;
  cursor: TextCursor;
  /** The number of a note in this chapter. */
  noteNumber: (id: string) => number | undefined;
  notesHeard: boolean;
  split: () => void;
}

/** A line of a chapter's text, as an item of a tree. */
export function renderLine(view: LineView): TemplateResult {
  const { line, index, exclusion, sentences, cursor } = view;
  const isHere = cursor.line === index;
  const isEntered = isHere && cursor.sentence !== null;
  const { kind } = line.block;
  // Notes that are not spoken look so, although nobody has left them out.
  const state = kind === 'note' && !view.notesHeard ? 'false' : lineState(exclusion);
  return html`<div
    class="line ${kind}"
    role=${ITEM}
    aria-level="1"
    aria-setsize=${view.count}
    aria-posinset=${index + 1}
    aria-checked=${state}
    aria-expanded=${sentences.length > 1 ? String(isEntered) : nothing}
    aria-labelledby="text-${index}"
    tabindex=${isHere && !isEntered ? 0 : -1}
    data-line=${index}
  >
    <div class="margin"></div>
    <div class="text" id="text-${index}" dir="auto">
      ${renderTag(view)}${kind === 'scene-break' ? renderBreak(exclusion) : renderWords(view, isEntered)}
    </div>
    ${line.splits ? renderSplit(view) : nothing}
  </div>`;
}

function renderTag({ line, noteNumber, notesHeard }: LineView): TemplateResult | typeof nothing {
  const { kind, id } = line.block;
  if (kind !== 'note') return nothing;
  const number = id === undefined ? undefined : noteNumber(id);
  return html`<span class="tag"
    >Note ${number ?? ''}${notesHeard ? '' : ' – not read aloud'}</span
  >`;
}

function renderBreak(exclusion: Exclusion | undefined): TemplateResult {
  return html`<span class="words ${exclusion === undefined ? '' : 'out'}"
    ><span class="visually-hidden">Pause</span><span aria-hidden="true">⁂</span></span
  >`;
}

/** Written without a space of its own, because spaces and line ends of the text are shown as they are. */
function renderWords(view: LineView, isEntered: boolean): TemplateResult {
  const { line, sentences } = view;
  const { text } = line.block;
  const last = sentences.at(-1)?.end ?? 0;
  const hidden = text.slice(last).trim().length;
  return html`<span class="words" role=${isEntered ? 'group' : nothing}
    >${sentences.map((sentence, at) => [
      text.slice(sentences[at - 1]?.end ?? 0, sentence.start),
      renderSentence(view, sentence, at, isEntered),
    ])}${hidden > 0 ? html`<span class="tag"> … and ${hidden} more characters</span>` : nothing}</span
  >`;
}

function renderSentence(
  view: LineView,
  sentence: TextRange,
  at: number,
  isEntered: boolean,
): TemplateResult {
  const { line, exclusion, cursor } = view;
  const heard = isHeard(sentence, exclusion);
  return html`<span
    class="sentence ${heard ? '' : 'out'}"
    role=${isEntered ? ITEM : nothing}
    aria-level=${isEntered ? 2 : nothing}
    aria-checked=${isEntered ? String(heard) : nothing}
    tabindex=${isEntered && cursor.sentence === at ? 0 : nothing}
    data-sentence=${at}
    >${renderPieces(view, sentence, line)}</span
  >`;
}

/** A sentence with the numbers of the notes that it refers to. */
function renderPieces(view: LineView, { start, end }: TextRange, line: TextLine): unknown[] {
  const { text, notes = [] } = line.block;
  const inside = line.whole ? [] : notes.filter(({ at }) => at > start && at <= end);
  const pieces: unknown[] = [];
  let from = start;
  for (const { at, note } of inside) {
    pieces.push(
      text.slice(from, at),
      html`<sup aria-hidden="true">${view.noteNumber(note) ?? '*'}</sup>`,
    );
    from = at;
  }
  pieces.push(text.slice(from, end));
  return pieces;
}

function renderSplit({ split }: LineView): TemplateResult {
  return html`<wa-button size="s" appearance="plain" @click=${split}
    ><wa-icon slot="start" name="split"></wa-icon>New chapter from here</wa-button
  >`;
}
