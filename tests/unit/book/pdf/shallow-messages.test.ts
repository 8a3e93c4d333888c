import { expect, test } from 'vitest';
import { postShallow } from '../../../../src/book/pdf/shallow-messages.ts';

interface Node {
  title: string;
  items: Node[];
}

function nested(depth: number): Node {
  let node: Node = { title: 'innermost', items: [] };
  for (let at = 1; at < depth; at++) node = { title: String(at), items: [node] };
  return node;
}

function posted(data: unknown): unknown {
  const port = {
    last: null as { data: unknown } | null,
    postMessage(message: { data: unknown }): void {
      this.last = structuredClone(message);
    },
  };
  postShallow(port);
  port.postMessage({ data });
  return port.last?.data;
}

test('an outline of more levels than a message can have is posted without the deepest', () => {
  const [top] = posted([nested(50_000)]) as [Node];
  let depth = 0;
  for (let node: Node | undefined = top; node !== undefined; [node] = node.items) depth++;
  expect(top.title).toBe('49999');
  expect(depth).toBeGreaterThan(8);
  expect(depth).toBeLessThan(100);
});

test('other messages are posted as they are', () => {
  for (const data of [null, [], [1, 2], { items: [{ items: [] }] }, [nested(5)]]) {
    expect(posted(data)).toEqual(data);
  }
});
