import { quoteMarks, quoteStyle, type QuoteMark } from './quote-style.ts';

/** A stretch of a block that somebody says, its marks included; UTF-16 offsets, `end` excluded. */
export interface SpeechSpan {
  start: number;
  end: number;
}

/** Whether a place lies in one of the spans, which ascend. */
export function isSaid(spans: readonly SpeechSpan[], at: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Infinity) <= at;
}

/** Ends of what is said rather than named: “Stop!”, “I see,” */
const ENDS_LIKE_SPEECH = /[,.!?…—–-]\s*$/u;
const BEGINS_LIKE_SPEECH = /^[\s‘'“"]*[\p{Lu}\p{N}…—]/u;
/** What stands before speech: a beginning, the end of a sentence, a comma or a colon, another speech. */
const LEADS_TO_SPEECH = /(?:^|[,;:—–.!?…)\]”’"'])\s*$/u;

/** Characters before a mark that are looked at. */
const LOOK_BACK = 8;

/** Whether what stands in quotation marks is said, and not the title of a song or a word at arm’s length. */
function isSpoken(text: string, open: number, close: number): boolean {
  const inside = text.slice(open + 1, close);
  const led = LEADS_TO_SPEECH.test(text.slice(Math.max(0, open - LOOK_BACK), open));
  const capital = BEGINS_LIKE_SPEECH.test(inside.slice(0, LOOK_BACK));
  const ended =
    ENDS_LIKE_SPEECH.test(inside.slice(-LOOK_BACK)) || /^[,.;!?]/u.test(text.charAt(close + 1));
  return ended ? led || capital : led && capital;
}

/** Speech of one block; `openEnd` where its last quotation was not closed, and begins there. */
function pairMarks(
  text: string,
  marks: readonly QuoteMark[],
): { spans: SpeechSpan[]; openEnd: number | null } {
  const spans: SpeechSpan[] = [];
  let open: number | null = null;
  for (const mark of marks) {
    if (mark.opens) {
      // One that opens inside another leaves the first without an end: it counts for nothing.
      open = mark.at;
    } else if (open !== null) {
      if (isSpoken(text, open, mark.at)) spans.push({ start: open, end: mark.at + 1 });
      open = null;
    }
  }
  return { spans, openEnd: open };
}

/**
 * What is said in each of a chapter's blocks, by its quotation marks. Speech of several paragraphs, each of
 * which opens anew and only the last of which closes, is speech throughout; a mark without its partner
 * reaches no further than its own block, and there it counts for nothing. Linear in the length.
 */
export function quotedSpeech(texts: readonly string[]): SpeechSpan[][] {
  const style = quoteStyle(texts);
  const marks = texts.map((text) => quoteMarks(text, style));
  return texts.map((text, index) => {
    const { spans, openEnd } = pairMarks(text, marks[index] ?? []);
    const next = marks[index + 1]?.[0];
    const reopened =
      next?.opens === true && (texts[index + 1] ?? '').slice(0, next.at).trim() === '';
    if (openEnd !== null && reopened) spans.push({ start: openEnd, end: text.length });
    return spans;
  });
}
