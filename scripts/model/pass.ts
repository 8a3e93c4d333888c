import { sourcesOf } from './derived-tensor.ts';
import type { Graph } from './graph.ts';
import type { OnnxNode } from './onnx-model.ts';

/**
 * One step of the compiler. A pass changes the graph in place and leaves it equivalent up to the
 * error that its doc comment states. It need not remove what it leaves unread, nor keep the nodes
 * sorted: `removeDead` and `sortNodes` come after it.
 */
export interface Pass {
  name: string;
  /**
   * Runs the pass.
   * @returns how many places it changed
   * @throws Error when it meets a form that it should know but does not
   */
  run(graph: Graph): number;
}

/** A pass that looks at one place after the other. */
export interface Rewrite<Match> {
  name: string;
  /** What the names of the nodes that are looked at begin with; all nodes where it is left out. */
  within?: string;
  /**
   * Looks whether there is something to change around a node.
   * @returns what `rewrite` needs to know; undefined when there is nothing
   */
  match: (graph: Graph, node: OnnxNode) => Match | undefined;
  /** Changes a place that was matched. */
  rewrite: (graph: Graph, match: Match) => void;
}

/**
 * The pass that changes every place that matches, again and again until none does: what a rewrite
 * adds is looked at, too.
 */
export function rewriting<Match>({ name, within = '', match, rewrite }: Rewrite<Match>): Pass {
  return {
    name,
    run(graph) {
      let changes = 0;
      for (let before = -1; before !== changes;) {
        before = changes;
        for (const node of graph.nodes) {
          if (!graph.has(node) || !node.name.startsWith(within)) continue;
          const found = match(graph, node);
          if (found === undefined) continue;
          rewrite(graph, found);
          changes += 1;
        }
      }
      return changes;
    },
  };
}

/**
 * Makes sure that a graph is sound: every tensor that is read is there, and every derived one has
 * what it is made of.
 * @throws Error naming what is missing and who reads it
 */
export function verify(graph: Graph): void {
  const isThere = (tensor: string): boolean => graph.isTaken(tensor);
  for (const node of graph.nodes) {
    // What subgraphs read is not looked at: names made inside are not told apart from outer ones.
    const missing = node.input.find((tensor) => tensor !== '' && !isThere(tensor));
    if (missing !== undefined) {
      throw new Error(`The ${node.opType} "${node.name}" reads "${missing}", which nothing makes.`);
    }
  }
  for (const { name } of graph.outputs) {
    if (!isThere(name)) throw new Error(`Nothing makes the output "${name}".`);
  }
  for (const tensor of graph.derived) {
    const missing = sourcesOf(tensor).find((source) => graph.initializer(source) === undefined);
    if (missing !== undefined) {
      throw new Error(`The tensor "${tensor.name}" is made of "${missing}", which does not exist.`);
    }
  }
}
