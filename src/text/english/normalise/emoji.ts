import type { RewriteRule } from './rewrite.ts';

/** Pictures that several signs make together, joined as in the text but for what only changes their colour. */
const TOGETHER: Readonly<Record<string, string>> = {
  '🏳🌈': 'rainbow flag',
  '🏳⚧': 'transgender flag',
  '🏴☠': 'pirate flag',
  '❤🔥': 'heart on fire',
  '❤🩹': 'mending heart',
  '🐻❄': 'polar bear',
  '🐈⬛': 'black cat',
  '🐦⬛': 'black bird',
  '🐕🦺': 'service dog',
  '👁🗨': 'eye in a speech bubble',
  '😮💨': 'face exhaling',
  '😵💫': 'face with spiral eyes',
  '😶🌫': 'face in clouds',
  '⛓💥': 'broken chain',
  '🍋🟩': 'lime',
  '🍄🟫': 'brown mushroom',
  '🐦🔥': 'phoenix',
};

/** Who a person is by what is drawn beside them. */
const WITH: Readonly<Record<string, string>> = {
  '🚀': 'astronaut',
  '🍳': 'cook',
  '⚕': 'health worker',
  '🎓': 'student',
  '🏫': 'teacher',
  '⚖': 'judge',
  '🌾': 'farmer',
  '🔧': 'mechanic',
  '🏭': 'factory worker',
  '💼': 'office worker',
  '🔬': 'scientist',
  '💻': 'technologist',
  '🎤': 'singer',
  '🎨': 'artist',
  '✈': 'pilot',
  '🚒': 'firefighter',
  '🎄': 'in a Christmas hat',
  '🍼': 'feeding a baby',
  '🦯': 'with a cane',
  '🦽': 'in a wheelchair',
  '🦼': 'in a wheelchair',
  '🦰': 'with red hair',
  '🦱': 'with curly hair',
  '🦳': 'with white hair',
  '🦲': 'who is bald',
};

const PERSONS: Readonly<Record<string, string>> = {
  '👨': 'man',
  '👩': 'woman',
  '🧑': 'person',
  '👦': 'boy',
  '👧': 'girl',
  '🧒': 'child',
  '👶': 'baby',
};

/** Signs that only say whom a picture shows, or which way they look. */
const MANNER = new Set('♀♂➡⬅⚧');

/** Countries whose names have an article. */
const WITH_ARTICLE =
  /^(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros|Congo|Dominican Republic|Central African Republic|Vatican)|(?:Islands|Emirates)$/u;

const PARTS_OF_BRITAIN: Readonly<Record<string, string>> = {
  gbeng: 'England',
  gbsct: 'Scotland',
  gbwls: 'Wales',
};

const REGIONAL_A = 0x1f1e6;
const TAG_SPACE = 0xe0000;

/** "🇫🇷" is the flag of France. */
function flagWords(flag: string): string {
  const code = Array.from(flag, (letter) =>
    String.fromCharCode(65 + (letter.codePointAt(0) ?? 0) - REGIONAL_A),
  ).join('');
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const country = names.of(code)?.replaceAll('&', 'and');
  if (country === undefined) return 'flag';
  return `flag of ${WITH_ARTICLE.test(country) ? 'the ' : ''}${country}`;
}

/** The flag of a part of a country, whose code is written in tags. */
function partFlagWords(tags: string): string {
  const code = Array.from(tags, (tag) =>
    String.fromCharCode((tag.codePointAt(0) ?? 0) - TAG_SPACE),
  ).join('');
  const part = PARTS_OF_BRITAIN[code.slice(0, 5)];
  return part === undefined ? 'flag' : `flag of ${part}`;
}

/** What a picture of several shows: a name, or the signs that are left to be named. */
function joinedWords(joined: string): string {
  const signs = joined.split('\u200d').filter((sign) => !MANNER.has(sign));
  const [first = '', second = ''] = signs;
  const known = TOGETHER[signs.join('')];
  if (known !== undefined) return known;
  if (signs.length === 1) return first;
  const persons = signs.filter((sign) => Object.hasOwn(PERSONS, sign));
  if (persons.length === signs.length) return 'family';
  if (persons.length === 2) {
    if (signs.includes('💋')) return 'kiss';
    if (signs.includes('❤')) return 'couple with a heart';
    if (signs.includes('🤝')) return 'people holding hands';
  }
  const person = PERSONS[first];
  const what = WITH[second];
  if (person === undefined || what === undefined || signs.length > 2) return signs.join(' ');
  if (/^(?:in|with|who|feeding) /u.test(what)) return `${person} ${what}`;
  return person === 'person' ? what : `${person} ${what}`;
}

const PICTURE = String.raw`(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})`;

/** Flags, keys, families, people at work: pictures of several signs; a row of the same one is said once. */
export const emojiSequences: RewriteRule = {
  name: 'emoji of several signs',
  trigger:
    /\p{RI}|\u200d|\u20e3|[\u{e0061}-\u{e007a}]|\p{Extended_Pictographic} ?\p{Extended_Pictographic}/u,
  pattern: new RegExp(
    String.raw`(?<flag>\p{RI}\p{RI})|(?<key>[#*])\u20e3|🏴(?<tags>[\u{e0061}-\u{e007a}]+)\u{e007f}?|` +
      `(?<joined>${PICTURE}(?:\u200d${PICTURE}){1,8})|(?<same>${PICTURE})(?: ?\\k<same>)+`,
    'gu',
  ),
  read({ groups = {} }) {
    const { flag, key, tags, joined, same } = groups;
    if (flag !== undefined) return flagWords(flag);
    if (key !== undefined) return key === '#' ? 'number sign' : 'star';
    if (tags !== undefined) return partFlagWords(tags);
    return joined === undefined ? (same ?? null) : joinedWords(joined);
  },
};

/** ":-)", ";)", "<3": faces made of marks are not read as marks. */
export const emoticons: RewriteRule = {
  name: 'faces made of marks',
  trigger: /[:;=][-'^]?[)(DPpO/|]|<3/u,
  pattern: /(?<=^|\s)(?:[:;=][-'^]?[)(DPpO/|]|<3)(?=$|[\s.,!?])/gu,
  read: () => '',
};
