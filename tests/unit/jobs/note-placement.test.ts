import { expect, test } from 'vitest';
import type { Block } from '../../../src/domain/book.ts';
import type { NotePlacement } from '../../../src/domain/job.ts';
import { placeNotes } from '../../../src/jobs/note-placement.ts';

const NOTES: Block[] = [
  { kind: 'note', id: 'a', text: 'First.', languages: [{ start: 0, end: 5, language: 'fr' }] },
  { kind: 'note', id: 'b', text: 'Second.', notes: [{ at: 7, note: 'a' }] },
];
const BLOCKS: Block[] = [
  { kind: 'paragraph', text: 'One.', notes: [{ at: 4, note: 'b' }] },
  { kind: 'paragraph', text: 'Two.', notes: [{ at: 4, note: 'a' }] },
  ...NOTES.slice(0, 1),
];

function heard(placement: NotePlacement, role: 'chapter' | 'notes' = 'chapter'): string[] {
  const blocks = placeNotes({ role, blocks: BLOCKS }, placement, (id) =>
    NOTES.find((note) => note.id === id),
  );
  return blocks.map(({ text }) => text);
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
  const [, , first] = placeNotes({ role: 'chapter', blocks: BLOCKS }, 'paragraph', (id) =>
    NOTES.find((note) => note.id === id),
  );
  expect(first?.languages).toEqual([{ start: 6, end: 11, language: 'fr' }]);
});
