import type { Graph } from './graph.ts';

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
