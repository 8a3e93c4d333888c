import { constantFloat, constantPerChannel, inputPair, outputOf, producedBy } from '../constant.ts';
import { GraphBuilder } from '../graph-builder.ts';
import type { Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import { rewriting } from '../pass.ts';

/**
 * sin²(πf) / π = Σ c_k f^2k for |f| ≤ ½, within 2.3·10⁻⁵ / π: the coefficients that make the largest error least,
 * found by Lawson's iteration (C. Lawson, Contributions to the Theory of Linear Least Maximum
 * Approximation, 1961), c₁ first.
 */
const COEFFICIENTS = [3.140660047531128, -10.29855728149414, 13.1445951461792, -7.318238258361816];

interface Snake {
  /** The last node: y + sin²(αy) / α. */
  sum: OnnxNode;
  y: string;
  alpha: Float32Array;
}

/**
 * The Snake activation y + sin²(αy) / α (L. Ziyin et al., Neural Networks Fail to Learn Periodic
 * Functions and How to Fix It, 2020) without a sine, for which ONNX Runtime has no SIMD in WebAssembly.
 *
 * With ρ = αy / π it is (π / α) · [ρ + sin²(πρ) / π]. The sine squared has period 1 in ρ, so that ρ
 * may be reduced to f = ρ − round(ρ), |f| ≤ ½, where an even polynomial of degree 8 stands for it. The two
 * factors are one number for each channel; `fold-factors` moves them out of the way.
 * Error: 2.3·10⁻⁵ / α, and rounding.
 */
export const snakePolynomial = rewriting<Snake>({
  name: 'snake-polynomial',
  match: (graph, node) => (node.opType === 'Add' ? matchSnake(graph, node) : undefined),
  rewrite(graph, { sum, y, alpha }) {
    const builder = new GraphBuilder(graph, sum.name);
    const perChannel = (values: Float32Array): string =>
      builder.floats([1, values.length, 1], values);
    const rho = builder.node('Mul', [y, perChannel(alpha.map((value) => value / Math.PI))]);
    const f = builder.node('Sub', [rho, builder.node('Round', [rho])]);
    const square = builder.node('Mul', [f, f]);
    // By Horner's rule, from the highest power.
    const [highest = 0, ...lower] = COEFFICIENTS.toReversed();
    let power = builder.node('Mul', [square, builder.float(highest)]);
    for (const coefficient of lower) {
      power = builder.node('Mul', [
        builder.node('Add', [power, builder.float(coefficient)]),
        square,
      ]);
    }
    const snake = builder.node('Add', [rho, power]);
    const result = builder.node('Mul', [snake, perChannel(alpha.map((value) => Math.PI / value))]);
    graph.replace(outputOf(sum), result);
    graph.remove(sum);
  },
});

function matchSnake(graph: Graph, sum: OnnxNode): Snake | undefined {
  for (const [index, y] of sum.input.entries()) {
    const divided = producedBy(graph, sum.input[1 - index] ?? '', 'Mul');
    const pair =
      divided && inputPair(divided, (name) => producedBy(graph, name, 'Pow') !== undefined);
    const power = graph.producer(pair?.other ?? '');
    if (constantFloat(graph, power?.input[1] ?? '') !== 2) continue;
    const sine = producedBy(graph, power?.input[0] ?? '', 'Sin');
    const product = producedBy(graph, sine?.input[0] ?? '', 'Mul');
    const angle = product && inputPair(product, (name) => name === y);
    const alpha = constantPerChannel(graph, angle?.first ?? '');
    const inverse = constantPerChannel(graph, pair?.first ?? '');
    if (alpha === undefined || inverse === undefined) continue;
    const isInverse = alpha.every((value, at) => Math.abs(value * (inverse[at] ?? 0) - 1) < 1e-5);
    if (isInverse) return { sum, y, alpha };
  }
  return undefined;
}
