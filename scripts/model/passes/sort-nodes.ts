import { namesRead, type Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import type { Pass } from '../pass.ts';

/**
 * Puts each node after those whose results it reads, as ONNX requires, and otherwise leaves the
 * order as it is: a depth-first topological sort in file order (R. E. Tarjan, Edge-Disjoint Spanning
 * Trees and Depth-First Search, 1976). The results stay exactly the same.
 */
export const sortNodes: Pass = {
  name: 'sort-nodes',
  run(graph: Graph): number {
    const before = graph.nodes;
    const order = new Set<OnnxNode>();
    const open = new Set<OnnxNode>();
    for (const root of before) place(graph, root, order, open);
    graph.reorder([...order]);
    return [...order].filter((node, index) => node !== before[index]).length;
  },
};

/** Puts `root` into `order` behind all that it depends on; a stack of its own, as chains are long. */
function place(graph: Graph, root: OnnxNode, order: Set<OnnxNode>, open: Set<OnnxNode>): void {
  const stack = [root];
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    const missing = [...namesRead(node)]
      .map((name) => graph.producer(name))
      .filter((source) => source !== undefined)
      .filter((source) => !order.has(source));
    if (order.has(node) || missing.length === 0) {
      order.add(node);
      open.delete(node);
      stack.pop();
      continue;
    }
    if (open.has(node)) throw new Error(`The node "${node.name}" depends on itself.`);
    open.add(node);
    stack.push(...missing.reverse());
  }
}
