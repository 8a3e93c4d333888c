import { constantPerChannel, inputPair, outputOf, producedBy } from '../constant.ts';
import { GraphBuilder } from '../graph-builder.ts';
import type { Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import { rewriting, type Pass } from '../pass.ts';

interface Bias {
  /** The node that adds the bias. */
  node: OnnxNode;
  /** What it is added to. */
  source: string;
  values: Float32Array;
  /** A reader that can do without the bias. */
  reader: OnnxNode;
}

/**
 * What is added to a whole channel, x + b, moves down to where it is needed.
 *
 * - Instance normalisation takes the mean away, and the bias with it:
 *   (x + b) − mean(x + b) = x − mean(x).
 * - Sums: (x + b) + y = (x + y) + b, and biases that meet become one.
 *
 * In a chain of residual blocks with normalisation, all biases end as one behind the last sum. That
 * normalisation makes a bias before it superfluous is from S. Ioffe and C. Szegedy, Batch Normalization, 2015.
 * Exact up to rounding.
 * @param within what the names of the nodes begin with
 */
export function sinkBiases(within: string): Pass {
  return rewriting<Bias>({
    name: 'sink-biases',
    within,
    match: (graph, node) => matchBias(graph, node),
    rewrite(graph, { node, source, values, reader }) {
      if (reader.opType === 'Sub') {
        const mean = producedBy(graph, reader.input[1] ?? '', 'ReduceMean');
        graph.redirect(reader, outputOf(node), source);
        if (mean !== undefined) graph.redirect(mean, outputOf(node), source);
        return;
      }
      const builder = new GraphBuilder(graph, node.name);
      const other = reader.input.find((name) => name !== outputOf(node)) ?? outputOf(node);
      const before = biasOf(graph, graph.producer(other));
      const sum = builder.node('Add', [source, before?.source ?? other]);
      const all = before ? values.map((value, at) => value + (before.values[at] ?? 0)) : values;
      const bias = builder.floats([1, all.length, 1], all);
      graph.replace(outputOf(reader), builder.node('Add', [sum, bias]));
      graph.remove(reader);
    },
  });
}

function matchBias(graph: Graph, node: OnnxNode): Bias | undefined {
  const bias = biasOf(graph, node);
  if (bias === undefined) return undefined;
  const readers = graph.consumers(outputOf(node));
  const reader =
    readers.find((each) => isCentring(graph, each, outputOf(node))) ??
    readers.find((each) => each.opType === 'Add' && biasOf(graph, each) === undefined);
  return reader && { node, ...bias, reader };
}

/** Whether a node is x − mean(x), the mean being read by nothing else. */
function isCentring(graph: Graph, node: OnnxNode, x: string): boolean {
  const [first, mean = ''] = node.input;
  if (node.opType !== 'Sub' || first !== x) return false;
  return (
    producedBy(graph, mean, 'ReduceMean')?.input[0] === x && graph.consumers(mean).length === 1
  );
}

/** What a node adds to each channel, and to what; undefined when it is no such node. */
function biasOf(
  graph: Graph,
  node: OnnxNode | undefined,
): { source: string; values: Float32Array } | undefined {
  if (node?.opType !== 'Add') return undefined;
  const pair = inputPair(node, (name) => constantPerChannel(graph, name) !== undefined);
  const values = pair && constantPerChannel(graph, pair.other);
  return values && { source: pair.first, values };
}
