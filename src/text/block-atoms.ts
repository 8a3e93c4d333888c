import type { Block } from '../domain/book.ts';
import type { Atom, BreakKind } from './chunk-packer.ts';
import type { SpeechToken } from './g2p.ts';
import type { SentenceSpan } from './sentences/sentence-splitter.ts';

/** Symbols of an atom at most: several fit into a chunk. */
const ATOM_LIMIT = 120;

/** Marks between a speaker's name and what is said. */
const LONGEST_SPEAKER_MARKS = 3;

const CONJUNCTIONS = new Set(
  'and but or nor for yet so because although though while whereas if unless until when where who which that as than after before since'.split(
    ' ',
  ),
);

const STRONG = /[;:—…]/u;
const OPENER = /^[“(]+$/u;

/** Marks in a row that are given to the model; more say nothing more. */
const MARKS_IN_A_ROW = 4;

function breakAfter(token: SpeechToken, next: SpeechToken | undefined): BreakKind {
  const marks = /[;:,.!?—…]/u.exec(token.phonemes);
  if (token.kind === 'mark' && marks !== null) {
    return STRONG.test(token.phonemes) ? 'clause' : 'comma';
  }
  if (!token.space) return 'anywhere';
  return next !== undefined && CONJUNCTIONS.has(next.text.toLowerCase()) ? 'conjunction' : 'space';
}

/** Cuts an atom that is too long for a chunk; the text is shared out in proportion. */
function cutAtom(atom: Atom): Atom[] {
  const symbols = Array.from(atom.phonemes);
  if (symbols.length <= ATOM_LIMIT) return [atom];
  const pieces = Math.ceil(symbols.length / ATOM_LIMIT);
  const at = (piece: number): number =>
    atom.start + Math.floor(((atom.end - atom.start) * piece) / pieces);
  return Array.from({ length: pieces }, (_, piece) => {
    const [first, last] = [piece * ATOM_LIMIT, Math.min((piece + 1) * ATOM_LIMIT, symbols.length)];
    const [start, end] = [at(piece), at(piece + 1)];
    return {
      phonemes: symbols.slice(first, last).join(''),
      start,
      end,
      word: {
        start: Math.min(end, Math.max(start, atom.word.start)),
        end: Math.min(end, Math.max(start, atom.word.end)),
        from: Math.min(last, Math.max(first, atom.word.from)) - first,
        to: Math.min(last, Math.max(first, atom.word.to)) - first,
      },
      breakAfter: piece === pieces - 1 ? atom.breakAfter : 'anywhere',
    };
  });
}

/** Builds the atoms of one sentence: a spoken token with the marks and silent tokens that cling to it. */
class AtomBuilder {
  readonly atoms: Atom[] = [];
  /** What waits for the next spoken token. */
  #prefix = '';
  #prefixStart = -1;
  #marks = 0;

  constructor(private readonly offset: number) {}

  add(token: SpeechToken, next: SpeechToken | undefined): void {
    const spaced = token.space ? `${token.phonemes} ` : token.phonemes;
    const last = this.atoms.at(-1);
    if (token.kind === 'word') {
      const start = this.#prefixStart >= 0 ? this.#prefixStart : this.offset + token.start;
      const from = Array.from(this.#prefix).length;
      this.atoms.push({
        phonemes: this.#prefix + spaced,
        start,
        end: this.offset + token.end,
        word: {
          start: this.offset + token.start,
          end: this.offset + token.end,
          from,
          to: from + Array.from(token.phonemes).length,
        },
        breakAfter: breakAfter(token, next),
      });
      this.#prefix = '';
      this.#prefixStart = -1;
      this.#marks = 0;
      return;
    }
    const kept = token.kind === 'mark' && this.#marks++ < MARKS_IN_A_ROW;
    if (last === undefined || this.#prefixStart >= 0 || (kept && OPENER.test(token.phonemes))) {
      if (this.#prefixStart < 0) this.#prefixStart = this.offset + token.start;
      if (kept) this.#prefix += spaced;
      return;
    }
    last.end = this.offset + token.end;
    if (kept) last.phonemes += spaced;
    else if (token.space && !last.phonemes.endsWith(' ')) last.phonemes += ' ';
    const own = breakAfter(token, next);
    if (own !== 'anywhere' && !/^(?:clause|comma)$/u.test(last.breakAfter)) last.breakAfter = own;
  }

  /** The atoms, with what was left waiting. */
  finish({ start, end }: SentenceSpan): Atom[] {
    const first = this.atoms[0];
    const last = this.atoms.at(-1);
    if (first !== undefined && last !== undefined) {
      first.start = start;
      last.phonemes = `${last.phonemes}${this.#prefix}`.trimEnd() + ' ';
      last.end = end;
      last.breakAfter = 'sentence';
    }
    return this.atoms;
  }
}

/**
 * The atoms of a block, in order, from the tokens of its sentences. Their ranges cover all of the
 * block's text but white space, save where nothing in the block is spoken: then there are none.
 */
export function blockAtoms(
  { kind, text, speaker = 0 }: Block,
  spans: readonly SentenceSpan[],
  sentences: readonly SpeechToken[][],
): Atom[] {
  const atoms: Atom[] = [];
  let silentStart = -1;
  spans.forEach((span, index) => {
    const builder = new AtomBuilder(span.start);
    const tokens = sentences[index] ?? [];
    tokens.forEach((token, at) => {
      builder.add(token, tokens[at + 1]);
    });
    const own = builder.finish(span);
    const first = own[0];
    if (first === undefined) {
      // A sentence of signs only goes with its neighbour.
      const before = atoms.at(-1);
      if (before !== undefined) before.end = span.end;
      else if (silentStart < 0) silentStart = span.start;
      return;
    }
    if (silentStart >= 0) {
      first.start = silentStart;
      silentStart = -1;
    }
    if (kind === 'verse') endVerseLines(text, own);
    if (index === 0 && span.end <= speaker + LONGEST_SPEAKER_MARKS) endSpeaker(own);
    atoms.push(...own);
  });
  return atoms.flatMap(cutAtom);
}

/** The name of whoever speaks in drama is followed by a stop. */
function endSpeaker(atoms: readonly Atom[]): void {
  const last = atoms.at(-1);
  if (last === undefined) return;
  last.breakAfter = 'speaker';
  if (/[\p{L}\p{M}ˈˌːʰʲ]\s*$/u.test(last.phonemes)) last.phonemes = `${last.phonemes.trimEnd()}. `;
}

/** A line of verse that ends without a mark is followed by the slightest of breaks. */
function endVerseLines(text: string, atoms: Atom[]): void {
  atoms.forEach((atom, index) => {
    const next = atoms[index + 1];
    if (next === undefined || !text.slice(atom.end, next.start).includes('\n')) return;
    if (/[\p{L}\p{M}ˈˌːʰʲ]\s*$/u.test(atom.phonemes)) {
      atom.phonemes = `${atom.phonemes.trimEnd()}, `;
    }
    if (atom.breakAfter !== 'sentence') atom.breakAfter = 'line';
  });
}
