import { expect, test } from 'vitest';
import type { Book } from '../../../src/domain/book.ts';
import { outline, readFile } from '../../fixtures/books/made-books.ts';

const LINE = 'This line of prose was wrapped by hand at about seventy columns, as\n';
const PROSE = `${LINE}the texts of old were, and it must be joined to one paragraph when it\nis read aloud.\n`;

function read(text: string, name = 'A_Book.txt'): Promise<Book> {
  return readFile(text, name);
}

function titles(book: Book): string[] {
  return book.chapters.filter(({ include }) => include).map(({ title }) => title);
}

function chapters(...headings: string[]): string {
  return headings.map((heading) => `${heading}\n\n${PROSE}\n${PROSE}\n\n\n`).join('');
}

test('joins lines that were wrapped by hand and keeps the lines of verse', async () => {
  const book = await read(
    `${PROSE}\n${PROSE}\n    Rain, rain,\n    go away,\n    come again.\n\n${PROSE}`,
  );
  expect(outline(book.chapters[0]).map((line) => line.slice(0, 40))).toEqual([
    'paragraph: This line of prose was wrappe',
    'paragraph: This line of prose was wrappe',
    'verse: Rain, rain,\ngo away,\ncome again.',
    'paragraph: This line of prose was wrappe',
  ]);
  expect(book.chapters[0]?.blocks[0]?.text).not.toContain('\n');
});

test('joins words that a program that reads scans divided', async () => {
  const book = await read(`${PROSE}\nThe old house was stand¬\r\ning by the river for so long.\n`);
  expect(outline(book.chapters[0]).at(-1)).toBe(
    'paragraph: The old house was standing by the river for so long.',
  );
});

test('finds chapters by numbered headings of every usual form', async () => {
  const forms = [
    ['CHAPTER I.', 'CHAPTER II.', 'CHAPTER III.'],
    ['Chapter the First', 'Chapter the Second'],
    ['CHAPTER ONE', 'CHAPTER TWENTY-ONE'],
    ['I', 'II', 'III'],
    ['1.', '2.', '3.'],
    ['STAVE ONE', 'STAVE TWO'],
  ];
  for (const headings of forms) {
    const found = titles(await read(chapters(...headings)));
    expect(found).toEqual(headings.map((heading) => heading.replace(/\.$/, '')));
  }
});

test('joins a chapter number with the name under it', async () => {
  const book = await read(chapters('CHAPTER I.\n\nIN WHICH IT BEGINS', 'CHAPTER II.\nThe Storm'));
  expect(titles(book)).toEqual(['CHAPTER I: IN WHICH IT BEGINS', 'CHAPTER II: The Storm']);
});

test('puts parts above chapters and names repeated chapters by their part', async () => {
  const text = `PART ONE\n\n\n${chapters('CHAPTER I', 'CHAPTER II')}PART TWO\n\n\n${chapters('CHAPTER I')}`;
  const book = await read(text);
  expect(titles(book)).toEqual([
    'PART ONE',
    'PART ONE: CHAPTER I',
    'CHAPTER II',
    'PART TWO',
    'PART TWO: CHAPTER I',
  ]);
});

test('takes a contents list for no chapters, and its entries for the chapters', async () => {
  const text = `MY BOOK\n\nby Ann Lee\n\n\nCONTENTS\n\n I The Start\n II The End\n\n\n\n I\n\n\n The Start\n\n${PROSE}\n\n II\n\n\n The End\n\n${PROSE}`;
  const book = await read(text);
  expect(titles(book)).toEqual(['I: The Start', 'II: The End']);
  expect(book.chapters.filter(({ include }) => !include).map(({ role }) => role)).toEqual([
    'title-page',
    'contents',
  ]);
});

test('does not take the word I at the start of a line for a number', async () => {
  const book = await read(`${chapters('CHAPTER I')}I went home.\n\nI did.\n\n${PROSE}`);
  expect(titles(book)).toEqual(['CHAPTER I']);
});

test("takes Project Gutenberg's header and licence off and reads its fields", async () => {
  const book = await read(
    `The Project Gutenberg EBook\n\nTitle: The Long Title\n  of It All\n\nAuthor: Lee, Ann\n\nLanguage: English\n\n*** START OF THIS PROJECT GUTENBERG EBOOK X ***\n\nProduced by Bo Ray\n\n${chapters('CHAPTER I', 'CHAPTER II')}\n*** END OF THIS PROJECT GUTENBERG EBOOK X ***\n\nLicence text.`,
  );
  expect(book).toMatchObject({
    title: 'The Long Title of It All',
    authors: ['Ann Lee'],
    language: 'en',
  });
  const text = book.chapters.flatMap(outline).join('\n');
  expect(text).not.toMatch(/Gutenberg|Produced|Licence/);
  expect(titles(book)).toEqual(['CHAPTER I', 'CHAPTER II']);
});

test('drops the marks of type, notes and pictures', async () => {
  const book = await read(
    `He said _never_ and wrote snake_case--twice.[1]\n\n[Illustration: A cat]\n\n_A whole sentence\nin italics._\n\n[Footnote 1: A note.]\n`,
  );
  expect(outline(book.chapters[0])).toEqual([
    'paragraph: He said never and wrote snake_case—twice.',
    'paragraph: A whole sentence in italics.',
    'note: A note.',
  ]);
});

test('makes scene breaks of ornaments', async () => {
  const book = await read(`${PROSE}\n     *     *     *\n\n${PROSE}`);
  expect(book.chapters[0]?.blocks.map(({ kind }) => kind)).toEqual([
    'paragraph',
    'scene-break',
    'paragraph',
  ]);
});

test('takes title from the file name where the text has none', async () => {
  expect(await read(PROSE, 'The_Long_Road.txt')).toMatchObject({
    title: 'The Long Road',
    authors: [],
  });
});

test('reads texts with a paragraph on every line, and with indents only', async () => {
  const long =
    'A paragraph that stands on one single line, however long it may be, and goes on. '.repeat(3);
  const lines = await read(`${long}\n${long}\n${long}`);
  expect(lines.chapters[0]?.blocks).toHaveLength(3);
  const indented = await read(`  ${PROSE}  ${PROSE}  ${PROSE}`);
  expect(indented.chapters[0]?.blocks).toHaveLength(3);
});

test('decodes UTF-8, UTF-16 with and without mark, and Windows-1252', async () => {
  const text = 'A café — “open” all the day and all of the night.';
  const utf16 = new Uint8Array(Buffer.from(text, 'utf16le'));
  const marked = new Uint8Array([0xff, 0xfe, ...utf16]);
  const big = new Uint8Array([0xfe, 0xff, ...Buffer.from(text, 'utf16le').swap16()]);
  const windows = Uint8Array.from(
    text.replace('—', '\x97').replace('“', '\x93').replace('”', '\x94'),
    (char) => char.charCodeAt(0),
  );
  for (const bytes of [new TextEncoder().encode(text), utf16, marked, big, windows]) {
    const book = await readFile(bytes, 'cafe.txt');
    expect(book.chapters[0]?.blocks[0]?.text).toBe(text);
  }
});

test('reads a contents list whose entries stand apart, and where a part and its name share a line', async () => {
  const list = 'PART ONE\nThe Start\n\n1.  THE DOOR . . . . .  11\n\n2.  THE WAY OUT. . . . 17\n';
  const text = `CONTENTS\n\n${list}\n\n\n\nPART ONE--The Start\n\n\n1\n\nThe Door\n\n${PROSE}\n2\n\nThe Way Out\n\n${PROSE}`;
  const book = await read(text);
  expect(titles(book)).toEqual(['PART ONE—The Start', '1: The Door', '2: The Way Out']);
});

test('drops a list of headings at the front that no word announces', async () => {
  const list = 'CHAPTER I. The Door\n\nCHAPTER II. The Way\n\n\n';
  const book = await read(`${list}${chapters('CHAPTER I. The Door', 'CHAPTER II. The Way')}`);
  expect(titles(book)).toEqual(['CHAPTER I. The Door', 'CHAPTER II. The Way']);
});

test('narrates prose that stands before the first chapter', async () => {
  const opening = `${PROSE}\n`.repeat(6);
  const book = await read(`${opening}\n\n${chapters('CHAPTER I')}`);
  expect(titles(book)).toEqual(['Opening', 'CHAPTER I']);
});

test('reads title and author from the first line of old headers', async () => {
  const book = await read(
    `Project Gutenberg's Etext of The Long Road, by Ann Lee\n\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n\n${PROSE}`,
  );
  expect(book).toMatchObject({ title: 'The Long Road', authors: ['Ann Lee'] });
});

test('tells chapters by a contents list whose entries have another form than the headings', async () => {
  const list = [
    'Book the First--Recalled to Life',
    '',
    'Chapter I      The Period',
    'Chapter II     One Night',
    'Chapter III    Fifty-two',
    '',
    'Book the Second--The Golden Thread',
    '',
    'Chapter I      Five Years Later',
    'Chapter II     A Sight',
  ].join('\n');
  const parts = [
    'Book the First--Recalled to Life\n\n\nI\n\nThe Period',
    'II\n\nOne Night',
    'III\n\nFifty-two',
    'Book the Second--The Golden Thread\n\n\nI\n\nFive Years Later',
    'II\n\nA Sight',
  ];
  const book = await read(`CONTENTS\n\n\n${list}\n\n\n\n${chapters(...parts)}`);
  expect(titles(book)).toEqual([
    'Book the First—Recalled to Life',
    'I: The Period',
    'II: One Night',
    'III: Fifty-two',
    'Book the Second—The Golden Thread',
    'I: Five Years Later',
    'II: A Sight',
  ]);
});

test('takes a number and the name below it in a contents list for one entry, and no other place of that name', async () => {
  const list =
    'CHAPTER I\n  Her Journal     1\nCHAPTER II\n  His Diary      12\nCHAPTER III\n  Her Journal    20';
  const text = `CONTENTS\n\n${list}\n\n\n\n${chapters('CHAPTER I\n\nHER JOURNAL', 'CHAPTER II\n\nHIS DIARY')}Her Journal\n\n${PROSE}\n\n\n${chapters('CHAPTER III\n\nHER JOURNAL')}`;
  expect(titles(await read(text))).toEqual([
    'CHAPTER I: HER JOURNAL',
    'CHAPTER II: HIS DIARY',
    'CHAPTER III: HER JOURNAL',
  ]);
});

test('finds stories without numbers by their contents list, and one that the list has left out', async () => {
  const long = `${PROSE}\n`.repeat(20);
  const story = (title: string): string => `${title}\n\n${long}\n\n\n`;
  const text = `CONTENTS\n\n THE SISTERS\n ARABY\n CLAY\n THE DEAD\n\n\n\n${['THE SISTERS', 'ARABY', 'COUNTERPARTS', 'CLAY', 'THE DEAD'].map(story).join('')}`;
  expect(titles(await read(text))).toEqual([
    'THE SISTERS',
    'ARABY',
    'COUNTERPARTS',
    'CLAY',
    'THE DEAD',
  ]);
});

test('divides a text without numbers at the lines in capitals that have space above', async () => {
  const long = `${PROSE}\n`.repeat(8);
  const text = ['THE DOOR', 'THE ROAD', 'THE HOUSE', 'THE SEA']
    .map((title) => `\n\n\n${title}\n\n${long}`)
    .join('');
  expect(titles(await read(text))).toEqual(['THE DOOR', 'THE ROAD', 'THE HOUSE', 'THE SEA']);
});

test('takes sentences that begin like numbers for no headings', async () => {
  const sentences =
    'No one answered.\n\nLetter three came yesterday.\n\nOne night I went out.\n\nEDWARD THE SEVENTH: (Slowly.) Peace.\n\nBook I, Ch. 5\n\n';
  const book = await read(`${chapters('CHAPTER I')}${sentences}${chapters('CHAPTER II')}`);
  expect(titles(book)).toEqual(['CHAPTER I', 'CHAPTER II']);
});

test('links notes in every usual form to their places and speaks no marker', async () => {
  const text = [
    'The bowl[A] was full,[1] and the door[*] was shut. He wrote[2] it down.*',
    '[Footnote 1: To the brim.',
    '',
    'And over it.]',
    '    [*] A door of oak.',
    '[2] With a pen.',
    '* He could write.',
    '[Footnote A: Of Saint Giles.]',
    'The floor sloped. [Footnote: It may be.--ED.] The end was high.',
  ].join('\n\n');
  const [chapter] = (await read(text)).chapters;
  const blocks = chapter?.blocks ?? [];
  expect(blocks.filter(({ kind }) => kind !== 'note').map((block) => block.text)).toEqual([
    'The bowl was full, and the door was shut. He wrote it down.',
    'The floor sloped. The end was high.',
  ]);
  const notes = new Map(
    blocks.flatMap(({ id, text: own }) => (id === undefined ? [] : [[id, own]])),
  );
  const linked = blocks.flatMap((block) =>
    (block.notes ?? []).map(
      ({ at, note }) =>
        `${block.text.slice(0, at).split(' ').at(-1) ?? ''}: ${notes.get(note) ?? ''}`,
    ),
  );
  expect(linked).toEqual([
    'bowl: Of Saint Giles.',
    'full,: To the brim. And over it.',
    'door: A door of oak.',
    'wrote: With a pen.',
    'down.: He could write.',
    'sloped.: It may be.—ED.',
  ]);
});

test('joins words that were divided at line ends as the rest of the text has them', async () => {
  const text =
    'Whoever has an understanding of what is well-known, and of a child-\nlike manner of speaking of it, needs no better or deeper under-\nstanding of it, for what he has learned of all that is well-\nknown he will have heard of everybody he has ever met, also to-\nday, and he knows it as well as he knows himself, or better--\nand goes.\n';
  const book = await read(text);
  expect(book.chapters[0]?.blocks[0]?.text).toBe(
    'Whoever has an understanding of what is well-known, and of a childlike manner of speaking of it, needs no better or deeper understanding of it, for what he has learned of all that is well-known he will have heard of everybody he has ever met, also today, and he knows it as well as he knows himself, or better—and goes.',
  );
});

test('drops the numbers of pages and joins what they divided', async () => {
  const pages = [1, 2, 3, 4, 5, 6].map(
    (page) => `It goes on and on\nand never stops at\n\n${page}\n\n`,
  );
  const book = await read(`${pages.join('')}all.\n`);
  const text = book.chapters.flatMap(({ blocks }) => blocks.map((block) => block.text)).join(' ');
  expect(text).not.toMatch(/\d/);
  expect(text).toContain('never stops at all.');
});

test('reads title and author off the first lines where no header states them', async () => {
  const page =
    "ALICE'S ADVENTURES IN WONDERLAND\n\n          Lewis Carroll\n\n   THE MILLENNIUM EDITION\n\n\n\n";
  expect(await read(`${page}${chapters('CHAPTER I', 'CHAPTER II')}`, 'alice30.txt')).toMatchObject({
    title: "Alice's Adventures in Wonderland",
    authors: ['Lewis Carroll'],
  });
  const story = `THE YELLOW WALLPAPER\n\nBy Charlotte Perkins Gilman\n\n\n${PROSE}`;
  expect(await read(story, 'x.txt')).toMatchObject({
    title: 'The Yellow Wallpaper',
    authors: ['Charlotte Perkins Gilman'],
  });
});

test('divides a dictionary at its letters, and knows appended works by their space', async () => {
  const letters = 'ABCDEFGHIJ'.split('').map((letter) => `${letter}\n\n${PROSE}\n${PROSE}\n\n`);
  expect(titles(await read(letters.join('')))).toEqual('ABCDEFGHIJ'.split(''));
});

test('reads a list of thousands of entries in time that grows with its length', async () => {
  const entries = Array.from({ length: 3000 }, (_, index) => `name ${index}`);
  const text = `CONTENTS\n\n${entries.join('\n')}\n\n${entries.join('\n\n')}\n\n${'I\n\nC\n\n'.repeat(3000)}`;
  await expect(read(text)).resolves.toMatchObject({ language: 'und' });
});

test('sets off who speaks in a play, and keeps its acts and scenes', async () => {
  const speech = 'BERNARDO\nWho is there?\n\nFRANCISCO.  Nay, answer me.\n\n';
  const text = `ACT I\n\nSCENE I. A platform.\n\n${speech.repeat(8)}ACT II\n\nSCENE I. A room.\n\n${speech.repeat(8)}`;
  const book = await read(text);
  expect(titles(book)).toEqual(['ACT I', 'ACT II']);
  const spoken = book.chapters[0]?.blocks.filter(({ speaker }) => speaker !== undefined) ?? [];
  expect(spoken).toHaveLength(16);
  expect(spoken.slice(0, 2)).toMatchObject([
    { text: 'BERNARDO: Who is there?', speaker: 8 },
    { text: 'FRANCISCO: Nay, answer me.', speaker: 9 },
  ]);
});

test('sets off speakers whose names stand in paragraphs of their own', async () => {
  const speech = 'COOLING.\n\n[_Absorbed._] Not bad.\n\nLUIGI.\n\nThe tables look nice.\n\n';
  const book = await read(
    `THE FIRST ACT\n\n${PROSE}\n${speech.repeat(8)}THE SECOND ACT\n\n${PROSE}\n${speech.repeat(8)}`,
  );
  const [act] = book.chapters;
  expect(act?.blocks.slice(2, 4)).toMatchObject([
    { text: 'COOLING: [Absorbed.] Not bad.', speaker: 7 },
    { text: 'LUIGI: The tables look nice.', speaker: 5 },
  ]);
  expect(act?.blocks.some(({ text }) => text === 'LUIGI.')).toBe(false);
});

test('does not say the headings of notes inside the book', async () => {
  const notes = (index: number): string => `FOOTNOTES:\n\n[${index}] The note.\n\n\n`;
  const chapter = (index: number): string =>
    `CHAPTER ${index}\n\n${PROSE}\nHe went.[${index}]\n\n${notes(index)}`;
  const book = await read([1, 2, 3].map(chapter).join(''));
  expect(titles(book)).toEqual(['CHAPTER 1', 'CHAPTER 2', 'CHAPTER 3']);
  const heard = book.chapters.filter(({ include }) => include).flatMap(outline);
  expect(heard.filter((line) => line.includes('FOOTNOTES'))).toEqual([]);
});

test('finds chapters in scripts without capitals, and the last one that has no number', async () => {
  expect(titles(await read(chapters('第一章 开始', '第二章 结束')))).toEqual([
    '第一章 开始',
    '第二章 结束',
  ]);
  const last = ['Chapter the First', 'Chapter the Second', 'Chapter the Last'];
  expect(titles(await read(chapters(...last)))).toEqual(last);
});
