import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SpeechLanguage } from '../src/domain/speech.ts';
import { createEnglishSource } from '../src/text/english-source.ts';
import { lexiconPath } from '../src/text/english/lexicon/lexicon-loader.ts';
import { TextPlanner } from '../src/text/text-planner.ts';
import { cacheFolder } from './assets/cache-folder.ts';
import { EXIT, readArguments, runCommand, UsageError } from './cli/arguments.ts';
import { PROJECT_FOLDER } from './cli/project.ts';
import { prepareLexicons } from './lexicon/prepare-lexicons.ts';

const USAGE = `Turns text into the phonemes that the voice model is given.

  npm run phonemize -- [--language en-us|en-gb] < IN.jsonl > OUT.jsonl

Each line of the input is {"id", "text"}; each line of the output is {"id", "phonemes"}.`;

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

function readLanguage(value: string): SpeechLanguage {
  if (value === 'en-us' || value === 'en-gb') return value;
  throw new UsageError(`--language is “${value}”; it has to be en-us or en-gb.`);
}

await runCommand(USAGE, async (args) => {
  const { values } = readArguments(args, { language: { type: 'string', default: 'en-us' } });
  const language = readLanguage(values.language);
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
    const utterances = await planner.phonemize(text, language);
    const phonemes = utterances.map((utterance) => utterance.phonemes).join(' ');
    process.stdout.write(`${JSON.stringify({ id, phonemes })}\n`);
  }
  return EXIT.done;
});
