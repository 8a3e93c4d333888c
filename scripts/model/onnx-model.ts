import protobuf from 'protobufjs/light.js';

/**
 * The part of the ONNX file format that the compiler reads and writes (onnx.proto of ONNX 1.16, IR
 * version 9). Fields that are not named here survive decoding and encoding byte for byte.
 */

/** A 64-bit integer as protobufjs gives it; plain numbers may be written. */
export type Int64 = number | { toNumber(): number };

/** `TensorProto`. The values lie in `rawData` (little-endian) or in the list that fits the type. */
export interface OnnxTensor {
  dims: Int64[];
  dataType: number;
  name: string;
  rawData?: Uint8Array;
  floatData?: number[];
  int32Data?: number[];
  int64Data?: Int64[];
  /** Where the values lie when they are not in this file: `location`, `offset`, `length`. */
  externalData?: { key: string; value: string }[];
  /** 1 when {@link externalData} counts. */
  dataLocation?: number;
}

/** `AttributeProto`. `type` says which of the other fields holds the value. */
export interface OnnxAttribute {
  name: string;
  type: number;
  f?: number;
  i?: Int64;
  s?: Uint8Array;
  t?: OnnxTensor;
  g?: OnnxGraph;
  floats?: number[];
  ints?: Int64[];
  strings?: Uint8Array[];
  graphs?: OnnxGraph[];
}

/** `NodeProto`. An input left out is an empty string; `domain` is empty for ONNX's own operators. */
export interface OnnxNode {
  input: string[];
  output: string[];
  name: string;
  opType: string;
  domain?: string;
  attribute: OnnxAttribute[];
}

/** `TensorShapeProto.Dimension`: a number, a name, or nothing known. */
export interface OnnxDimension {
  dimValue?: Int64;
  dimParam?: string;
}

/** `ValueInfoProto` of a tensor: its name, element type and, where known, its shape. */
export interface OnnxValueInfo {
  name: string;
  type: { tensorType: { elemType: number; shape?: { dim: OnnxDimension[] } } };
}

/** `GraphProto`. */
export interface OnnxGraph {
  node: OnnxNode[];
  name: string;
  initializer: OnnxTensor[];
  input: OnnxValueInfo[];
  output: OnnxValueInfo[];
  valueInfo: OnnxValueInfo[];
}

/** `ModelProto`: the whole file. */
export interface OnnxModel {
  irVersion: Int64;
  opsetImport: { domain?: string; version: Int64 }[];
  graph: OnnxGraph;
}

/** Element types of tensors (`TensorProto.DataType`) that the compiler meets. */
export const TensorType = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const;

/** Values of {@link OnnxAttribute.type} (`AttributeProto.AttributeType`). */
export const AttributeType = { float: 1, int: 2, string: 3, ints: 7 } as const;

type FieldRow = readonly [name: string, id: number, type: string, shape?: 'list' | 'packed'];

function message(rows: readonly FieldRow[]): protobuf.IType {
  const fields: Record<string, protobuf.IField> = {};
  for (const [name, id, type, shape] of rows) {
    fields[name] = {
      id,
      type,
      ...(shape === undefined ? {} : { rule: 'repeated' }),
      ...(shape === 'packed' ? { options: { packed: true } } : {}),
    };
  }
  return { edition: 'proto2', fields };
}

const ROOT = protobuf.Root.fromJSON({
  nested: {
    Model: message([
      ['irVersion', 1, 'int64'],
      ['graph', 7, 'Graph'],
      ['opsetImport', 8, 'OperatorSet', 'list'],
    ]),
    OperatorSet: message([
      ['domain', 1, 'string'],
      ['version', 2, 'int64'],
    ]),
    Graph: message([
      ['node', 1, 'Node', 'list'],
      ['name', 2, 'string'],
      ['initializer', 5, 'Tensor', 'list'],
      ['input', 11, 'ValueInfo', 'list'],
      ['output', 12, 'ValueInfo', 'list'],
      ['valueInfo', 13, 'ValueInfo', 'list'],
    ]),
    Node: message([
      ['input', 1, 'string', 'list'],
      ['output', 2, 'string', 'list'],
      ['name', 3, 'string'],
      ['opType', 4, 'string'],
      ['attribute', 5, 'Attribute', 'list'],
      ['domain', 7, 'string'],
    ]),
    Attribute: message([
      ['name', 1, 'string'],
      ['f', 2, 'float'],
      ['i', 3, 'int64'],
      ['s', 4, 'bytes'],
      ['t', 5, 'Tensor'],
      ['g', 6, 'Graph'],
      ['floats', 7, 'float', 'list'],
      ['ints', 8, 'int64', 'list'],
      ['strings', 9, 'bytes', 'list'],
      ['graphs', 11, 'Graph', 'list'],
      ['type', 20, 'int32'],
    ]),
    Tensor: message([
      ['dims', 1, 'int64', 'list'],
      ['dataType', 2, 'int32'],
      ['floatData', 4, 'float', 'packed'],
      ['int32Data', 5, 'int32', 'packed'],
      ['int64Data', 7, 'int64', 'packed'],
      ['name', 8, 'string'],
      ['rawData', 9, 'bytes'],
      ['externalData', 13, 'StringEntry', 'list'],
      ['dataLocation', 14, 'int32'],
    ]),
    StringEntry: message([
      ['key', 1, 'string'],
      ['value', 2, 'string'],
    ]),
    ValueInfo: message([
      ['name', 1, 'string'],
      ['type', 2, 'ValueType'],
    ]),
    ValueType: message([['tensorType', 1, 'TensorTypeInfo']]),
    TensorTypeInfo: message([
      ['elemType', 1, 'int32'],
      ['shape', 2, 'Shape'],
    ]),
    Shape: message([['dim', 1, 'Dimension', 'list']]),
    Dimension: message([
      ['dimValue', 1, 'int64'],
      ['dimParam', 2, 'string'],
    ]),
  },
});
const MODEL = ROOT.lookupType('Model');

/**
 * Reads a model file. Tensors' bytes are views into `bytes`, not copies.
 * @throws Error when the bytes are not an ONNX model
 */
export function decodeModel(bytes: Uint8Array): OnnxModel {
  const reader = protobuf.Reader.create(bytes);
  reader.discardUnknown = false;
  // The schema above is what makes this the shape it is said to be.
  const model = MODEL.decode(reader) as unknown as OnnxModel;
  if (!Object.hasOwn(model, 'graph')) throw new Error('The file holds no ONNX graph.');
  return model;
}

/** Writes a model file. */
export function encodeModel(model: OnnxModel): Uint8Array<ArrayBuffer> {
  return new Uint8Array(MODEL.encode(model).finish());
}

/** An {@link Int64} as a number; every integer in a graph's structure is below 2^53. */
export function toNumber(value: Int64): number {
  return typeof value === 'number' ? value : value.toNumber();
}
