/** Levels of an outline that are handed over; books have a few. */
const DEEPEST = 16;

/** What the library's thread posts its answers through. */
interface Poster {
  postMessage(message: unknown, transfer?: unknown): void;
}

interface OutlineNode {
  items: OutlineNode[];
}

function isOutline(value: unknown): value is OutlineNode[] {
  if (!Array.isArray(value)) return false;
  return (value as unknown[]).every(
    (node) =>
      typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items),
  );
}

function cut(nodes: readonly OutlineNode[], levels: number): void {
  for (const node of nodes) {
    if (levels <= 1) node.items = [];
    else cut(node.items, levels - 1);
  }
}

/**
 * Makes a port hand over no outline of more levels than messages between threads can have: a message that
 * nests thousands of levels cannot be posted, and the library would never answer.
 */
export function postShallow(port: Poster): void {
  const post = port.postMessage.bind(port);
  port.postMessage = (message, transfer) => {
    const data: unknown =
      typeof message === 'object' && message !== null && 'data' in message ? message.data : null;
    if (isOutline(data)) cut(data, DEEPEST);
    post(message, transfer);
  };
}
