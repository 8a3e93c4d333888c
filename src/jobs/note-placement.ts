import type { Block, Chapter } from '../domain/book.ts';
import type { NotePlacement } from '../domain/job.ts';
import type { PlannedChunk } from '../domain/speech.ts';

/** Said before a note, so that a listener can tell it from the text. */
const ANNOUNCEMENT = 'Note: ';
/** Notes that refer to notes are followed so far. */
const DEEPEST = 3;

/** Finds a note of the book by its id. */
export type FindNote = (id: string) => Block | undefined;

/** A block as it is heard, and where it stands in the book. */
export interface HeardBlock {
  block: Block;
  /** Index among the chapter's own blocks; −1 for what is not one of them. */
  index: number;
  /** Characters said before the block's own. */
  said: number;
}

/** Collects notes in the order in which they are referred to, each once. */
class NoteReader {
  private readonly read = new Set<string>();
  private readonly own = new Map<string, number>();

  constructor(
    blocks: readonly Block[],
    private readonly find: FindNote,
  ) {
    blocks.forEach(({ kind, id }, index) => {
      if (kind === 'note' && id !== undefined) this.own.set(id, index);
    });
  }

  /** The notes that a block refers to, with those that they refer to. */
  notesOf({ notes = [] }: Block, depth = 0): HeardBlock[] {
    return notes.flatMap(({ note: id }) => {
      const note = this.read.has(id) ? undefined : this.find(id);
      if (note === undefined || depth > DEEPEST) return [];
      this.read.add(id);
      const index = this.own.get(id) ?? -1;
      const heard = { block: announce(note), index, said: ANNOUNCEMENT.length };
      return [heard, ...this.notesOf(note, depth + 1)];
    });
  }
}

function announce(note: Block): Block {
  const by = ANNOUNCEMENT.length;
  const languages = note.languages?.map((run) => ({
    ...run,
    start: run.start + by,
    end: run.end + by,
  }));
  return {
    ...note,
    text: ANNOUNCEMENT + note.text,
    ...(languages === undefined ? {} : { languages }),
  };
}

/**
 * The blocks of a chapter as they are heard: without its notes, or with each note after the block that
 * refers to it, or with all of them at the chapter's end. A chapter of notes is heard as it stands.
 */
export function placeNotes(
  { role, blocks }: Pick<Chapter, 'role' | 'blocks'>,
  placement: NotePlacement,
  find: FindNote,
): HeardBlock[] {
  const own = blocks.map((block, index) => ({ block, index, said: 0 }));
  if (role === 'notes') return own;
  const text = own.filter(({ block }) => block.kind !== 'note');
  if (placement === 'skip') return text;
  const reader = new NoteReader(blocks, find);
  if (placement === 'paragraph') {
    return text.flatMap((heard) => [heard, ...reader.notesOf(heard.block)]);
  }
  const notes = text.flatMap(({ block }) => reader.notesOf(block));
  if (notes.length === 0) return text;
  return [...text, { block: { kind: 'scene-break', text: '' }, index: -1, said: 0 }, ...notes];
}

/**
 * A chunk that was planned of blocks as they are heard, with its place and that of its words in the
 * book: in the chapter's own block, or in the note that it names.
 */
export function placeChunk(chunk: PlannedChunk, heard: readonly HeardBlock[]): PlannedChunk {
  const place = heard[chunk.block];
  if (place === undefined) return chunk;
  const { block, index, said } = place;
  const words = chunk.words.map((word) => ({
    ...word,
    start: Math.max(0, word.start - said),
    end: Math.max(0, word.end - said),
  }));
  const isNote = block.kind === 'note' && block.id !== undefined;
  return { ...chunk, block: index, words, ...(isNote ? { note: block.id } : {}) };
}
