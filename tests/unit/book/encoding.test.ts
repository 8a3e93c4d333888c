import { expect, test } from 'vitest';
import {
  decodeText,
  detectEncoding,
  looksLikeText,
} from '../../../src/book/encoding/detect-encoding.ts';
import { decodeBytes } from '../../../src/book/encoding/windows-1252.ts';

const ENGLISH =
  'It was the best of times, it was the worst of times, and he went to the café for the sake of it — “so it’s said”.\n';
const TEXTS: Readonly<Record<string, string>> = {
  polish:
    'Zażółć gęślą jaźń. Wszyscy ludzie rodzą się wolni i równi w swojej godności i prawach. Są oni obdarzeni rozumem i sumieniem.\n',
  czech:
    'Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím a mají spolu jednat v duchu bratrství.\n',
  russian:
    'Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены разумом и совестью.\n',
  greek: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.\n',
  turkish:
    'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler.\n',
  french:
    'Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison : « ça va », dit-il à l’hôte.\n',
};

/** Encodes text in a single-byte encoding by what the decoder makes of each byte. */
function encode(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  const table = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--)
    table.set(decodeBytes(Uint8Array.of(byte), encoding), byte);
  return Uint8Array.from(Array.from(text), (char) => table.get(char) ?? 0x3f);
}

function utf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++)
    view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return bytes;
}

test('tells single-byte encodings of one text from each other', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['polish', 'windows-1250'],
    ['polish', 'iso-8859-2'],
    ['czech', 'windows-1250'],
    ['czech', 'iso-8859-2'],
    ['russian', 'windows-1251'],
    ['russian', 'koi8-r'],
    ['russian', 'iso-8859-5'],
    ['russian', 'ibm866'],
    ['russian', 'x-mac-cyrillic'],
    ['greek', 'windows-1253'],
    ['turkish', 'windows-1254'],
    ['french', 'windows-1252'],
    ['french', 'macintosh'],
  ];
  for (const [language, encoding] of cases) {
    const text = TEXTS[language] ?? '';
    expect([encoding, decodeText(encode(text, encoding))]).toEqual([encoding, text]);
  }
});

test('takes a text with a few letters beyond ASCII for Windows-1252', () => {
  const words = [
    'café',
    'naïve',
    '£5',
    '5½',
    '90°',
    'façade',
    'Æsop',
    '—',
    'it’s',
    '“so”',
    '…',
    '†',
  ];
  for (const word of words) {
    const text = `${ENGLISH.replace(/[^\u0020-\u007e\n]/g, '')}${word} and so on\n`;
    expect([word, detectEncoding(encode(text, 'windows-1252'))]).toEqual([word, 'windows-1252']);
  }
  expect(decodeText(encode(ENGLISH.repeat(20), 'windows-1252'))).toBe(ENGLISH.repeat(20));
});

test('tells Japanese and Chinese encodings', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'shift_jis',
      '93fa967b82cc8fac90e082f093c782de82cc82cd8a7982b582a2',
      '日本の小説を読むのは楽しい',
    ],
    [
      'euc-jp',
      'c6fccbdca4cebeaec0e2a4f2c6c9a4e0a4cea4cfb3daa4b7a4a4',
      '日本の小説を読むのは楽しい',
    ],
    [
      'gb18030',
      'd5e2cac7d2bbb8f6b9cad2e5a3acc8cbd4dad6d0b9fab5c4b5d8b7bd',
      '这是一个故义，人在中国的地方',
    ],
    ['big5', 'a46aaec9b4c1aabaa448', '大時期的人'],
    ['iso-2022-jp', '1b2442467c4b5c1b2842', '日本'],
  ];
  for (const [encoding, hex, text] of cases) {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    expect([encoding, decodeText(bytes)]).toEqual([encoding, text]);
  }
});

test('reads UTF-16 with and without a mark, of any script', () => {
  for (const text of [ENGLISH, TEXTS.russian ?? '', '昔々、ある所に\nお爺さんと\nお婆さんが\n']) {
    for (const little of [true, false]) {
      expect(decodeText(utf16(text, little))).toBe(text);
      expect(decodeText(utf16(`\ufeff${text}`, little))).toBe(text);
      expect(looksLikeText(utf16(text, little))).toBe(true);
    }
  }
});

test('keeps UTF-8 that a few bytes of are damaged', () => {
  const bytes = new TextEncoder().encode((TEXTS.russian ?? '').repeat(3));
  bytes[41] = 0xff;
  expect(detectEncoding(bytes)).toBe('utf-8');
  expect(decodeText(bytes)).toContain('достоинстве');
});

test('takes no noise, and no file of zeros, for text', () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * at * 31 + at * 89) % 256);
  expect(looksLikeText(noise)).toBe(false);
  expect(looksLikeText(new Uint8Array(4096))).toBe(false);
  expect(looksLikeText(new Uint8Array(0))).toBe(false);
});
