import { expect, it } from 'vitest';
import { displayAuthors, displayText, displayTitle } from '../../../src/ui/display-text.ts';

it('a title of a megabyte is cut to a length that can be laid out', () => {
  const shown = displayTitle('word '.repeat(200_000));
  expect(Array.from(shown)).toHaveLength(200);
  expect(shown.endsWith('…')).toBe(true);
});

it('a title is cut between characters, never inside one', () => {
  expect(displayText('😀'.repeat(30), 10)).toBe(`${'😀'.repeat(9)}…`);
});

it('line breaks, control and direction-changing characters become spaces', () => {
  expect(displayText('A\u202Etitle\u0000with\n\n  gaps\u2069')).toBe('A title with gaps');
});

it('a short title is shown as it is', () => {
  expect(displayTitle('Émile – ou de l’éducation')).toBe('Émile – ou de l’éducation');
});

it('a book without a title has a name all the same', () => {
  expect(displayTitle(' \u200e ')).toBe('Untitled book');
});

it('hundreds of authors are cut off', () => {
  expect(displayAuthors(Array.from({ length: 500 }, () => 'Somebody')).length).toBeLessThan(301);
  expect(displayAuthors(['Jane Austen', 'Seth'])).toBe('Jane Austen, Seth');
});
