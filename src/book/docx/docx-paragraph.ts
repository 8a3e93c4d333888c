/** A paragraph that is being read, and what its properties say. */
export interface DocxParagraph {
  style: string;
  /** Level of a heading by the paragraph's own outline level, 1–6, or 0. */
  outline: number;
  list: string;
  listLevel: string;
  isDeleted: boolean;
  /** Whether text of it was deleted or moved away. */
  isRemoved: boolean;
  isDropCap: boolean;
  /** Characters of its text, and those in bold. */
  length: number;
  bold: number;
  /** Size of most of its text in half points; 0 where nothing says so. */
  size: number;
  /** Markup of its text. */
  text: string[];
  /** Notes that it refers to. */
  notes: string[];
  /** Blocks inside of it: text boxes. */
  inner: string[];
}

export function newParagraph(): DocxParagraph {
  return {
    style: '',
    outline: 0,
    list: '',
    listLevel: '',
    isDeleted: false,
    isRemoved: false,
    isDropCap: false,
    length: 0,
    bold: 0,
    size: 0,
    text: [],
    notes: [],
    inner: [],
  };
}

/** What a run's own properties say of its text. */
export interface DocxRun {
  isHidden: boolean;
  isRaised: boolean;
  /** BCP 47; empty where the run says nothing. */
  language: string;
  /** Null where the run says nothing. */
  isBold: boolean | null;
  /** In half points; 0 where the run says nothing. */
  size: number;
}

export function newRun(): DocxRun {
  return { isHidden: false, isRaised: false, language: '', isBold: null, size: 0 };
}

/** Notes what a piece of text adds to its paragraph's look. */
export function addLook(
  paragraph: DocxParagraph,
  length: number,
  { isBold, size }: Pick<DocxRun, 'isBold' | 'size'>,
): void {
  if (length === 0) return;
  paragraph.length += length;
  if (isBold === true) paragraph.bold += length;
  paragraph.size = Math.max(paragraph.size, size);
}
