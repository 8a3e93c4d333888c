import { BITRATES } from '../domain/audio-format.ts';
import type { Book } from '../domain/book.ts';
import type { EngineSettings } from '../domain/engine-state.ts';
import { LecternError } from '../domain/errors.ts';
import type { JobOptions } from '../domain/job.ts';
import {
  checkPronunciation,
  type EmojiReading,
  type PronunciationInput,
} from '../domain/pronunciation.ts';
import { PAUSE_PACE_RANGE, SPEED_RANGE, type SpeechLanguage } from '../domain/speech.ts';
import { DEFAULT_VOICE, type Voice } from '../domain/voice.ts';
import { parseVoice, voiceId } from '../domain/voice-blend.ts';

const LANGUAGES: readonly SpeechLanguage[] = ['en-us', 'en-gb'];

/** Longest introduction, in characters. */
const INTRODUCTION_LIMIT = 1_000;

/** The id of a voice or a blend in its one form, and the language of its heaviest part. @throws LecternError voice-unknown */
export function checkVoice(id: string): Pick<Voice, 'id' | 'language'> {
  const shares = parseVoice(id);
  return { id: voiceId(shares), language: shares[0]?.voice.language ?? 'en-us' };
}

/** @returns null where the dialogue has the narration's voice @throws LecternError voice-unknown */
export function checkDialogueVoice(id: string | null | undefined, voice: string): string | null {
  const dialogue = id === null || id === undefined ? null : checkVoice(id).id;
  return dialogue === voice ? null : dialogue;
}

/** @throws LecternError option-invalid */
export function checkPausePace(pace: number): number {
  const { min, max } = PAUSE_PACE_RANGE;
  if (!(pace >= min && pace <= max)) {
    throw new LecternError(
      'option-invalid',
      `The pace of pauses ${pace} is outside ${min} to ${max}. Choose one in between; 1 is the usual length.`,
    );
  }
  return pace;
}

/** @throws LecternError speed-out-of-range */
export function checkSpeed(speed: number): number {
  if (!(speed >= SPEED_RANGE.min && speed <= SPEED_RANGE.max)) {
    throw new LecternError(
      'speed-out-of-range',
      `The speed ${speed} is outside ${SPEED_RANGE.min} to ${SPEED_RANGE.max}. Choose one in between; 1 is the voice's own.`,
    );
  }
  return speed;
}

/** @throws LecternError option-invalid */
export function checkLanguage(language: SpeechLanguage): SpeechLanguage {
  return oneOf('language', language, LANGUAGES);
}

/** @throws LecternError option-invalid */
export function checkEmoji(emoji: EmojiReading): EmojiReading {
  return oneOf('emoji setting', emoji, ['name', 'drop']);
}

function oneOf<T>(name: string, value: T, allowed: readonly T[]): T {
  if (!allowed.includes(value)) {
    throw new LecternError(
      'option-invalid',
      `The ${name} “${String(value)}” is not known. Choose one of ${allowed.join(', ')}.`,
    );
  }
  return value;
}

/** Job options as a caller may give them. */
export type GivenOptions = Partial<Omit<JobOptions, 'pronunciations'>> & {
  pronunciations?: readonly PronunciationInput[];
};

/**
 * Those of the settings that were given.
 * @throws LecternError option-invalid
 */
export function checkEngineSettings({
  backend,
  gentle,
}: Partial<EngineSettings>): Partial<EngineSettings> {
  return {
    ...(backend === undefined
      ? {}
      : { backend: oneOf('backend', backend, ['auto', 'wasm', 'webgpu']) }),
    ...(gentle === undefined
      ? {}
      : { gentle: oneOf('gentle mode', gentle, ['never', 'on-battery', 'always']) }),
  };
}

/**
 * Fills in what was left out and refuses what makes no sense.
 * @throws LecternError voice-unknown, speed-out-of-range, option-invalid, pronunciation-invalid
 */
export function completeOptions(given: GivenOptions): JobOptions {
  const voice = checkVoice(given.voice ?? DEFAULT_VOICE);
  if (typeof (given.introText ?? '') !== 'string') {
    throw new LecternError('option-invalid', 'The introduction is no text. Give a string.');
  }
  const introText = given.introText?.trim() ?? '';
  if (introText.length > INTRODUCTION_LIMIT) {
    throw new LecternError(
      'option-invalid',
      `The introduction has ${introText.length} characters; at most ${INTRODUCTION_LIMIT} are spoken. Shorten it.`,
    );
  }
  const priority = given.priority ?? 0;
  if (!Number.isFinite(priority)) {
    throw new LecternError('option-invalid', `The priority ${priority} is not a number.`);
  }
  return {
    voice: voice.id,
    dialogueVoice: checkDialogueVoice(given.dialogueVoice, voice.id),
    speed: checkSpeed(given.speed ?? 1),
    pausePace: checkPausePace(given.pausePace ?? 1),
    language: checkLanguage(given.language ?? voice.language),
    emoji: checkEmoji(given.emoji ?? 'name'),
    pronunciations: (given.pronunciations ?? []).map(checkPronunciation),
    chapters: given.chapters ? [...new Set(given.chapters)].sort((a, b) => a - b) : null,
    skipFrontMatter: given.skipFrontMatter ?? true,
    notes: oneOf('place of notes', given.notes ?? 'skip', ['skip', 'paragraph', 'chapter']),
    introText: introText === '' ? null : introText,
    format: oneOf('format', given.format ?? 'm4b', ['m4b', 'm4a']),
    bitrate: oneOf('bit rate', given.bitrate ?? 64, BITRATES),
    priority,
  };
}

/**
 * Which chapters a job narrates, as indexes into the book's.
 * @throws LecternError option-invalid, chapter-selection-empty, book-without-text
 */
export function chooseChapters(book: Book, options: JobOptions): number[] {
  const unknown = options.chapters?.find((index) => !(index in book.chapters));
  if (unknown !== undefined) {
    throw new LecternError(
      'option-invalid',
      `There is no chapter ${unknown + 1}; “${book.title}” has ${book.chapters.length}.`,
    );
  }
  const all = book.chapters.map((_, index) => index);
  const hasWords = (index: number): boolean => (book.chapters[index]?.words ?? 0) > 0;
  const chosen =
    options.chapters ??
    all.filter((index) => !options.skipFrontMatter || book.chapters[index]?.include === true);
  const spoken = chosen.filter(hasWords);
  if (spoken.length > 0) return spoken;
  if (!all.some(hasWords)) {
    throw new LecternError(
      'book-without-text',
      `“${book.title}” has no text that could be spoken. If it is a scan or a picture book, Lectern cannot read it.`,
    );
  }
  throw new LecternError(
    'chapter-selection-empty',
    `None of the chosen chapters of “${book.title}” has any words. Tick at least one that has.`,
  );
}
