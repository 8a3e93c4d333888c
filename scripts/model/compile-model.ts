import type { GraphKind } from '../../src/domain/model-manifest.ts';
import type { TensorTable } from '../../src/speech/model/tensor-table.ts';
import { Graph } from './graph.ts';
import { decodeModel, encodeModel, type OnnxModel } from './onnx-model.ts';
import { verify, type Pass } from './pass.ts';
import { dequantiseConv } from './passes/dequantise-conv.ts';
import { dequantiseLstm } from './passes/dequantise-lstm.ts';
import { dequantiseMatMul } from './passes/dequantise-matmul.ts';
import { deriveWeights } from './passes/derive-weights.ts';
import { exposeDurations } from './passes/expose-durations.ts';
import { foldFactors } from './passes/fold-factors.ts';
import { lowerPhases } from './passes/lower-phases.ts';
import { normaliseInTwoSums } from './passes/normalise-in-two-sums.ts';
import { removeDead } from './passes/remove-dead.ts';
import { sinkBiases } from './passes/sink-biases.ts';
import { sinkPhases } from './passes/sink-phases.ts';
import { snakePolynomial } from './passes/snake-polynomial.ts';
import { sortNodes } from './passes/sort-nodes.ts';
import { winograd } from './passes/winograd.ts';
import { PhaseOp } from './phases.ts';
import { WeightFile } from './weight-file.ts';

/** What makes the published int8 graph one that computes in floats, in order. */
const DEQUANTISE: readonly Pass[] = [
  dequantiseConv,
  dequantiseMatMul,
  dequantiseLstm,
  exposeDurations,
  removeDead,
];

/** The part that turns features into sound: behind it nothing is decided any more. */
const VOCODER = '/decoder/decoder/generator/';

/**
 * The passes of each graph behind {@link DEQUANTISE}. What comes before the vocoder is the same in all
 * of them, operator by operator: pitch is added up to phases, so that another rounding there sounds
 * like another take.
 */
const PASSES: Readonly<Record<GraphKind, readonly Pass[]>> = {
  fast: [
    normaliseInTwoSums(VOCODER),
    snakePolynomial,
    // What is dead still reads, and keeps others from being the only reader.
    removeDead,
    foldFactors(VOCODER),
    removeDead,
    winograd({ within: VOCODER, channels: 64, phases: 14 }),
    sinkBiases(VOCODER),
    sinkPhases,
    removeDead,
    lowerPhases,
    // ONNX Runtime's convolutions pack no weights, so that these may stay in 8 bits until they are used.
    deriveWeights(['Conv']),
    removeDead,
    sortNodes,
  ],
  plain: [deriveWeights(), removeDead, sortNodes],
  small: [removeDead, sortNodes],
};

/** The passes of the fast graph that make it fast, and no more: without one of them it says the same. */
export const SPEEDING_PASSES = [
  'normalise-in-two-sums',
  'snake-polynomial',
  'fold-factors',
  'winograd',
  'sink-biases',
  'sink-phases',
  'derive-weights',
] as const;

/** Operators of which none may be left: those on quantised activations, and those that stand for layouts. */
const FORBIDDEN = new Set<string>([
  'ConvInteger',
  'DynamicQuantizeLinear',
  'DynamicQuantizeLSTM',
  'MatMulInteger',
  ...Object.values(PhaseOp),
]);

/** Bytes of a shard at most: an interrupted download loses no more than this. */
const SHARD_BYTES = 12 * 1024 * 1024;

/** How often each pass changed something. */
export type Changes = { pass: string; count: number }[];

/** A compiled model. */
export interface CompiledModel {
  /** The weights of all graphs; together they are one run of bytes, of which the table tells. */
  shards: Uint8Array<ArrayBuffer>[];
  table: TensorTable;
  graphs: Record<GraphKind, Uint8Array<ArrayBuffer>>;
}

/**
 * Runs passes over a graph, and makes sure after each that the graph is sound.
 * @throws Error when a pass meets a form it does not know, or leaves a hole
 */
export function runPasses(graph: Graph, passes: readonly Pass[]): Changes {
  return passes.map((pass) => {
    const count = pass.run(graph);
    try {
      verify(graph);
    } catch (cause) {
      throw new Error(`The pass ${pass.name} broke the graph.`, { cause });
    }
    return { pass: pass.name, count };
  });
}

/**
 * Compiles the published `kokoro-v1.0.int8.onnx` into graphs with float32 compute and the output
 * `durations` next to `audio`, on one set of weights stored in 8 bits. The same input gives the same bytes.
 * @param onChanges hears how often each pass changed a graph
 * @param without a pass that the fast graph has to do without, so that its worth can be measured
 * @throws Error when the graph is not of the published form
 */
export function compileModel(
  published: Uint8Array,
  onChanges: (kind: GraphKind, changes: Changes) => void = () => undefined,
  without?: (typeof SPEEDING_PASSES)[number],
): CompiledModel {
  const base = decodeModel(published);
  const dequantise = change(base, DEQUANTISE);
  const weights = new WeightFile(SHARD_BYTES);
  const compile = (kind: GraphKind): Uint8Array<ArrayBuffer> => {
    const model = decodeModel(encodeModel(base));
    const graph = new Graph(model.graph);
    const passes = PASSES[kind].filter(({ name }) => kind !== 'fast' || name !== without);
    onChanges(kind, [...dequantise, ...runPasses(graph, passes)]);
    weights.take(graph);
    graph.commit();
    const left = model.graph.node.filter((node) => FORBIDDEN.has(node.opType));
    if (left.length > 0) {
      const names = left.map((node) => node.name).join(', ');
      throw new Error(`Operators are left that the graph "${kind}" must not have: ${names}.`);
    }
    return encodeModel(model);
  };
  const graphs = { fast: compile('fast'), plain: compile('plain'), small: compile('small') };
  return { shards: weights.shards, table: weights.table, graphs };
}

/** Runs passes over a model in place. */
function change(model: OnnxModel, passes: readonly Pass[]): Changes {
  const graph = new Graph(model.graph);
  const changes = runPasses(graph, passes);
  graph.commit();
  return changes;
}
