import type { Graph } from '../graph.ts';
import type { Pass } from '../pass.ts';
import { matchQuantisedProduct } from '../quantised-product.ts';
import { dequantised } from '../stored-weight.ts';

/**
 * MatMulInteger on a dynamically quantised activation becomes MatMul on the activation itself.
 *
 * The mathematics and its source are those of `dequantise-conv`, with MatMulInteger for ConvInteger. The weights are a matrix [k, n] with one scale and
 * zero point for each column (axis 1), or one for all. A bias is added after the scaling by a node
 * of its own, which stays.
 */
export const dequantiseMatMul: Pass = {
  name: 'dequantise-matmul',
  run(graph: Graph): number {
    const products = graph.nodes.filter((node) => node.opType === 'MatMulInteger');
    for (const node of products) {
      const match = matchQuantisedProduct(graph, node);
      if (match.bias !== undefined) throw new Error(`The MatMulInteger "${node.name}" has a bias.`);
      const stored = {
        values: match.weight,
        scale: match.weightScale,
        zeroPoint: match.weightZeroPoint,
      };
      const weight = dequantised(graph, stored, 1);
      for (const old of match.replaced) graph.remove(old);
      graph.add({
        input: [match.activation, weight],
        output: [match.result],
        name: node.name.replace(/_quant$/, ''),
        opType: 'MatMul',
        attribute: [],
      });
    }
    return products.length;
  },
};
