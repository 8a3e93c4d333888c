import { constantIntegers, isPerChannel, outputOf, producedBy } from '../constant.ts';
import { GraphBuilder } from '../graph-builder.ts';
import type { Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import { rewriting } from '../pass.ts';
import { END, fromPhases, phasesOf, PhaseOp, renameLength, toPhases } from '../phases.ts';

const SAMPLEWISE = new Set(['Add', 'Div', 'LeakyRelu', 'Mul', 'Round', 'Sub']);
const SUMS: Readonly<Record<string, string>> = {
  ReduceMean: 'ReduceSum',
  ReduceSumSquare: 'ReduceSumSquare',
};

interface PhasedSignal {
  signal: string;
  length: string;
  phases: number;
}

interface Sinking {
  node: OnnxNode;
  /** An input of the node that is made out of phases. */
  source: PhasedSignal;
  /** Makes what stands for the node's result. */
  result: (builder: GraphBuilder) => string;
}

/**
 * Changes of the layout move down through all that does not care about the order of samples, and vanish
 * where they meet.
 *
 * - An operator on each sample by itself gives the same in any layout, with values of one a channel, too; what it has beyond
 *   the end is undefined, as before.
 * - A sum over all samples is the sum over all phases and columns, less what lies beyond the end,
 *   all of it in the last column. A mean is that, divided by the length.
 * - Into phases behind out of phases is nothing but zeros beyond the end.
 * - The length of what was made out of phases is known.
 *
 * Phases are the polyphase components of a signal (P. P. Vaidyanathan, Multirate Systems and Filter
 * Banks, 1993), with which operators without memory change places.
 * Exact up to rounding: a sum has its terms in another order.
 */
export const sinkPhases = rewriting<Sinking>({
  name: 'sink-phases',
  match: (graph, node) => matchSinking(graph, node),
  rewrite(graph, { node, result }) {
    const builder = new GraphBuilder(graph, node.name);
    graph.replace(outputOf(node), result(builder));
    graph.remove(node);
  },
});

function matchSinking(graph: Graph, node: OnnxNode): Sinking | undefined {
  if (node.opType === 'Slice') return matchLength(graph, node);
  const at = node.input.findIndex((name) => fromPhases(graph, name) !== undefined);
  const source = fromPhases(graph, node.input[at] ?? '');
  if (source === undefined) return undefined;
  const sinking = (result: Sinking['result']): Sinking => ({ node, source, result });
  if (node.opType === PhaseOp.to && phasesOf(node) === source.phases) {
    const { signal, length, phases } = source;
    return sinking((builder) => builder.node(PhaseOp.clear, [signal, length], { phases }));
  }
  if (SAMPLEWISE.has(node.opType)) {
    const { length, phases } = source;
    return sinking((builder) => {
      const phased = phasedCopy(graph, builder, node, source);
      return builder.node(PhaseOp.from, [phased, length], { phases });
    });
  }
  const sum = SUMS[node.opType];
  if (sum === undefined || constantIntegers(graph, node.input[1] ?? '')?.join() !== '2') {
    return undefined;
  }
  return sinking((builder) => {
    const total = sumOfPhases(builder, sum, source);
    if (node.opType !== 'ReduceMean') return total;
    const length = builder.node('Cast', [source.length], { to: 1 });
    return builder.node('Mul', [total, builder.node('Reciprocal', [length])]);
  });
}

/** The length of something that was made out of phases is what it was made with. */
function matchLength(graph: Graph, node: OnnxNode): Sinking | undefined {
  const shape = producedBy(graph, node.input[0] ?? '', 'Shape');
  const source = fromPhases(graph, shape?.input[0] ?? '');
  const bounds = node.input.slice(1).map((name) => constantIntegers(graph, name)?.join());
  if (source === undefined || bounds.join(' ') !== '2 3 0') return undefined;
  return {
    node,
    source,
    result: () => {
      renameLength(graph, outputOf(node), source.length);
      return source.length;
    },
  };
}

/** The same operator on signals in phases; a signal that is not yet, is put into them. */
function phasedCopy(
  graph: Graph,
  builder: GraphBuilder,
  node: OnnxNode,
  { length, phases }: PhasedSignal,
): string {
  const input = node.input.map((name) => {
    const phased = fromPhases(graph, name);
    if (phased !== undefined) return phased.signal;
    if (isPerChannel(graph, name)) return name;
    return toPhases(graph, builder, { signal: name, length, phases });
  });
  const output = graph.freshName(`${node.name}/${node.opType}`);
  graph.add({ ...node, name: output, input, output: [output] });
  return output;
}

/** The sum, or the sum of squares, over the samples of each channel: [1, channels, 1]. */
function sumOfPhases(
  builder: GraphBuilder,
  opType: string,
  { signal, length, phases }: PhasedSignal,
): string {
  const axes = builder.integers(0, 2);
  const all = builder.node(opType, [signal, axes], { keepdims: 1 });
  const last = builder.node('Mod', [
    builder.node('Sub', [length, builder.integers(1)]),
    builder.integers(phases),
  ]);
  const start = builder.node(
    'Concat',
    [builder.node('Add', [last, builder.integers(1)]), builder.integers(-1)],
    { axis: 0 },
  );
  const beyond = builder.node('Slice', [signal, start, builder.integers(phases, END), axes]);
  const tail = builder.node(opType, [beyond, axes], { keepdims: 1 });
  return builder.node('Sub', [all, tail]);
}
