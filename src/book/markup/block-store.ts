import type { ContentAnchor, ContentBlock } from './content.ts';

/** Empty paragraphs are breaks only when they are rarer than this share of the paragraphs; else they are spacing. */
const RAREST_SPACING = 0.2;

/** A document's blocks as they are found, with the anchors that point between them. */
export class BlockStore {
  private blocks: ContentBlock[] = [];
  private readonly anchors = new Map<string, ContentAnchor>();
  /** Blocks that may be breaks or mere spacing. */
  private readonly spaces = new Set<ContentBlock>();
  /** Anchors inside the block that is being read, after which no text has come yet. */
  private trailing: string[] = [];

  get count(): number {
    return this.blocks.length;
  }

  add(block: ContentBlock): void {
    if (block.kind === 'scene-break') this.breakScene();
    else this.blocks.push(block);
  }

  breakScene(): void {
    const last = this.blocks.at(-1);
    if (last?.kind === 'scene-break') this.spaces.delete(last);
    else this.blocks.push({ kind: 'scene-break', text: '', level: 0 });
  }

  /** An empty paragraph: a break if such are rare. */
  space(): void {
    if (this.blocks.at(-1)?.kind === 'scene-break') return;
    const block: ContentBlock = { kind: 'scene-break', text: '', level: 0 };
    this.blocks.push(block);
    this.spaces.add(block);
  }

  since(index: number): readonly ContentBlock[] {
    return this.blocks.slice(index);
  }

  /** Joins the blocks from an index on into one of verse, a line each. */
  joinSince(index: number): void {
    const text = this.since(index)
      .map((block) => block.text)
      .join('\n');
    this.blocks.splice(index, this.blocks.length, { kind: 'verse', text, level: 0 });
    for (const [id, anchor] of this.anchors) {
      if (anchor.block > index) this.anchors.set(id, { ...anchor, block: index });
    }
  }

  /** The first element with an id counts. `insideBlock`: text of a block has been read before it. */
  anchor(id: string, types: readonly string[], insideBlock: boolean): void {
    if (this.anchors.has(id)) return;
    this.anchors.set(id, { block: this.blocks.length, types });
    if (insideBlock) this.trailing.push(id);
  }

  /** Text has come after the anchors inside the block: they belong to it. */
  textFollowsAnchors(): void {
    if (this.trailing.length > 0) this.trailing = [];
  }

  /** A block has been added; anchors at its very end point to the next. */
  blockEnded(): void {
    for (const id of this.trailing) {
      const anchor = this.anchors.get(id);
      if (anchor !== undefined) this.anchors.set(id, { ...anchor, block: this.blocks.length });
    }
    this.trailing = [];
  }

  finish(): { blocks: ContentBlock[]; anchors: Map<string, ContentAnchor> } {
    if (this.spaces.size > this.blocks.length * RAREST_SPACING) this.dropSpaces();
    return { blocks: this.blocks, anchors: this.anchors };
  }

  private dropSpaces(): void {
    const kept: number[] = [];
    let count = 0;
    for (const block of this.blocks) {
      kept.push(count);
      if (!this.spaces.has(block)) count++;
    }
    kept.push(count);
    this.blocks = this.blocks.filter((block) => !this.spaces.has(block));
    for (const [id, anchor] of this.anchors) {
      this.anchors.set(id, { ...anchor, block: kept[anchor.block] ?? count });
    }
  }
}
