import { describe, expect, it } from 'vitest';
import {
  compileModel,
  runPasses,
  SPEEDING_PASSES,
  type Changes,
} from '../../../../scripts/model/compile-model.ts';
import {
  decodeModel,
  encodeModel,
  toNumber,
  type OnnxModel,
  type OnnxNode,
} from '../../../../scripts/model/onnx-model.ts';
import { Graph } from '../../../../scripts/model/graph.ts';
import type { Pass } from '../../../../scripts/model/pass.ts';
import { dequantiseConv } from '../../../../scripts/model/passes/dequantise-conv.ts';
import { dequantiseLstm } from '../../../../scripts/model/passes/dequantise-lstm.ts';
import { dequantiseMatMul } from '../../../../scripts/model/passes/dequantise-matmul.ts';
import { exposeDurations } from '../../../../scripts/model/passes/expose-durations.ts';
import { removeDead } from '../../../../scripts/model/passes/remove-dead.ts';
import { sortNodes } from '../../../../scripts/model/passes/sort-nodes.ts';
import {
  durationPredictor,
  floats,
  node,
  quantisedConv,
  quantisedLstm,
  quantisedMatMul,
  value,
} from '../../../browser/model/quantised-graphs.ts';

const CONV = { channels: 4, outputs: 3, kernel: 5, dilation: 2, bias: true };

/** The graph after a pass and the clearing up behind it. */
function after(source: OnnxModel, ...passes: Pass[]): OnnxModel['graph'] {
  const model = decodeModel(encodeModel(source));
  const graph = new Graph(model.graph);
  runPasses(graph, [...passes, removeDead, sortNodes]);
  graph.commit();
  return decodeModel(encodeModel(model)).graph;
}

/** Nodes in short: operator, inputs, outputs. */
function sketch(nodes: readonly OnnxNode[]): string[] {
  return nodes.map(({ opType, input, output }) => `${output.join()} = ${opType}(${input.join()})`);
}

function attributesOf(found: OnnxNode | undefined): Record<string, unknown> {
  return Object.fromEntries(
    (found?.attribute ?? []).map((each) => [
      each.name,
      each.type === 7 ? each.ints?.map(toNumber) : toNumber(each.i ?? 0),
    ]),
  );
}

describe('the pass for convolutions', () => {
  it('makes one Conv on dequantised weights with the float bias, and keeps the attributes', () => {
    const graph = after(quantisedConv(CONV).model, dequantiseConv);
    expect(sketch(graph.node)).toEqual([
      'w_quantized_dequantised = DequantizeLinear(w_quantized,w_scale,w_zero_point)',
      'y = Conv(x,w_quantized_dequantised,bias)',
    ]);
    expect(attributesOf(graph.node[0])).toEqual({});
    expect(attributesOf(graph.node[1])).toEqual({
      dilations: [2],
      group: 1,
      kernel_shape: [5],
      pads: [4, 4],
    });
    const kept = graph.initializer.map((tensor) => tensor.name);
    expect(kept.sort()).toEqual(['bias', 'w_quantized', 'w_scale', 'w_zero_point']);
  });

  it('makes a Conv without a bias where there is none', () => {
    const graph = after(quantisedConv({ ...CONV, bias: false }).model, dequantiseConv);
    expect(sketch(graph.node).at(-1)).toBe('y = Conv(x,w_quantized_dequantised)');
  });

  it('finds the operands in either order', () => {
    const source = quantisedConv(CONV).model;
    for (const each of source.graph.node) {
      if (each.opType === 'Add' || each.opType === 'Mul') each.input.reverse();
    }
    const graph = after(source, dequantiseConv);
    expect(sketch(graph.node).at(-1)).toBe('y = Conv(x,w_quantized_dequantised,bias)');
  });

  it('lets two convolutions on the same weights share the dequantised ones', () => {
    const source = quantisedConv({ ...CONV, bias: false }).model;
    const second = source.graph.node
      .filter((each) => each.opType !== 'DynamicQuantizeLinear')
      .map((each) => ({
        ...each,
        name: `${each.name}2`,
        input: each.input.map((name) =>
          ['n', 'n_float', 'scales'].includes(name) ? `${name}2` : name,
        ),
        output: each.output.map((name) => `${name}2`),
      }));
    source.graph.node.push(...second);
    source.graph.output.push(value('y2', [1, 3, 'time']));
    expect(sketch(after(source, dequantiseConv).node)).toEqual([
      'w_quantized_dequantised = DequantizeLinear(w_quantized,w_scale,w_zero_point)',
      'y = Conv(x,w_quantized_dequantised)',
      'y2 = Conv(x,w_quantized_dequantised)',
    ]);
  });

  it.each([
    ['the sum is read twice', (source: OnnxModel) => source.graph.output.push(value('n', [1]))],
    [
      'the result is scaled by something else',
      (source: OnnxModel) => {
        source.graph.initializer.push(floats('other', [], [1]));
        const scales = source.graph.node.find((each) => each.output[0] === 'scales');
        if (scales) scales.input = ['other', 'w_scale'];
      },
    ],
    [
      'the weights are no constant',
      (source: OnnxModel) => {
        source.graph.initializer = source.graph.initializer.filter(
          (tensor) => tensor.name !== 'w_quantized',
        );
        source.graph.input.push(value('w_quantized', [1]));
      },
    ],
    [
      'the zero point is not that of the activation',
      (source: OnnxModel) => {
        const product = source.graph.node.find((each) => each.opType === 'ConvInteger');
        product?.input.splice(2, 1, 'w_zero_point');
      },
    ],
  ])('refuses, by the name of the node, a form in which %s', (_, change) => {
    const source = quantisedConv({ ...CONV, bias: false }).model;
    change(source);
    expect(() => after(source, dequantiseConv)).toThrow(/The ConvInteger "n" is not in the form/);
  });

  it('refuses a scale that does not fit the weights', () => {
    const source = quantisedConv(CONV).model;
    const at = source.graph.initializer.findIndex((tensor) => tensor.name === 'w_scale');
    source.graph.initializer[at] = floats('w_scale', [2], [1, 1]);
    expect(() => after(source, dequantiseConv)).toThrow('do not fit axis 0 of [3,4,5]');
  });
});

describe('the pass for products of matrices', () => {
  it('makes one MatMul on weights dequantised by column', () => {
    const graph = after(quantisedMatMul(4, 6).model, dequantiseMatMul);
    expect(sketch(graph.node)).toEqual([
      'w_quantized_dequantised = DequantizeLinear(w_quantized,w_scale,w_zero_point)',
      'y = MatMul(x,w_quantized_dequantised)',
    ]);
    expect(attributesOf(graph.node[0])).toEqual({ axis: 1 });
  });
});

describe('the pass for LSTMs', () => {
  it('makes an LSTM of ONNX with the weights transposed and dequantised by direction', () => {
    const source = quantisedLstm(3, 2);
    const graph = after(source, dequantiseLstm);
    expect(sketch(graph.node)).toEqual([
      'w_quantized_transposed_dequantised = DequantizeLinear(w_quantized_transposed,w_scale,w_zero_point)',
      'r_quantized_transposed_dequantised = DequantizeLinear(r_quantized_transposed,r_scale,r_zero_point)',
      'y = LSTM(x,w_quantized_transposed_dequantised,r_quantized_transposed_dequantised,b,,h,c)',
    ]);
    expect(graph.node.map((each) => attributesOf(each)['axis'])).toEqual([0, 0, undefined]);
    expect(graph.node.at(-1)?.domain).toBe('');
    const old = source.graph.initializer.find((tensor) => tensor.name === 'w_quantized');
    const turned = graph.initializer.find((tensor) => tensor.name === 'w_quantized_transposed');
    expect(old?.dims).toEqual([2, 3, 8]);
    expect(turned?.dims.map(toNumber)).toEqual([2, 8, 3]);
    // Direction 1, gate 5, input 2: [1, 2, 5] of the old is [1, 5, 2] of the new.
    expect(turned?.rawData?.[24 + 5 * 3 + 2]).toBe(old?.rawData?.[24 + 2 * 8 + 5]);
    expect(turned?.rawData?.[1 * 3 + 2]).toBe(old?.rawData?.[2 * 8 + 1]);
  });
});

describe('the pass for durations', () => {
  it('gives the clipped lengths a name of their own and leaves the rest', () => {
    const graph = after(durationPredictor(), exposeDurations);
    expect(graph.output.map((output) => output.name)).toEqual(['audio', 'durations']);
    expect(graph.output[1]?.type.tensorType.elemType).toBe(1);
    expect(sketch(graph.node)).toContain('durations = Identity(clipped)');
    expect(sketch(graph.node)).toContain('audio = Neg(clipped)');
  });

  it('refuses a graph that predicts no lengths', () => {
    expect(() => after(quantisedMatMul(4, 6).model, exposeDurations)).toThrow('/encoder/Clip');
  });
});

describe('the compiler', () => {
  it('gives the same bytes for the same file', () => {
    const source = encodeModel(durationPredictor());
    expect(compileModel(source)).toEqual(compileModel(source));
  });

  it('says how many places each pass changed', () => {
    const heard = new Map<string, Changes>();
    compileModel(encodeModel(durationPredictor()), (kind, changes) => heard.set(kind, changes));
    expect([...heard.keys()]).toEqual(['fast', 'plain', 'small']);
    const count = (name: string): number | undefined =>
      heard.get('fast')?.find(({ pass }) => pass === name)?.count;
    expect(count('expose-durations')).toBe(1);
    expect(count('winograd')).toBe(0);
  });

  it.each(SPEEDING_PASSES)('leaves %s out of the fast graph alone when it is told to', (pass) => {
    const source = encodeModel(durationPredictor());
    const passesOf = (without?: typeof pass): string[] => {
      const heard: string[] = [];
      const hear = (kind: string, changes: Changes): void => {
        heard.push(...changes.map(({ pass: name }) => `${kind} ${name}`));
      };
      compileModel(source, hear, without);
      return heard;
    };
    const all = passesOf();
    expect(all).toContain(`fast ${pass}`);
    expect(passesOf(pass)).toEqual(all.filter((name) => name !== `fast ${pass}`));
  });

  it('refuses to leave an operator on quantised activations', () => {
    const source = durationPredictor();
    source.graph.node.push(
      node('DynamicQuantizeLinear', ['audio'], ['quantised', 'scale', 'zero_point']),
    );
    source.graph.output.push(value('quantised', [1, 'tokens']));
    expect(() => compileModel(encodeModel(source))).toThrow('must not have: quantised');
  });

  it('names the pass after which something is missing', () => {
    const graph = new Graph(durationPredictor().graph);
    const careless: Pass = {
      name: 'careless',
      run: (each) => {
        for (const node_ of each.nodes.slice(0, 1)) each.remove(node_);
        return 1;
      },
    };
    expect(() => runPasses(graph, [careless])).toThrow('The pass careless broke the graph');
  });
});
