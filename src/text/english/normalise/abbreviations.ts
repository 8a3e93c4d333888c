import { tableRule, withStop } from './abbreviation-rule.ts';
import type { RewriteRule } from './rewrite.ts';

/** Read in full wherever they stand with their full stop. */
const ALWAYS: Readonly<Record<string, string>> = {
  'prof.': 'Professor',
  'capt.': 'Captain',
  'cpt.': 'Captain',
  'sgt.': 'Sergeant',
  'cpl.': 'Corporal',
  'pvt.': 'Private',
  'lt.': 'Lieutenant',
  'lieut.': 'Lieutenant',
  'col.': 'Colonel',
  'brig.': 'Brigadier',
  'adm.': 'Admiral',
  'cmdr.': 'Commander',
  'cdr.': 'Commander',
  'gov.': 'Governor',
  'revd.': 'Reverend',
  'supt.': 'Superintendent',
  'insp.': 'Inspector',
  'messrs.': 'Messieurs',
  'mme.': 'Madame',
  'mlle.': 'Mademoiselle',
  'jr.': 'Junior',
  'sr.': 'Senior',
  'esq.': 'Esquire',
  'inc.': 'Incorporated',
  'corp.': 'Corporation',
  'ltd.': 'Limited',
  'bros.': 'Brothers',
  'co.': 'Company',
  'ave.': 'Avenue',
  'blvd.': 'Boulevard',
  'approx.': 'approximately',
  'dept.': 'department',
  'govt.': 'government',
  'assn.': 'association',
  'univ.': 'university',
  'cf.': 'compare',
  'viz.': 'namely',
  'ibid.': 'ibidem',
  'vs.': 'versus',
  'vols.': 'volumes',
  'chap.': 'chapter',
  'anon.': 'anonymous',
  'misc.': 'miscellaneous',
  'asst.': 'assistant',
  'mgr.': 'manager',
  'mtg.': 'meeting',
  'intl.': 'international',
  'natl.': 'national',
  'mfg.': 'manufacturing',
  'attn.': 'attention',
  'bldg.': 'building',
  'hwy.': 'Highway',
  'avg.': 'average',
  'incl.': 'including',
  'excl.': 'excluding',
  'abbr.': 'abbreviation',
  'encl.': 'enclosed',
  'wm.': 'William',
  'chas.': 'Charles',
  'thos.': 'Thomas',
  'geo.': 'George',
  'jas.': 'James',
  'robt.': 'Robert',
  'benj.': 'Benjamin',
  'edw.': 'Edward',
  'xmas.': 'Christmas',
};

/** Read in full where a number follows. */
const BEFORE_NUMBER: Readonly<Record<string, string>> = {
  'no.': 'number',
  'nos.': 'numbers',
  'p.': 'page',
  'pp.': 'pages',
  'fig.': 'Figure',
  'figs.': 'Figures',
  'vol.': 'volume',
  'ch.': 'chapter',
  'eq.': 'equation',
  'op.': 'opus',
  'art.': 'article',
  'est.': 'established',
  'tel.': 'telephone',
  'ext.': 'extension',
  'apt.': 'apartment',
  'rm.': 'room',
  'pt.': 'part',
  'pts.': 'parts',
  'bk.': 'book',
  'para.': 'paragraph',
  'sect.': 'section',
  'sec.': 'section',
  'sc.': 'scene',
  'ste.': 'suite',
  'ver.': 'version',
};

/** Read in full before a name. */
const BEFORE_NAME: Readonly<Record<string, string>> = {
  'sen.': 'Senator',
  'hon.': 'Honorable',
  'rev.': 'Reverend',
  'gen.': 'General',
  'maj.': 'Major',
  'rep.': 'Representative',
  'pres.': 'President',
  'mt.': 'Mount',
  'ft.': 'Fort',
  'sr.': 'Señor',
  'fr.': 'Father',
  'pvt.': 'Private',
  'sra.': 'Señora',
  'ste.': 'Saint',
};

/** Read in full before a word in small letters. */
const BEFORE_NOUN: Readonly<Record<string, string>> = {
  'max.': 'maximum',
  'min.': 'minimum',
  'temp.': 'temperature',
  'ed.': 'editor’s',
};

/** "Fig. 2", "p. 14", "no. 5", "No. 5", "c. 1850". */
export const abbreviationsBeforeNumbers = tableRule(
  'abbreviations before numbers',
  BEFORE_NUMBER,
  '(?= ?(?:\\d|[ivxlcIVXLC]+(?![\\p{L}\\d])))',
);

/** "c. 1850", "ca. 1850". */
export const circa: RewriteRule = {
  name: 'about a year',
  trigger: /\bca?\./u,
  pattern: /(?<![\p{L}\d.])ca?\.(?= ?\d)/gu,
  read: () => 'circa',
};

/** "Mt. Everest", "Sen. Hill". */
export const abbreviationsBeforeNames = tableRule(
  'abbreviations before names',
  BEFORE_NAME,
  '(?= \\p{Lu})',
);

/** "max. speed". */
export const abbreviationsBeforeNouns = tableRule(
  'abbreviations before nouns',
  BEFORE_NOUN,
  '(?= \\p{Ll}{2})',
  '(?<!\\d )',
);

/** "AT&T", "R&D": letters. */
export const joinedLetters: RewriteRule = {
  name: 'letters joined by &',
  trigger: /\p{Lu}&\p{Lu}/u,
  pattern: /(?<![\p{L}\d&])(\p{Lu}{1,3})&(\p{Lu}{1,2})(?![\p{L}\d&])/gu,
  read: ([, one = '', other = '']) => `${dotted(one)} and ${dotted(other)}`,
};

function dotted(letters: string): string {
  return letters.length === 1 ? letters : Array.from(letters, (letter) => `${letter}.`).join('');
}

/** "SOS", "WWII": what would be taken for other words. */
export const wellKnownLetters: RewriteRule = {
  name: 'initialisms that are spelled against the rules',
  trigger: /\b(?:SOS|WW)/u,
  pattern: /(?<![\p{L}\d])(?:SOS|WW(?:II|I|2|1))(?![\p{L}\d])/gu,
  read: ([written]) =>
    written === 'SOS' ? 'S.O.S' : `W.W. ${/^WW(?:II|2)$/u.test(written) ? 'two' : 'one'}`,
};

/** "pp. 14 ff.": and the pages that follow. */
export const andFollowing: RewriteRule = {
  name: 'pages that follow',
  trigger: /\d ?ff\./u,
  pattern: /(?<=\d ?)ff\.(?!\p{L})/gu,
  read: (match) =>
    withStop(
      match,
      match.input.charAt(match.index - 1) === ' ' ? 'and following' : ' and following',
    ),
};

/** "M. de Villefort", "MM. Lebrun", "to M. Poirot": not the initial of a name. */
export const monsieur: RewriteRule = {
  name: 'Monsieur and Messieurs',
  trigger: /\bMM?\. /u,
  pattern:
    /(?<!\p{Lu}\. |\p{Lu}\p{Ll}+,? |[\p{L}\d.])(MM?)\.(?= (?:(?:de|du|des|le|la) \p{Lu}|d['’]\p{Lu}|\p{Lu}\p{Ll}+(?! \p{Lu}(?:\.|\p{Ll}))))/gu,
  read: ([, letters = '']) => (letters === 'M' ? 'Monsieur' : 'Messieurs'),
};

/** "Prof. Lee", "King Jr.", "Oak Ave.". */
export const commonAbbreviations = tableRule('abbreviations', ALWAYS, '(?!\\p{L})');

/** "(b. 1564, d. 1616)", "the 5th c." */
export const livesAndCenturies: RewriteRule = {
  name: 'births, deaths and centuries by a letter',
  trigger: /\b[bcd]\./u,
  pattern:
    /(?<=[,;(] ?)([bd])\.(?= ?(?:c\. ?)?\d{3,4}(?!\d))|(?<=\d(?:st|nd|rd|th) )(c)\.(?![\p{L}\d])/gu,
  read(match) {
    const [, event] = match;
    if (event === undefined) return withStop(match, 'century');
    return event === 'b' ? 'born' : 'died';
  },
};

/** "Ph.D.", "M.Sc.", "LL.B.": letters, whatever their case; "PhDs". */
export const degrees: RewriteRule = {
  name: 'academic degrees',
  trigger: /(?:Ph|[BM]\.Sc|D\.Sc|Ed\.|M\.Ed|LL\.|Litt\.)/u,
  pattern:
    /(?<![\p{L}\d.])(?:Ph\.? ?D|[BMD]\.Sc|B\.Ed|M\.Ed|Ed\.D|LL\.[BDM])\.?(?![\p{L}\d])|(?<![\p{L}\d])PhDs(?!\p{L})/gu,
  read(match) {
    const [written] = match;
    if (written === 'PhD') return null;
    if (written === 'PhDs') return 'PHDs';
    return withStop(match, Array.from(written.replaceAll(/[ .]/gu, '')).join('.').toUpperCase());
  },
};

/** "Mr. B. went", "Count R. said": a name of which only the first letter is told. */
export const loneInitials: RewriteRule = {
  name: 'initials in the middle of a sentence',
  trigger: /\p{Lu}\. \p{Ll}/u,
  pattern: /(?<![\p{L}\d.'’]|\p{Ll}[-–])([B-HJ-Z])\.(?= \p{Ll})/gu,
  read: ([, letter = '']) => letter,
};

/** "v2.0": version. */
export const versions: RewriteRule = {
  name: 'versions',
  trigger: /\bv\.?\d/u,
  pattern: /(?<![\p{L}\d.])v\.?(?=\d+\.\d)/gu,
  read: () => 'version',
};

/** "Smith v. Jones". */
export const cases: RewriteRule = {
  name: 'names of cases at law',
  trigger: / v\. /u,
  pattern: /(?<=\p{L} )v\.(?= \p{Lu})/gu,
  read: () => 'versus',
};

/** "c/o", "w/o", "w/". */
export const slashedAbbreviations: RewriteRule = {
  name: 'abbreviations with a slash',
  trigger: /\p{L}\//u,
  pattern: /(?<![\p{L}\d/])(?:c\/o|w\/o|w\/)(?![\p{L}\d])/giu,
  read: ([written]) =>
    ({ 'c/o': 'care of', 'w/o': 'without', 'w/': 'with' })[written.toLowerCase()] ?? null,
};

/** "vs" without a full stop. */
export const versus: RewriteRule = {
  name: 'versus',
  trigger: / vs /u,
  pattern: /(?<= )vs(?= )/gu,
  read: () => 'versus',
};

/** "works in IT", "the WHO": letters, where the sentence is not in capitals as a whole. */
export const lettersLikeWords: RewriteRule = {
  name: 'initialisms that look like words',
  trigger: /\b(?:IT|WHO|US)\b/u,
  pattern:
    /(?<![\p{L}\d'’.])(?:IT(?![\p{L}\d'’])|(?<=\b[Tt]he )WHO(?![\p{L}\d'’])|(?<!\b(?:to|for|with|of|all|both|like|let|and|tell|give|help|from) )US(?![\p{L}\d'’]))/gu,
  read: (match) =>
    /\p{Ll}/u.test(match.input) && !standsInCapitals(match) ? spelled(match) : null,
};

/** Whether a word that is shouted stands beside it: "STOP IT", "IT IS MINE". */
function standsInCapitals({ input, index, 0: written }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 20), index);
  const after = input.slice(index + written.length, index + written.length + 20);
  return (
    /(?<!\p{L})(?:\p{Lu}{4,}|[B-DF-HJ-NP-TV-Z]+[AEIOU]+\p{Lu}*) $/u.test(before) ||
    /^ (?:IS|WAS|ALL|NOW|IN|ON|TO|UP|OUT|OFF|DOWN|WILL|CAN|MUST|WORKS?|HAS|DOES|BACK|GO|ARE|\p{Lu}{5,})(?!\p{L})/u.test(
      after,
    )
  );
}

function spelled(match: RegExpExecArray): string {
  const letters = Array.from(match[0]).join('.');
  return match.input.charAt(match.index + match[0].length) === '.' ? letters : `${letters}.`;
}
