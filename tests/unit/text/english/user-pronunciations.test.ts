import { describe, expect, it } from 'vitest';
import {
  checkMarkup,
  checkPronunciation,
  type PronunciationInput,
} from '../../../../src/domain/pronunciation.ts';
import type { SpeechLanguage, UtteranceWord } from '../../../../src/domain/speech.ts';
import { createEnglishSource } from '../../../../src/text/english-source.ts';
import { TextPlanner } from '../../../../src/text/text-planner.ts';
import { loadLexicon } from '../english-fixture.ts';

const planner = new TextPlanner(createEnglishSource(loadLexicon));

async function words(
  text: string,
  rules: PronunciationInput[] = [],
  language: SpeechLanguage = 'en-us',
): Promise<UtteranceWord[]> {
  const pronunciations = rules.map(checkPronunciation);
  const utterances = await planner.phonemize(text, language, { emoji: 'name', pronunciations });
  return utterances.flatMap((utterance) => utterance.words);
}

async function say(text: string, ...rules: PronunciationInput[]): Promise<string> {
  return (await words(text, rules)).map(({ phonemes }) => phonemes).join(' ');
}

describe("the user's own pronunciations", () => {
  it.each<[string, string, PronunciationInput, string]>([
    ['phonemes', 'Hermione came.', { written: 'Hermione', spoken: '/hɜɹmˈIəni/' }, 'hɜɹmˈIəni kˈAm'],
    ['syllables', 'Hermione came.', { written: 'hermione', spoken: 'her-MY-oh-nee' }, 'həɹmˈIOni kˈAm'],
    ['other words', 'the MS came', { written: 'MS', spoken: 'manuscript' }, 'ðə mˈænjəskɹˌɪpt kˈAm'],
    ['several words', 'Cape Wrath came', { written: 'cape wrath', spoken: '/kˈAp ɹˈɔθ/' }, 'kˈAp ɹˈɔθ kˈAm'],
    ['a number', '1984 came', { written: '1984', spoken: 'the book' }, 'ðə bˈʊk kˈAm'],
    ['possessives', 'Siobhan’s cat', { written: 'Siobhan', spoken: '/ʃəvˈɔn/' }, 'ʃəvˈɔnz kˈæt'],
    ['a part of a word', 'a Xanthlike cat', { written: 'xanth', spoken: '/zˈænθ/', match: 'part' }, 'ɐ zˈænθlˌIk kˈæt'],
    ['a part in other letters', 'Foostown', { written: 'foos', spoken: 'Jack', match: 'part' }, 'ʤˈæktWn'],
    ['a part before a full stop', 'bn.', { written: 'n', spoken: '/ˈɛn/', match: 'part' }, 'bˌiˈɛn'],
    ['hyphens', 'the Vheg-lord', { written: 'Vheg', spoken: '/vˈɛɡ/' }, 'ðə vˈɛɡlˌɔɹd'],
  ])('win when given as %s', async (_about, text, rule, phonemes) => {
    expect(await say(text, rule)).toBe(phonemes);
  }); // prettier-ignore

  it('say that they come from the user, and where the word stands', async () => {
    const text = 'Now Hermione’s cat and [Crookshanks](/kɹˈʊkʃæŋks/) slept.';
    const found = await words(text, [{ written: 'Hermione', spoken: 'her-MY-oh-nee' }]);
    for (const { text: word, start, end } of found) expect(text.slice(start, end)).toBe(word);
    const own = found.filter(({ source }) => source === 'user');
    expect(own.map((word) => [word.text, word.phonemes])).toEqual([
      ['Hermione’s', 'həɹmˈIOniz'],
      ['Crookshanks', 'kɹˈʊkʃæŋks'],
    ]);
  });

  it('apply to whole words in any case unless told otherwise', async () => {
    const rule = { written: 'Ana', spoken: '/ˈɑnɑ/' };
    expect(await say('ana Ana ANA banana', rule)).toMatch(/^ˈɑnɑ ˈɑnɑ ˈɑnɑ bən/u);
    const exact = await say('ana Ana', { ...rule, matchCase: true });
    expect(exact).toMatch(/ ˈɑnɑ$/u);
    expect(exact).not.toMatch(/^ˈɑnɑ/u);
  });

  it('prefer the longest match, and the first of two for the same words', async () => {
    const rules = [
      { written: 'Ana', spoken: '/ˈɑnɑ/' },
      { written: 'Ana', spoken: '/ˈAnə/' },
      { written: 'Ana Bolena', spoken: '/bˈO/' },
    ];
    expect(await say('Ana Bolena; Ana', ...rules)).toBe('bˈO ˈɑnɑ');
  });

  it('are followed by "the" and "to" as any word is', async () => {
    expect(await say('the Xq', { written: 'Xq', spoken: '/ˈɛks/' })).toBe('ði ˈɛks');
  });

  it('spell syllables in the accent that is spoken', async () => {
    const rule = { written: 'Arlo', spoken: 'AR-loh' };
    const [us] = await words('Arlo', [rule]);
    const [gb] = await words('Arlo', [rule], 'en-gb');
    expect([us?.phonemes, gb?.phonemes]).toEqual(['ˈɑɹlO', 'ˈɑːlQ']);
  });

  it('do not slow down with their number', async () => {
    const rules = Array.from({ length: 3_000 }, (_, index) => ({
      written: `zz${index}x`,
      spoken: '/zˈi/',
    }));
    expect(await say('zz2999x came', ...rules)).toBe('zˈi kˈAm');
  });
});

describe('marked pronunciations', () => {
  it('are spoken instead of the word', async () => {
    expect(await say('The [word](/fəʊniːmz/) here.')).toBe('ðə fəʊniːmz hˈɪɹ');
  });

  it('do not divide a sentence', async () => {
    const found = await planner.phonemize('It is [Dr. X](/dˈɑktəɹ. ˈɛks/) here.', 'en-us');
    expect(found).toHaveLength(1);
  });

  it('with unknown symbols are read as the word is, and reported', async () => {
    const text = 'The [cat](/k☃t/) sat.';
    expect(await say(text)).toBe('ðə kˈæt sˈæt');
    const { unspoken } = await planner.planChapter({
      title: null,
      blocks: [{ kind: 'paragraph', text }],
      language: 'en-us',
      endsWith: 'none',
    });
    expect(unspoken).toEqual([{ text: '(/k☃t/)', count: 1 }]);
  });

  it('are refused by the API when a symbol is not known, with its name', () => {
    expect(() => {
      checkMarkup('The [cat](/k☃t/) sat.');
    }).toThrow('“cat” cannot be said so: “☃” (U+2603)');
    expect(() => {
      checkMarkup('The [cat](/kˈæt/) and the [site](/a/b/) and [this](that).');
    }).not.toThrow();
  });

  it('that are links are left alone', async () => {
    expect(await say('see [this](/a/b)')).toMatch(/^sˈi ðɪs/u);
  });
});

describe('checkPronunciation', () => {
  it('completes and tidies a rule', () => {
    expect(checkPronunciation({ written: ' Siobhán ', spoken: ' /ʃɪˈvɔn/ ' })).toEqual({
      written: 'Siobhán',
      spoken: '/ʃɪˈvɔn/',
      match: 'word',
      matchCase: false,
    });
  });

  it.each<[string, unknown]>([
    ['“8” (U+0038) is no symbol', { written: 'x', spoken: '/a8/' }],
    ['no sound', { written: 'x', spoken: '/ˈ,/' }],
    ['no letter', { written: ' - ', spoken: 'x' }],
    ['no letter that can be read', { written: 'x', spoken: '…' }],
    ['at most 200', { written: 'x', spoken: 'a'.repeat(201) }],
    ['“word” or a “part”', { written: 'x', spoken: 'y', match: 'all' }],
    ['text on both sides', { written: 'x' }],
  ])('refuses a rule: %s', (message, rule) => {
    expect(() => checkPronunciation(rule as PronunciationInput)).toThrow(message);
  });

  it('takes the letter g for the symbol', async () => {
    expect(await say('Gogh', { written: 'Gogh', spoken: '/gˈO/' })).toBe('ɡˈO');
  });
});

describe('emoji', () => {
  it('are left out on request, whatever they are made of, and not reported', async () => {
    const text = 'Great 👍🏽 work 👨‍👩‍👧 in 🇫🇷 ❤️!';
    const { chunks, unspoken } = await planner.planChapter({
      title: null,
      blocks: [{ kind: 'paragraph', text }],
      language: 'en-us',
      preferences: { emoji: 'drop', pronunciations: [] },
      endsWith: 'none',
    });
    expect(chunks.map(({ phonemes }) => phonemes)).toEqual(['ɡɹˈAt wˈɜɹk ˈɪn!']);
    expect(unspoken).toEqual([]);
  });
});
