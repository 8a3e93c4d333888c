import { basename, extname, join, resolve, sep } from 'node:path';
import type { Bitrate } from '../../src/domain/audio-format.ts';
import type { JobOptions, NotePlacement } from '../../src/domain/job.ts';
import type { EmojiReading } from '../../src/domain/pronunciation.ts';
import type { SpeechLanguage } from '../../src/domain/speech.ts';
import { readArguments, readNumber, UsageError } from './arguments.ts';
import { requireFiles } from './input-files.ts';
import { entryAt, requireReplaceable } from './output-place.ts';
import { readPronunciations } from './pronunciation-file.ts';
import { completeUsage, readPausePace, readSpeed } from './speech-options.ts';

/** One book and where its audiobook goes. */
export interface NarrationTask {
  source: string;
  out: string;
}

/** What a call of `narrate` asks for. */
export interface NarrationPlan {
  tasks: NarrationTask[];
  /** Complete, as the job stores them. */
  options: JobOptions;
}

const FORMATS = ['m4b', 'm4a'] as const;
type Format = (typeof FORMATS)[number];

/** No book has more; a larger number is a slip. */
const MOST_CHAPTERS = 100_000;

/** Reads `1-3,5` as indexes from 0. @throws UsageError */
export function parseChapters(text: string): number[] {
  const chapters = new Set<number>();
  for (const part of text.split(',')) {
    const [, first = '', last = first] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/u.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (first === '' || from < 1 || to < from || to > MOST_CHAPTERS) {
      throw new UsageError(
        `option-invalid: The chapters are “${text}”; give numbers from 1 and ranges, as in 1-3,5.`,
      );
    }
    for (let chapter = from; chapter <= to; chapter++) chapters.add(chapter - 1);
  }
  return [...chapters].sort((a, b) => a - b);
}

function isFormat(text: string): text is Format {
  return FORMATS.some((format) => format === text);
}

/** The format that is asked for, or that the file's ending means. */
function chooseFormat(given: string | undefined, out: string, intoFolder: boolean): Format {
  if (given !== undefined && !isFormat(given)) {
    throw new UsageError(
      `option-invalid: The format “${given}” is not known. Choose one of ${FORMATS.join(', ')}.`,
    );
  }
  const ending = intoFolder ? '' : extname(out).slice(1).toLowerCase();
  if (ending === '') return given ?? 'm4b';
  if (!isFormat(ending)) {
    throw new UsageError(
      `option-invalid: “${out}” ends in .${ending}; Lectern writes .m4b and .m4a.`,
    );
  }
  if (given !== undefined && given !== ending) {
    throw new UsageError(
      `option-invalid: “${out}” does not end in .${given}, the format asked for.`,
    );
  }
  return ending;
}

/** Names in a folder after the books' own; those that would meet are numbered. */
function placeInFolder(
  sources: readonly string[],
  folder: string,
  format: Format,
): NarrationTask[] {
  const taken = new Set<string>();
  return sources.map((source) => {
    const stem = basename(source, extname(source));
    let name = `${stem}.${format}`;
    for (let number = 2; taken.has(name.toLowerCase()); number++) {
      name = `${stem} (${number}).${format}`;
    }
    taken.add(name.toLowerCase());
    return { source, out: join(folder, name) };
  });
}

/** The file for one part of a result; parts are numbered where a book is too long for one file. */
export function partPath(out: string, part: number, parts: number): string {
  if (parts === 1) return out;
  const ending = extname(out);
  return `${out.slice(0, out.length - ending.length)} (${part + 1} of ${parts})${ending}`;
}

/** Reads the command line of `narrate`. @throws UsageError */
export function planNarration(args: readonly string[]): NarrationPlan {
  const { values, positionals } = readArguments(args, {
    voice: { type: 'string' },
    'dialogue-voice': { type: 'string' },
    speed: { type: 'string' },
    'pause-pace': { type: 'string' },
    language: { type: 'string' },
    chapters: { type: 'string' },
    notes: { type: 'string' },
    intro: { type: 'string' },
    format: { type: 'string' },
    bitrate: { type: 'string' },
    emoji: { type: 'string' },
    pronunciations: { type: 'string' },
  });
  const out = positionals.at(-1);
  const sources = positionals.slice(0, -1).map((path) => resolve(path));
  if (out === undefined || sources.length === 0) {
    throw new UsageError('Name at least one book, and the file or folder to write.');
  }
  requireFiles(sources);
  const doubled = sources.find((source, index) => sources.indexOf(source) !== index);
  if (doubled !== undefined) throw new UsageError(`“${doubled}” is named twice.`);
  const intoFolder =
    sources.length > 1 ||
    out.endsWith('/') ||
    out.endsWith(sep) ||
    entryAt(out)?.isDirectory() === true;
  if (intoFolder && entryAt(out)?.isFile() === true) {
    throw new UsageError(`“${out}” is a file; several books need a folder.`);
  }
  if (!intoFolder) requireReplaceable(out);
  const format = chooseFormat(values.format, out, intoFolder);
  const { bitrate, speed, chapters, 'pause-pace': pausePace } = values;
  const options = completeUsage({
    voice: values.voice,
    dialogueVoice: values['dialogue-voice'],
    speed: speed === undefined ? undefined : readSpeed(speed),
    pausePace: pausePace === undefined ? undefined : readPausePace(pausePace),
    language: values.language as SpeechLanguage | undefined,
    emoji: values.emoji as EmojiReading | undefined,
    pronunciations: readPronunciations(values.pronunciations),
    chapters: chapters === undefined ? undefined : parseChapters(chapters),
    notes: values.notes as NotePlacement | undefined,
    introText: values.intro,
    format,
    bitrate:
      bitrate === undefined
        ? undefined
        : (readNumber(bitrate, 'The bit rate', { min: 1, max: 1_000 }) as Bitrate),
  });
  const tasks = intoFolder
    ? placeInFolder(sources, resolve(out), format)
    : sources.map((source) => ({ source, out: resolve(out) }));
  return { tasks, options };
}
