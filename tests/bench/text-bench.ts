import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../../scripts/assets/cache-folder.ts';
import { EXIT, readArguments, runCommand } from '../../scripts/cli/arguments.ts';
import { PROJECT_FOLDER } from '../../scripts/cli/project.ts';
import { prepareLexicons } from '../../scripts/lexicon/prepare-lexicons.ts';
import type { SpeechLanguage } from '../../src/domain/speech.ts';
import { createEnglishSource } from '../../src/text/english-source.ts';
import { LexiconFile } from '../../src/text/english/lexicon/lexicon-file.ts';
import { lexiconPath } from '../../src/text/english/lexicon/lexicon-loader.ts';
import { TextPlanner } from '../../src/text/text-planner.ts';
import { spreadOf } from './spread.ts';

const USAGE = `Measures the text front end on one thread: JSON on standard output.

  node --import tsx tests/bench/text-bench.ts [--runs N] BOOK.txt

  --runs N   how often the lexicon is opened; the median counts; 9 unless given`;

/** Characters that a voice speaks in a second at speed 1: measured over the bench's speech. */
const CHARACTERS_PER_SECOND = 15;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

await runCommand(USAGE, async (args) => {
  const { values, positionals } = readArguments(args, { runs: { type: 'string', default: '9' } });
  const publicFolder = join(PROJECT_FOLDER, 'public');
  await prepareLexicons(
    { cache: cacheFolder(process.env), public: publicFolder },
    process.env,
    () => undefined,
  );
  const text = await readFile(positionals[0] ?? '', 'utf8');
  const blocks = text
    .split(/\n\s*\n/u)
    .map((block) => ({ kind: 'paragraph' as const, text: block.replaceAll(/\s+/gu, ' ').trim() }))
    .filter((block) => block.text !== '');
  const characters = blocks.reduce((sum, block) => sum + block.text.length, 0);
  const languages: SpeechLanguage[] = ['en-us', 'en-gb'];
  for (const language of languages) {
    const path = join(publicFolder, lexiconPath(language));
    const file = new Uint8Array(await readFile(path));
    const opening: number[] = [];
    for (let run = 0; run < Number(values.runs); run++) {
      opening.push(await timed(() => LexiconFile.open(file)));
    }
    const planner = new TextPlanner(createEnglishSource(() => Promise.resolve(file)));
    const plan = () => planner.planChapter({ title: null, blocks, language, endsWith: 'chapter' });
    const first = await timed(plan);
    const again = await timed(plan);
    const rate = (milliseconds: number): Record<string, number> => ({
      milliseconds: Math.round(milliseconds),
      charactersPerSecond: Math.round((characters * 1_000) / milliseconds),
      timesRealTime: Math.round((characters * 1_000) / milliseconds / CHARACTERS_PER_SECOND),
    });
    const report = {
      language,
      lexicon: {
        bytes: (await stat(path)).size,
        openMilliseconds: Math.round(spreadOf(opening).median),
      },
      characters,
      first: rate(first),
      again: rate(again),
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }
  return EXIT.done;
});
