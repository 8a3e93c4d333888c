import type { Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import type { Pass } from '../pass.ts';
import { dequantised } from '../stored-weight.ts';
import { transposeInner } from '../tensor-data.ts';

/**
 * DynamicQuantizeLSTM (com.microsoft) becomes ONNX's LSTM.
 *
 * Both compute the same recurrence on gates in the order i, o, f, c. The quantised form rounds the
 * activations before each product with 8-bit weights, the other does not (see `dequantise-conv`).
 * It keeps its weights transposed: W [directions, input, 4·hidden] and R [directions, hidden,
 * 4·hidden] for ONNX's [directions, 4·hidden, input] and [directions, 4·hidden, hidden]; scale and
 * zero point are one for each direction (axis 0). Inputs 1 to 8 (X, W, R, B, sequence lengths,
 * initial h, initial c, P) are those of LSTM; the other four are scale and zero point of W and of R
 * (ONNX Runtime, docs/ContribOperators.md).
 */
export const dequantiseLstm: Pass = {
  name: 'dequantise-lstm',
  run(graph: Graph): number {
    const nodes = graph.nodes.filter((node) => node.opType === 'DynamicQuantizeLSTM');
    for (const node of nodes) {
      const [x = '', , , b = '', lengths = '', h = '', c = '', p = ''] = node.input;
      const w = lstmWeight(graph, node, 1, 8);
      const r = lstmWeight(graph, node, 2, 10);
      const input = [x, w, r, b, lengths, h, c, p];
      while (input.at(-1) === '') input.pop();
      graph.remove(node);
      graph.add({
        input,
        output: node.output,
        name: node.name.replace(/_quant$/, ''),
        opType: 'LSTM',
        attribute: node.attribute,
      });
    }
    return nodes.length;
  },
};

/** The float weights at one input of a DynamicQuantizeLSTM, in the layout of LSTM. */
function lstmWeight(graph: Graph, node: OnnxNode, at: number, scaleAt: number): string {
  const values = graph.initializer(node.input[at] ?? '');
  if (values === undefined) {
    throw new Error(`Input ${at} of the DynamicQuantizeLSTM "${node.name}" is no constant.`);
  }
  const transposed = `${values.name}_transposed`;
  if (graph.initializer(transposed) === undefined) {
    graph.addInitializer(transposeInner(values, transposed));
  }
  const scale = node.input[scaleAt] ?? '';
  const zeroPoint = node.input[scaleAt + 1] ?? '';
  return dequantised(graph, { values: transposed, scale, zeroPoint }, 0);
}
