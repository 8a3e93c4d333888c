import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BlockKind } from '../../domain/book.ts';
import type { PageTags } from './page-reader.ts';

type Tree = NonNullable<Awaited<ReturnType<PDFPageProxy['getStructTree']>>>;
type Node = Tree['children'][number];
type StructNode = Extract<Node, { role: string }>;

/** What a tagged element is. */
export interface TaggedElement {
  kind: BlockKind;
  /** Of headings; 0 where the tag does not say. */
  level: number;
  isContents: boolean;
}

const KINDS: Readonly<Record<string, BlockKind>> = {
  P: 'paragraph',
  H: 'heading',
  Title: 'heading',
  LI: 'list-item',
  TR: 'table-row',
  Caption: 'caption',
  Note: 'note',
  FENote: 'note',
  BlockQuote: 'quote',
  TOCI: 'list-item',
  Figure: 'caption',
  Formula: 'paragraph',
  Code: 'paragraph',
  Aside: 'paragraph',
};
/** Elements that hold paragraphs which are one block with them. */
const WHOLE: ReadonlySet<BlockKind> = new Set(['list-item', 'table-row', 'note', 'caption']);
/** Elements that start a block of their own even inside of such. */
const OWN: ReadonlySet<BlockKind> = new Set(['list-item', 'table-row', 'note', 'heading']);
const DEEPEST = 100;

/** The elements of a tagged book in the order of reading, page by page. */
export class StructureElements {
  readonly elements: TaggedElement[] = [];

  /** Takes up a page's tree; the index of the element for each marked stretch of the page. */
  readPage(tree: Tree): PageTags {
    const elements = new Map<string, number>();
    const walk = (node: Node, element: number, isContents: boolean, depth: number): void => {
      if (depth > DEEPEST) return;
      if (!('role' in node)) {
        if (node.id !== '') elements.set(node.id, element);
        return;
      }
      const inContents = isContents || node.role === 'TOC';
      const own = this.open(node, element, inContents);
      for (const child of node.children) walk(child, own, inContents, depth + 1);
    };
    for (const child of tree.children) walk(child, -1, false, 0);
    return { elements };
  }

  /** The element for a node's text: a new one for a block, else the one around it. */
  private open({ role, children }: StructNode, around: number, isContents: boolean): number {
    const heading = /^H([1-6])$/.exec(role)?.[1];
    const kind = heading === undefined ? KINDS[role] : 'heading';
    const outer = this.elements[around]?.kind;
    const isWhole = outer !== undefined && WHOLE.has(outer);
    const isOrphan = around < 0 && children.some((child) => !('role' in child));
    const isOwn = kind === undefined ? isOrphan : !isWhole || OWN.has(kind);
    if (!isOwn) return around;
    const quoted = outer === 'quote' && kind === 'paragraph' ? 'quote' : (kind ?? 'paragraph');
    this.elements.push({ kind: quoted, level: Number(heading ?? 0), isContents });
    return this.elements.length - 1;
  }
}
