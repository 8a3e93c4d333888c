import type { Block, Chapter } from '../domain/book.ts';
import type { NotePlacement } from '../domain/job.ts';

/** Said before a note, so that a listener can tell it from the text. */
const ANNOUNCEMENT = 'Note: ';
/** Notes that refer to notes are followed so far. */
const DEEPEST = 3;

/** Finds a note of the book by its id. */
export type FindNote = (id: string) => Block | undefined;

/** Collects notes in the order in which they are referred to, each once. */
class NoteReader {
  private readonly read = new Set<string>();

  constructor(private readonly find: FindNote) {}

  /** The notes that a block refers to, with those that they refer to. */
  notesOf({ notes = [] }: Block, depth = 0): Block[] {
    return notes.flatMap(({ note: id }) => {
      const note = this.read.has(id) ? undefined : this.find(id);
      if (note === undefined || depth > DEEPEST) return [];
      this.read.add(id);
      return [announce(note), ...this.notesOf(note, depth + 1)];
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
): Block[] {
  if (role === 'notes') return blocks;
  const text = blocks.filter(({ kind }) => kind !== 'note');
  if (placement === 'skip') return text;
  const reader = new NoteReader(find);
  if (placement === 'paragraph') {
    return text.flatMap((block) => [block, ...reader.notesOf(block)]);
  }
  const notes = text.flatMap((block) => reader.notesOf(block));
  return notes.length === 0 ? text : [...text, { kind: 'scene-break', text: '' }, ...notes];
}
