import { countWords, type Block, type ChapterRole } from '../../domain/book.ts';
import { hasWords, titleKey } from '../markup/plain-text.ts';
import { isPartTitle } from './ordinals.ts';
import { isNarrated, nameRole, roleByTitle, roleByType } from './role-rules.ts';

/** What is known of a chapter when its role is decided. */
export interface RoleEvidence {
  /** Structural types that stand where it starts. */
  types: readonly string[];
  /** Types that landmarks or the guide give its document. */
  hints: readonly string[];
  title: string;
  blocks: readonly Block[];
  /** Where it stands among the book's words: 0 at the start, 1 at the end. */
  position: number;
  /** {@link titleKey} of the book's title. */
  bookKey: string;
  /** {@link titleKey}s of all chapters. */
  chapterKeys: ReadonlySet<string>;
}

/** A role with what follows from it. */
export interface RoleDecision {
  role: ChapterRole;
  include: boolean;
  reason: string;
}

const COPYRIGHT_TEXT =
  /all rights reserved|©|\bisbn\b|copyright (?:\(c\)|\d{4}|by)|no part of this (?:book|publication)|public domain|library of congress|first published|published by|creative commons|this e-?book/i;
const LICENCE_TEXT =
  /project gutenberg(?:™|-tm)? (?:literary archive foundation|licen[cs]e)|\*\*\* ?(?:start|end) of (?:the|this) project gutenberg/i;
const LONGEST_TITLE_PAGE = 1000;
/** Letters of a title that no sentence begins with by chance. */
const SHORTEST_TELLING_TITLE = 12;
const SAMPLE_CHARACTERS = 20_000;

function sampleOf(blocks: readonly Block[]): string {
  let sample = '';
  for (const { text } of blocks) {
    sample += `${text}\n`;
    if (sample.length > SAMPLE_CHARACTERS) break;
  }
  return sample;
}

function isListLike(blocks: readonly Block[], words: number): boolean {
  const lines = blocks.reduce((sum, { text }) => sum + text.split('\n').length, 0);
  return lines > 0 && words / lines < 16;
}

/**
 * Whether the text bears a role out that only a title or a landmark gave: a story may be called “Notes”, “The
 * Index” or “Cover”, and is then narrated.
 */
function isPlausible(role: ChapterRole, evidence: RoleEvidence, words: number): boolean {
  const { blocks, position } = evidence;
  switch (role) {
    case 'cover':
    case 'title-page':
      return words < 150;
    case 'copyright':
      return words < 300 || (words < 3000 && COPYRIGHT_TEXT.test(sampleOf(blocks)));
    case 'contents':
    case 'index':
      return isListLike(blocks, words);
    case 'notes':
    case 'bibliography':
      return position > 0.4;
    case 'about-author':
      return words < 2000 && (position > 0.6 || position < 0.2);
    case 'licence':
      return words < 300 || LICENCE_TEXT.test(sampleOf(blocks));
    case 'advertisement':
      return position > 0.8 || (position < 0.1 && words < 1500);
    default:
      return true;
  }
}

const NEWSLETTER_TEXT =
  /\bnewsletter\b|\bmailing list\b|sign up (?:for|to)|subscribe (?:to|for)|leave a review/i;
/** “For my mother”, “To S. L. O.”, in the languages of the voices and some more. */
const DEDICATION_TEXT =
  /^(?:for|to|in (?:loving )?memory of|dedicated to|pour|à|für|meine[rmn]?|para|a la memoria|a mis?|per|alla|ai|ao|à memória|voor|aan)\s/iu;
const LONGEST_DEDICATION = 50;
const LONGEST_EPIGRAPH = 120;
/** Characters of a line of a title page that ends as a sentence does. */
const LONGEST_TITLE_LINE = 120;
const LONGEST_FIRST_LINE = 80;
const FEWEST_LISTED = 4;
const LONGEST_LISTED = 200;

/** The role that the first words of a part without a title name: “ALSO BY ANN LEE”. */
function roleByFirstLine(evidence: RoleEvidence, words: number): ChapterRole | null {
  const first = evidence.blocks.find(({ text }) => hasWords(text));
  const line = first?.text.split('\n')[0] ?? '';
  const role = line.length <= LONGEST_FIRST_LINE ? roleByTitle(line) : null;
  return role !== null && isPlausible(role, evidence, words) ? role : null;
}

/** Whether a block is more than the lines of a title page. */
function isProse({ text }: Block): boolean {
  return text.length > LONGEST_TITLE_LINE && /[.!?]$/.test(text) && !text.includes('\n');
}

/** Whether words are followed by who said them: a line that begins with a dash, or a short one in capitals. */
function isQuotation(blocks: readonly Block[]): boolean {
  const lines = blocks.flatMap(({ text }) => text.split('\n')).filter(hasWords);
  const last = lines.at(-1) ?? '';
  const isNamed = /^[—–―-]/.test(last) || (last.length <= 60 && last === last.toUpperCase());
  return lines.length > 1 && isNamed && /\p{Ll}/u.test(lines[0] ?? '');
}

/** Whether a part lists the titles of the book's chapters. */
function listsChapters({ blocks, chapterKeys }: RoleEvidence): boolean {
  const lines = blocks
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.length <= LONGEST_LISTED && hasWords(line));
  const listed = lines.filter((line) => {
    const key = titleKey(line.replace(/[\s.…]*\d+$/u, ''));
    return chapterKeys.has(key) || chapterKeys.has(titleKey(line));
  });
  return listed.length >= FEWEST_LISTED && listed.length * 2 > lines.length;
}

/** Whether one of the first lines is the book's title, or begins with it where that is no mere word; a title may take some lines. */
function saysBookTitle(blocks: readonly Block[], bookKey: string): boolean {
  if (bookKey === '') return false;
  const lines = blocks.flatMap(({ text }) => text.split('\n').map(titleKey));
  return lines.some((line, index) => {
    if (line === '') return false;
    if (line.startsWith(bookKey) && bookKey.length >= SHORTEST_TELLING_TITLE) return true;
    let said = line;
    for (let at = index + 1; said.length < bookKey.length && at < lines.length; at++) {
      if (!bookKey.startsWith(said)) return false;
      said += lines[at] ?? '';
    }
    return said === bookKey;
  });
}

/** Whether the words of a part are an imprint's. */
function isImprint(sample: string, words: number): boolean {
  const marks = sample.match(new RegExp(COPYRIGHT_TEXT, 'gi'))?.length ?? 0;
  return words < 600 && marks >= 2;
}

/** Whether a page after the last chapter is the publisher's, and not the end of the text. */
export function isPublishersPage(blocks: readonly Block[]): boolean {
  const words = wordsOf(blocks);
  const sample = sampleOf(blocks);
  return isImprint(sample, words) || (words < 400 && NEWSLETTER_TEXT.test(sample));
}

function roleByContent(evidence: RoleEvidence, words: number): ChapterRole | null {
  const { blocks, position, title, bookKey } = evidence;
  const isAtStart = position < 0.1;
  if (!isAtStart && position <= 0.9) return null;
  const sample = sampleOf(blocks.slice(0, 40));
  if (words < 6000 && LICENCE_TEXT.test(sample)) return 'licence';
  const isTitled = title !== '' && titleKey(title) !== bookKey;
  if (words < 2000 && listsChapters(evidence)) return 'contents';
  // What has a title is what its title says.
  if (isTitled) return null;
  if (isImprint(sample, words)) return 'copyright';
  const named = title === '' ? roleByFirstLine(evidence, words) : null;
  if (named !== null) return named;
  if (!isAtStart && words < 400 && NEWSLETTER_TEXT.test(sample)) return 'advertisement';
  if (
    isAtStart &&
    title === '' &&
    words <= LONGEST_DEDICATION &&
    DEDICATION_TEXT.test(sample.trim())
  ) {
    return 'dedication';
  }
  if (!isAtStart) return null;
  if (words < 60 && saysBookTitle(blocks, bookKey) && !blocks.some(isProse)) return 'title-page';
  return title === '' && words <= LONGEST_EPIGRAPH && isQuotation(blocks) ? 'epigraph' : null;
}

/** What sites for stories put around each of them. */
const SITE_TEXT = /archive of our own|posted originally on|fanfiction\.net|wattpad\.com/i;
const LONGEST_SITE_PART = 500;

/** Sites call their own pages a preface and an afterword. */
function withoutSite(
  role: ChapterRole | null,
  { blocks }: RoleEvidence,
  words: number,
): ChapterRole | null {
  if ((role !== 'preface' && role !== 'afterword') || words > LONGEST_SITE_PART) return role;
  if (!SITE_TEXT.test(sampleOf(blocks.slice(0, 4)))) return role;
  return role === 'preface' ? 'copyright' : 'advertisement';
}

/** A chapter of notes has at most this share of other words beside headings. */
const MOST_BESIDE_NOTES = 0.1;

function wordsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + countWords(block.text), 0);
}

/** Whether a part is nothing but notes, whatever it is called. */
function isOfNotes(blocks: readonly Block[]): boolean {
  const notes = wordsOf(blocks.filter(({ kind }) => kind === 'note'));
  const others = blocks.filter(({ kind }) => kind !== 'note' && kind !== 'heading');
  const rest = wordsOf(others);
  // A short text with long notes of its own is no part of notes.
  const ids = new Set(blocks.map(({ id }) => id));
  if (others.some((block) => block.notes?.some(({ note }) => ids.has(note)) === true)) return false;
  return notes > 0 && rest <= notes * MOST_BESIDE_NOTES;
}

const SPELLED: readonly ChapterRole[] = ['chapter', 'part'];

/**
 * Decides what a part of the book is: by its structural types first, then by its title where the text
 * bears it out, then by its content. What is none of these is a chapter, and narrated.
 */
export function decideRole(evidence: RoleEvidence): RoleDecision {
  const words = wordsOf(evidence.blocks);
  const typed = roleByType(evidence.types);
  const decide = (role: ChapterRole, source: string): RoleDecision => {
    const include = isNarrated(role) && words > 0;
    if (words === 0) return { role, include, reason: `${nameRole(role)}: it has no text` };
    return {
      role,
      include,
      reason: SPELLED.includes(role) ? nameRole(role) : `${nameRole(role)} (${source})`,
    };
  };
  const isMarked = typed !== null && typed !== 'chapter' && typed !== 'part';
  // Nobody writes a cover or a title page of a thousand words: such a mark is a slip.
  const isSlip = (typed === 'cover' || typed === 'title-page') && words > LONGEST_TITLE_PAGE;
  if (isMarked && !isSlip) return decide(typed, 'marked so in the book');
  if (isOfNotes(evidence.blocks)) return decide('notes', 'by its text');
  const hinted = typed === null ? roleByType(evidence.hints) : null;
  if (hinted !== null && isPlausible(hinted, evidence, words)) {
    return decide(hinted, 'listed so in the book');
  }
  const titled = withoutSite(roleByTitle(evidence.title), evidence, words);
  const isChapter = typed === 'chapter' && titled !== null && !isNarrated(titled);
  if (titled !== null && !isChapter && isPlausible(titled, evidence, words)) {
    return decide(titled, 'by its title');
  }
  if (typed === 'part') return decide('part', 'marked so in the book');
  const found = typed === null ? roleByContent(evidence, words) : null;
  if (found !== null) return decide(found, 'by its text');
  return decide(isPartTitle(evidence.title) && words < 60 ? 'part' : 'chapter', 'by its title');
}
