/** What a stretch of text is; decides pauses and the manner of reading. */
export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'verse'
  | 'quote'
  | 'list-item'
  /** One row of a table, cells joined as they are to be heard. */
  | 'table-row'
  /** The caption of a figure or a table, or the description of an image. */
  | 'caption'
  /** A footnote or an endnote; heard only if the user asks for notes. */
  | 'note'
  | 'scene-break';

/** A place in a block's text where a note was referred to; the marker itself is not in the text. */
export interface NoteReference {
  /** UTF-16 offset into the block's text. */
  at: number;
  /** {@link Block.id} of the note. */
  note: string;
}

/** A run of a block's text in another language than the book's. UTF-16 offsets, `end` excluded. */
export interface LanguageRun {
  start: number;
  end: number;
  /** BCP 47. */
  language: string;
}

/**
 * One stretch of text that is heard as a unit. `text` is plain text, white space collapsed,
 * NFC; lines of verse are separated by `\n`. A scene break's text is empty.
 */
export interface Block {
  kind: BlockKind;
  text: string;
  /** Depth of a heading, 1 at the top. */
  level?: number;
  /** Of a note: what {@link NoteReference.note} names; unique in the book. */
  id?: string;
  /** References to notes, ascending. */
  notes?: NoteReference[];
  /** Ascending, not overlapping. */
  languages?: LanguageRun[];
  /** Length of the speaker's name at the start of a line of drama. */
  speaker?: number;
}

/** What a chapter is to the reader. */
export type ChapterRole =
  | 'cover'
  | 'title-page'
  | 'copyright'
  | 'contents'
  | 'dedication'
  | 'epigraph'
  | 'foreword'
  | 'preface'
  | 'introduction'
  | 'prologue'
  | 'chapter'
  | 'part'
  | 'interlude'
  | 'epilogue'
  | 'afterword'
  | 'acknowledgements'
  | 'appendix'
  | 'notes'
  | 'glossary'
  | 'bibliography'
  | 'index'
  | 'about-author'
  | 'licence'
  | 'advertisement';

/** One entry of the audiobook's table of contents with the text that belongs to it. */
export interface Chapter {
  /** As shown and spoken; parents' titles are joined in where the own title alone says too little. */
  title: string;
  /** Depth in the table of contents, 1 at the top. */
  level: number;
  role: ChapterRole;
  /** Whether it is narrated unless the user says otherwise. */
  include: boolean;
  /** Why it has this role and is included or not, in a few words for the user. */
  reason: string;
  /** Spoken words, {@link blockWords} of all blocks together. */
  words: number;
  blocks: Block[];
  /** Set where the title is shown but not spoken. */
  silentTitle?: true;
}

/** An image file as it lay in the book, or converted to JPEG or PNG. */
export interface CoverImage {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A book as Lectern reads it: metadata and chapters in reading order. */
export interface Book {
  title: string;
  /** Names in reading order ("Jane Austen"). Empty when unknown. */
  authors: string[];
  /** BCP 47; `und` when neither metadata nor text say. */
  language: string;
  year?: number;
  /** The series that the book belongs to, and its place there as written ("2", "2.5"). */
  series?: { name: string; position?: string };
  publisher?: string;
  description?: string;
  cover: CoverImage | null;
  chapters: Chapter[];
}

const WORD = /[\p{L}\p{N}]+(?:['’ʼ][\p{L}\p{N}]+)*/gu;

/** Counts words: runs of letters and digits, apostrophes inside, hyphens divide. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** Words that are heard of a block as a rule; notes are heard only in a chapter of notes. */
export function blockWords(block: Block, role: ChapterRole = 'chapter'): number {
  return block.kind === 'note' && role !== 'notes' ? 0 : countWords(block.text);
}
