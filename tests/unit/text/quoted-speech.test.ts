import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedSpeech } from '../../../src/text/dialogue/quoted-speech.ts';

/** What is said in each text of a chapter. */
function said(...texts: string[]): string[][] {
  return quotedSpeech(texts).map((spans, index) =>
    spans.map(({ start, end }) => (texts[index] ?? '').slice(start, end)),
  );
}

describe('what is said', () => {
  it.each([
    ['“Come in,” he said.', ['“Come in,”']],
    ['"Come in," he said.', ['"Come in,"']],
    ['He said, “Come in.”', ['“Come in.”']],
    ['“I know,” he said, “that it rains.”', ['“I know,”', '“that it rains.”']],
    ['“Stop” he shouted.', ['“Stop”']],
    ['“What?” “Nothing!”', ['“What?”', '“Nothing!”']],
    ['"What?" she asked. "Nothing," said he.', ['"What?"', '"Nothing,"']],
    ['—“Who goes there?”', ['“Who goes there?”']],
    ['«Come in,» he said.', ['«Come in,»']],
    ['‘Come in,’ he said.', ['‘Come in,’']],
    ['‘Come in’, he said.', ['‘Come in’']],
    ["'Come in,' he said.", ["'Come in,'"]],
    ['‘It’s the dogs’ dinner,’ he said. ‘Don’t!’', ['‘It’s the dogs’ dinner,’', '‘Don’t!’']],
    ['‘He said “no” to me,’ she wept.', ['‘He said “no” to me,’']],
    ['“He said ‘no’ to me,” she wept.', ['“He said ‘no’ to me,”']],
  ])('in %s is %j', (text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it.each([
    'He had read “War and Peace” twice.',
    'The so-called “expert” smiled.',
    'The ‘expert’ smiled.',
    'The dogs’ dinner was late, and ’twas cold.',
    'It was five o’clock; the boys’ coats hung there.',
    'A board of 6" by 4" lay there.',
    'Nobody said anything.',
  ])('is nothing in %s', (text) => {
    expect(said(text)).toEqual([[]]);
  });

  it('goes on through paragraphs each of which opens anew', () => {
    const texts = ['“I rose early. It rained.', '“Then I left,” he said.', 'It rained.'];
    expect(said(...texts)).toEqual([[texts[0]], ['“Then I left,”'], []]);
  });

  it('does not run on from a mark that is never closed', () => {
    expect(said('“I rose early. It rained.', 'He left. “No!”')).toEqual([[], ['“No!”']]);
    expect(said('He rose. “I rose early. “No,” he said.')).toEqual([['“No,”']]);
    expect(said('‘Twas late. ‘No,’ he said.')).toEqual([['‘No,’']]);
  });

  it('is told by the marks that the chapter has most of', () => {
    const texts = ['‘Go!’ he said.', '‘I will,’ she said.', 'The “expert,” a fool, went.'];
    expect(said(...texts)).toEqual([['‘Go!’'], ['‘I will,’'], []]);
  });

  it('lies in order inside its text, whatever that is', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '“',
        '”',
        '"',
        '‘',
        '’',
        "'",
        '«',
        '»',
        ', ',
        '. ',
        ' ',
        '! ',
        'He said',
        'no',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const texts = fc.array(
      fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(texts, (chapter) => {
        quotedSpeech(chapter).forEach((spans, index) => {
          let from = 0;
          for (const { start, end } of spans) {
            expect(start).toBeGreaterThanOrEqual(from);
            expect(end).toBeGreaterThan(start);
            from = end;
          }
          expect(from).toBeLessThanOrEqual(chapter[index]?.length ?? 0);
        });
      }),
    );
  });

  it('is found in linear time', () => {
    for (const mark of ['“', '"', "'", '‘no ', '“No,” ', "'No,' "]) {
      expect(quotedSpeech([mark.repeat(200_000)])).toHaveLength(1);
    }
  });
});
