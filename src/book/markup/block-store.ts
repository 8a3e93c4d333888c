import type { ContentAnchor, ContentBlock } from './content.ts';

/** Empty paragraphs are breaks only when they are rarer than this share of the paragraphs; else they are spacing. */
const RAREST_SPACING = 0.2;

interface Anchor {
  block: number;
  end: number;
  types: readonly string[];
}

/**
 * A document's blocks as they are found, with the anchors that point between them. Blocks keep their
 * places until the end: what is taken out is only noted, so that no anchor has to be moved meanwhile.
 */
export class BlockStore {
  private readonly blocks: ContentBlock[] = [];
  private readonly anchors = new Map<string, Anchor>();
  /** Blocks that may be breaks or mere spacing, by place. */
  private readonly spaces = new Set<number>();
  /** Blocks that are not kept, with the place of the one that they went into, or -1. */
  private readonly gone = new Map<number, number>();
  /** Anchors inside the block that is being read, after which no text has come yet. */
  private trailing: string[] = [];
  private lastAnchored = -1;

  /** Where the next block will stand. */
  get count(): number {
    return this.blocks.length;
  }

  /** Whether an anchor points to where the next block will stand. */
  get isAnchored(): boolean {
    return this.lastAnchored === this.blocks.length;
  }

  /** The block at a place that is kept so far. */
  at(place: number): ContentBlock | undefined {
    return this.gone.has(place) ? undefined : this.blocks[place];
  }

  add(block: ContentBlock): void {
    if (block.kind === 'scene-break') this.breakScene();
    else this.blocks.push(block);
  }

  replace(place: number, block: ContentBlock): void {
    this.blocks[place] = block;
  }

  remove(place: number): void {
    this.gone.set(place, -1);
  }

  breakScene(): void {
    const last = this.blocks.length - 1;
    if (this.blocks[last]?.kind === 'scene-break') this.spaces.delete(last);
    else this.blocks.push({ kind: 'scene-break', text: '', level: 0 });
  }

  /** An empty paragraph: a break if such are rare. */
  space(): void {
    if (this.blocks.at(-1)?.kind === 'scene-break') return;
    this.spaces.add(this.blocks.length);
    this.blocks.push({ kind: 'scene-break', text: '', level: 0 });
  }

  /** The blocks from a place on that are kept so far. */
  since(place: number): readonly ContentBlock[] {
    return this.blocks.slice(place).filter((_, index) => !this.gone.has(place + index));
  }

  /** Makes one block of those from a place on. */
  joinSince(place: number, block: ContentBlock): void {
    for (let at = place + 1; at < this.blocks.length; at++) this.gone.set(at, place);
    this.gone.delete(place);
    this.blocks[place] = block;
  }

  /**
   * Notes where an element with an id stands; the first of an id counts. `insideBlock`: text of a block
   * has been read before it.
   */
  anchor(id: string, types: readonly string[], insideBlock: boolean): void {
    if (this.anchors.has(id)) return;
    const block = this.blocks.length;
    this.anchors.set(id, { block, end: block + 1, types });
    if (insideBlock) this.trailing.push(id);
    else this.lastAnchored = block;
  }

  /** The element with an id has ended, or the paragraph that it stands in. */
  endAnchor(id: string): void {
    const anchor = this.anchors.get(id);
    if (anchor !== undefined) anchor.end = Math.max(anchor.block, this.blocks.length);
  }

  /** Text has come after the anchors inside the block: they belong to it. */
  textFollowsAnchors(): void {
    if (this.trailing.length > 0) this.trailing = [];
  }

  /** A block has been added; anchors at its very end point to the next. */
  blockEnded(): void {
    for (const id of this.trailing) {
      const anchor = this.anchors.get(id);
      if (anchor !== undefined) anchor.block = this.blocks.length;
    }
    if (this.trailing.length > 0) this.lastAnchored = this.blocks.length;
    this.trailing = [];
  }

  finish(): { blocks: ContentBlock[]; anchors: Map<string, ContentAnchor> } {
    if (this.spaces.size > this.blocks.length * RAREST_SPACING) {
      for (const place of this.spaces) this.gone.set(place, -1);
    }
    if (this.gone.size === 0) return { blocks: this.blocks, anchors: this.anchors };
    const places: number[] = [];
    const blocks: ContentBlock[] = [];
    for (const [place, block] of this.blocks.entries()) {
      const into = this.gone.get(place);
      places.push(into === undefined || into < 0 ? blocks.length : (places[into] ?? 0));
      if (into === undefined) blocks.push(block);
    }
    places.push(blocks.length);
    for (const anchor of this.anchors.values()) {
      anchor.block = places[anchor.block] ?? blocks.length;
      anchor.end = places[anchor.end] ?? blocks.length;
    }
    return { blocks, anchors: this.anchors };
  }
}
