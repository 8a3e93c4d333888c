import {
  constantFloat,
  constantIntegers,
  inputPair,
  onlyReader,
  outputOf,
  producedBy,
} from '../constant.ts';
import { GraphBuilder } from '../graph-builder.ts';
import type { Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import { rewriting, type Pass } from '../pass.ts';
import { timeLength } from '../phases.ts';

interface Normalisation {
  /** The nodes that make (x − mean) / σ. */
  divide: OnnxNode;
  centred: string;
  epsilon: string;
  /** Each scales the result and adds to it: y = scale · (x − mean) / σ + shift. */
  uses: { scale: string; multiply: OnnxNode; add: OnnxNode }[];
}

/**
 * Instance normalisation with a scale and a shift of its own for each utterance (AdaIN: X. Huang and
 * S. Belongie, Arbitrary Style Transfer in Real-time with Adaptive Instance Normalization, 2017) in
 * five passes over the samples instead of seven:
 *
 *     c = x − mean(x)
 *     y = c · [scale / √(Σ c² / T + ε)] + shift
 *
 * What is in brackets is one number for each channel. Σ c² is one reduction that writes nothing, where the published
 * graph squares, stores and averages; and the division becomes part of the scale. The square is taken
 * of the centred samples, not of x itself: with Σ x² / T − mean², channels whose mean is large next to
 * their deviation (4000 times in square, in the noise branch) lose all digits.
 * Exact up to rounding.
 * @param within what the names of the nodes begin with
 */
export function normaliseInTwoSums(within: string): Pass {
  return rewriting<Normalisation>({
    name: 'normalise-in-two-sums',
    within,
    match: (graph, node) => (node.opType === 'Div' ? matchNormalisation(graph, node) : undefined),
    rewrite(graph, { divide, centred, epsilon, uses }) {
      const builder = new GraphBuilder(graph, divide.name);
      const squares = builder.node('ReduceSumSquare', [centred, builder.integers(2)], {
        keepdims: 1,
      });
      const length = builder.node('Cast', [timeLength(graph, builder, centred)], { to: 1 });
      const variance = builder.node('Mul', [squares, builder.node('Reciprocal', [length])]);
      const deviation = builder.node('Sqrt', [builder.node('Add', [variance, epsilon])]);
      const inverse = builder.node('Reciprocal', [deviation]);
      for (const { scale, multiply, add } of uses) {
        const scaled = builder.node('Mul', [centred, builder.node('Mul', [scale, inverse])]);
        graph.redirect(add, outputOf(multiply), scaled);
        graph.remove(multiply);
      }
      graph.remove(divide);
    },
  });
}

function matchNormalisation(graph: Graph, divide: OnnxNode): Normalisation | undefined {
  const [centred = '', deviation = ''] = divide.input;
  const subtract = producedBy(graph, centred, 'Sub');
  const [x = '', mean = ''] = subtract?.input ?? [];
  if (producedBy(graph, mean, 'ReduceMean')?.input[0] !== x) return undefined;
  const root = producedBy(graph, deviation, 'Sqrt');
  const sum = producedBy(graph, root?.input[0] ?? '', 'Add');
  const pair = sum && inputPair(sum, (name) => constantFloat(graph, name) !== undefined);
  const variance = producedBy(graph, pair?.first ?? '', 'ReduceMean');
  const square = producedBy(graph, variance?.input[0] ?? '', 'Mul');
  if (pair === undefined || square?.input.join('\n') !== `${centred}\n${centred}`) return undefined;
  if (constantIntegers(graph, variance?.input[1] ?? '')?.join() !== '2') return undefined;
  const normalised = outputOf(divide);
  const uses: Normalisation['uses'] = [];
  for (const multiply of graph.consumers(normalised)) {
    const add = onlyReader(graph, outputOf(multiply));
    const scale = multiply.input.find((name) => name !== normalised);
    if (multiply.opType !== 'Mul' || add?.opType !== 'Add' || scale === undefined) return undefined;
    uses.push({ scale, multiply, add });
  }
  return uses.length > 0 ? { divide, centred, epsilon: pair.other, uses } : undefined;
}
