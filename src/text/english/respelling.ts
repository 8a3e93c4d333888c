import type { SpeechLanguage } from '../../domain/speech.ts';

type Sound = string | readonly [american: string, british: string];

/** Consonants of respellings; the longest that fits counts. */
const CONSONANTS: Readonly<Record<string, string>> = {
  tch: 'ʧ', zh: 'ʒ', sh: 'ʃ', ch: 'ʧ', th: 'θ', dh: 'ð', ng: 'ŋ', nk: 'ŋk', ck: 'k', kh: 'k',
  gh: 'ɡ', ph: 'f', wh: 'w', qu: 'kw', dj: 'ʤ', b: 'b', c: 'k', d: 'd', f: 'f', g: 'ɡ', h: 'h',
  j: 'ʤ', k: 'k', l: 'l', m: 'm', n: 'n', p: 'p', r: 'ɹ', s: 's', t: 't', v: 'v', w: 'w', x: 'ks',
  y: 'j', z: 'z',
}; // prettier-ignore

/** Vowels that sound the same wherever they stand. */
const VOWELS: Readonly<Record<string, Sound>> = {
  eye: 'I', igh: 'I', aye: 'I', uy: 'I', ie: 'I', y: 'I', ye: 'I',
  ay: 'A', ai: 'A', ey: 'A', ei: 'A',
  ee: ['i', 'iː'], ea: ['i', 'iː'],
  ah: ['ɑ', 'ɑː'], aa: ['ɑ', 'ɑː'], aw: ['ɔ', 'ɔː'], au: ['ɔ', 'ɔː'],
  a: ['æ', 'a'], eh: 'ɛ', e: 'ɛ', ih: 'ɪ', i: 'ɪ', o: ['ɑ', 'ɒ'], u: 'ʌ', uu: 'ʊ',
  oh: ['O', 'Q'], oa: ['O', 'Q'], oe: ['O', 'Q'],
  ow: 'W', ou: 'W', oy: 'Y', oi: 'Y',
  oo: ['u', 'uː'], ue: ['u', 'uː'], ew: ['ju', 'juː'],
  air: ['ɛɹ', 'ɛː'], ar: ['ɑɹ', 'ɑː'], ahr: ['ɑɹ', 'ɑː'], or: ['ɔɹ', 'ɔː'], ohr: ['ɔɹ', 'ɔː'],
  awr: ['ɔɹ', 'ɔː'], eer: ['ɪɹ', 'ɪə'], ear: ['ɪɹ', 'ɪə'], oor: ['ʊɹ', 'ʊə'],
  ire: ['Iəɹ', 'Iə'], our: ['Wəɹ', 'Wə'], ower: ['Wəɹ', 'Wə'],
}; // prettier-ignore

/** Vowels that are weak where the syllable has no stress: with stress, without. */
const REDUCED: Readonly<Record<string, readonly [strong: Sound, weak: Sound]>> = {
  uh: ['ʌ', 'ə'],
  er: [['ɜɹ', 'ɜː'], ['əɹ', 'ə']],
  ur: [['ɜɹ', 'ɜː'], ['əɹ', 'ə']],
  ir: [['ɜɹ', 'ɜː'], ['əɹ', 'ə']],
}; // prettier-ignore

/** Vowels at the end of a syllable, where one letter is all there is. */
const OPEN: Readonly<Record<string, readonly [strong: Sound, weak: Sound]>> = {
  a: [['ɑ', 'ɑː'], 'ə'],
  e: [['i', 'iː'], 'i'],
  i: [['i', 'iː'], 'i'],
  o: [['O', 'Q'], ['O', 'Q']],
  u: [['u', 'uː'], ['u', 'uː']],
}; // prettier-ignore

/** Vowels before one consonant and a silent e ("nite"). */
const LONG: Readonly<Record<string, Sound>> = {
  a: 'A',
  e: ['i', 'iː'],
  i: 'I',
  o: ['O', 'Q'],
  u: ['u', 'uː'],
};

const LONGEST = 4;

function inAccent(sound: Sound, language: SpeechLanguage): string {
  return typeof sound === 'string' ? sound : sound[language === 'en-gb' ? 1 : 0];
}

/** Reads consonants from the beginning; null when something else is among them. */
function consonants(letters: string): string | null {
  let sounds = '';
  for (let at = 0; at < letters.length;) {
    let size = Math.min(3, letters.length - at);
    while (size > 0 && !Object.hasOwn(CONSONANTS, letters.slice(at, at + size))) size--;
    if (size === 0) return null;
    const doubled = size === 1 && letters.charAt(at) === letters.charAt(at - 1);
    if (!doubled) sounds += CONSONANTS[letters.slice(at, at + size)] ?? '';
    at += size;
  }
  return sounds;
}

/** The vowel that a syllable without its first consonants begins with, and how much of it that is. */
function vowelAt(
  rest: string,
  stressed: boolean,
): { sound: Sound; length: number; silent: number } | null {
  const long = /^([aeiou])[bdfgklmnpstvz]e$/u.exec(rest)?.[1];
  const longSound = long === undefined ? undefined : LONG[long];
  if (longSound !== undefined) return { sound: longSound, length: 1, silent: 1 };
  for (let length = Math.min(LONGEST, rest.length); length > 0; length--) {
    const letters = rest.slice(0, length);
    const open = length === rest.length && Object.hasOwn(OPEN, letters) ? OPEN[letters] : undefined;
    const pair = open ?? (Object.hasOwn(REDUCED, letters) ? REDUCED[letters] : undefined);
    if (pair !== undefined) return { sound: pair[stressed ? 0 : 1], length, silent: 0 };
    const sound = Object.hasOwn(VOWELS, letters) ? VOWELS[letters] : undefined;
    if (sound !== undefined) return { sound, length, silent: 0 };
  }
  return null;
}

function syllable(written: string, language: SpeechLanguage): string | null {
  const stressed = written === written.toUpperCase();
  const letters = written.toLowerCase();
  const first = /^(?:qu|y(?=[aeiou])|[^aeiouy])*/u.exec(letters)?.[0] ?? '';
  const onset = consonants(first);
  const rest = letters.slice(first.length);
  const vowel = vowelAt(rest, stressed);
  if (onset === null || vowel === null) return null;
  const coda = consonants(rest.slice(vowel.length, rest.length - vowel.silent));
  if (coda === null) return null;
  const sound = inAccent(vowel.sound, language);
  const mark = stressed ? 'ˈ' : '';
  const vowelSounds = sound.startsWith('j') ? `j${mark}${sound.slice(1)}` : mark + sound;
  return onset + vowelSounds + coda;
}

/** Whether a word is divided into syllables, those with stress in capitals: "her-MY-oh-nee". */
function isDivided(word: string): boolean {
  return /^\p{L}+(?:-\p{L}+)+$/u.test(word) && /(?:^|-)\p{Lu}{2,}(?:-|$)/u.test(word);
}

/**
 * Phonemes of a respelling by syllables, the stressed ones in capitals, as newspapers write it:
 * "her-MY-oh-nee", "ZHAHN val-ZHAHN". Undefined for all else, which is to be read as words.
 */
export function respelledPhonemes(spoken: string, language: SpeechLanguage): string | undefined {
  const words = spoken.split(' ');
  if (!words.some(isDivided)) return undefined;
  const sounds = words.map((word) => word.split('-').map((part) => syllable(part, language)));
  if (sounds.flat().includes(null)) return undefined;
  return sounds.map((parts) => parts.join('')).join(' ');
}
