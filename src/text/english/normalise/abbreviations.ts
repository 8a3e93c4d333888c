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
  'maj.': 'Major',
  'gen.': 'General',
  'brig.': 'Brigadier',
  'adm.': 'Admiral',
  'cmdr.': 'Commander',
  'cdr.': 'Commander',
  'gov.': 'Governor',
  'rev.': 'Reverend',
  'revd.': 'Reverend',
  'hon.': 'Honorable',
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
  'vs.': 'versus',
  'vols.': 'volumes',
  'chap.': 'chapter',
  'sec.': 'section',
  'anon.': 'anonymous',
  'misc.': 'miscellaneous',
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
};

/** Read in full before a name. */
const BEFORE_NAME: Readonly<Record<string, string>> = {
  'sen.': 'Senator',
  'rep.': 'Representative',
  'pres.': 'President',
  'mt.': 'Mount',
  'ft.': 'Fort',
  'sr.': 'Señor',
};

/** Puts back the full stop of an abbreviation that ends the sentence. */
function withStop(match: RegExpExecArray, words: string): string {
  const rest = match.input.slice(match.index + match[0].length);
  return /^["”’')\]]*\s*$/u.test(rest) ? `${words}.` : words;
}

function capitalLike(written: string, words: string): string {
  return written === written.toLowerCase() ? words.toLowerCase() : words;
}

function tableRule(
  name: string,
  table: Readonly<Record<string, string>>,
  follows: string,
): RewriteRule {
  const keys = Object.keys(table).flatMap((key) => {
    const plain = key.slice(0, -1);
    return [plain, plain.charAt(0).toUpperCase() + plain.slice(1)];
  });
  return {
    name,
    trigger: /\p{L}\./u,
    pattern: new RegExp(`(?<![\\p{L}\\d.])(?:${keys.join('|')})\\.${follows}`, 'gu'),
    read(match) {
      const [written] = match;
      const words = table[written.toLowerCase()];
      return words === undefined ? null : withStop(match, capitalLike(written, words));
    },
  };
}

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

/** "Prof. Lee", "King Jr.", "Oak Ave.". */
export const commonAbbreviations = tableRule('abbreviations', ALWAYS, '(?!\\p{L})');

/** "St. John", "Fleet St." */
export const saintsAndStreets: RewriteRule = {
  name: 'saints and streets',
  trigger: /\bSt\./u,
  pattern: /(?<![\p{L}\d])St\.(?!\p{L})/gu,
  read(match) {
    const rest = match.input.slice(match.index + match[0].length);
    const before = match.input.slice(Math.max(0, match.index - 30), match.index);
    const afterName = /\p{Lu}[\p{L}’']+ $|\d(?:st|nd|rd|th) $/u.test(before);
    const beforeName = /^[ -]\p{Lu}/u.test(rest);
    if (beforeName || !afterName) return 'Saint';
    return withStop(match, 'Street');
  },
};

/** "lives on Elm Dr." */
export const drives: RewriteRule = {
  name: 'streets called Drive',
  trigger: /\p{Ll} Dr\./u,
  pattern: /(?<=(?<!\p{L})\p{Lu}\p{Ll}+ )Dr\.(?= \p{Ll}|,|["”’')]*$)/gu,
  read: (match) => withStop(match, 'Drive'),
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
  trigger: /\b(?:IT|WHO)\b/u,
  pattern: /(?<![\p{L}\d'’.])(?:IT(?![\p{L}\d'’])|(?<=\b[Tt]he )WHO(?![\p{L}\d'’]))/gu,
  read: (match) => (/\p{Ll}/u.test(match.input) ? spelled(match) : null),
};

function spelled(match: RegExpExecArray): string {
  const letters = Array.from(match[0]).join('.');
  return match.input.charAt(match.index + match[0].length) === '.' ? letters : `${letters}.`;
}
