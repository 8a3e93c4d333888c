import type { Lectern } from '../../api/lectern-api.ts';
import type { TextRange } from '../../domain/edits/text-ranges.ts';
import type { TextLine } from './text-slices.ts';

/** The sentences of a chapter's lines, asked for when they come near what is seen. */
export class SentenceStore {
  /** Grows whenever sentences have come. */
  version = 0;
  private readonly known = new Map<string, readonly TextRange[]>();

  /** `changed` is called when sentences have come. */
  constructor(
    private readonly api: () => Lectern,
    private readonly changed: () => void,
  ) {}

  /** The sentences of a line; all of it as one until they are known. */
  of(line: TextLine): readonly TextRange[] {
    const whole = [{ start: 0, end: line.block.text.length }];
    return line.whole ? whole : (this.known.get(keyOf(line)) ?? whole);
  }

  /** Asks for what is not known yet of some lines. Lines whose sentences cannot be had stay whole. */
  async want(lines: readonly TextLine[], signal: AbortSignal): Promise<void> {
    const asked = lines.filter(
      (line) => line.block.text !== '' && !line.whole && !this.known.has(keyOf(line)),
    );
    if (asked.length === 0) return;
    for (const line of asked) this.known.set(keyOf(line), this.of(line));
    try {
      const texts = asked.map((line) => line.block.text);
      const sentences = await this.api().sentences(texts, { signal });
      for (const [index, line] of asked.entries()) {
        const own = sentences[index] ?? [];
        if (own.length > 0) this.known.set(keyOf(line), own);
      }
      this.version += 1;
      this.changed();
    } catch {
      for (const line of asked) this.known.delete(keyOf(line));
    }
  }
}

function keyOf({ place }: TextLine): string {
  return `${place.chapter}:${place.block}`;
}
