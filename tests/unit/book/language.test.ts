import { expect, test } from 'vitest';
import { guessLanguage, settleLanguage } from '../../../src/book/text-language.ts';
import { makeDocument } from '../../fixtures/books/make-epub.ts';
import { readMade } from '../../fixtures/books/made-books.ts';

const FRENCH =
  'Il y avait dans la maison une vieille dame qui ne parlait pas aux enfants du village et que les autres avaient oubliée. ';
const ENGLISH =
  'There was in the house an old lady who did not speak to the children of the village and whom they had all forgotten. ';
const TEXTS: Record<string, string> = {
  en: ENGLISH,
  fr: FRENCH,
  es: 'En la casa había una vieja que no hablaba con los niños del pueblo y que los demás habían olvidado por su mal humor. ',
  it: 'Nella casa c’era una vecchia che non parlava con i bambini del paese e che gli altri avevano dimenticato per sempre. ',
  pt: 'Na casa havia uma velha que não falava com as crianças da aldeia e que os outros tinham esquecido por causa do seu mau humor. ',
  hi: 'घर में एक बूढ़ी औरत थी जो गाँव के बच्चों से बात नहीं करती थी और जिसे सब भूल गए थे क्योंकि वह कभी बाहर नहीं आती थी। ',
  ja: 'その家には一人の老女がいて、村の子供たちとは話をせず、みんなに忘れられていた。彼女はいつも窓辺に座っていた。',
  zh: '那座房子里住着一位老太太，她不跟村里的孩子们说话，大家早已把她忘记了。她总是坐在窗前，望着远处的山。',
};

test('tells the languages of the voices by a sentence or two', () => {
  for (const [language, text] of Object.entries(TEXTS)) {
    expect(guessLanguage([text, text]), language).toBe(language);
  }
});

test('believes the text where it is clearly in another language than stated', () => {
  const long = FRENCH.repeat(8);
  expect(settleLanguage('en', [long])).toBe('fr');
  expect(settleLanguage('und', [long])).toBe('fr');
  expect(settleLanguage('ja', [TEXTS.zh?.repeat(20) ?? ''])).toBe('zh');
});

test('believes the metadata where the text is short, close or of an unknown language', () => {
  expect(settleLanguage('en-GB', [ENGLISH.repeat(20)])).toBe('en-GB');
  expect(settleLanguage('en', [FRENCH])).toBe('en');
  expect(settleLanguage('oc', [FRENCH.repeat(20)])).toBe('oc');
  expect(settleLanguage('en', ['Latitude 12 N. '.repeat(200)])).toBe('en');
});

test('marks a document in another language as a whole, and passages in it', async () => {
  const french = `<p>${FRENCH.repeat(2)}<i xml:lang="en">Well!</i></p>`;
  const book = await readMade({
    chapters: [
      { title: 'One', paragraphs: [ENGLISH.repeat(9)] },
      { title: 'Deux', paragraphs: [] },
      { title: 'Three', paragraphs: [] },
    ],
    files: {
      'EPUB/c2.xhtml': makeDocument(french).replace('<html', '<html xml:lang="fr"'),
      // A writing program's own language.
      'EPUB/c3.xhtml': makeDocument(`<p>${ENGLISH}</p>`).replace('<html', '<html lang="fr"'),
    },
  });
  const runs = book.chapters.map(({ blocks }) => {
    const { text, languages = [] } = blocks.at(-1) ?? { text: '' };
    return languages.map(({ start, end, language }) => [text.slice(start, end).length, language]);
  });
  expect(runs).toEqual([[], [[FRENCH.length * 2, 'fr']], []]);
});
