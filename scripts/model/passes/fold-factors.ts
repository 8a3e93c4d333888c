import {
  constantFloat,
  constantPerChannel,
  inputPair,
  isPerChannel,
  onlyReader,
  outputOf,
  producedBy,
} from '../constant.ts';
import { weightOf, type Weight } from '../derived-tensor.ts';
import { GraphBuilder } from '../graph-builder.ts';
import type { Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import { rewriting, type Pass } from '../pass.ts';

/** Positions of the input channels in the weights of a convolution. */
const INPUT_AXIS: Readonly<Record<string, number>> = { Conv: 1, ConvTranspose: 0 };

interface Factor {
  /** The node that multiplies or divides. */
  node: OnnxNode;
  /** What it multiplies. */
  source: string;
  /** One value for each channel, or one for all. */
  values: Float32Array;
  use: (factor: string) => void;
}

/**
 * Constant factors, one for each channel or one for all, leave the samples and become part of what is
 * small or constant.
 *
 * - (c · s + b) · k = c · (s · k) + b · k, where s and b have one value for each channel.
 * - A convolution is linear: W ∗ (k · u) = (W · k) ∗ u with W · k derived from W once.
 * - LeakyRelu is positively homogeneous, f(k · u) = k · f(u) for k > 0, so that a factor passes
 *   through it.
 *
 * M. Nagel et al., Data-Free Quantization Through Weight Equalization and Bias Correction, 2019, move
 * scales from layer to layer in the same way.
 * Exact up to rounding.
 * @param within what the names of the nodes begin with
 */
export function foldFactors(within: string): Pass {
  return rewriting<Factor>({
    name: 'fold-factors',
    within,
    match: (graph, node) => matchFactor(graph, node),
    rewrite(graph, { node, values, use }) {
      const builder = new GraphBuilder(graph, node.name);
      const dims = values.length === 1 ? [] : [1, values.length, 1];
      use(builder.floats(dims, values));
      graph.remove(node);
    },
  });
}

function matchFactor(graph: Graph, node: OnnxNode): Factor | undefined {
  const found = constantFactor(graph, node);
  if (found === undefined) return undefined;
  const { source, values } = found;
  const use = intoAffine(graph, node, source) ?? intoConvolution(graph, node, source, values);
  return use && { node, source, values, use };
}

/** A node that multiplies by a constant, or divides by a number. */
function constantFactor(
  graph: Graph,
  node: OnnxNode,
): { source: string; values: Float32Array } | undefined {
  const [dividend = '', divisor = ''] = node.input;
  if (node.opType === 'Div') {
    const number = constantFloat(graph, divisor);
    return number === undefined
      ? undefined
      : { source: dividend, values: Float32Array.of(1 / number) };
  }
  if (node.opType !== 'Mul') return undefined;
  const pair = inputPair(node, (name) => constantPerChannel(graph, name) !== undefined);
  const values = pair && constantPerChannel(graph, pair.other);
  return values && { source: pair.first, values };
}

/** The factor goes into c · s + b before it. */
function intoAffine(graph: Graph, node: OnnxNode, source: string): Factor['use'] | undefined {
  const add = producedBy(graph, source, 'Add');
  if (add === undefined || onlyReader(graph, source) !== node) return undefined;
  const shifted = inputPair(add, (name) => isPerChannel(graph, name));
  const multiply = producedBy(graph, shifted?.first ?? '', 'Mul');
  if (multiply === undefined || onlyReader(graph, outputOf(multiply)) !== add) return undefined;
  const scaled = inputPair(multiply, (name) => isPerChannel(graph, name));
  if (shifted === undefined || scaled === undefined) return undefined;
  return (factor) => {
    const builder = new GraphBuilder(graph, node.name);
    const scale = builder.node('Mul', [scaled.other, factor]);
    const shift = builder.node('Mul', [shifted.other, factor]);
    const product = builder.node('Mul', [scaled.first, scale]);
    graph.replace(outputOf(node), builder.node('Add', [product, shift]));
  };
}

/** The factor goes into the weights of the one convolution behind it. */
function intoConvolution(
  graph: Graph,
  node: OnnxNode,
  source: string,
  values: Float32Array,
): Factor['use'] | undefined {
  const after = onlyReader(graph, outputOf(node));
  const leaky = after?.opType === 'LeakyRelu' && values.every((value) => value > 0);
  const convolution = leaky ? onlyReader(graph, outputOf(after)) : after;
  const weight = weightOf(graph, convolution?.input[1] ?? '');
  const axis = INPUT_AXIS[convolution?.opType ?? ''];
  // Weights that have a factor of their own would need the product of both.
  if (convolution === undefined || weight?.factor !== undefined || axis === undefined)
    return undefined;
  if (weight === undefined || convolution.input[0] !== outputOf(leaky ? after : node))
    return undefined;
  return (factor) => {
    const scaled = scaledWeight(graph, convolution, weight, factor, axis);
    graph.redirect(convolution, convolution.input[1] ?? '', scaled);
    graph.replace(outputOf(node), source);
  };
}

function scaledWeight(
  graph: Graph,
  convolution: OnnxNode,
  weight: Weight,
  factor: string,
  axis: number,
): string {
  const inner = weight.dims.slice(axis + 1).reduce((product, length) => product * length, 1);
  const name = graph.freshName(`${convolution.name}/weight`);
  graph.addDerived({ ...weight, name, factor: { scale: factor, inner } });
  return name;
}
