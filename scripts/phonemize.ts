import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EmojiReading } from '../src/domain/pronunciation.ts';
import type { SpeechLanguage } from '../src/domain/speech.ts';
import { createEnglishSource } from '../src/text/english-source.ts';
import { lexiconPath } from '../src/text/english/lexicon/lexicon-loader.ts';
import { TextPlanner } from '../src/text/text-planner.ts';
import { cacheFolder } from './assets/cache-folder.ts';
import { EXIT, readArguments, runCommand, UsageError } from './cli/arguments.ts';
import { READING_USAGE, readPronunciations } from './cli/pronunciation-file.ts';
import { completeUsage } from './cli/speech-options.ts';
import { PROJECT_FOLDER } from './cli/project.ts';
import { prepareLexicons } from './lexicon/prepare-lexicons.ts';

const USAGE = `Turns text into the phonemes that the voice model is given.

  npm run phonemize -- [options] < IN.jsonl > OUT.jsonl

Each line of the input is {"id", "text"}; each line of the output is {"id", "phonemes"}.

  --language L      en-us (unless given) or en-gb
  --words           adds "words": text, start, end, spoken, phonemes, source, tag
${READING_USAGE}`;

interface InputLine {
  id: unknown;
  text: string;
}

function parseLine(line: string, number: number): InputLine {
  try {
    const { id, text } = JSON.parse(line) as { id?: unknown; text?: unknown };
    if (typeof text === 'string') return { id, text };
  } catch {
    // Falls through: not JSON is as wrong as another shape.
  }
  throw new UsageError(`Line ${number} of the input is no {"id", "text"}: ${line.slice(0, 80)}`);
}

await runCommand(USAGE, async (args) => {
  const { values } = readArguments(args, {
    language: { type: 'string', default: 'en-us' },
    words: { type: 'boolean', default: false },
    emoji: { type: 'string' },
    pronunciations: { type: 'string' },
  });
  const { language, emoji, pronunciations } = completeUsage({
    language: values.language as SpeechLanguage,
    emoji: values.emoji as EmojiReading | undefined,
    pronunciations: readPronunciations(values.pronunciations),
  });
  const publicFolder = join(PROJECT_FOLDER, 'public');
  const folders = { cache: cacheFolder(process.env), public: publicFolder };
  await prepareLexicons(folders, process.env, (line) => {
    process.stderr.write(`${line}\n`);
  });
  const source = createEnglishSource(async (wanted) => {
    return new Uint8Array(await readFile(join(publicFolder, lexiconPath(wanted))));
  });
  const planner = new TextPlanner(source);
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const { id, text } = parseLine(line, number);
    const utterances = await planner.phonemize(text, language, {
      emoji,
      pronunciations,
    });
    const phonemes = utterances.map((utterance) => utterance.phonemes).join(' ');
    const words = values.words ? { words: utterances.flatMap((utterance) => utterance.words) } : {};
    process.stdout.write(`${JSON.stringify({ id, phonemes, ...words })}\n`);
  }
  return EXIT.done;
});
