import type { Graph } from './graph.ts';
import { AttributeType, toNumber, type OnnxAttribute } from './onnx-model.ts';
import { shapeOf } from './tensor-data.ts';

/** 8-bit weights with what makes them floats: names of initializers. */
export interface StoredWeight {
  values: string;
  scale: string;
  zeroPoint: string;
}

/**
 * The name of the float tensor (values − zeroPoint) · scale, made by a DequantizeLinear node, which
 * all readers of the same weights share.
 * @param axis the axis of `values` along which scale and zero point vary, where they are not scalars
 * @throws Error when scale and zero point are neither both scalars nor both lists that fit the axis
 */
export function dequantised(graph: Graph, weight: StoredWeight, axis: number): string {
  const values = graph.initializer(weight.values);
  const scale = graph.initializer(weight.scale);
  const zeroPoint = graph.initializer(weight.zeroPoint);
  if (values === undefined || scale === undefined || zeroPoint === undefined) {
    throw new Error(`The weights "${weight.values}", their scale or zero point are no constants.`);
  }
  const perAxis = shapeOf(scale).length > 0;
  const fitting = perAxis ? String(shapeOf(values)[axis]) : '';
  if (shapeOf(scale).join() !== fitting || shapeOf(zeroPoint).join() !== fitting) {
    throw new Error(
      `The scale [${shapeOf(scale).join()}] and zero point [${shapeOf(zeroPoint).join()}] of ` +
        `"${weight.values}" do not fit axis ${axis} of [${shapeOf(values).join()}].`,
    );
  }
  const input = [weight.values, weight.scale, weight.zeroPoint];
  const attribute: OnnxAttribute[] = perAxis
    ? [{ name: 'axis', type: AttributeType.int, i: axis }]
    : [];
  const same = graph
    .consumers(weight.values)
    .find(
      (node) =>
        node.opType === 'DequantizeLinear' &&
        node.input.join('\n') === input.join('\n') &&
        (!perAxis || toNumber(node.attribute[0]?.i ?? -1) === axis),
    );
  if (same?.output[0] !== undefined) return same.output[0];
  let name = `${weight.values}_dequantised`;
  while (graph.isTaken(name)) name += '_';
  graph.add({ input, output: [name], name, opType: 'DequantizeLinear', attribute });
  return name;
}
