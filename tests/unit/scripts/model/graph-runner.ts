import { env, InferenceSession, Tensor } from 'onnxruntime-web';
import { runPasses } from '../../../../scripts/model/compile-model.ts';
import { Graph } from '../../../../scripts/model/graph.ts';
import { decodeModel, encodeModel, type OnnxModel } from '../../../../scripts/model/onnx-model.ts';
import type { Pass } from '../../../../scripts/model/pass.ts';
import { removeDead } from '../../../../scripts/model/passes/remove-dead.ts';
import { sortNodes } from '../../../../scripts/model/passes/sort-nodes.ts';
import { WeightFile } from '../../../../scripts/model/weight-file.ts';
import { DerivedTensors } from '../../../../src/speech/model/tensor-source.ts';
import { VoiceModel } from '../../../../src/speech/model/voice-model.ts';
import { Weights } from '../../../../src/speech/model/weights.ts';
import type { FloatTensor } from '../../../browser/model/quantised-graphs.ts';

env.wasm.numThreads = 1;

/** A model after passes, in the forms in which it is kept. */
export interface Rewritten {
  graph: OnnxModel['graph'];
  /** How often each pass changed something. */
  counts: Record<string, number>;
  /** Runs it on one float input `x`; gives the last output. */
  run(x: FloatTensor): Promise<FloatTensor>;
}

/** Runs passes over a copy of a model, and clears up behind them. */
export function rewrite(source: OnnxModel, ...passes: Pass[]): Rewritten {
  return rewriteOnly(source, ...passes, removeDead, sortNodes);
}

/** Runs passes over a copy of a model, and nothing behind them. */
export function rewriteOnly(source: OnnxModel, ...passes: Pass[]): Rewritten {
  const model = decodeModel(encodeModel(source));
  const graph = new Graph(model.graph);
  const changes = runPasses(graph, passes);
  const file = new WeightFile(1_000_000);
  file.take(graph);
  graph.commit();
  const bytes = encodeModel(model);
  const table = JSON.parse(JSON.stringify(file.table)) as typeof file.table;
  const voice = new VoiceModel({
    graphs: { fast: bytes, plain: bytes, small: bytes },
    table,
    source: new DerivedTensors(table, new Weights(file.shards)),
  });
  return {
    graph: decodeModel(bytes).graph,
    counts: Object.fromEntries(changes.map(({ pass, count }) => [pass, count])),
    run: async (x) => {
      const session = await InferenceSession.create(voice.graph('fast'), {
        executionProviders: ['wasm'],
        executionMode: 'parallel',
        externalData: voice.tensors('fast'),
        logSeverityLevel: 3,
      });
      try {
        const results = await session.run({ x: new Tensor('float32', x.values, x.dims) });
        const result = results[session.outputNames.at(-1) ?? ''];
        if (!(result?.data instanceof Float32Array)) throw new Error('The result is no floats.');
        return { dims: [...result.dims], values: Float32Array.from(result.data) };
      } finally {
        await session.release();
      }
    },
  };
}

/** Largest difference of two tensors, which must have one shape; NaN where one of them has one. */
export function difference(one: FloatTensor, two: FloatTensor): number {
  if (one.dims.join() !== two.dims.join()) {
    throw new Error(`The shapes [${one.dims.join()}] and [${two.dims.join()}] differ.`);
  }
  let worst = 0;
  for (const [index, value] of one.values.entries()) {
    const distance = Math.abs(value - (two.values[index] ?? NaN));
    if (!(distance <= worst)) worst = distance;
  }
  return worst;
}

/** Largest absolute value. */
export function largest({ values }: FloatTensor): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
