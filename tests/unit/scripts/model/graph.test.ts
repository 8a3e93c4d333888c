import { describe, expect, it } from 'vitest';
import { Graph } from '../../../../scripts/model/graph.ts';
import type { OnnxGraph, OnnxNode } from '../../../../scripts/model/onnx-model.ts';
import { removeDead } from '../../../../scripts/model/passes/remove-dead.ts';
import { sortNodes } from '../../../../scripts/model/passes/sort-nodes.ts';
import { floats, model, node, value } from '../../../browser/model/quantised-graphs.ts';

/** A graph from x to y over some nodes, with the initializers `a` and `b`. */
function graphOf(...nodes: OnnxNode[]): OnnxGraph {
  const initializers = [floats('a', [], [1]), floats('b', [], [2])];
  return model([value('x', [1])], [value('y', [1])], nodes, initializers).graph;
}

/** A node that runs one of two subgraphs, the first of which reads a tensor from outside. */
function conditional(condition: string, outside: string, output: string): OnnxNode {
  const branch = (name: string, inner: OnnxNode): OnnxGraph => ({
    ...graphOf(inner),
    name,
    input: [],
    initializer: [],
    output: [value(inner.output[0] ?? '', [1])],
  });
  const graphs = [
    branch('then', node('Neg', [outside], ['then_result'])),
    branch('else', node('Neg', ['x'], ['else_result'])),
  ];
  return {
    ...node('If', [condition], [output]),
    attribute: graphs.map((g) => ({ name: `${g.name}_branch`, type: 5, g })),
  };
}

const names = (graph: Graph): string[] => graph.nodes.map((each) => each.name);

describe('a graph', () => {
  it('knows who makes and who reads a tensor, and stays right while nodes come and go', () => {
    const first = node('Add', ['x', 'a'], ['s']);
    const second = node('Mul', ['s', 'b'], ['y']);
    const graph = new Graph(graphOf(first, second));
    expect(graph.producer('s')).toBe(first);
    expect(graph.consumers('s')).toEqual([second]);
    expect(graph.producer('x')).toBeUndefined();
    graph.remove(second);
    expect(graph.consumers('s')).toEqual([]);
    expect(graph.producer('y')).toBeUndefined();
    const third = node('Sub', ['s', 's'], ['y']);
    graph.add(third);
    expect(graph.consumers('s')).toEqual([third]);
    expect(graph.producer('y')).toBe(third);
    expect(graph.consumers('a')).toEqual([first]);
  });

  it('refuses two makers of one tensor', () => {
    const graph = new Graph(graphOf(node('Add', ['x', 'a'], ['y'])));
    expect(() => {
      graph.add(node('Neg', ['x'], ['y']));
    }).toThrow('"y"');
    expect(() => {
      graph.add(node('Neg', ['x'], ['x']));
    }).toThrow('"x"');
    expect(() => {
      graph.addInitializer(floats('a', [], [3]));
    }).toThrow('"a"');
  });

  it('counts what a subgraph reads from outside as read by its node', () => {
    const outer = node('Neg', ['x'], ['s']);
    const branching = conditional('a', 's', 'y');
    const graph = new Graph(graphOf(outer, branching));
    expect(graph.consumers('s')).toEqual([branching]);
  });

  it('refuses an order that is not made of its own nodes', () => {
    const graph = new Graph(graphOf(node('Add', ['x', 'a'], ['y'])));
    expect(() => {
      graph.reorder([]);
    }).toThrow('0 nodes');
  });
});

describe('the removal of what is dead', () => {
  it('takes the nodes, initializers and notes that no output depends on, and nothing else', () => {
    const proto = graphOf(
      node('Add', ['x', 'a'], ['s']),
      node('Mul', ['s', 'b'], ['unread']),
      node('Neg', ['unread'], ['unread_too']),
      node('Neg', ['s'], ['y']),
    );
    proto.valueInfo = [value('s', [1]), value('unread', [1]), value('never', [1])];
    const graph = new Graph(proto);
    expect(removeDead.run(graph)).toBe(3);
    expect(names(graph)).toEqual(['s', 'y']);
    expect(graph.initializers.map((tensor) => tensor.name)).toEqual(['a']);
    expect(graph.valueInfo.map((info) => info.name)).toEqual(['s']);
    expect(removeDead.run(graph)).toBe(0);
  });

  it('keeps what only a subgraph reads', () => {
    const graph = new Graph(graphOf(node('Add', ['x', 'b'], ['s']), conditional('a', 's', 'y')));
    expect(removeDead.run(graph)).toBe(0);
  });

  it('keeps a node of which one output of several is read', () => {
    const graph = new Graph(
      graphOf(node('Split', ['x'], ['one', 'two']), node('Neg', ['two'], ['y'])),
    );
    removeDead.run(graph);
    expect(graph.nodes).toHaveLength(2);
  });
});

describe('the sorting of nodes', () => {
  it('puts each node after those it reads, and keeps the order where it is right', () => {
    const graph = new Graph(
      graphOf(
        node('Neg', ['x'], ['first']),
        node('Add', ['late', 'first'], ['y']),
        node('Neg', ['later'], ['late']),
        node('Neg', ['x'], ['later']),
      ),
    );
    sortNodes.run(graph);
    expect(names(graph)).toEqual(['first', 'later', 'late', 'y']);
    expect(sortNodes.run(graph)).toBe(0);
  });

  it('looks into subgraphs', () => {
    const graph = new Graph(graphOf(conditional('a', 's', 'y'), node('Neg', ['x'], ['s'])));
    sortNodes.run(graph);
    expect(names(graph)).toEqual(['s', 'y']);
  });

  it('manages a chain of 20,000 nodes in the wrong order', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      node('Neg', [index === 0 ? 'x' : `n${index - 1}`], [index === 19_999 ? 'y' : `n${index}`]),
    );
    const graph = new Graph(graphOf(...chain.toReversed()));
    sortNodes.run(graph);
    expect(graph.nodes).toEqual(chain);
  });

  it('refuses a circle', () => {
    const graph = new Graph(
      graphOf(node('Add', ['x', 'two'], ['one']), node('Neg', ['one'], ['two'])),
    );
    expect(() => sortNodes.run(graph)).toThrow('depends on itself');
  });
});
