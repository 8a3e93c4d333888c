import { describe, expect, it } from 'vitest';
import { fileNameFor } from '../../../src/jobs/file-name.ts';
import { completeOptions } from '../../../src/api/options.ts';

const name = (bookTitle: string, bookAuthors: string[] = [], index = 0, parts = 1): string =>
  fileNameFor({ bookTitle, bookAuthors, options: completeOptions({}) }, index, parts);

describe('the name of a finished file', () => {
  it('is title and author', () => {
    expect(name('Emma', ['Jane Austen'])).toBe('Emma - Jane Austen.m4b');
  });

  it('has no character that a file system refuses', () => {
    expect(name('../a\\b: "c"?*|<d>\u0000\n', ['..'])).toBe('a b c d.m4b');
  });

  it('is never empty', () => {
    expect(name('???')).toBe('Audiobook.m4b');
  });

  it('stays below 255 bytes in any script', () => {
    expect(
      new TextEncoder().encode(name('書'.repeat(500), ['著'.repeat(500)])).length,
    ).toBeLessThan(400);
  });

  it('numbers the parts of a long book', () => {
    expect(name('Emma', [], 1, 3)).toBe('Emma (2 of 3).m4b');
  });
});
