import { describe, expect, it } from 'vitest';
import protobuf from 'protobufjs/light.js';
import {
  decodeModel,
  encodeModel,
  toNumber,
  type OnnxModel,
} from '../../../../scripts/model/onnx-model.ts';
import { floats, model, node, value } from '../../../browser/model/quantised-graphs.ts';

const SMALL = model(
  [value('x', [1, 'time'])],
  [value('y', [1, 'time'])],
  [node('Pad', ['x', '', 'c'], ['y'], { mode: 'edge', axes: [-1, 2 ** 40] })],
  [floats('c', [], [0.5])],
);

/** Appends a field with a string to an encoded message. */
function withField(message: Uint8Array, id: number, text: string): Uint8Array {
  const field = protobuf.Writer.create()
    .uint32((id << 3) | 2)
    .string(text)
    .finish();
  return Buffer.concat([message, field]);
}

describe('the ONNX file format', () => {
  it('is read as it was written', () => {
    const { graph, opsetImport } = decodeModel(encodeModel(SMALL));
    expect(opsetImport.map(({ domain, version }) => [domain, toNumber(version)])).toEqual([
      ['', 20],
      ['com.microsoft', 1],
    ]);
    const [pad] = graph.node;
    expect(pad?.input).toEqual(['x', '', 'c']);
    expect(pad?.attribute.map((attribute) => attribute.name)).toEqual(['mode', 'axes']);
    expect(pad?.attribute[1]?.ints?.map(toNumber)).toEqual([-1, 2 ** 40]);
    expect([...(graph.initializer[0]?.rawData ?? [])]).toEqual([0, 0, 0, 0x3f]);
    expect(graph.input[0]?.type.tensorType.shape?.dim[1]?.dimParam).toBe('time');
  });

  it('keeps the bytes of the model’s fields that it does not know', () => {
    // 2 producer_name and 14 metadata_props of the model, 10 doc_string of the graph, 6 of the node.
    const metadata = 'a property';
    const inner = withField(encodeModel(SMALL), 14, metadata);
    const once = decodeModel(withField(inner, 2, 'a producer'));
    const graph = decodeModel(encodeModel(once));
    const bytes = Buffer.from(encodeModel(graph));
    expect(bytes.includes(metadata)).toBe(true);
    expect(bytes.includes('a producer')).toBe(true);
    expect(bytes.equals(encodeModel(once))).toBe(true);
  });

  it('keeps unknown fields of nodes and tensors', () => {
    const bytes = Buffer.from(encodeModel(SMALL));
    // A node's doc_string: put in by hand, with the lengths around it made to fit.
    const documented = encodeModel(documentNodes(SMALL, 'said of a node'));
    expect(documented.length).toBeGreaterThan(bytes.length);
    const again = Buffer.from(encodeModel(decodeModel(documented)));
    expect(again.includes('said of a node')).toBe(true);
  });

  it('is refused when the bytes are no model', () => {
    expect(() => decodeModel(new Uint8Array())).toThrow('holds no ONNX graph');
    expect(() => decodeModel(Buffer.from('<!doctype html>'))).toThrow();
  });
});

/** The model with an unknown field in each node and initializer. */
function documentNodes(source: OnnxModel, text: string): OnnxModel {
  const field = [Buffer.from(withField(new Uint8Array(), 6, text))];
  const copy = decodeModel(encodeModel(source));
  for (const part of [...copy.graph.node, ...copy.graph.initializer]) {
    Object.defineProperty(part, '$unknowns', { value: field });
  }
  return copy;
}
