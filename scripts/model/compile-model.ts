import { Graph } from './graph.ts';
import { decodeModel, encodeModel } from './onnx-model.ts';
import type { Pass } from './pass.ts';
import { dequantiseConv } from './passes/dequantise-conv.ts';
import { dequantiseLstm } from './passes/dequantise-lstm.ts';
import { dequantiseMatMul } from './passes/dequantise-matmul.ts';
import { exposeDurations } from './passes/expose-durations.ts';
import { removeDead } from './passes/remove-dead.ts';
import { sortNodes } from './passes/sort-nodes.ts';

/** What makes the published int8 graph the one that Lectern runs, in order. */
export const PASSES: readonly Pass[] = [
  dequantiseConv,
  dequantiseMatMul,
  dequantiseLstm,
  exposeDurations,
  removeDead,
  sortNodes,
];

/** Operators that compute on quantised activations; none may be left. */
const QUANTISED = new Set([
  'ConvInteger',
  'DynamicQuantizeLinear',
  'DynamicQuantizeLSTM',
  'MatMulInteger',
]);

/** A compiled model and how often each pass changed something. */
export interface CompiledModel {
  bytes: Uint8Array<ArrayBuffer>;
  changes: { pass: string; count: number }[];
}

/**
 * Runs passes over an ONNX file.
 * @throws Error when a pass meets a form it does not know
 */
export function runPasses(published: Uint8Array, passes: readonly Pass[]): CompiledModel {
  const model = decodeModel(published);
  const graph = new Graph(model.graph);
  const changes = passes.map((pass) => ({ pass: pass.name, count: pass.run(graph) }));
  graph.commit();
  return { bytes: encodeModel(model), changes };
}

/**
 * Compiles the published `kokoro-v1.0.int8.onnx` into float32 compute on weights stored in 8 bits,
 * with the output `durations` next to `audio`. The same input gives the same bytes.
 * @throws Error when the graph is not of the published form
 */
export function compileModel(published: Uint8Array): CompiledModel {
  const compiled = runPasses(published, [...PASSES]);
  const left = decodeModel(compiled.bytes).graph.node.filter((node) => QUANTISED.has(node.opType));
  if (left.length > 0) {
    throw new Error(`Quantised operators are left: ${left.map((node) => node.name).join(', ')}.`);
  }
  return compiled;
}
