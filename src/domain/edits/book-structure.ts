import type { EditableBook } from './book-edits.ts';

/**
 * A short name for how a book was divided into chapters and blocks. Edits fit a reading of the same file
 * with the same name; a later version of Lectern may read the file in another way.
 */
export function structureOf({ chapters }: EditableBook): string {
  // FNV-1a over lengths: two readings that differ hardly agree in the length of every block.
  let hash = 0x811c9dc5;
  const mix = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193) >>> 0;
  };
  for (const { title, blocks } of chapters) {
    mix(title.length);
    mix(blocks.length);
    for (const { text } of blocks) mix(text.length);
  }
  return `${chapters.length}-${hash.toString(16)}`;
}
