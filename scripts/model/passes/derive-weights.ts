import { outputOf } from '../constant.ts';
import { weightOf } from '../derived-tensor.ts';
import type { Graph } from '../graph.ts';
import type { Pass } from '../pass.ts';

/**
 * Weights that a DequantizeLinear makes in every run are made once, when the model is loaded
 * (`derived-tensor.ts`): ONNX Runtime never computes a DequantizeLinear beforehand, since it might
 * belong to a quantised operator. Each float is (q − zero point) · scale, as DequantizeLinear is
 * defined in the ONNX specification, and the same, bit for bit.
 * @param keep weights that stay as they are: which operator reads them
 */
export function deriveWeights(keep: readonly string[] = []): Pass {
  return {
    name: 'derive-weights',
    run(graph: Graph): number {
      let changes = 0;
      for (const node of graph.nodes) {
        if (node.opType !== 'DequantizeLinear') continue;
        const tensor = outputOf(node);
        const weight = weightOf(graph, tensor);
        if (weight === undefined || graph.isOutput(tensor)) continue;
        if (graph.consumers(tensor).every(({ opType }) => keep.includes(opType))) continue;
        graph.remove(node);
        graph.addDerived({ ...weight, name: tensor });
        changes += 1;
      }
      return changes;
    },
  };
}
