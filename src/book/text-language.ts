import { primaryLanguage } from './markup/language-tag.ts';

/** The commonest words of languages in Latin letters; between relatives those that differ. */
const COMMON_WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to was that his with had for not you which she is it he they this be are or in have all',
  fr: 'le la les et des une dans que qui pour pas est avec était il elle au du ce l d qu n s sur par plus ne aux',
  de: 'der die das und nicht ein eine ist mit sich den von zu auf war ich es dem des oder hat er im wie auch',
  es: 'el los las una que por con para del se su no es había como más y en la de un lo a o sus al pero',
  it: 'il che di non per una della con era gli le sono più si anche nel e la i del l ed alla da ha dei delle',
  pt: 'os as uma que não com para da do por em mais como era ao seu o a e dos das ou à sua se um no na',
  nl: 'de het een van en dat niet zijn met was voor hij ik op te in of der die is aan ook heeft er',
  ca: 'el la els les i de que una per amb no és del dels en al un ha o seva seu aquest a més com tota',
  gl: 'o os as e unha que non con para da do por en máis como ao seu dos das ou á súa se un no na polo',
  ro: 'și în de la cu nu este să pe a un o din care mai sau se ce al ale pentru sunt orice',
  la: 'et in non est ad cum ut quod qui sed si per ex quae ab esse nec atque enim aut',
  sv: 'och att det som en är av för den med på inte var han hon i till ett eller har om skall',
  da: 'og at det som en er af for den med på ikke var han hun i til et eller har om skal de',
  nb: 'og at det som en er av for den med på ikke var han hun i til et eller har om skal de',
  fi: 'ja on ei oli että hän se joka mutta kun niin kuin tai ovat ole myös jos sen',
  pl: 'i w nie na się z do jest że to jak a o po co jego był za lub ma od przez',
  cs: 'a v se na je že to s z do i o jako by byl ale ve k jeho má nebo jsou',
  hu: 'a az és nem hogy is egy volt meg van ez de csak mint minden vagy joga',
  tr: 've bir bu da de için ile o çok ne olarak gibi var her daha hakkı veya',
  eo: 'la kaj de en al ne estas por kiu mi li ĉiu aŭ havas rajton kun',
};

/** Scripts that tell a language, or most of those that a book may be in. Japanese mixes its own with Chinese. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['th', /\p{Script=Thai}/gu],
];

const SAMPLE_WORDS = 3000;
/** Characters of one block that are looked at. */
const LONGEST_PART = 20_000;
const EAST_ASIAN = /[\p{Script=Han}\u3040-\u30ff]/gu;
/** Letters of the sample that must be of a script for it to tell the language. */
const SCRIPT_SHARE = 0.4;
/** Kana are at least this share of the letters of a Japanese text; a Chinese one has next to none. */
const KANA_SHARE = 0.1;
/** Texts of a language have more of its common words than this; others hardly do. */
const LEAST_SHARE = 0.15;
/** How far the best language must lead. */
const LEAD = 1.15;
/** Common words of a language that a text in it has at least. */
const FEWEST_COMMON = 4;
/** Share of letters in another script from which on a text speaks against the book's metadata. */
const SCRIPT_TO_OBJECT = 0.9;
/** Words below which a text says nothing, and below which it does not speak against the book's metadata. */
const FEWEST_WORDS = 20;
const FEWEST_TO_OBJECT = 100;

/** How much of a text speaks for a language: the share of its words, or of its letters, 0 to 1. */
interface Finding {
  language: string;
  share: number;
}

/** Words and letters of a text's beginning. */
class Sample {
  readonly counts = new Map<string, number>();
  words = 0;
  private text = '';

  constructor(texts: Iterable<string>) {
    for (const text of texts) {
      this.add(text);
      if (this.words > SAMPLE_WORDS) break;
    }
  }

  /** The share of the letters that a pattern finds. */
  lettersOf(pattern: RegExp): number {
    const letters = this.text.match(/\p{L}/gu)?.length ?? 0;
    return letters === 0 ? 0 : (this.text.match(pattern)?.length ?? 0) / letters;
  }

  /** The share of the words that are common in a language; a few that come again and again are none. */
  shareOf(language: string): number {
    const list = COMMON_WORDS[language]?.split(' ') ?? [];
    const counts = list.flatMap((word) => this.counts.get(word) ?? []);
    if (this.words === 0 || counts.length < FEWEST_COMMON) return 0;
    return counts.reduce((sum, count) => sum + count, 0) / this.words;
  }

  private add(text: string): void {
    const part = text.slice(0, LONGEST_PART);
    this.text += part;
    for (const [word] of part.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
      this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
      this.words++;
    }
    // Chinese and Japanese have no spaces: two letters are a word.
    this.words += Math.floor((part.match(EAST_ASIAN)?.length ?? 0) / 2);
  }
}

function findByScript(sample: Sample): Finding | null {
  for (const [language, pattern] of SCRIPTS) {
    const share = sample.lettersOf(pattern);
    if (language === 'ja' && share > KANA_SHARE) {
      return { language, share: sample.lettersOf(EAST_ASIAN) };
    }
    if (share > SCRIPT_SHARE) return { language, share };
  }
  return null;
}

function findLanguage(sample: Sample): Finding | null {
  if (sample.words < FEWEST_WORDS) return null;
  const byScript = findByScript(sample);
  if (byScript !== null) return byScript;
  const shares = Object.keys(COMMON_WORDS).map((language) => ({
    language,
    share: sample.shareOf(language),
  }));
  const [best, second] = shares.sort((a, b) => b.share - a.share);
  if (best === undefined || best.share < LEAST_SHARE) return null;
  return best.share > (second?.share ?? 0) * LEAD ? best : null;
}

/**
 * Tells the language of a text by its script and its commonest words; `und` when no language stands
 * out. Looks at the first few thousand words.
 */
export function guessLanguage(texts: Iterable<string>): string {
  return findLanguage(new Sample(texts))?.language ?? 'und';
}

/**
 * The language of a book: what its metadata says, unless its text is clearly in another one; what the
 * text tells where they say nothing.
 * @param claimed BCP 47, or `und`
 */
export function settleLanguage(claimed: string, texts: Iterable<string>): string {
  const sample = new Sample(texts);
  const found = findLanguage(sample);
  if (claimed === 'und') return found?.language ?? 'und';
  const primary = primaryLanguage(claimed);
  if (found === null || found.language === primary || sample.words < FEWEST_TO_OBJECT)
    return claimed;
  // Relatives of the languages in the tables look like these; who claims one of them knows better.
  const isKnown = primary in COMMON_WORDS || SCRIPTS.some(([language]) => language === primary);
  const isScript = SCRIPTS.some(([language]) => language === found.language);
  const isClear = isScript
    ? found.share > SCRIPT_TO_OBJECT
    : found.share > sample.shareOf(primary) * 2;
  return isKnown && isClear ? found.language : claimed;
}
