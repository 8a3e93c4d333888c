import { outputOf } from '../constant.ts';
import { GraphBuilder } from '../graph-builder.ts';
import type { Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import type { Pass } from '../pass.ts';
import { noteShape, phasesOf, PhaseOp } from '../phases.ts';

/**
 * Puts operators of ONNX in the place of those that stand for changes of the layout: into phases by
 * Pad, Reshape and Transpose, out of them the other way round, and zeros beyond the end by a product with
 * a mask of ones and zeros. What depends on a length alone is made once for each length.
 *
 * A channel written line by line into a matrix of m columns has X[p, t] = x[m·t + p] as its transpose:
 * its polyphase components (P. P. Vaidyanathan, Multirate Systems and Filter Banks, 1993).
 * Exact.
 */
export const lowerPhases: Pass = {
  name: 'lower-phases',
  run(graph) {
    const lengths = new Map<string, PhasedLength>();
    const lengthOf = (node: OnnxNode): PhasedLength => {
      const [, length = ''] = node.input;
      const key = `${phasesOf(node)} ${length}`;
      const known = lengths.get(key) ?? new PhasedLength(graph, length, phasesOf(node));
      lengths.set(key, known);
      return known;
    };
    let changes = 0;
    for (const node of graph.nodes) {
      if (!Object.values<string>(PhaseOp).includes(node.opType)) continue;
      const [signal = ''] = node.input;
      const builder = new GraphBuilder(graph, node.name);
      graph.replace(outputOf(node), lower(node.opType, builder, signal, lengthOf(node)));
      graph.remove(node);
      changes += 1;
    }
    return changes;
  },
};

function lower(
  opType: string,
  builder: GraphBuilder,
  signal: string,
  length: PhasedLength,
): string {
  const { phases } = length;
  if (opType === PhaseOp.clear) return builder.node('Mul', [signal, length.mask()]);
  if (opType === PhaseOp.to) {
    const padded = builder.node('Pad', [signal, length.padding()]);
    const columns = builder.node('Reshape', [padded, builder.integers(0, 0, -1, phases)]);
    const moved = builder.node('Transpose', [columns], { perm: [0, 3, 1, 2] });
    const result = builder.node('Squeeze', [moved, builder.integers(0)]);
    length.note(result);
    return result;
  }
  const moved = builder.node('Transpose', [signal], { perm: [1, 2, 0] });
  const flat = builder.node('Reshape', [moved, builder.integers(0, -1)]);
  const bounds = [builder.integers(0), length.length, builder.integers(1)];
  const cut = builder.node('Slice', [flat, ...bounds]);
  return builder.node('Unsqueeze', [cut, builder.integers(0)]);
}

/** What is made of a length T: [1] int64. */
class PhasedLength {
  readonly length: string;
  readonly phases: number;
  readonly #graph: Graph;
  readonly #builder: GraphBuilder;
  #full: string | undefined;
  #padding: string | undefined;
  #mask: string | undefined;

  constructor(graph: Graph, length: string, phases: number) {
    this.length = length;
    this.phases = phases;
    this.#graph = graph;
    this.#builder = new GraphBuilder(graph, `${length}/phases`);
  }

  /** Notes that a tensor is a signal of this length in phases. */
  note(tensor: string): void {
    noteShape(this.#graph, tensor, this);
  }

  /** Paddings of [1, channels, T] to whole columns. */
  padding(): string {
    const builder = this.#builder;
    this.#padding ??= builder.node(
      'Concat',
      [builder.integers(0, 0, 0, 0, 0), builder.node('Sub', [this.#wholeColumns(), this.length])],
      { axis: 0 },
    );
    return this.#padding;
  }

  /** [phases, 1, columns] of ones, with zeros beyond the end. */
  mask(): string {
    const builder = this.#builder;
    if (this.#mask === undefined) {
      const count = builder.node('Squeeze', [this.#wholeColumns(), builder.integers(0)]);
      const range = [builder.integer(0), count, builder.integer(1)];
      const inside = builder.node('Less', [builder.node('Range', range), this.length]);
      const ones = builder.node('Cast', [inside], { to: 1 });
      const columns = builder.node('Reshape', [ones, builder.integers(1, -1, this.phases)]);
      this.#mask = builder.node('Transpose', [columns], { perm: [2, 0, 1] });
    }
    return this.#mask;
  }

  #wholeColumns(): string {
    const builder = this.#builder;
    if (this.#full === undefined) {
      const phases = builder.integers(this.phases);
      const more = builder.node('Add', [this.length, builder.integers(this.phases - 1)]);
      this.#full = builder.node('Mul', [builder.node('Div', [more, phases]), phases]);
    }
    return this.#full;
  }
}
