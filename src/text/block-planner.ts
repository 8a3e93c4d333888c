import type { Block, LanguageRun } from '../domain/book.ts';
import type { TextRange } from '../domain/edits/text-ranges.ts';
import type { PlannedChunk, SpeakerRole, SpeechLanguage } from '../domain/speech.ts';
import { blockAtoms } from './block-atoms.ts';
import { packChunks, type Atom } from './chunk-packer.ts';
import { isSaid, type SpeechSpan } from './dialogue/quoted-speech.ts';
import { passesInSilence } from './english/marks.ts';
import type { SpeechToken } from './g2p.ts';
import { chunkOf, close } from './planned-chunk.ts';
import { runsOfSentences } from './sentences/sentence-runs.ts';
import { splitSentences } from './sentences/sentence-splitter.ts';
import { leadIn, overlap } from './spoken-context.ts';
import type { UnspokenList } from './unspoken.ts';

/** Turns sentences into tokens in the language of whoever speaks them. */
export type ConvertSentences = (
  sentences: readonly string[],
  role: SpeakerRole,
  foreignRuns: readonly (readonly LanguageRun[])[],
) => Promise<SpeechToken[][]>;

/** A block and what its plan depends on. */
export interface BlockPlan {
  block: Block;
  /** As in PlannedChunk. */
  index: number;
  /** What is said by others than the narrator, ascending. */
  speech: readonly SpeechSpan[];
  languages: Readonly<Record<SpeakerRole, SpeechLanguage>>;
  convert: ConvertSentences;
  unspoken: UnspokenList;
}

/** Atoms in a row that have the same speaker. */
interface Run {
  role: SpeakerRole;
  atoms: Atom[];
}

/** Sentences of a block; the name of a speaker at its start is one of its own. */
function sentencesOf({ text, speaker = 0 }: Block): TextRange[] {
  const spans = splitSentences(text);
  const first = spans[0];
  const [name = ''] = /^[\s.:—–-]*/u.exec(text.slice(speaker)) ?? [];
  const at = speaker + name.length;
  if (speaker === 0 || first === undefined || at >= first.end) return spans;
  const rest = spans.filter(({ end }) => end > at);
  const [next, ...others] = rest;
  return [
    { start: first.start, end: first.start + text.slice(first.start, at).trimEnd().length },
    { start: at, end: next?.end ?? text.length },
    ...others,
  ];
}

/** Parts atoms where another speaker begins. */
function runsOf(atoms: readonly Atom[], speech: readonly SpeechSpan[]): Run[] {
  const runs: Run[] = [];
  for (const atom of atoms) {
    const role: SpeakerRole = isSaid(speech, atom.word.start) ? 'dialogue' : 'narration';
    const last = runs.at(-1);
    if (last?.role === role) last.atoms.push(atom);
    else runs.push({ role, atoms: [atom] });
  }
  return runs;
}

/** Chunks of a run, each ended as suits what follows, and with its context. */
function chunksOf({ role, atoms }: Run, { block, index }: BlockPlan): PlannedChunk[] {
  const parts = packChunks(atoms).map(({ from, to }) => {
    const own = atoms.slice(from, to);
    return { atoms: own, chunk: chunkOf(own, block.text, index, role) };
  });
  parts.forEach((part, at) => {
    const next = parts[at + 1];
    const ends = part.atoms.at(-1)?.breakAfter;
    if (next === undefined || ends === 'sentence' || ends === 'speaker') close(part.chunk, '.');
    else if (ends !== 'anywhere') {
      close(part.chunk, ',');
      overlap(part, next);
    }
  });
  return parts.map(({ chunk }) => chunk);
}

/** Tokens of each sentence in the language of whoever says it; where two share one, both are asked. */
async function tokensOf(
  spans: readonly TextRange[],
  { block, speech, languages, convert }: BlockPlan,
): Promise<SpeechToken[][]> {
  const sentences = spans.map(({ start, end }) => block.text.slice(start, end));
  const foreign = runsOfSentences(spans, block.languages ?? []);
  const rows = await convert(sentences, 'narration', foreign);
  if (speech.length === 0 || languages.dialogue === languages.narration) return rows;
  const quoted = await convert(sentences, 'dialogue', foreign);
  return rows.map((row, index) => {
    const offset = spans[index]?.start ?? 0;
    // Another language may divide the sentence differently; then the narrator's has it all.
    const twin = quoted[index];
    const isSame = twin?.length === row.length;
    return row.map((token, at) =>
      isSame && isSaid(speech, offset + token.start) ? (twin[at] ?? token) : token,
    );
  });
}

/** Plans one block. Its chunks cover its text, but for what nothing is said for; no pause follows the last. */
export async function planBlock(plan: BlockPlan): Promise<PlannedChunk[]> {
  const { block, speech, languages, unspoken } = plan;
  const spans = sentencesOf(block);
  if (spans.length === 0) return [];
  const rows = await tokensOf(spans, plan);
  for (const token of rows.flat()) {
    if (token.kind === 'silent' && !passesInSilence(token.text)) unspoken.add(token.text);
  }
  const atoms = blockAtoms(block, spans, rows);
  const runs = runsOf(atoms, speech);
  return runs.flatMap((run, at) => {
    const chunks = chunksOf(run, plan);
    const last = chunks.at(-1);
    const isTurn = at < runs.length - 1 && last?.pauseAfter !== 'sentence';
    if (last !== undefined && isTurn) last.pauseAfter = 'turn';
    for (const chunk of chunks) leadIn(chunk, languages[run.role]);
    return chunks;
  });
}
