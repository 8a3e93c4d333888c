import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src/domain/book.ts';
import { withoutRanges } from '../../../../src/domain/edits/excluded-text.ts';
import { addRange, subtractRange } from '../../../../src/domain/edits/text-ranges.ts';

const paragraph = (text: string, more: Partial<Block> = {}): Block => ({
  kind: 'paragraph',
  text,
  ...more,
});

describe('a block without a part of its text', () => {
  it('is closed up with one space', () => {
    const block = paragraph('One.  Two. Three.');
    expect(withoutRanges(block, [{ start: 6, end: 10 }])?.text).toBe('One. Three.');
    expect(withoutRanges(block, [{ start: 0, end: 4 }])?.text).toBe('Two. Three.');
    expect(withoutRanges(block, [{ start: 11, end: 17 }])?.text).toBe('One.  Two.');
  });

  it('keeps the lines of verse apart', () => {
    const verse = paragraph('The sun,\nthe moon,\nthe stars.', { kind: 'verse' });
    expect(withoutRanges(verse, [{ start: 9, end: 18 }])?.text).toBe('The sun,\nthe stars.');
  });

  it('does not part what was written without a space', () => {
    expect(withoutRanges(paragraph('今日は。明日。昨日。'), [{ start: 4, end: 7 }])?.text).toBe(
      '今日は。昨日。',
    );
  });

  it('is none when nothing is left', () => {
    expect(withoutRanges(paragraph('One. Two.'), [{ start: 0, end: 9 }])).toBeNull();
  });

  it('refers to the notes of the text that is left, at the same words', () => {
    const block = paragraph('One. Two. Three.', {
      notes: [
        { at: 4, note: 'a' },
        { at: 9, note: 'b' },
        { at: 16, note: 'c' },
      ],
    });
    expect(withoutRanges(block, [{ start: 5, end: 9 }])?.notes).toEqual([
      { at: 4, note: 'a' },
      { at: 11, note: 'c' },
    ]);
    expect(withoutRanges(block, [{ start: 0, end: 16 }])).toBeNull();
  });

  it('keeps a speaker’s name whole or not at all', () => {
    const line = paragraph('JACK. Charming day. Is it not?', { speaker: 5 });
    expect(withoutRanges(line, [{ start: 20, end: 30 }])?.speaker).toBe(5);
    expect(withoutRanges(line, [{ start: 0, end: 19 }])?.speaker).toBeUndefined();
  });

  it('has the same words in other languages', () => {
    const text = fc.stringMatching(/^[a-z .]{1,30}$/u);
    const range = fc.tuple(fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(text, range, fc.array(range, { maxLength: 4 }), (whole, [from, to], cuts) => {
        const run = { start: Math.min(from, to, whole.length), end: Math.min(to, whole.length) };
        fc.pre(run.start < run.end);
        const block = paragraph(whole, { languages: [{ ...run, language: 'fr' }] });
        const ranges = cuts
          .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
          .filter(({ start, end }) => start < end && end <= whole.length)
          .reduce(addRange, []);
        const left = withoutRanges(block, ranges);
        const french = (left?.languages ?? []).map(({ start, end }) =>
          left?.text.slice(start, end),
        );
        const wanted = Array.from(whole).filter(
          (_, at) =>
            at >= run.start && at < run.end && !ranges.some((it) => at >= it.start && at < it.end),
        );
        expect(french.join('').replaceAll(' ', '')).toBe(wanted.join('').replaceAll(' ', ''));
      }),
    );
  });
});

it('ranges added and taken away are the characters added and taken away', () => {
  const step = fc.tuple(fc.boolean(), fc.nat(20), fc.integer({ min: 1, max: 8 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const marked = new Set<number>();
      let ranges: { start: number; end: number }[] = [];
      for (const [isAdded, start, length] of steps) {
        const range = { start, end: start + length };
        ranges = isAdded ? addRange(ranges, range) : subtractRange(ranges, range);
        for (let at = range.start; at < range.end; at++) {
          if (isAdded) marked.add(at);
          else marked.delete(at);
        }
      }
      const covered = ranges.flatMap(({ start, end }) =>
        Array.from({ length: end - start }, (_, at) => start + at),
      );
      expect(covered).toEqual([...marked].sort((a, b) => a - b));
      expect(ranges.every(({ start }, index) => start > (ranges[index - 1]?.end ?? -1))).toBe(true);
    }),
  );
});
