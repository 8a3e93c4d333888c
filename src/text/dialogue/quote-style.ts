/** Which marks a text puts around speech. */
export type QuoteStyle = 'double' | 'single';

const DOUBLE_OPENERS = /(?:^|[\s(—–[])[“"«„](?=[\p{L}\p{N}…—‘'])/gu;
const SINGLE_OPENERS = /(?:^|[\s(—–[])[‘'](?=\p{Lu}[\p{L}\s,.!?’'—-])/gu;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Whether double or single marks stand around speech in a text: where both occur, the more frequent
 * ones do, or the first ones, and the others quote within the quotation.
 */
export function quoteStyle(texts: readonly string[]): QuoteStyle {
  let doubles = 0;
  let singles = 0;
  for (const text of texts) {
    doubles += count(text, DOUBLE_OPENERS);
    singles += count(text, SINGLE_OPENERS);
  }
  if (singles !== doubles) return singles > doubles ? 'single' : 'double';
  return opensWithSingle(texts) ? 'single' : 'double';
}

/** Whether the first quotation of all is one in single marks. */
function opensWithSingle(texts: readonly string[]): boolean {
  for (const text of texts) {
    const [double, single] = [text.search(DOUBLE_OPENERS), text.search(SINGLE_OPENERS)];
    if (double >= 0 || single >= 0) return double < 0 || (single >= 0 && single < double);
  }
  return false;
}

/** A quotation mark in a text. */
export interface QuoteMark {
  at: number;
  opens: boolean;
}

/** What can stand before an opening mark, and after a closing one. */
const BEFORE_OPENING = /[\s([{—–\-‘'“"]/u;
const AFTER_CLOSING = /[\s)\]}—–\-,.;:!?…’'”"]/u;
const ENDING = /[,.!?…—–-]/u;

/** The double marks of a text, straight ones by what stands around them. */
function doubleMarks(text: string): QuoteMark[] {
  const marks: QuoteMark[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[“”"«»„]/gu)) {
    if (mark === '"') {
      const before = text.charAt(at - 1);
      const after = text.charAt(at + 1);
      const opens = (before === '' || BEFORE_OPENING.test(before)) && /\S/u.test(after);
      marks.push({ at, opens });
    } else {
      marks.push({ at, opens: mark !== '”' && mark !== '»' });
    }
  }
  return marks;
}

/**
 * The single marks of a text. An apostrophe looks like a closing mark: one closes where a mark of
 * punctuation stands before it, or a comma or a full stop after it.
 */
function singleMarks(text: string): QuoteMark[] {
  const marks: QuoteMark[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[‘’']/gu)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + 1);
    const canOpen = before === '' || BEFORE_OPENING.test(before);
    if (mark !== '’' && canOpen && /[\p{L}\p{N}…—“"]/u.test(after)) {
      // ’Tis and ’em begin with an apostrophe, which some write as an opening mark.
      if (
        !/^(?:t(?:is|was|were|will)|em|cause|til|bout|round|ere|n)\b/iu.test(
          text.slice(at + 1, at + 7),
        )
      ) {
        marks.push({ at, opens: true });
      }
    } else if (mark !== '‘' && (after === '' || AFTER_CLOSING.test(after))) {
      if (ENDING.test(before) || (/\p{L}/u.test(before) && /^[,.;:]/u.test(after))) {
        marks.push({ at, opens: false });
      }
    }
  }
  return marks;
}

/** The marks around speech in a text, in order. */
export function quoteMarks(text: string, style: QuoteStyle): QuoteMark[] {
  return style === 'double' ? doubleMarks(text) : singleMarks(text);
}
