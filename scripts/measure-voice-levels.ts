import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { level } from '../src/audio/levels.ts';
import { BITRATES } from '../src/domain/audio-format.ts';
import type { Bitrate } from '../src/domain/audio-format.ts';
import { VOICES } from '../src/domain/voice.ts';
import { decodeAac, measureSound } from './levels/measure-sound.ts';
import type { Loudness } from './levels/measure-sound.ts';
import { VoiceBrowser } from './levels/voice-browser.ts';

/*
 * Measures how loud each voice is, and writes the gains that bring all to the same loudness into
 * src/audio/voice-gains.ts. Takes about a minute a voice, for the real model speaks.
 *
 *   npx tsx scripts/measure-voice-levels.ts [--samples FOLDER] [--speed S] [--write] [VOICE…]
 *
 * --samples keeps what was spoken in a folder and uses what is there already. --write writes the table,
 * which needs all voices. One JSON line a voice goes to standard output.
 */

/** Loudness of a finished book, in LUFS. */
const TARGET = -20;

/** Narration, speech, a question, an exclamation, a list of names and numbers: about 30 seconds. */
const PARAGRAPH =
  'The old house stood at the end of a narrow lane, half hidden by chestnut trees, and nobody in the ' +
  'village could remember a time when its windows had been lit. “Have you ever been inside?” she asked, ' +
  'stopping at the gate. He shook his head slowly. “Never! Not once in thirty-seven years; and my father ' +
  'would have told you the same.” Beyond the wall they heard water running over stones, a dog that barked ' +
  'twice, and then, very faintly, somebody playing the piano. Margaret, Thomas and little Edith were ' +
  'sitting on the third step, counting the carriages as they passed: one, two, five, eleven, twenty-four.';

interface Measured {
  voice: string;
  gainDb: number;
  /** Of the finished AAC, by bit rate. */
  finished: Record<Bitrate, Loudness>;
}

type Chunks = Float32Array<ArrayBuffer>[];

async function spokenBy(
  voice: string,
  speed: number,
  folder: string | undefined,
  browser: VoiceBrowser,
): Promise<Chunks> {
  const file = folder === undefined ? undefined : join(folder, `${voice}-${speed}.json`);
  if (file !== undefined && existsSync(file)) {
    const kept = JSON.parse(await readFile(file, 'utf8')) as string[];
    return kept.map(
      (chunk) => new Float32Array(Uint8Array.from(Buffer.from(chunk, 'base64')).buffer),
    );
  }
  const chunks = await browser.speak(voice, PARAGRAPH, speed);
  if (file !== undefined) {
    await mkdir(join(file, '..'), { recursive: true });
    const encoded = chunks.map((chunk) => Buffer.from(chunk.buffer).toString('base64'));
    await writeFile(file, JSON.stringify(encoded));
  }
  return chunks;
}

async function finish(
  chunks: Chunks,
  gainDb: number,
  bitrate: Bitrate,
  browser: VoiceBrowser,
): Promise<Loudness> {
  const aac: Uint8Array[] = [];
  for (const chunk of chunks) aac.push(await browser.encode(level(chunk, gainDb), bitrate));
  return measureSound(decodeAac(Buffer.concat(aac)));
}

/** Finds a voice's gain: the limiter takes some loudness away, so it is approached in steps. */
async function measure(voice: string, chunks: Chunks, browser: VoiceBrowser): Promise<Measured> {
  let gainDb = 0;
  for (let step = 0; step < 3; step++) {
    const { lufs } = await finish(chunks, gainDb, 64, browser);
    gainDb += TARGET - lufs;
  }
  gainDb = Math.round(gainDb * 10) / 10;
  const finished = {} as Record<Bitrate, Loudness>;
  for (const bitrate of BITRATES) {
    finished[bitrate] = await finish(chunks, gainDb, bitrate, browser);
  }
  return { voice, gainDb, finished };
}

async function writeTable(measured: readonly Measured[]): Promise<void> {
  const mean = measured.reduce((sum, { gainDb }) => sum + gainDb, 0) / measured.length;
  const rows = measured.map(({ voice, gainDb }) => `  ${voice}: ${gainDb},`);
  const lines = [
    '// Written by scripts/measure-voice-levels.ts; do not edit.',
    '',
    '/** Mean of all voices, in dB. */',
    `export const MEAN_GAIN_DB = ${mean.toFixed(1)};`,
    '',
    '/** Gain in dB that brings each voice to −20 LUFS in the finished file. */',
    'export const VOICE_GAINS_DB: Readonly<Record<string, number>> = {',
    ...rows,
    '};',
    '',
  ];
  await writeFile(new URL('../src/audio/voice-gains.ts', import.meta.url), lines.join('\n'));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    samples: { type: 'string' },
    speed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
if (values.write && positionals.length > 0) throw new Error('The table needs all voices.');
const voices = positionals.length > 0 ? positionals : VOICES.map(({ id }) => id);
const browser = await VoiceBrowser.open();
try {
  const measured: Measured[] = [];
  for (const voice of voices) {
    const chunks = await spokenBy(voice, Number(values.speed), values.samples, browser);
    const result = await measure(voice, chunks, browser);
    measured.push(result);
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
  if (values.write) await writeTable(measured);
} finally {
  await browser.close();
}
