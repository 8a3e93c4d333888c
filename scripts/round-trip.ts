import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeWav } from '../src/audio/wav.ts';
import { PHONEME_SYMBOLS, type PlannedChunk } from '../src/domain/speech.ts';
import type { ModelManifest } from '../src/domain/model-manifest.ts';
import { ChunkSpeaker } from '../src/speech/chunk-speaker.ts';
import type { SpeechSession } from '../src/speech/backend.ts';
import { tokenize } from '../src/speech/symbols.ts';
import type { TextPlanner } from '../src/text/text-planner.ts';
import { EXIT, readArguments, readNumber, runCommand, UsageError } from './cli/arguments.ts';
import {
  COLUMNS,
  measureChunk,
  summarise,
  type SentenceResult,
} from './speech/round-trip-report.ts';
import { KeptRuns } from './speech/kept-runs.ts';
import { NodeBackend } from './speech/node-backend.ts';
import { openPlanner, openVoices, readManifest, readModel } from './speech/node-voices.ts';
import { SentenceSound } from './speech/sentence-sound.ts';

const USAGE = `Speaks sentences and looks at the speech.

  npm run round-trip -- [options] SENTENCES.jsonl

Each line of the file is {"id", "text"}; the sentences are taken evenly from all of it. Every chunk is
spoken and checked as it is in a book.

  --voices V,W      af_heart,am_michael,bf_emma,bm_george unless given
  --count N         sentences a voice (60)
  --keep FOLDER     keep what the model gives, and take from there what it gave before
  --minutes N       stop after so many; with --keep the next call goes on from there
  --out FOLDER      write VOICE/ID.wav for every sentence, to be listened to or transcribed
  --reference       speak the phonemes that the file has ("us" and "gb", {"phonemes"}) instead of those
                    made of the text, each sentence in one run

One line a voice goes to standard output: sentences, seconds, characters a second (mean, least, most),
chunks, the loudest 5 ms at an end of a chunk (dBFS), the longest silence (s), the highest peak, and how
many sentences had to be mended; then for silence at 35, 40, 45 and 50 dB below the chunk's peak: how many
silences of 0.1 s lie where a pause between words is claimed, and in how many such pauses it is silent,
both to 30 ms.`;

/** A sentence as the file has it. */
interface Row {
  id: string;
  text: string;
  us?: { phonemes: string };
  gb?: { phonemes: string };
}

function takeEvenly<T>(rows: readonly T[], count: number): T[] {
  const step = Math.max(1, rows.length / count);
  return rows.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}

/** Speaks chunks with the model in Node, opened when it is needed; what it gave before is taken from `runs`. */
function openSpeaker(manifest: ModelManifest, runs: KeptRuns | null): ChunkSpeaker {
  const voices = openVoices();
  let session: Promise<SpeechSession> | null = null;
  return new ChunkSpeaker(async (phonemes, voice, speed) => {
    const tokens = tokenize(manifest, phonemes);
    const style = await voices.style(manifest, voice, tokens.length - 2);
    const input = { tokens, style, speed };
    const key = { model: manifest.id, phonemes, voice, speed };
    const run = async () => {
      session ??= readModel(manifest).then((model) => new NodeBackend().open(model));
      return (await session).run(input);
    };
    const raw = await (runs === null ? run() : runs.take(key, run));
    return { input, raw, samplesPerDuration: manifest.samplesPerDuration };
  }, true);
}

/** The chunks of a sentence as a book would have them. */
async function planSentence(planner: TextPlanner, text: string, voice: string) {
  const blocks = [{ kind: 'paragraph' as const, text }];
  const language = voice.startsWith('b') ? 'en-gb' : 'en-us';
  const plan = await planner.planChapter({ title: null, blocks, language, endsWith: 'end' });
  return plan.chunks;
}

/** A sentence in one chunk, in the phonemes that come with it. */
function givenChunk({ id, text, us, gb }: Row, voice: string): PlannedChunk {
  const given = voice.startsWith('b') ? gb : us;
  if (given === undefined) throw new UsageError(`The sentence ${id} has no phonemes.`);
  // What the model has no symbol for, its own pipeline leaves out too.
  const phonemes = Array.from(given.phonemes)
    .filter((symbol) => PHONEME_SYMBOLS.includes(symbol))
    .join('');
  const plain = { block: 0, role: 'narration', before: '', after: '', pauseAfter: 'end' } as const;
  return { ...plain, text, phonemes, words: [] };
}

await runCommand(USAGE, async (args) => {
  const { values, positionals } = readArguments(args, {
    voices: { type: 'string', default: 'af_heart,am_michael,bf_emma,bm_george' },
    count: { type: 'string', default: '60' },
    keep: { type: 'string' },
    minutes: { type: 'string', default: '1000' },
    out: { type: 'string' },
    reference: { type: 'boolean', default: false },
  });
  const [file] = positionals;
  if (file === undefined) throw new UsageError('Name a file of sentences.');
  const count = readNumber(values.count, '--count', { min: 1, max: 100_000, whole: true });
  const minutes = readNumber(values.minutes, '--minutes', { min: 0.1, max: 1_000 });
  const stopAt = performance.now() + minutes * 60_000;
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const rows = takeEvenly(
    lines.map((line) => JSON.parse(line) as Row),
    count,
  );
  const planner = openPlanner();
  const runs = values.keep === undefined ? null : new KeptRuns(values.keep);
  const speaker = openSpeaker(await readManifest(), runs);
  process.stdout.write(`${COLUMNS.join('\t')}\n`);
  for (const voice of values.voices.split(',')) {
    const results: SentenceResult[] = [];
    for (const row of rows) {
      if (performance.now() > stopAt) {
        process.stderr.write(`${voice}: stopped after ${results.length} of ${rows.length}\n`);
        return EXIT.failed;
      }
      const chunks = values.reference
        ? [givenChunk(row, voice)]
        : await planSentence(planner, row.text, voice);
      const sound = new SentenceSound();
      const result: SentenceResult = { characters: row.text.length, chunks: [], notes: [] };
      for (const chunk of chunks) {
        const { piece, notes } = await speaker.speak({ ...chunk, voice, speed: 1 });
        result.chunks.push(measureChunk(piece.samples, sound.add(chunk, piece)));
        result.notes.push(...notes);
      }
      for (const note of result.notes) process.stderr.write(`${voice} ${row.id}: ${note}\n`);
      if (values.out !== undefined) await writeSound(values.out, voice, row.id, sound.samples());
      results.push(result);
    }
    process.stdout.write(`${summarise(voice, results)}\n`);
  }
  return EXIT.done;
});

async function writeSound(
  folder: string,
  voice: string,
  id: string,
  samples: Float32Array,
): Promise<void> {
  await mkdir(join(folder, voice), { recursive: true });
  await writeFile(join(folder, voice, `${id}.wav`), encodeWav(samples));
}
