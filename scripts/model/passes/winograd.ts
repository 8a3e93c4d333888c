import { constantFloats, integersOf, outputOf } from '../constant.ts';
import { weightOf, type Weight } from '../derived-tensor.ts';
import { GraphBuilder } from '../graph-builder.ts';
import type { Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import { rewriting, type Pass } from '../pass.ts';
import { END, integerOf, noteShape, PhaseOp, timeLength, toPhases } from '../phases.ts';
import { toomCook, type ToomCook } from '../toom-cook.ts';

/** A convolution that keeps the length of its input. */
interface SameConv {
  node: OnnxNode;
  x: string;
  weight: Weight;
  bias: Float32Array | undefined;
  outputs: number;
  channels: number;
  kernel: number;
  dilation: number;
}

/** Which convolutions the pass is for. */
export interface WinogradScope {
  /** What the names of the nodes begin with. */
  within: string;
  /** Fewest channels, in and out, for which it pays. */
  channels: number;
  /** Outputs m of one tile; has no factor in common with any dilation. */
  phases: number;
}

/**
 * A convolution of K taps with dilation d that keeps the length becomes m + K − 1 products of matrices for
 * m outputs each, F(m, K) of Toom and Cook (`toom-cook.ts`), where the definition takes m · K.
 *
 * Tile t makes the outputs at m·t + d·i, i < m, from the inputs at m·t + d·j − P, j < m + K − 1, where
 * P = d (K − 1) / 2. As m and d have no common factor, d·i meets every phase modulo m once, so that all
 * tiles together make every output once. In the layout of m phases X[p, c, t] = x[c, m·t + p]
 * (A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, 2016, have the scheme for
 * images) each input j of all tiles is one phase, shifted in t:
 *
 *     D[j]  = X[(d·j − P) mod m] shifted by ⌊(d·j − P) / m⌋     copies
 *     V     = B · D          one product of matrices [n, n] · [n, channels · tiles]
 *     M[k]  = (G w)[k] · V[k]     n products [outputs, channels] · [channels, tiles]
 *     Y[i]  = (A · M)[i]     is phase d·i mod m, shifted by ⌊d·i / m⌋
 *
 * The products are one batched MatMul: no im2col, and as many equal parts as there are points.
 * G w is derived from the stored weights when the model is loaded. A bias is added behind by a node of its own,
 * which `sink-biases` finds a better place for.
 * Error: rounding, up to some 10⁻³ of the result for m = 14 and K = 11 (measured; A, B and G cancel),
 * 3·10⁻⁵ for m = 8.
 */
export function winograd(scope: WinogradScope): Pass {
  return rewriting<SameConv>({
    name: 'winograd',
    within: scope.within,
    match: (graph, node) => matchSameConv(graph, node, scope),
    rewrite(graph, conv) {
      rewriteConv(graph, conv, scope.phases);
    },
  });
}

function matchSameConv(
  graph: Graph,
  node: OnnxNode,
  { channels, phases }: WinogradScope,
): SameConv | undefined {
  if (node.opType !== 'Conv') return undefined;
  const [x = '', w = '', b] = node.input;
  const weight = weightOf(graph, w);
  const [outputs = 0, inputs = 0, kernel = 0, ...more] = weight?.dims ?? [];
  const dilation = integersOf(node, 'dilations')?.[0] ?? 1;
  const margin = ((kernel - 1) / 2) * dilation;
  const keepsLength =
    kernel % 2 === 1 &&
    integersOf(node, 'pads')?.join() === `${margin},${margin}` &&
    (integersOf(node, 'strides')?.join() ?? '1') === '1' &&
    integerOf(node, 'group', 1) === 1;
  if (weight === undefined || more.length > 0 || !keepsLength || kernel === 1) return undefined;
  if (Math.min(outputs, inputs) < channels || weight.matrix !== undefined) return undefined;
  if (commonFactor(phases, dilation) > 1) return undefined;
  const bias = b === undefined ? undefined : constantFloats(graph, b);
  if (b !== undefined && bias === undefined) return undefined;
  return { node, x, weight, bias, outputs, channels: inputs, kernel, dilation };
}

function commonFactor(a: number, b: number): number {
  return b === 0 ? a : commonFactor(b, a % b);
}

function rewriteConv(graph: Graph, conv: SameConv, phases: number): void {
  const { node, x, weight, bias, outputs, channels, kernel } = conv;
  const builder = new GraphBuilder(graph, node.name);
  const matrices = toomCook(phases, kernel);
  const points = matrices.input.length;
  const length = timeLength(graph, builder, x);
  const signal = toPhases(graph, builder, { signal: x, length, phases });
  const product = (matrix: number[][], tensor: string): string => {
    const columns = matrix[0]?.length ?? 0;
    const constant = builder.floats([matrix.length, columns], matrix.flat());
    const flat = builder.node('Reshape', [tensor, builder.integers(columns, -1)]);
    return builder.node('MatMul', [constant, flat]);
  };
  const shaped = (tensor: string, ...shape: number[]): string =>
    builder.node('Reshape', [tensor, builder.integers(...shape)]);
  const inputs = gather(builder, signal, conv, phases);
  const transformed = shaped(product(matrices.input, inputs), points, channels, -1);
  const filter = derivedFilter(graph, conv, weight, matrices);
  const multiplied = builder.node('MatMul', [filter, transformed]);
  const tiles = shaped(product(matrices.output, multiplied), phases, outputs, -1);
  const result = inOrder(builder, tiles, conv.dilation, phases);
  noteShape(graph, result, { phases, channels: outputs, length });
  let y = builder.node(PhaseOp.from, [result, length], { phases });
  if (bias !== undefined) y = builder.node('Add', [y, builder.floats([1, outputs, 1], bias)]);
  graph.replace(outputOf(node), y);
  graph.remove(node);
}

/** G w for all points: [points, outputs, channels]. */
function derivedFilter(
  graph: Graph,
  { node, outputs, channels }: SameConv,
  weight: Weight,
  { filter }: ToomCook,
): string {
  const name = graph.freshName(`${node.name}/filter`);
  graph.addDerived({ ...weight, name, dims: [filter.length, outputs, channels], matrix: filter });
  return name;
}

/**
 * The inputs of all tiles, [points, channels, tiles]. With a dilation the outputs begin before the
 * signal does: there are ⌊d (m − 1) / m⌋ tiles more than columns, and they come first.
 */
function gather(
  builder: GraphBuilder,
  signal: string,
  { kernel, dilation }: SameConv,
  phases: number,
): string {
  const early = Math.floor((dilation * (phases - 1)) / phases);
  const runs = inputRuns(phases, kernel, dilation);
  if (dilation === 1) {
    const parts = runs.map(({ shift, first, last }) =>
      shift === 0 && first === 0 && last === phases - 1
        ? signal
        : // Negative padding cuts.
          builder.node('Pad', [
            signal,
            builder.integers(-first, 0, -shift, last + 1 - phases, 0, shift),
          ]),
    );
    return builder.node('Concat', parts, { axis: 0 });
  }
  const before = early - Math.min(...runs.map(({ shift }) => shift));
  const after = Math.max(...runs.map(({ shift }) => shift));
  const padded = builder.node('Pad', [signal, builder.integers(0, 0, before, 0, 0, after)]);
  const parts = runs.map(({ shift, first, last }) =>
    builder.node('Slice', [
      padded,
      builder.integers(first, before - early + shift),
      builder.integers(last + 1, shift === after ? END : shift - after),
      builder.integers(0, 2),
      builder.integers(dilation, 1),
    ]),
  );
  return builder.node('Concat', parts, { axis: 0 });
}

/** Inputs j of a tile that lie in the same column: phases `first`, `first` + d, … `last`, shifted alike. */
function inputRuns(
  phases: number,
  kernel: number,
  dilation: number,
): { shift: number; first: number; last: number }[] {
  const margin = ((kernel - 1) / 2) * dilation;
  const runs: { shift: number; first: number; last: number }[] = [];
  for (let j = 0; j < phases + kernel - 1; j += 1) {
    const place = dilation * j - margin;
    const shift = Math.floor(place / phases);
    const phase = place - shift * phases;
    const run = runs.at(-1);
    if (run?.shift === shift) run.last = phase;
    else runs.push({ shift, first: phase, last: phase });
  }
  return runs;
}

/** Outputs i of all tiles put where they belong: phase d·i mod m, shifted by ⌊d·i / m⌋. */
function inOrder(builder: GraphBuilder, tiles: string, dilation: number, phases: number): string {
  if (dilation === 1) return tiles;
  const early = Math.floor((dilation * (phases - 1)) / phases);
  const rows: string[] = [];
  for (let i = 0; i < phases; i += 1) {
    const shift = Math.floor((dilation * i) / phases);
    rows[(dilation * i) % phases] = builder.node('Slice', [
      tiles,
      builder.integers(i, early - shift),
      builder.integers(i + 1, shift === 0 ? END : -shift),
      builder.integers(0, 2),
    ]);
  }
  return builder.node('Concat', rows, { axis: 0 });
}
