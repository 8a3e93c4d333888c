import { producedBy } from './constant.ts';
import type { GraphBuilder } from './graph-builder.ts';
import type { Graph } from './graph.ts';
import { AttributeType, TensorType, toNumber, type OnnxNode } from './onnx-model.ts';

/**
 * The layout of m phases: a signal x [1, channels, T] as X [m, channels, ⌈T / m⌉] with
 * X[p, c, t] = x[c, m·t + p]. What lies beyond T is undefined, unless said otherwise. While passes
 * work, three operators that ONNX does not have stand for changes of the layout; `lower-phases` puts
 * real ones in their place.
 */
export const PhaseOp = {
  /** x, T → X with zeros beyond T. */
  to: 'ToPhases',
  /** X, T → x. */
  from: 'FromPhases',
  /** X, T → X with zeros beyond T. */
  clear: 'ClearTail',
} as const;

/** The largest end of a Slice. */
export const END = 2 ** 62;

/** Number of phases of a layout operator. */
export function phasesOf(node: OnnxNode): number {
  return toNumber(node.attribute.find(({ name }) => name === 'phases')?.i ?? 0);
}

/** The length of the last axis of [1, channels, T] as a list of one integer. */
export function timeLength(graph: Graph, builder: GraphBuilder, tensor: string): string {
  const shape =
    graph.consumers(tensor).find((node) => node.opType === 'Shape')?.output[0] ??
    builder.node('Shape', [tensor]);
  const bounds = [builder.integers(2), builder.integers(3), builder.integers(0)];
  const input = [shape, ...bounds];
  const same = graph.consumers(shape).find((node) => node.input.join('\n') === input.join('\n'));
  return same?.output[0] ?? builder.node('Slice', input);
}

/** A signal in phases; one that is there already is used again. */
export function toPhases(
  graph: Graph,
  builder: GraphBuilder,
  { signal, length, phases }: { signal: string; length: string; phases: number },
): string {
  const same = graph
    .consumers(signal)
    .find(
      (node) => node.opType === PhaseOp.to && phasesOf(node) === phases && node.input[1] === length,
    );
  return same?.output[0] ?? builder.node(PhaseOp.to, [signal, length], { phases });
}

/** The signal, its length and its phases, when a tensor is made out of phases. */
export function fromPhases(
  graph: Graph,
  tensor: string,
): { signal: string; length: string; phases: number } | undefined {
  const node = producedBy(graph, tensor, PhaseOp.from);
  const [signal = '', length = ''] = node?.input ?? [];
  return node && { signal, length, phases: phasesOf(node) };
}

/**
 * Notes a tensor's shape in the file, its last axis under a name that all signals of one length
 * share. ONNX Runtime lets operators work in place where it knows that shapes agree.
 */
export function noteShape(
  graph: Graph,
  tensor: string,
  { phases, channels, length }: { phases: number; channels?: number; length: string },
): void {
  const middle = channels === undefined ? {} : { dimValue: channels };
  const dim = [{ dimValue: phases }, middle, { dimParam: columnsName(length) }];
  const type = { tensorType: { elemType: TensorType.float, shape: { dim } } };
  graph.valueInfo = [...graph.valueInfo, { name: tensor, type }];
}

/** Has all shapes that were noted with one length bear the name of another that is equal to it. */
export function renameLength(graph: Graph, from: string, to: string): void {
  for (const { type } of graph.valueInfo) {
    for (const dim of type.tensorType.shape?.dim ?? []) {
      if (dim.dimParam === columnsName(from)) dim.dimParam = columnsName(to);
    }
  }
}

function columnsName(length: string): string {
  return `columns of ${length}`;
}

/** An integer attribute. */
export function integerOf(node: OnnxNode, name: string, otherwise: number): number {
  const attribute = node.attribute.find((each) => each.name === name);
  return attribute?.type === AttributeType.int ? toNumber(attribute.i ?? otherwise) : otherwise;
}
