import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/domain/book.ts';
import { titleToSpeak } from '../../../src/domain/spoken-title.ts';

const heading = (text: string): Block => ({ kind: 'heading', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

describe('the spoken title of a chapter', () => {
  it('is the title where the text begins without a heading', () => {
    expect(titleToSpeak('The Wise King', [paragraph('Once there ruled')])).toBe('The Wise King');
  });

  it('is left out where the first heading says it, however it is set', () => {
    expect(titleToSpeak('The Wise King', [heading('THE WISE KING.'), paragraph('x')])).toBeNull();
  });

  it('is left out where several headings together say it', () => {
    const blocks = [heading('I'), heading('The Eve of the War'), paragraph('x')];
    expect(titleToSpeak('I: The Eve of the War', blocks)).toBeNull();
  });

  it('is left out where it only adds the part to the heading', () => {
    expect(titleToSpeak('Part I: Chapter 3', [heading('Chapter 3'), paragraph('x')])).toBeNull();
  });

  it('is spoken where the heading says something else', () => {
    expect(titleToSpeak('Chapter 3', [heading('A note'), paragraph('x')])).toBe('Chapter 3');
  });

  it('is nothing where the title has no letters', () => {
    expect(titleToSpeak('***', [paragraph('x')])).toBeNull();
  });

  it('is spoken where the first heading has no letters', () => {
    expect(titleToSpeak('One', [heading('* * *'), paragraph('x')])).toBe('One');
  });
});
