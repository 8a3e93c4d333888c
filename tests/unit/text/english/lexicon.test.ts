import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../../scripts/lexicon/compile-lexicon.ts';
import { FileDictionary } from '../../../../src/text/english/lexicon/dictionary.ts';
import { LexiconFile } from '../../../../src/text/english/lexicon/lexicon-file.ts';
import { loadLexicon } from '../english-fixture.ts';

const HEADER = { language: 'en-us', source: 'a test' };

function open(gold: Parameters<typeof compileLexicon>[0], silver = {}): Promise<LexiconFile> {
  return LexiconFile.open(new Uint8Array(compileLexicon(gold, silver, HEADER)));
}

describe('LexiconFile', () => {
  it('finds every word that was compiled, and no other', async () => {
    const words = Array.from({ length: 500 }, (_, index) => `word${index * 7}`);
    const file = await open(Object.fromEntries(words.map((word) => [word, `ˈ${word}`])));
    for (const word of words) expect(file.find(word)).toBe(`ˈ${word}`);
    for (const word of ['word1', 'wor', 'word', 'zebra', 'a', 'é', '', 'word0 ']) {
      expect(file.find(word)).toBeUndefined();
    }
  });

  it('refuses what is no lexicon', async () => {
    const bytes = new Uint8Array(
      await new Response(
        new Blob(['no lexicon\nat all']).stream().pipeThrough(new CompressionStream('gzip')),
      ).arrayBuffer(),
    );
    await expect(LexiconFile.open(bytes)).rejects.toThrow('This is no lexicon');
  });

  it('holds the entries of both real dictionaries, gold before silver', async () => {
    const file = await LexiconFile.open(await loadLexicon('en-us'));
    expect(file.find('colonel')).toBe('kˈɜɹnᵊl');
    expect(file.find('wind')).toBe('DEFAULT=wˈɪnd;VERB=wˈInd');
    expect(file.find('walked')).toMatch(/^~/u);
    expect(file.header.entries).toBeGreaterThan(180_000);
  });
});

describe('FileDictionary', () => {
  it('knows a word with its first letter in the other case', async () => {
    const dictionary = new FileDictionary(
      await open({ house: 'hˈWs', London: 'lˈʌndən', I: 'ˈI' }),
    );
    expect(dictionary.gold('House')).toBe('hˈWs');
    expect(dictionary.gold('london')).toBe('lˈʌndən');
    expect(dictionary.gold('HOUSE')).toBeUndefined();
    expect(dictionary.gold('i')).toBeUndefined();
  });

  it('keeps gold and silver apart', async () => {
    const dictionary = new FileDictionary(await open({ gold: 'ɡˈOld' }, { silver: 'sˈɪlvəɹ' }));
    expect([dictionary.gold('silver'), dictionary.silver('silver')]).toEqual([
      undefined,
      'sˈɪlvəɹ',
    ]);
    expect([dictionary.gold('gold'), dictionary.silver('gold')]).toEqual(['ɡˈOld', undefined]);
  });

  it('gives the variants of an entry by part of speech', async () => {
    const dictionary = new FileDictionary(await open({ use: { DEFAULT: 'jˈuz', NOUN: 'jˈus' } }));
    expect(dictionary.gold('use')).toEqual(
      new Map([
        ['DEFAULT', 'jˈuz'],
        ['NOUN', 'jˈus'],
      ]),
    );
  });
});
