import { describe, expect, it } from 'vitest';
import { inAccent } from '../../../../src/text/english/foreign/both-accents.ts';
import { foreignPassages } from '../../../../src/text/english/foreign/foreign-passage.ts';
import { foreignSounds } from '../../../../src/text/english/foreign/foreign-word.ts';
import { ForeignLexicon } from '../../../../src/text/english/foreign/foreign-lexicon.ts';
import { BRITISH_NAMES, PEOPLE, PLACES } from '../../../../src/text/english/foreign/names.ts';
import { FRENCH, GERMAN, LATIN, SOUTHERN } from '../../../../src/text/english/foreign/phrases.ts';
import { PHONEME_SYMBOLS } from '../../../../src/domain/speech.ts';
import { createEnglishSource } from '../../../../src/text/english-source.ts';
import { TextPlanner } from '../../../../src/text/text-planner.ts';
import { loadLexicon } from '../english-fixture.ts';

const planner = new TextPlanner(createEnglishSource(loadLexicon));
const KNOWN = new Set(PHONEME_SYMBOLS);
const LISTS = [FRENCH, GERMAN, SOUTHERN, LATIN, PEOPLE, BRITISH_NAMES, PLACES];
const ENTRIES = LISTS.flatMap((list) => list.trim().split('\n')).map((line) => line.split('|'));

async function say(text: string, language: 'en-us' | 'en-gb' = 'en-us'): Promise<string> {
  const sentences = await planner.phonemize(text, language);
  return sentences.map(({ phonemes }) => phonemes).join(' ');
}

describe('the lists of foreign phrases and names', () => {
  it('have phonemes for each word, in symbols that the voice knows in both accents', () => {
    const faults = ENTRIES.filter(([written = '', phonemes = '']) => {
      const sounds = phonemes.split(' ');
      const known = (['en-us', 'en-gb'] as const).every((accent) =>
        Array.from(inAccent(phonemes, accent)).every((symbol) => KNOWN.has(symbol)),
      );
      return written.split(' ').length !== sounds.length || sounds.includes('') || !known;
    });
    // A word with a hyphen is one word, however many it is said as.
    expect(faults.filter(([written = '']) => !written.includes('-'))).toEqual([]);
  });

  it('have no entry twice', () => {
    const written = ENTRIES.map(([phrase]) => phrase);
    expect(written.filter((phrase, index) => written.indexOf(phrase) !== index)).toEqual([]);
  });
});

describe('foreign words', () => {
  it.each([
    ['It gave me a sense of déjà vu.', 'dˌAʒɑ vˈu.'],
    ['It gave me a sense of deja vu.', 'dˌAʒɑ vˈu.'],
    ['The nouveaux riches came.', 'nˌuvO ɹˈiʃ'],
    ['He quoted Goethe’s verse.', 'ɡˈɜɹTəz'],
    ['Veni, vidi, vici.', 'vˌAni, vˌidi, vˈiʧi.'],
    ['"Je ne comprends pas," she said.', 'ʒə nə kɑmpɹˈɑn pɑ'],
    ['"¿Dónde está la iglesia?" he asked.', 'dˈOndA ɛstˈɑ lɑ iɡlˈAsjə'],
    ['"Ich weiß nicht," he said.', 'ɪk vˈIs nɪkt'],
    ['They prayed in Saint-Sulpice.', 'sˌænsulpˈis.'],
    ['He wrote to M. Bouchard.', 'məsjˈɜɹ'],
  ])('are read as an English narrator reads them: %s', async (text, phonemes) => {
    expect(await say(text)).toContain(phonemes);
  });

  it.each([
    ['The grace of the coup was plain.', 'ɡɹˈAs'],
    ['He sat on a bench in the sun, and on a la carte menus.', 'bˈɛnʧ'],
    ['Mr. A. M. Forster came.', 'ˈA ˈɛm fˈɔɹst'],
    ['He read: quod insipiens visa sunt saeva et aspera esse vero putat.', 'ˈɛt əspˈɜɹə'],
  ])('are not seen in English and Latin: %s', async (text, phonemes) => {
    expect(await say(text)).toContain(phonemes);
  });

  it('are said in the accent of the voice', async () => {
    expect(await say('It was his bête noire.', 'en-gb')).toContain('bˌɛt nwˈɑː.');
  });

  it('yield to what the user has laid down', async () => {
    const [sentence] = await planner.phonemize('He read Goethe.', 'en-us', {
      emoji: 'name',
      pronunciations: [{ written: 'Goethe', spoken: '/ɡˈOθ/', match: 'word', matchCase: false }],
    });
    expect(sentence?.phonemes).toContain('ɡˈOθ');
  });

  it('need an end in linear time', () => {
    let asked = 0;
    const effort = (count: number): number => {
      asked = 0;
      foreignPassages(['la', ...Array.from({ length: count }, () => 'blurgh')], () => {
        asked++;
        return false;
      });
      return asked;
    };
    expect(effort(2_000) / effort(1_000)).toBeLessThan(2.5);
  });
});

describe('foreignSounds', () => {
  it.each([
    ['liaisons', 'french', 'ljɛzˈɑn'],
    ['grandeur', 'french', 'ɡɹɑndˈɜɹ'],
    ['gesellschaft', 'german', 'ɡəzˈɛlʃɑft'],
    ['corazón', 'spanish', 'kOɹɑsˈOn'],
    ['giornata', 'italian', 'ʤɔɹnˈɑTə'],
  ] as const)('reads %s in %s', (word, language, phonemes) => {
    expect(foreignSounds(word, language, 'en-us')).toBe(phonemes);
  });

  it('has nothing to say for what is no word', () => {
    expect(foreignSounds('漢字', 'french', 'en-us')).toBeUndefined();
    expect(foreignSounds('x'.repeat(1_000), 'german', 'en-us')).toBeUndefined();
  });
});

describe('ForeignLexicon', () => {
  it('leaves single words to the dictionary that has them', () => {
    const words = ['Goethe'];
    const at = (index: number): string | undefined => words[index];
    const never = (): boolean => false;
    expect(new ForeignLexicon('en-us', never, never).find(at)?.length).toBe(1);
    expect(new ForeignLexicon('en-us', (word) => word === 'Goethe', never).find(at)).toBeNull();
  });
});

describe('what the book marks as another language', () => {
  async function sayMarked(text: string, marked: string, language: string): Promise<string> {
    const start = text.indexOf(marked);
    const languages = [{ start, end: start + marked.length, language }];
    const { chunks } = await planner.planChapter({
      title: null,
      blocks: [{ kind: 'paragraph', text, languages }],
      language: 'en-us',
      endsWith: 'chapter',
    });
    return chunks.map(({ phonemes }) => phonemes).join(' ');
  }

  it.each([
    ['He went up. The house was called Rosenholz by all.', 'Rosenholz', 'de', 'ɹˈOzɛnhɑlts'],
    ['They ate gâteau battu there.', 'gâteau battu', 'fr', 'ɡɑtˈO bɑtˈu'],
    ['It was a vecchia casa rossa.', 'vecchia casa rossa', 'it', 'kˈɑzə'],
    ['They called her la llorona negra.', 'la llorona negra', 'es-MX', 'jOɹˈOnə'],
  ])('is read by its rules: %s', async (text, marked, language, sounds) => {
    expect(await sayMarked(text, marked, language)).toContain(sounds);
    expect(await sayMarked(text, marked, 'xx')).not.toContain(sounds);
  });

  it.each([
    ['She had her own café and the menu.', 'café', 'fr'],
    ['The rain was on the roof, and the die was cast in it.', 'The rain was on the roof', 'de'],
    ['Carpe diem, he said to nobody.', 'nobody', 'la'],
  ])('is read as English where it is English: %s', async (text, marked, language) => {
    expect(await sayMarked(text, marked, language)).toBe(await sayMarked(text, marked, 'xx'));
  });
});
