import type { Block, Chapter } from '../book.ts';

/**
 * Settles notes after chapters were divided or text was left out. A note to which nothing refers any more
 * goes; one that was parted from its reference follows it; and references to notes that were left out go.
 * @param read the chapters as they were read
 * @param edited those that are unchanged are the same objects
 */
export function settleNotes(read: readonly Chapter[], edited: readonly Chapter[]): Chapter[] {
  const home = noteHomes(read);
  if (home.size === 0) return [...edited];
  const [cited, citedNow] = [citations(read), citations(edited)];
  const present = noteHomes(edited);
  const unchanged = new Set(read);
  const followers = new Map<number, Block[]>();

  /** Where a note belongs now; null for nowhere. */
  const place = (id: string, index: number): number | null => {
    const before = cited.get(id);
    if (before === undefined) return index;
    const now = citedNow.get(id);
    if (now === undefined) return null;
    // Notes that the book keeps apart from its text stay apart.
    return now.includes(index) || !before.includes(home.get(id) ?? -1) ? index : (now[0] ?? null);
  };

  const settled = edited.map((chapter, index) => {
    if (unchanged.has(chapter)) return chapter;
    const blocks = chapter.blocks.flatMap((block) => {
      if (!isNote(block)) return withoutDeadReferences(block, present);
      const target = place(block.id, index);
      if (target === index) return block;
      if (target !== null) followers.set(target, [...(followers.get(target) ?? []), block]);
      return [];
    });
    return { ...chapter, blocks };
  });
  return settled.map((chapter, index) => {
    const come = followers.get(index);
    return come === undefined ? chapter : { ...chapter, blocks: [...chapter.blocks, ...come] };
  });
}

type Note = Block & { id: string };

function isNote(block: Block): block is Note {
  return block.kind === 'note' && block.id !== undefined;
}

/** The chapter in which each note stands. */
function noteHomes(chapters: readonly Chapter[]): Map<string, number> {
  const homes = new Map<string, number>();
  for (const [index, { blocks }] of chapters.entries()) {
    for (const block of blocks) if (isNote(block)) homes.set(block.id, index);
  }
  return homes;
}

/** The chapters that refer to each note, ascending. */
function citations(chapters: readonly Chapter[]): Map<string, number[]> {
  const citing = new Map<string, number[]>();
  for (const [index, { blocks }] of chapters.entries()) {
    for (const { note } of blocks.flatMap((block) => block.notes ?? [])) {
      const known = citing.get(note) ?? [];
      if (known.at(-1) !== index) citing.set(note, [...known, index]);
    }
  }
  return citing;
}

function withoutDeadReferences(block: Block, present: ReadonlyMap<string, number>): Block {
  const { notes, ...rest } = block;
  if (notes === undefined || notes.every(({ note }) => present.has(note))) return block;
  const alive = notes.filter(({ note }) => present.has(note));
  return alive.length === 0 ? rest : { ...rest, notes: alive };
}
