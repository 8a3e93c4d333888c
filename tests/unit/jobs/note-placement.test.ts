import { expect, test } from 'vitest';
import type { Block } from '../../../src/domain/book.ts';
import type { NotePlacement } from '../../../src/domain/job.ts';
import type { PlannedChunk } from '../../../src/domain/speech.ts';
import { placeChunk, placeNotes, type HeardBlock } from '../../../src/jobs/note-placement.ts';

const NOTES: Block[] = [
  { kind: 'note', id: 'a', text: 'First.', languages: [{ start: 0, end: 5, language: 'fr' }] },
  { kind: 'note', id: 'b', text: 'Second.', notes: [{ at: 7, note: 'a' }] },
];
const BLOCKS: Block[] = [
  { kind: 'paragraph', text: 'One.', notes: [{ at: 4, note: 'b' }] },
  { kind: 'paragraph', text: 'Two.', notes: [{ at: 4, note: 'a' }] },
  ...NOTES.slice(0, 1),
];

function placed(placement: NotePlacement, role: 'chapter' | 'notes' = 'chapter'): HeardBlock[] {
  return placeNotes({ role, blocks: BLOCKS }, placement, (id) =>
    NOTES.find((note) => note.id === id),
  );
}

function heard(placement: NotePlacement, role: 'chapter' | 'notes' = 'chapter'): string[] {
  return placed(placement, role).map(({ block }) => block.text);
}

test('leaves notes out unless they are asked for', () => {
  expect(heard('skip')).toEqual(['One.', 'Two.']);
});

test('reads notes after the paragraph that refers to them, each once, with those that they refer to', () => {
  expect(heard('paragraph')).toEqual(['One.', 'Note: Second.', 'Note: First.', 'Two.']);
});

test("reads notes at the chapter's end", () => {
  expect(heard('chapter')).toEqual(['One.', 'Two.', '', 'Note: Second.', 'Note: First.']);
});

test('reads a chapter of notes as it stands', () => {
  expect(heard('skip', 'notes')).toEqual(['One.', 'Two.', 'First.']);
});

test('keeps languages where they are in an announced note', () => {
  const [, , first] = placed('paragraph');
  expect(first?.block.languages).toEqual([{ start: 6, end: 11, language: 'fr' }]);
});

/** “Note: First.”, as it is planned of the third block that is heard. */
const CHUNK: PlannedChunk = {
  text: 'Note: First.',
  phonemes: 'nˈOt: fˈɜɹst.',
  block: 2,
  role: 'narration',
  words: [
    { start: 0, end: 4, from: 0, to: 4 },
    { start: 6, end: 11, from: 6, to: 12 },
  ],
  before: '',
  after: '',
  pauseAfter: 'paragraph',
};

test('places a chunk in the block of the chapter that it was planned of', () => {
  const chunk = (block: number) => placeChunk({ ...CHUNK, block }, placed('paragraph'));
  // Heard: One., Note: Second. (of another chapter), Note: First., Two.
  expect([0, 1, 2, 3, -1].map((block) => chunk(block).block)).toEqual([0, -1, 2, 1, -1]);
  expect([0, 1, 2, 3].map((block) => chunk(block).note)).toEqual([undefined, 'b', 'a', undefined]);
});

test('places the words of a note in its own text', () => {
  const { words } = placeChunk(CHUNK, placed('paragraph'));
  expect(words.map(({ start, end }) => BLOCKS[2]?.text.slice(start, end))).toEqual(['', 'First']);
});

test('places blocks behind notes that are left out where the chapter has them', () => {
  const blocks: Block[] = [...NOTES, { kind: 'paragraph', text: 'Last.' }];
  const heardBlocks = placeNotes({ role: 'chapter', blocks }, 'skip', () => undefined);
  expect(placeChunk({ ...CHUNK, block: 0 }, heardBlocks).block).toBe(2);
});
