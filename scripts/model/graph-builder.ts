import { createHash } from 'node:crypto';
import type { Graph } from './graph.ts';
import { AttributeType, TensorType, type OnnxAttribute, type OnnxTensor } from './onnx-model.ts';

/** Attributes of a node as passes write them; strings are not among them. */
export type Attributes = Record<string, number | readonly number[]>;

/** Adds nodes and constants to a graph under names of its own. */
export class GraphBuilder {
  readonly #graph: Graph;
  readonly #purpose: string;

  /** @param purpose what the names begin with */
  constructor(graph: Graph, purpose: string) {
    this.#graph = graph;
    this.#purpose = purpose;
  }

  /** Adds a node with one output. @returns the name of the output */
  node(opType: string, input: readonly string[], attributes: Attributes = {}): string {
    const output = this.#graph.freshName(`${this.#purpose}/${opType}`);
    this.nodeAs(output, opType, input, attributes);
    return output;
  }

  /** Adds a node with one output of a given name. */
  nodeAs(
    output: string,
    opType: string,
    input: readonly string[],
    attributes: Attributes = {},
  ): void {
    const attribute = Object.entries(attributes).map(([name, value]): OnnxAttribute => {
      return typeof value === 'number'
        ? { name, type: AttributeType.int, i: value }
        : { name, type: AttributeType.ints, ints: [...value] };
    });
    this.#graph.add({ opType, input: [...input], output: [output], name: output, attribute });
  }

  /** A constant of 32-bit floats. */
  floats(dims: readonly number[], values: ArrayLike<number>): string {
    const rawData = new Uint8Array(Float32Array.from(values).buffer);
    return this.#constant('floats', { dims: [...dims], dataType: TensorType.float, rawData });
  }

  /** A float that is no list. */
  float(value: number): string {
    return this.floats([], [value]);
  }

  /** A list of 64-bit integers. */
  integers(...values: number[]): string {
    const rawData = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
    return this.#constant('integers', {
      dims: [values.length],
      dataType: TensorType.int64,
      rawData,
    });
  }

  /** An integer that is no list. */
  integer(value: number): string {
    const rawData = new Uint8Array(BigInt64Array.of(BigInt(value)).buffer);
    return this.#constant('integer', { dims: [], dataType: TensorType.int64, rawData });
  }

  /** The same constant is made once; its name tells its content by a hash. */
  #constant(kind: string, tensor: Omit<OnnxTensor, 'name'>): string {
    const hash = createHash('sha256')
      .update(tensor.rawData ?? '')
      .digest('hex');
    const name = `${kind}[${tensor.dims.map(String).join()}]-${hash.slice(0, 24)}`;
    if (this.#graph.initializer(name) === undefined)
      this.#graph.addInitializer({ ...tensor, name });
    return name;
  }
}
