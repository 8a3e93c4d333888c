import { readFile } from 'node:fs/promises';
import { SAMPLE_RATE } from '../src/domain/audio-format.ts';
import { ChunkSpeaker } from '../src/speech/chunk-speaker.ts';
import { tokenize } from '../src/speech/symbols.ts';
import { EXIT, readArguments, readNumber, runCommand, UsageError } from './cli/arguments.ts';
import { NodeBackend } from './speech/node-backend.ts';
import { openPlanner, openVoices, readManifest, readModel } from './speech/node-voices.ts';

const USAGE = `Speaks sentences and looks at their lengths.

  npm run round-trip -- [--voices af_heart,bm_george] [--count 60] SENTENCES.jsonl

Each line of the file is {"id", "text"}; the sentences are taken evenly from all of it. Every chunk is
spoken and checked as it is in a book. One line a voice goes to standard output: sentences, seconds,
characters a second (mean, least, most), and how many chunks had to be mended.`;

interface Result {
  id: string;
  characters: number;
  seconds: number;
  notes: string[];
}

function takeEvenly<T>(rows: readonly T[], count: number): T[] {
  const step = Math.max(1, rows.length / count);
  return rows.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}

function summarise(voice: string, results: readonly Result[]): string {
  const rates = results.map(({ characters, seconds }) => characters / seconds);
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  const mean = results.reduce((sum, { characters }) => sum + characters, 0) / seconds;
  const mended = results.filter(({ notes }) => notes.length > 0).length;
  const figures = [mean, Math.min(...rates), Math.max(...rates)].map((rate) => rate.toFixed(1));
  return [voice, results.length, seconds.toFixed(1), ...figures, mended].join('\t');
}

await runCommand(USAGE, async (args) => {
  const { values, positionals } = readArguments(args, {
    voices: { type: 'string', default: 'af_heart,am_michael,bf_emma,bm_george' },
    count: { type: 'string', default: '60' },
  });
  const [file] = positionals;
  if (file === undefined) throw new UsageError('Name a file of sentences.');
  const count = readNumber(values.count, '--count', { min: 1, max: 100_000, whole: true });
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const rows = lines.map((line) => JSON.parse(line) as { id: string; text: string });
  const manifest = await readManifest();
  const voices = openVoices();
  const planner = openPlanner();
  const session = await new NodeBackend().open(await readModel(manifest));
  const speaker = new ChunkSpeaker(async (phonemes, voice, speed) => {
    const tokens = tokenize(manifest, phonemes);
    const style = await voices.style(manifest, voice, tokens.length - 2);
    const input = { tokens, style, speed };
    const raw = await session.run(input);
    return { input, raw, samplesPerDuration: manifest.samplesPerDuration };
  }, true);
  process.stdout.write('voice\tsentences\tseconds\tmean\tleast\tmost\tmended\n');
  for (const voice of values.voices.split(',')) {
    const results: Result[] = [];
    for (const { id, text } of takeEvenly(rows, count)) {
      const blocks = [{ kind: 'paragraph' as const, text }];
      const language = voice.startsWith('b') ? 'en-gb' : 'en-us';
      const { chunks } = await planner.planChapter({
        title: null,
        blocks,
        language,
        endsWith: 'end',
      });
      const result: Result = { id, characters: text.length, seconds: 0, notes: [] };
      for (const chunk of chunks) {
        const { piece, notes } = await speaker.speak({ ...chunk, voice, speed: 1 });
        result.seconds += piece.samples.length / SAMPLE_RATE;
        result.notes.push(...notes);
      }
      for (const note of result.notes) process.stderr.write(`${voice} ${id}: ${note}\n`);
      results.push(result);
    }
    process.stdout.write(`${summarise(voice, results)}\n`);
  }
  return EXIT.done;
});
