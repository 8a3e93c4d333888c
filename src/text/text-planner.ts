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
import { pauseBetween } from './block-pauses.ts';
import { planBlock, type BlockPlan } from './block-planner.ts';
import { quotedSpeech } from './dialogue/quoted-speech.ts';
import type { GraphemeToPhonemeSource, SpeechToken } from './g2p.ts';
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

/** Plans what the narrator speaks; the service behind the text worker. */
export class TextPlanner implements TextService {
  readonly #converters: GraphemeToPhonemeSource;

  constructor(converters: GraphemeToPhonemeSource) {
    this.#converters = converters;
  }

  async planChapter(chapter: ChapterText, signal?: AbortSignal): Promise<ChapterPlan> {
    signal?.throwIfAborted();
    const { blocks, dialogue = null, endsWith } = chapter;
    const unspoken = new UnspokenList();
    const common = await this.#commonPlan(chapter, unspoken);
    const speech = dialogue === null ? [] : quotedSpeech(blocks.map(({ text }) => text));
    const chunks: PlannedChunk[] = [];
    let before: Block = { kind: 'heading', text: chapter.title ?? '' };
    const append = async (block: Block, index: number): Promise<void> => {
      const more = await planBlock({ ...common, block, index, speech: speech[index] ?? [] });
      const last = chunks.at(-1);
      if (more.length === 0) return;
      if (last !== undefined && last.pauseAfter !== 'scene')
        last.pauseAfter = pauseBetween(before, block);
      chunks.push(...more);
      before = block;
    };
    await append(before, -1);
    let sinceTurn = 0;
    for (const [index, block] of blocks.entries()) {
      sinceTurn += block.text.length;
      if (sinceTurn > CHARACTERS_BETWEEN_TURNS) {
        await nextTurn();
        sinceTurn = 0;
      }
      signal?.throwIfAborted();
      if (block.kind === 'scene-break' || isOrnament(block.text)) {
        const last = chunks.at(-1);
        if (last !== undefined) last.pauseAfter = 'scene';
        if (block.kind !== 'scene-break') continue;
      }
      await append(block, index);
    }
    signal?.throwIfAborted();
    const last = chunks.at(-1);
    if (last !== undefined) last.pauseAfter = endsWith;
    return { chunks, unspoken: unspoken.list() };
  }

  /** What all blocks of a chapter are planned with. */
  async #commonPlan(
    { language, dialogue, preferences }: ChapterText,
    unspoken: UnspokenList,
  ): Promise<Omit<BlockPlan, 'block' | 'index' | 'speech'>> {
    const languages = { narration: language, dialogue: dialogue ?? language };
    const converters = {
      narration: await this.#converters(languages.narration),
      dialogue: await this.#converters(languages.dialogue),
    };
    return {
      languages,
      unspoken,
      convert: (sentences, role, foreignRuns) =>
        converters[role].convert(sentences, preferences, foreignRuns),
    };
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
}
