/** A node of a formula (MathML Core): an element with its children, or a leaf with its text. */
export interface MathNode {
  name: string;
  text: string;
  children: MathNode[];
}

/** Nodes of one formula; more are not a formula that anybody reads aloud. */
const MOST_NODES = 1500;
const DEEPEST = 48;
const LONGEST_LEAF = 200;
/** Elements whose content says the same in another way, or nothing. */
const UNREAD = new Set(['annotation', 'annotation-xml', 'mphantom']);

/** Collects the elements of one formula. */
export class MathTree {
  readonly root: MathNode = { name: 'math', text: '', children: [] };
  private readonly open: MathNode[] = [this.root];
  private nodes = 0;
  /** Elements inside of one that is not read, or too many. */
  private unread = 0;

  openElement(name: string): void {
    const parent = this.open.at(-1);
    const isTooMuch = this.nodes >= MOST_NODES || this.open.length >= DEEPEST;
    if (this.unread > 0 || isTooMuch || UNREAD.has(name) || parent === undefined) {
      this.unread++;
      return;
    }
    this.nodes++;
    const node = { name, text: '', children: [] };
    parent.children.push(node);
    this.open.push(node);
  }

  addText(text: string): void {
    const node = this.open.at(-1);
    if (this.unread > 0 || node === undefined || node.text.length >= LONGEST_LEAF) return;
    node.text += text.slice(0, LONGEST_LEAF);
  }

  closeElement(): void {
    if (this.unread > 0) this.unread--;
    else if (this.open.length > 1) this.open.pop();
  }
}
