import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockKind } from '../../../src/domain/book.ts';
import {
  CHUNK_TOKEN_LIMIT,
  PHONEME_SYMBOLS,
  type ChapterPlan,
} from '../../../src/domain/speech.ts';
import { createEnglishSource } from '../../../src/text/english-source.ts';
import { TextPlanner } from '../../../src/text/text-planner.ts';
import type { ChapterText } from '../../../src/text/text-service.ts';
import { loadLexicon, noLexicon } from './english-fixture.ts';

const planner = new TextPlanner(createEnglishSource(loadLexicon));
const KNOWN = new Set(PHONEME_SYMBOLS);

function chapter(blocks: ChapterText['blocks'], more: Partial<ChapterText> = {}): ChapterText {
  return { title: null, blocks, language: 'en-us', endsWith: 'chapter', ...more };
}

function plan(text: string, kind: BlockKind = 'paragraph'): Promise<ChapterPlan> {
  return planner.planChapter(chapter([{ kind, text }]));
}

/** Plans with a British voice for what is quoted. */
function cast(...texts: string[]): Promise<ChapterPlan> {
  const blocks = texts.map((text) => ({ kind: 'paragraph' as const, text }));
  return planner.planChapter(chapter(blocks, { dialogue: 'en-gb' }));
}

/** Fails unless every chunk is one that the model can take. */
function checkChunks({ chunks }: ChapterPlan): void {
  for (const { text, phonemes } of chunks) {
    const symbols = Array.from(phonemes);
    expect(symbols.filter((symbol) => !KNOWN.has(symbol))).toEqual([]);
    expect(symbols.length).toBeGreaterThan(0);
    expect(symbols.length).toBeLessThanOrEqual(CHUNK_TOKEN_LIMIT);
    expect(text.trim()).not.toBe('');
  }
}

/** Fails unless the chunks hold every spoken word once, in order, with its own phonemes. */
async function checkWords({ chunks }: ChapterPlan, text: string): Promise<void> {
  const utterances = await planner.phonemize(text, 'en-us');
  const expected = utterances.flatMap(({ words }) =>
    words.map(({ start, end, phonemes }) => ({ start, end, phonemes })),
  );
  const found = chunks.flatMap(({ phonemes, words }) => {
    const symbols = Array.from(phonemes);
    return words.map(({ start, end, from, to }) => {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThan(from);
      return { start, end, phonemes: symbols.slice(from, to).join('') };
    });
  });
  // A word of hundreds of symbols is spoken in parts, which may lie on both sides of a space.
  const joined = squeeze(found.map(({ phonemes }) => phonemes).join(''));
  expect(joined).toBe(squeeze(expected.map(({ phonemes }) => phonemes).join('')));
  if (found.length === expected.length) expect(found).toEqual(expected);
  else expect(expected.some(({ phonemes }) => phonemes.length > 100)).toBe(true);
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/gu, '');
}

describe('TextPlanner.planChapter', () => {
  it('speaks the title first and sets the pauses by structure', async () => {
    const { chunks } = await planner.planChapter(
      chapter(
        [
          { kind: 'paragraph', text: 'He came.' },
          { kind: 'scene-break', text: '' },
          { kind: 'paragraph', text: 'She saw.' },
          { kind: 'paragraph', text: 'They left.' },
        ],
        { title: 'The First Day' },
      ),
    );
    expect(chunks.map(({ text, block, pauseAfter }) => [text, block, pauseAfter])).toEqual([
      ['The First Day', -1, 'heading'],
      ['He came.', 0, 'scene'],
      ['She saw.', 2, 'paragraph'],
      ['They left.', 3, 'chapter'],
    ]);
  });

  it('takes a row of ornaments for a scene break', async () => {
    const { chunks, unspoken } = await planner.planChapter(
      chapter([
        { kind: 'paragraph', text: 'He came.' },
        { kind: 'paragraph', text: '* * *' },
        { kind: 'paragraph', text: 'She saw.' },
      ]),
    );
    expect(chunks.map(({ pauseAfter }) => pauseAfter)).toEqual(['scene', 'chapter']);
    expect(unspoken).toEqual([]);
  });

  it('puts a sentence pause between sentences and the pause of a comma inside one', async () => {
    const long = 'the men and women of the town went down to the river every morning, '.repeat(12);
    const { chunks } = await plan(
      `${long.trim()} end. ${'Nobody knew when the boats would come back. '.repeat(6)}`,
    );
    const kinds = new Set(chunks.map(({ pauseAfter }) => pauseAfter));
    expect(kinds).toEqual(new Set(['comma', 'sentence', 'chapter']));
    for (const { text, pauseAfter } of chunks) {
      expect(/[.]$/u.test(text)).toBe(pauseAfter !== 'comma');
    }
  });

  it('has no chunk under 20 symbols where a neighbour in the block could take it', async () => {
    const { chunks } = await plan(
      'No. He did not come home that night, nor the next. Why? Nobody could say. Oh!',
    );
    expect(chunks).toHaveLength(1);
  });

  it('keeps the punctuation that the model knows', async () => {
    const { chunks } = await plan('“Well,” he said; “no—never… (so: what?)” [Go!]');
    expect(chunks[0]?.phonemes.replaceAll(/[^;:,.!?—…"()“”]/gu, '')).toBe('“,”;“—…(:?)”(!)');
  });

  it('ends a heading without a mark as a sentence ends', async () => {
    const { chunks } = await plan('Down the Rabbit-Hole', 'heading');
    expect(chunks[0]?.phonemes).toMatch(/[^.]\.$/u);
  });

  it('parts the lines of verse', async () => {
    const { chunks } = await plan(
      'Tiger, tiger, burning bright\nIn the forests of the night',
      'verse',
    );
    expect(chunks[0]?.phonemes).toMatch(/t, ɪn ðə/u);
  });

  it('lists what cannot be spoken, with counts', async () => {
    const { chunks, unspoken } = await plan('A ♪ and a ♪ and 北京 and \u{1d11e}.');
    expect(chunks).toHaveLength(1);
    expect(unspoken).toEqual([
      { text: '♪', count: 2 },
      { text: '北京', count: 1 },
      { text: '\u{1d11e}', count: 1 },
    ]);
  });

  it('has no chunk for text of which nothing can be spoken', async () => {
    const { chunks, unspoken } = await plan('★★★ 北京 ！');
    expect(chunks).toEqual([]);
    expect(unspoken.map(({ text }) => text)).toContain('北京');
  });

  it('gives the same plan again from a fresh start', async () => {
    const text =
      'Elizabeth Bennet walked to Netherfield in 1811. “Why?” asked Mr. Zqyxel; nobody grokked.';
    const again = new TextPlanner(createEnglishSource(loadLexicon));
    await again.planChapter(
      chapter([{ kind: 'paragraph', text: 'Zqyxel grokked Netherfield.' }], { language: 'en-gb' }),
    );
    expect(await again.planChapter(chapter([{ kind: 'paragraph', text }]))).toEqual(
      await plan(text),
    );
  });

  it('speaks American and British in one session', async () => {
    const british = await planner.planChapter(
      chapter([{ kind: 'paragraph', text: 'Grobble not car' }], { language: 'en-gb' }),
    );
    const american = await plan('Grobble not car');
    expect(british.chunks[0]?.phonemes).toMatch(/kˈɑː\.$/u);
    expect(american.chunks[0]?.phonemes).toMatch(/kˈɑɹ\.$/u);
  });

  it('gives a chunk that is too short for the model a sentence to begin with', async () => {
    const { chunks } = await planner.planChapter(
      chapter([
        { kind: 'paragraph', text: 'Yes.' },
        { kind: 'paragraph', text: 'He had been waiting at the gate since morning.' },
      ]),
    );
    expect(chunks.map(({ before }) => before.endsWith('. '))).toEqual([true, false]);
    expect(chunks[0]?.phonemes).toBe('jˈɛs.');
  });

  it('lets the parts of a divided sentence overlap', async () => {
    const long = 'the men and women of the town went down to the river every morning, '.repeat(12);
    const { chunks } = await plan(`${long.trim()} end.`);
    expect(chunks.length).toBeGreaterThan(1);
    chunks.forEach(({ phonemes, before, after }, index) => {
      const [previous, next] = [chunks[index - 1], chunks[index + 1]];
      if (previous !== undefined) expect(`${previous.phonemes} `.endsWith(before)).toBe(true);
      if (next !== undefined) expect(` ${next.phonemes}`.startsWith(after)).toBe(true);
      expect([before === '', after === '']).toEqual([previous === undefined, next === undefined]);
      expect(before.length + phonemes.length + after.length).toBeLessThanOrEqual(500);
    });
  });

  it.each([
    ['heading', 'paragraph', 'heading'],
    ['paragraph', 'heading', 'before-heading'],
    ['paragraph', 'paragraph', 'paragraph'],
    ['verse', 'verse', 'stanza'],
    ['list-item', 'list-item', 'list-item'],
    ['table-row', 'table-row', 'table-row'],
    ['paragraph', 'note', 'aside'],
    ['caption', 'paragraph', 'aside'],
  ] as const)('between %s and %s leaves the pause “%s”', async (before, after, pause) => {
    const { chunks } = await planner.planChapter(
      chapter([
        { kind: before, text: 'The boats came back at noon.' },
        { kind: after, text: 'Nobody had seen them leave.' },
      ]),
    );
    expect(chunks.map(({ pauseAfter }) => pauseAfter)).toEqual([pause, 'chapter']);
  });

  it('leaves a shorter pause between two who answer each other', async () => {
    const { chunks } = await planner.planChapter(
      chapter([
        { kind: 'paragraph', text: '“Where have you been all this time?”' },
        { kind: 'paragraph', text: '“At the river, with the others.”' },
        { kind: 'paragraph', text: 'She looked out of the window.' },
      ]),
    );
    expect(chunks.map(({ pauseAfter }) => pauseAfter)).toEqual(['reply', 'paragraph', 'chapter']);
  });

  it('parts the name of a speaker from what is said', async () => {
    const { chunks } = await planner.planChapter(
      chapter([{ kind: 'paragraph', text: 'HAMLET: To be, or not to be.', speaker: 6 }]),
    );
    expect(chunks[0]?.phonemes).toMatch(/^hˈæmlət[.:] /u);
  });

  it('has one voice and one chunk for dialogue that has no voice of its own', async () => {
    const { chunks } = await plan('“Come in,” he said. “The door is open.”');
    expect(chunks.map(({ role }) => role)).toEqual(['narration']);
  });

  it('parts what is said from what is told, each in its own language', async () => {
    const { chunks } = await cast('“The car is here,” said the man by the car.');
    expect(chunks.map(({ role, text, pauseAfter }) => [role, text, pauseAfter])).toEqual([
      ['dialogue', '“The car is here,”', 'turn'],
      ['narration', 'said the man by the car.', 'chapter'],
    ]);
    expect(chunks[0]?.phonemes).toContain('kˈɑː');
    expect(chunks[1]?.phonemes).toContain('kˈɑɹ');
    expect(chunks[0]?.before).not.toBe('');
  });

  it('covers every word of a dialogue once, in order', async () => {
    const text =
      'He rose. “I know,” he said, “that you were there; but who—who was the other?” ' +
      '“Nobody!” “Nobody?” She laughed: the “other” one was gone.';
    const { chunks } = await cast(text);
    expect(squeeze(chunks.map((chunk) => chunk.text).join(''))).toBe(squeeze(text));
    expect(chunks.filter(({ role }) => role === 'dialogue').map((chunk) => chunk.text)).toEqual([
      '“I know,”',
      '“that you were there; but who—who was the other?” “Nobody!” “Nobody?”',
    ]);
  });

  it('stops between blocks when the signal fires', async () => {
    const controller = new AbortController();
    const blocks = Array.from({ length: 300 }, () => ({
      kind: 'paragraph' as const,
      text: 'It was a dark night. '.repeat(10),
    }));
    const planned = planner.planChapter(chapter(blocks), controller.signal);
    setTimeout(() => {
      controller.abort();
    });
    await expect(planned).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('takes any text without an error, whole and in chunks the model can take', async () => {
    const units = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        '’',
        '‘',
        '“',
        '-',
        '--',
        '. . .',
        '\n',
        ' ',
        '\ud800',
        '\u200d',
        '12',
        'a.',
        "'s",
      ),
      fc.lorem({ maxCount: 8, mode: 'sentences' }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(units, { maxLength: 12 }).map((parts) => parts.join(' ')),
        async (text) => {
          const result = await plan(text);
          checkChunks(result);
          const spoken = result.chunks.map((chunk) => chunk.text).join('');
          if (result.chunks.length > 0) expect(squeeze(spoken)).toBe(squeeze(text));
          await checkWords(result, text);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['letters', 'x'],
    ['capitals inside of words', 'McDonaldIs'],
    ['digits', '1234567890'],
    ['decimal places', '3.14159'],
    ['words with hyphens', 'well-known-zork-'],
    ['slashes', 'and/or/'],
    ['endings', "x's'd"],
    ['stutters', 'b-b-'],
    ['markup that is cut open', '[x](/y'],
    ['quotation marks', '“‘a'],
    ['joined emoji', '👩\u200d👧 '],
    ['combining marks', 'z\u0301\u0302\u0303 '],
    ['directions', '\u202eabc\u202c שלום '],
    ['addresses', 'a@b.co/c?d=e '],
    ['numerals', 'MCMXIV '],
    ['words of other languages', 'le zörk de la blürgh, '],
    ['lines', 'word\r\n'],
  ])('takes 4,000 characters of nothing but %s, whole and in order', async (_what, motif) => {
    const text = motif.repeat(Math.ceil(4_000 / motif.length));
    const result = await plan(text);
    checkChunks(result);
    if (result.chunks.length > 0) {
      const spoken = result.chunks.map((chunk) => chunk.text).join('');
      // What is invisible may lie between two chunks.
      const visible = (line: string): string => squeeze(line).replaceAll(/[\u202a-\u202e]/gu, '');
      expect(visible(spoken)).toBe(visible(text));
    }
    await checkWords(result, text);
  });

  it('speaks a word that is in no lexicon every time it comes, from the first on', async () => {
    const fresh = new TextPlanner(createEnglishSource(loadLexicon));
    const text = 'Brannoth Quellish met Vorrick. '.repeat(3).trim();
    const { chunks, unspoken } = await fresh.planChapter(chapter([{ kind: 'paragraph', text }]));
    const sentences = (chunks[0]?.phonemes ?? '').split('.').filter((part) => part !== '');
    expect(sentences.map((part) => part.trim())).toEqual(
      Array.from({ length: 3 }, () => sentences[0]),
    );
    expect(sentences[0]?.split(' ')).toHaveLength(4);
    expect(unspoken).toEqual([]);
  });

  it('covers every word of a long sentence exactly once, in order', async () => {
    const words = Array.from(
      { length: 3_000 },
      (_, index) => ['river', 'of', 'stone', 'and', 'the'][index % 5],
    );
    const text = words.join(' ');
    const result = await plan(text);
    checkChunks(result);
    expect(result.chunks.map((chunk) => chunk.text).join(' ')).toBe(text);
    const separate = await planner.phonemize(text, 'en-us');
    const spoken = separate.flatMap((utterance) => utterance.words.map((word) => word.phonemes));
    expect(
      result.chunks.flatMap(({ phonemes }) => phonemes.replace(/[.,]$/u, '').split(' ')),
    ).toEqual(spoken);
  });

  it.each([
    ['a word of 2,000,000 letters', 'abcdefghij'.repeat(200_000)],
    ['a megabyte without a space', 'wordwordwordword-'.repeat(60_000)],
    ['a megabyte of full stops', '.'.repeat(1_000_000)],
    ['a long row of mixed marks', '?!,“'.repeat(25_000)],
    ['a megabyte of one script that is not read', '漢字'.repeat(250_000)],
    ['a long row of lone surrogates', '\ud800\ud801'.repeat(25_000)],
    ['a megabyte of digits', '1234567890'.repeat(100_000)],
    ['a megabyte of marks on one letter', `a${'\u0301'.repeat(1_000_000)}`],
  ])('takes %s', async (_name, text) => {
    checkChunks(await plan(text));
  });
});

describe('TextPlanner without a lexicon', () => {
  it('speaks by rule rather than not at all, and takes the lexicon as soon as it is there', async () => {
    let online = false;
    const planner = new TextPlanner(
      createEnglishSource((language) => (online ? loadLexicon(language) : noLexicon(language))),
    );
    const [offline] = await planner.phonemize('The colonel walked.', 'en-us');
    expect(offline?.words.map(({ source }) => source)).toEqual(['gold', 'espeak', 'espeak']);
    online = true;
    const [again] = await planner.phonemize('The colonel walked.', 'en-us');
    expect(again?.words.map(({ source }) => source)).toEqual(['gold', 'gold', 'silver']);
  });
});

describe('TextPlanner.phonemize', () => {
  it('gives sentences with the offsets of their words', async () => {
    const text = ' It was so\u00adft. \n“Mr. Zoe\u0308, no!” ';
    const utterances = await planner.phonemize(text, 'en-us');
    expect(utterances.map((utterance) => utterance.text)).toEqual([
      'It was so\u00adft.',
      '“Mr. Zoe\u0308, no!”',
    ]);
    for (const { start, end, text: sentence, words } of utterances) {
      expect(text.slice(start, end)).toBe(sentence);
      for (const word of words) expect(text.slice(word.start, word.end)).toBe(word.text);
    }
    expect(utterances.flatMap(({ words }) => words.map((word) => word.text))).toEqual([
      'It',
      'was',
      'so\u00adft',
      'Mr.',
      'Zoe\u0308',
      'no',
    ]);
  });

  it('joins the words’ phonemes and the marks to the sentence’s', async () => {
    const [utterance] = await planner.phonemize('Go, now!', 'en-us');
    expect(utterance?.phonemes).toBe('ɡˌO, nˈW!');
  });
});
