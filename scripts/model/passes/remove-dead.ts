import { sourcesOf } from '../derived-tensor.ts';
import { namesRead, type Graph } from '../graph.ts';
import type { OnnxNode } from '../onnx-model.ts';
import type { Pass } from '../pass.ts';

/**
 * Removes what no output depends on: nodes, initializers, and notes on the types of tensors that are
 * no longer made. It walks backwards from the graph's outputs; ONNX operators have no side effects, so the
 * outputs stay exactly the same (marking and sweeping of K. D. Cooper and L. Torczon, Engineering a
 * Compiler, 2011, section 10.2).
 */
export const removeDead: Pass = {
  name: 'remove-dead',
  run(graph: Graph): number {
    const alive = new Set<OnnxNode>();
    const read = new Set<string>();
    const pending = graph.outputs.map((output) => output.name);
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (read.has(name)) continue;
      read.add(name);
      const derived = graph.derivedTensor(name);
      if (derived !== undefined) pending.push(...sourcesOf(derived));
      const node = graph.producer(name);
      if (node === undefined || alive.has(node)) continue;
      alive.add(node);
      pending.push(...namesRead(node));
    }
    const deadNodes = graph.nodes.filter((node) => !alive.has(node));
    const deadTensors = graph.initializers.filter((tensor) => !read.has(tensor.name));
    const deadDerived = graph.derived.filter((tensor) => !read.has(tensor.name));
    for (const node of deadNodes) graph.remove(node);
    for (const tensor of deadDerived) graph.removeDerived(tensor);
    for (const tensor of deadTensors) graph.removeInitializer(tensor);
    graph.valueInfo = graph.valueInfo.filter((info) => graph.producer(info.name) !== undefined);
    return deadNodes.length + deadTensors.length + deadDerived.length;
  },
};
