import type { DerivedTensor } from './derived-tensor.ts';
import type { OnnxGraph, OnnxNode, OnnxTensor } from './onnx-model.ts';

/** A graph with an index of who makes and who reads each tensor, kept current while passes change it. */
export class Graph {
  readonly #proto: OnnxGraph;
  readonly #nodes: Set<OnnxNode>;
  readonly #producers = new Map<string, OnnxNode>();
  readonly #consumers = new Map<string, Set<OnnxNode>>();
  readonly #initializers = new Map<string, OnnxTensor>();
  readonly #derived = new Map<string, DerivedTensor>();
  #names = 0;

  constructor(proto: OnnxGraph) {
    this.#proto = proto;
    this.#nodes = new Set(proto.node);
    for (const node of this.#nodes) this.#index(node);
    for (const tensor of proto.initializer) this.#initializers.set(tensor.name, tensor);
  }

  /** The nodes as they are now; safe to go through while nodes are added and removed. */
  get nodes(): OnnxNode[] {
    return [...this.#nodes];
  }

  get initializers(): OnnxTensor[] {
    return [...this.#initializers.values()];
  }

  /** Constants that are computed from initializers when the model is loaded; not in the file's structure. */
  get derived(): DerivedTensor[] {
    return [...this.#derived.values()];
  }

  get inputs(): OnnxGraph['input'] {
    return this.#proto.input;
  }

  get outputs(): OnnxGraph['output'] {
    return this.#proto.output;
  }

  /** What is known of the types of tensors inside the graph. */
  get valueInfo(): OnnxGraph['valueInfo'] {
    return this.#proto.valueInfo;
  }

  set valueInfo(list: OnnxGraph['valueInfo']) {
    this.#proto.valueInfo = list;
  }

  /** Whether a node is part of the graph now. */
  has(node: OnnxNode): boolean {
    return this.#nodes.has(node);
  }

  /** The node that makes a tensor; undefined for inputs, initializers and unknown names. */
  producer(tensor: string): OnnxNode | undefined {
    return this.#producers.get(tensor);
  }

  /** The nodes that read a tensor, in their subgraphs too. */
  consumers(tensor: string): OnnxNode[] {
    return [...(this.#consumers.get(tensor) ?? [])];
  }

  initializer(tensor: string): OnnxTensor | undefined {
    return this.#initializers.get(tensor);
  }

  derivedTensor(tensor: string): DerivedTensor | undefined {
    return this.#derived.get(tensor);
  }

  isOutput(tensor: string): boolean {
    return this.#proto.output.some((output) => output.name === tensor);
  }

  /** True when some node, initializer or input already has the name. */
  isTaken(tensor: string): boolean {
    return (
      this.#producers.has(tensor) ||
      this.#initializers.has(tensor) ||
      this.#derived.has(tensor) ||
      this.#proto.input.some((input) => input.name === tensor)
    );
  }

  /**
   * Adds a node; its place in the file is found when the nodes are sorted.
   * @throws Error when one of its outputs is made already
   */
  add(node: OnnxNode): void {
    for (const output of node.output) {
      if (this.isTaken(output)) throw new Error(`Two nodes would make the tensor "${output}".`);
    }
    this.#nodes.add(node);
    this.#index(node);
  }

  /** Removes a node; nothing happens when it is gone already. */
  remove(node: OnnxNode): void {
    if (!this.#nodes.delete(node)) return;
    for (const output of node.output) this.#producers.delete(output);
    for (const name of namesRead(node)) this.#consumers.get(name)?.delete(node);
  }

  /** @throws Error when the name is taken */
  addInitializer(tensor: OnnxTensor): void {
    if (this.isTaken(tensor.name)) throw new Error(`The tensor "${tensor.name}" exists already.`);
    this.#initializers.set(tensor.name, tensor);
  }

  removeInitializer(tensor: OnnxTensor): void {
    this.#initializers.delete(tensor.name);
  }

  /** @throws Error when the name is taken */
  addDerived(tensor: DerivedTensor): void {
    if (this.isTaken(tensor.name)) throw new Error(`The tensor "${tensor.name}" exists already.`);
    this.#derived.set(tensor.name, tensor);
  }

  removeDerived(tensor: DerivedTensor): void {
    this.#derived.delete(tensor.name);
  }

  /** A name that nothing has yet. */
  freshName(purpose: string): string {
    let name: string;
    do name = `${purpose}_${(this.#names += 1)}`;
    while (this.isTaken(name));
    return name;
  }

  /** Makes one node read `to` wherever it reads `from` itself (not in a subgraph). */
  redirect(node: OnnxNode, from: string, to: string): void {
    node.input = node.input.map((name) => (name === from ? to : name));
    this.#consumers.get(from)?.delete(node);
    const readers = this.#consumers.get(to);
    if (readers === undefined) this.#consumers.set(to, new Set([node]));
    else readers.add(node);
  }

  /**
   * Lets another tensor take a tensor's place: all its readers read that one, and if it is an output
   * of the graph, the other's maker gets its name.
   */
  replace(tensor: string, by: string): void {
    for (const reader of this.consumers(tensor)) this.redirect(reader, tensor, by);
    if (!this.isOutput(tensor)) return;
    const old = this.producer(tensor);
    if (old !== undefined) this.remove(old);
    this.add({ opType: 'Identity', input: [by], output: [tensor], name: tensor, attribute: [] });
  }

  /** Puts the nodes in an order; they must be the graph's own, each once. */
  reorder(nodes: readonly OnnxNode[]): void {
    if (nodes.length !== this.#nodes.size || !nodes.every((node) => this.#nodes.has(node))) {
      throw new Error(`The new order has ${nodes.length} nodes, the graph ${this.#nodes.size}.`);
    }
    this.#nodes.clear();
    for (const node of nodes) this.#nodes.add(node);
  }

  /** Writes the nodes and initializers back into the file's structure. */
  commit(): void {
    this.#proto.node = this.nodes;
    this.#proto.initializer = this.initializers;
  }

  #index(node: OnnxNode): void {
    for (const output of node.output) if (output !== '') this.#producers.set(output, node);
    for (const name of namesRead(node)) {
      const readers = this.#consumers.get(name);
      if (readers === undefined) this.#consumers.set(name, new Set([node]));
      else readers.add(node);
    }
  }
}

/** The names of all tensors that a node reads, including those that its subgraphs take from outside. */
export function namesRead(node: OnnxNode): Set<string> {
  const names = new Set(node.input.filter((name) => name !== ''));
  for (const attribute of node.attribute) {
    const subgraphs = [...(attribute.g ? [attribute.g] : []), ...(attribute.graphs ?? [])];
    for (const subgraph of subgraphs) {
      // Names made inside are listed too, which is harmless: ONNX keeps them unlike all outer ones.
      for (const inner of subgraph.node) for (const name of namesRead(inner)) names.add(name);
      for (const output of subgraph.output) names.add(output.name);
    }
  }
  return names;
}
