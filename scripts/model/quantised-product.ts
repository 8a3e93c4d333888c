import type { Graph } from './graph.ts';
import type { OnnxNode } from './onnx-model.ts';

/** A product of a quantised activation with quantised weights, as ONNX Runtime's dynamic quantiser writes it. */
export interface QuantisedProduct {
  /** The float tensor that is quantised before the product. */
  activation: string;
  /** 8-bit weights, an initializer. */
  weight: string;
  /** Scale of the weights, an initializer. */
  weightScale: string;
  /** Zero point of the weights, an initializer. */
  weightZeroPoint: string;
  /** The float bias, an initializer; undefined where there is none. */
  bias: string | undefined;
  /** Name of the float result. */
  result: string;
  /** The nodes that make the result and nothing else. */
  replaced: OnnxNode[];
}

/**
 * Recognises what ONNX Runtime's dynamic quantiser makes of a Conv or MatMul:
 *
 *     q, s, z = DynamicQuantizeLinear(x)
 *     n = ConvInteger(q, w, z, zw)             or MatMulInteger
 *     n = Add(n, Reshape(Cast(Floor(Div(bias, Mul(s, sw))))))      only where there is a bias
 *     y = Mul(Cast(n), Mul(s, sw))
 *
 * (onnxruntime/python/tools/quantization/operators/conv.py and matmul.py).
 * @throws Error when the surroundings of `product` are of another form
 */
export function matchQuantisedProduct(graph: Graph, product: OnnxNode): QuantisedProduct {
  const [quantised = '', weight = '', zeroPoint = '', weightZeroPoint = ''] = product.input;
  const quantise = expectNode(graph.producer(quantised), 'DynamicQuantizeLinear', product);
  const [activation = ''] = quantise.input;
  const [, scale = ''] = quantise.output;
  if (quantise.output[0] !== quantised || quantise.output[2] !== zeroPoint) {
    throw unexpected(product, 'its values and its zero point come from two places');
  }
  let next = onlyReader(graph, product);
  const withBias = next.opType === 'Add' ? matchBias(graph, next, product) : undefined;
  const replaced = [product];
  if (withBias !== undefined) {
    replaced.push(next);
    next = onlyReader(graph, next);
  }
  const cast = expectNode(next, 'Cast', product);
  const rescale = expectNode(onlyReader(graph, cast), 'Mul', product);
  replaced.push(cast, rescale);
  const scales = expectNode(graph.producer(otherInput(rescale, cast)), 'Mul', product);
  const weightScale = scales.input.find((name) => name !== scale) ?? '';
  if (!scales.input.includes(scale)) throw unexpected(product, 'it is scaled by another scale');
  for (const name of [weight, weightScale, weightZeroPoint]) {
    if (graph.initializer(name) === undefined)
      throw unexpected(product, `"${name}" is no constant`);
  }
  const [result = ''] = rescale.output;
  return { activation, weight, weightScale, weightZeroPoint, bias: withBias, result, replaced };
}

/** The float bias behind a quantised one. */
function matchBias(graph: Graph, add: OnnxNode, product: OnnxNode): string {
  const reshape = expectNode(graph.producer(otherInput(add, product)), 'Reshape', product);
  const cast = expectNode(graph.producer(reshape.input[0] ?? ''), 'Cast', product);
  const floor = expectNode(graph.producer(cast.input[0] ?? ''), 'Floor', product);
  const divide = expectNode(graph.producer(floor.input[0] ?? ''), 'Div', product);
  const [bias = ''] = divide.input;
  if (graph.initializer(bias) === undefined) {
    throw unexpected(product, `its bias "${bias}" is no constant`);
  }
  return bias;
}

function otherInput(node: OnnxNode, known: OnnxNode): string {
  return node.input.find((name) => !known.output.includes(name)) ?? '';
}

function onlyReader(graph: Graph, node: OnnxNode): OnnxNode {
  const [output = ''] = node.output;
  const [reader, ...more] = graph.consumers(output);
  if (reader === undefined || more.length > 0 || graph.isOutput(output)) {
    throw unexpected(node, `its result has ${more.length + (reader ? 1 : 0)} readers, not one`);
  }
  return reader;
}

function expectNode(node: OnnxNode | undefined, opType: string, product: OnnxNode): OnnxNode {
  if (node?.opType === opType) return node;
  throw unexpected(product, `${opType} was looked for, ${node?.opType ?? 'no node'} was found`);
}

function unexpected(node: OnnxNode, what: string): Error {
  return new Error(
    `The ${node.opType} "${node.name}" is not in the form of the quantiser: ${what}.`,
  );
}
