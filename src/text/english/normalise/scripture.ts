import { cardinalWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

/** Books of the Bible as they are shortened, with their names. */
const SHORT: Readonly<Record<string, string>> = {
  'Gen.': 'Genesis',
  'Ex.': 'Exodus',
  'Exod.': 'Exodus',
  'Lev.': 'Leviticus',
  'Num.': 'Numbers',
  'Deut.': 'Deuteronomy',
  'Josh.': 'Joshua',
  'Judg.': 'Judges',
  'Sam.': 'Samuel',
  'Kgs.': 'Kings',
  'Chron.': 'Chronicles',
  'Chr.': 'Chronicles',
  'Neh.': 'Nehemiah',
  'Esth.': 'Esther',
  'Ps.': 'Psalm',
  'Pss.': 'Psalms',
  'Prov.': 'Proverbs',
  'Eccl.': 'Ecclesiastes',
  'Eccles.': 'Ecclesiastes',
  'Isa.': 'Isaiah',
  'Jer.': 'Jeremiah',
  'Lam.': 'Lamentations',
  'Ezek.': 'Ezekiel',
  'Dan.': 'Daniel',
  'Hos.': 'Hosea',
  'Mic.': 'Micah',
  'Hab.': 'Habakkuk',
  'Zech.': 'Zechariah',
  'Mal.': 'Malachi',
  'Matt.': 'Matthew',
  'Mt.': 'Matthew',
  'Mk.': 'Mark',
  'Lk.': 'Luke',
  'Jn.': 'John',
  'Rom.': 'Romans',
  'Cor.': 'Corinthians',
  'Gal.': 'Galatians',
  'Eph.': 'Ephesians',
  'Phil.': 'Philippians',
  'Col.': 'Colossians',
  'Thess.': 'Thessalonians',
  'Tim.': 'Timothy',
  'Tit.': 'Titus',
  'Heb.': 'Hebrews',
  'Jas.': 'James',
  'Pet.': 'Peter',
  'Rev.': 'Revelation',
};

const BOOKS =
  'Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Ruth|Samuel|Kings|Chronicles|Ezra|Nehemiah|' +
  'Esther|Job|Psalms?|Proverbs|Ecclesiastes|Song of Songs|Song of Solomon|Isaiah|Jeremiah|Lamentations|' +
  'Ezekiel|Daniel|Hosea|Joel|Amos|Obadiah|Jonah|Micah|Nahum|Habakkuk|Zephaniah|Haggai|Zechariah|Malachi|' +
  'Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Colossians|' +
  'Thessalonians|Timothy|Titus|Philemon|Hebrews|James|Peter|Jude|Revelation';

const ORDINALS: Readonly<Record<string, string>> = {
  1: 'First',
  2: 'Second',
  3: 'Third',
  I: 'First',
  II: 'Second',
  III: 'Third',
};

/** "Psalm 23:4", "1 Cor. 13:4–7": book, chapter and verse, without what a clock or a ratio would have. */
export const verses: RewriteRule = {
  name: 'verses of the Bible',
  trigger: /\d:\d/u,
  pattern: new RegExp(
    `(?<![\\p{L}\\d])(?:([123]|I{1,3}) )?(${BOOKS}|(?:${Object.keys(SHORT)
      .map((short) => short.slice(0, -1))
      .join('|')})\\.) (\\d{1,3}):(\\d{1,3})(?: ?[–-] ?(\\d{1,3}))?(?![\\d:])`,
    'gu',
  ),
  read([, number, book = '', chapter = '', verse = '', last]) {
    const words = [SHORT[book] ?? book, cardinalWords(chapter), cardinalWords(verse)];
    if (number !== undefined) words.unshift(ORDINALS[number] ?? number);
    if (last !== undefined) words.push('to', cardinalWords(last));
    return words.join(' ');
  },
};
