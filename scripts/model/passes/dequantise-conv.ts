import type { Graph } from '../graph.ts';
import type { Pass } from '../pass.ts';
import { matchQuantisedProduct } from '../quantised-product.ts';
import { dequantised } from '../stored-weight.ts';

/**
 * ConvInteger on a dynamically quantised activation becomes Conv on the activation itself.
 *
 * The quantised graph computes y = s·sw·Σ (q − z)(w − zw) + s·sw·⌊b / (s·sw)⌋ with q = round(x / s) + z.
 * As s·(q − z) = x + e with |e| ≤ s / 2, and sw·(w − zw) is the weight that DequantizeLinear gives,
 * y = Σ x·W + b up to the activation's rounding error, which the new graph no longer makes. The
 * weights stay stored in 8 bits; their own rounding error stays as it was. Padding agrees, too:
 * ConvInteger pads with z, which stands for 0. Scale and zero point are one for all weights, or one
 * for each output channel (axis 0).
 *
 * The arithmetic of whole numbers is that of B. Jacob et al., Quantization and Training of Neural
 * Networks for Efficient Integer-Arithmetic-Only Inference, 2018; rounding and ranges are those of
 * DynamicQuantizeLinear, ConvInteger and DequantizeLinear in the ONNX specification.
 */
export const dequantiseConv: Pass = {
  name: 'dequantise-conv',
  run(graph: Graph): number {
    const products = graph.nodes.filter((node) => node.opType === 'ConvInteger');
    for (const node of products) {
      const match = matchQuantisedProduct(graph, node);
      const stored = {
        values: match.weight,
        scale: match.weightScale,
        zeroPoint: match.weightZeroPoint,
      };
      const weight = dequantised(graph, stored, 0);
      for (const old of match.replaced) graph.remove(old);
      graph.add({
        input: [match.activation, weight, ...(match.bias === undefined ? [] : [match.bias])],
        output: [match.result],
        name: node.name.replace(/_quant$/, ''),
        opType: 'Conv',
        attribute: node.attribute,
      });
    }
    return products.length;
  },
};
