import type { PauseKind } from '../domain/audio-format.ts';
import type { Block } from '../domain/book.ts';
import type { TextRange } from '../domain/edits/text-ranges.ts';
import { PLAIN_READING, type ReadingPreferences } from '../domain/pronunciation.ts';
import type {
  ChapterPlan,
  PlannedChunk,
  SpeechLanguage,
  Utterance,
  UtteranceWord,
} from '../domain/speech.ts';
import { blockAtoms } from './block-atoms.ts';
import { packChunks, type Atom } from './chunk-packer.ts';
import { passesInSilence } from './english/marks.ts';
import type { GraphemeToPhoneme, GraphemeToPhonemeSource, SpeechToken } from './g2p.ts';
import { splitSentences } from './sentences/sentence-splitter.ts';
import type { ChapterText, TextService } from './text-service.ts';
import { UnspokenList } from './unspoken.ts';

/** Characters of a block of signs that is taken for a scene break ("* * *"). */
const LONGEST_ORNAMENT = 20;

/** Characters planned between two looks at the messages that have come in, an abort among them. */
const CHARACTERS_BETWEEN_TURNS = 10_000;

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** A block that stands for nothing but a break: no letter and no digit in it. */
function isOrnament(text: string): boolean {
  return text.length <= LONGEST_ORNAMENT && /^[\s*•·.~=_#§❦❧⁂⁎✻✽※◇◆—–-]+$/u.test(text);
}

/** Phonemes of a sentence in one string. */
function joinPhonemes(tokens: readonly SpeechToken[]): string {
  const text = tokens.map(({ phonemes, space }) => (space ? `${phonemes} ` : phonemes)).join('');
  return text.replaceAll(/ {2,}/gu, ' ').trim();
}

function chunkOf(atoms: readonly Atom[], text: string, block: number): PlannedChunk {
  const start = atoms[0]?.start ?? 0;
  const end = atoms.at(-1)?.end ?? text.length;
  const written = text.slice(start, end).trim();
  return {
    text: written === '' ? text.trim() : written,
    phonemes: atoms
      .map(({ phonemes }) => phonemes)
      .join('')
      .replaceAll(/ {2,}/gu, ' ')
      .trim(),
    block,
    pauseAfter: atoms.at(-1)?.breakAfter === 'sentence' ? 'sentence' : 'none',
  };
}

/** Ends a chunk that has no mark at its end with a full stop, so that the voice falls. */
function close(chunk: PlannedChunk): void {
  if (/[\p{L}\p{M}ˈˌːʰʲ]$/u.test(chunk.phonemes)) chunk.phonemes += '.';
}

/** Plans what the narrator speaks; the service behind the text worker. */
export class TextPlanner implements TextService {
  readonly #converters: GraphemeToPhonemeSource;

  constructor(converters: GraphemeToPhonemeSource) {
    this.#converters = converters;
  }

  async planChapter(chapter: ChapterText, signal?: AbortSignal): Promise<ChapterPlan> {
    signal?.throwIfAborted();
    const converter = await this.#converters(chapter.language);
    const chunks: PlannedChunk[] = [];
    const unspoken = new UnspokenList();
    const append = (more: readonly PlannedChunk[], pauseAfter: PauseKind): void => {
      const last = more.at(-1);
      if (last === undefined) return;
      last.pauseAfter = pauseAfter;
      chunks.push(...more);
    };
    const title: Block = { kind: 'heading', text: chapter.title ?? '' };
    const { preferences } = chapter;
    const planBlock = (block: Block, index: number): Promise<PlannedChunk[]> =>
      this.#planBlock(block, index, converter, preferences, unspoken);
    append(await planBlock(title, -1), 'paragraph');
    let sinceTurn = 0;
    for (const [index, block] of chapter.blocks.entries()) {
      sinceTurn += block.text.length;
      if (sinceTurn > CHARACTERS_BETWEEN_TURNS) {
        await nextTurn();
        sinceTurn = 0;
      }
      signal?.throwIfAborted();
      if (block.kind === 'scene-break' || isOrnament(block.text)) {
        const before = chunks.at(-1);
        if (before !== undefined) before.pauseAfter = 'scene';
        if (block.kind !== 'scene-break') continue;
      }
      append(await planBlock(block, index), 'paragraph');
    }
    signal?.throwIfAborted();
    const last = chunks.at(-1);
    if (last !== undefined) last.pauseAfter = chapter.endsWith;
    return { chunks, unspoken: unspoken.list() };
  }

  async sentences(texts: readonly string[], signal?: AbortSignal): Promise<TextRange[][]> {
    const split: TextRange[][] = [];
    let sinceTurn = 0;
    for (const text of texts) {
      sinceTurn += text.length;
      if (sinceTurn > CHARACTERS_BETWEEN_TURNS) {
        await nextTurn();
        sinceTurn = 0;
      }
      signal?.throwIfAborted();
      split.push(splitSentences(text));
    }
    return split;
  }

  async phonemize(
    text: string,
    language: SpeechLanguage,
    preferences: ReadingPreferences = PLAIN_READING,
    signal?: AbortSignal,
  ): Promise<Utterance[]> {
    signal?.throwIfAborted();
    const converter = await this.#converters(language);
    const spans = splitSentences(text);
    const sentences = spans.map(({ start, end }) => text.slice(start, end));
    const rows = await converter.convert(sentences, preferences);
    signal?.throwIfAborted();
    return rows.map((tokens, index) => {
      const { start, end } = spans[index] ?? { start: 0, end: 0 };
      const words = tokens
        .filter(({ kind }) => kind === 'word')
        .map((token): UtteranceWord => ({
          text: token.text,
          start: start + token.start,
          end: start + token.end,
          spoken: token.spoken,
          phonemes: token.phonemes,
          source: token.source,
          tag: token.tag,
        }));
      return { text: sentences[index] ?? '', start, end, phonemes: joinPhonemes(tokens), words };
    });
  }

  async #planBlock(
    block: Block,
    index: number,
    converter: GraphemeToPhoneme,
    preferences: ReadingPreferences | undefined,
    unspoken: UnspokenList,
  ): Promise<PlannedChunk[]> {
    const spans = splitSentences(block.text);
    if (spans.length === 0) return [];
    const rows = await converter.convert(
      spans.map(({ start, end }) => block.text.slice(start, end)),
      preferences,
    );
    for (const token of rows.flat()) {
      if (token.kind === 'silent' && !passesInSilence(token.text)) unspoken.add(token.text);
    }
    const atoms = blockAtoms(block.kind, block.text, spans, rows);
    const chunks = packChunks(atoms).map(({ from, to }) =>
      chunkOf(atoms.slice(from, to), block.text, index),
    );
    const last = chunks.at(-1);
    if (last !== undefined) close(last);
    return chunks;
  }
}
