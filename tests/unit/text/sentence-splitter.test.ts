import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/text/sentences/sentence-splitter.ts';

function sentences(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe('splitSentences', () => {
  it.each([
    ['titles', 'Mr. Darcy met Dr. Grant. They spoke.', ['Mr. Darcy met Dr. Grant.', 'They spoke.']],
    ['saints', 'He lives in St. John’s Wood. I know.', ['He lives in St. John’s Wood.', 'I know.']],
    [
      'initials',
      'J. R. R. Tolkien wrote it. I read it.',
      ['J. R. R. Tolkien wrote it.', 'I read it.'],
    ],
    [
      'initials that are abbreviations elsewhere',
      'He met Mr. J. P. Morgan Jr. today. See p. 5. Plan B. The end.',
      ['He met Mr. J. P. Morgan Jr. today.', 'See p. 5.', 'Plan B.', 'The end.'],
    ],
    [
      'streets and years',
      'I live on Main St. He does not. He was born c. 1450. He died.',
      ['I live on Main St.', 'He does not.', 'He was born c. 1450.', 'He died.'],
    ],
    [
      'books of the Bible',
      'Read 1 Cor. 13:4 and Rom. 8:28. Amen.',
      ['Read 1 Cor. 13:4 and Rom. 8:28.', 'Amen.'],
    ],
    [
      'marked words',
      'It is [Dr. X. Y](/dˈɑk. ˈɛks/) here.',
      ['It is [Dr. X. Y](/dˈɑk. ˈɛks/) here.'],
    ],
    ['the pronoun I', 'It was I. They left.', ['It was I.', 'They left.']],
    [
      'e.g. and i.e.',
      'Many, e.g. Cats, i.e. Felines, sleep.',
      ['Many, e.g. Cats, i.e. Felines, sleep.'],
    ],
    [
      'numbers',
      'See No. 5 and p. 12 there. No. Never.',
      ['See No. 5 and p. 12 there.', 'No.', 'Never.'],
    ],
    [
      'hours',
      'At 5 p.m. it rained. Then at 6 p.m. Tom came.',
      ['At 5 p.m. it rained.', 'Then at 6 p.m.', 'Tom came.'],
    ],
    ['ellipses', 'Well... perhaps so… but no. Yes.', ['Well... perhaps so… but no.', 'Yes.']],
    [
      'questions in dialogue',
      '“What?” he said. “Go!” cried Mr. Hill.',
      ['“What?” he said.', '“Go!” cried Mr. Hill.'],
    ],
    [
      'questions before a name',
      '"Why?" Anna asked. Nobody knew.',
      ['"Why?" Anna asked.', 'Nobody knew.'],
    ],
    ['quotations that end', '“I go.” “Do you?” She left.', ['“I go.”', '“Do you?”', 'She left.']],
  ])('keeps %s whole', (_name, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('puts every visible character of any text into exactly one sentence, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const spans = splitSentences(text);
        let end = 0;
        for (const span of spans) {
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(span.end).toBeGreaterThan(span.start);
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });

  it('does not lose anything where a text is longer than one look', () => {
    const text = 'one two three four five '.repeat(5_000);
    expect(sentences(text).join(' ')).toBe(text.trim());
  });
});
