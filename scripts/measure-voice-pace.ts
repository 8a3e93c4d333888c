import { writeFile } from 'node:fs/promises';
import { VOICES } from '../src/domain/voice.ts';
import type { VoiceModel } from '../src/speech/model/voice-model.ts';
import { tokenize } from '../src/speech/symbols.ts';
import { runPasses } from './model/compile-model.ts';
import { Graph } from './model/graph.ts';
import { decodeModel, encodeModel } from './model/onnx-model.ts';
import { removeDead } from './model/passes/remove-dead.ts';
import { NodeBackend } from './speech/node-backend.ts';
import { openPlanner, openVoices, readManifest, readModel } from './speech/node-voices.ts';

/*
 * Measures how fast each voice speaks, and writes it into src/speech/voice-pace.ts, against which every
 * chunk is checked. Only the part of the model that gives the durations is run. One JSON line a voice
 * goes to standard output; some minutes in all.
 *
 *   npx tsx scripts/measure-voice-pace.ts [--write]
 */

/** Narration, dialogue, lists, numbers, short sentences and long ones. */
const TEXTS = [
  'The old house stood at the end of a narrow lane, half hidden by chestnut trees, and nobody in the village could remember a time when its windows had been lit.',
  '“Have you ever been inside?” she asked, stopping at the gate. He shook his head slowly. “Never! Not once in thirty-seven years; and my father would have told you the same.”',
  'Beyond the wall they heard water running over stones, a dog that barked twice, and then, very faintly, somebody playing the piano.',
  'Margaret, Thomas and little Edith were sitting on the third step, counting the carriages as they passed: one, two, five, eleven, twenty-four.',
  'He had meant to write to her at once. He did not. The days went by, the snow came, and the letter lay on the desk where he had left it.',
  'It was not until the following spring that the commission published its report, in which the cause of the accident was attributed to a defect in the construction of the bridge.',
  '“Well,” said the captain, “if you will not listen to me, perhaps you will listen to the wind. It has been rising since noon, and it means to have its way with us before the night is over.”',
  'What could she have said? Nothing that he did not know already, and nothing that would have changed his mind.',
] as const;

/** Symbols a second of each text, the silence at both ends not counted. */
async function measure(): Promise<Map<string, number[]>> {
  const manifest = await readManifest();
  const planner = openPlanner();
  const voices = openVoices();
  const model = await readModel(manifest);
  const session = await new NodeBackend().open(model.withGraph(durationsOnly(model)));
  const paces = new Map<string, number[]>();
  for (const { id, language } of VOICES) {
    const rates: number[] = [];
    for (const text of TEXTS) {
      const block = { kind: 'paragraph' as const, text };
      const plan = await planner.planChapter({
        title: null,
        blocks: [block],
        language,
        endsWith: 'end',
      });
      for (const { phonemes } of plan.chunks) {
        const tokens = tokenize(manifest, phonemes);
        const style = await voices.style(manifest, id, tokens.length - 2);
        const { durations } = await session.run({ tokens, style, speed: 1 });
        const spoken = durations.subarray(1, -1).reduce((sum, duration) => sum + duration, 0);
        const seconds = (spoken * manifest.samplesPerDuration) / manifest.sampleRate;
        rates.push((tokens.length - 2) / seconds);
      }
    }
    paces.set(id, rates);
    const [slowest, fastest] = [Math.min(...rates), Math.max(...rates)];
    process.stdout.write(`${JSON.stringify({ voice: id, pace: mean(rates), slowest, fastest })}\n`);
  }
  return paces;
}

/** The graph without what only the sound needs. */
function durationsOnly(model: VoiceModel): Uint8Array<ArrayBuffer> {
  const file = decodeModel(model.graph('plain'));
  file.graph.output = file.graph.output.filter(({ name }) => name === 'durations');
  const graph = new Graph(file.graph);
  runPasses(graph, [removeDead]);
  graph.commit();
  return encodeModel(file);
}

function mean(values: readonly number[]): number {
  return Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10;
}

const measured = await measure();
if (process.argv.includes('--write')) {
  const lines = [
    '// Written by scripts/measure-voice-pace.ts; do not edit.',
    '',
    "/** Phoneme symbols a second at speed 1 by the model's durations: pauses count, both ends do not. */",
    'export const VOICE_PACE: Readonly<Record<string, number>> = {',
    ...[...measured].map(([voice, rates]) => `  ${voice}: ${mean(rates)},`),
    '};',
    '',
  ];
  await writeFile(new URL('../src/speech/voice-pace.ts', import.meta.url), lines.join('\n'));
}
process.exit(0);
