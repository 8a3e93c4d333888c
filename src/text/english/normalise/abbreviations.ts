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
  'asst.': 'assistant',
  'mgr.': 'manager',
  'mtg.': 'meeting',
  'intl.': 'international',
  'natl.': 'national',
  'mfg.': 'manufacturing',
  'attn.': 'attention',
  'bldg.': 'building',
  'hwy.': 'Highway',
  'temp.': 'temperature',
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
  'ff.': 'and following',
  'ste.': 'suite',
};

/** Read in full before a name. */
const BEFORE_NAME: Readonly<Record<string, string>> = {
  'sen.': 'Senator',
  'rep.': 'Representative',
  'pres.': 'President',
  'mt.': 'Mount',
  'ft.': 'Fort',
  'sr.': 'Señor',
  'fr.': 'Father',
  'pvt.': 'Private',
  'sra.': 'Señora',
};

/** Read in full before a word in small letters. */
const BEFORE_NOUN: Readonly<Record<string, string>> = {
  'max.': 'maximum',
  'min.': 'minimum',
  'ed.': 'editor’s',
};

/** Read in full after a name. */
const AFTER_NAME: Readonly<Record<string, string>> = {
  'rd.': 'Road',
  'ln.': 'Lane',
  'sq.': 'Square',
  'pl.': 'Place',
  'ct.': 'Court',
  'pkwy.': 'Parkway',
  'terr.': 'Terrace',
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
  precedes = '',
): RewriteRule {
  const keys = Object.keys(table).flatMap((key) => {
    const plain = key.slice(0, -1);
    return [plain, plain.charAt(0).toUpperCase() + plain.slice(1)];
  });
  return {
    name,
    trigger: /\p{L}\./u,
    pattern: new RegExp(`${precedes}(?<![\\p{L}\\d.])(?:${keys.join('|')})\\.${follows}`, 'gu'),
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

/** "max. speed". */
export const abbreviationsBeforeNouns = tableRule(
  'abbreviations before nouns',
  BEFORE_NOUN,
  '(?= \\p{Ll}{3})',
);

/** "Park Rd.", "Trafalgar Sq." */
export const abbreviationsAfterNames = tableRule(
  'abbreviations after names',
  AFTER_NAME,
  '(?!\\p{L})',
  "(?<=(?<!\\p{L})\\p{Lu}[\\p{L}’']+ )",
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
  trigger: /\b(?:IT|WHO|US)\b/u,
  pattern:
    /(?<![\p{L}\d'’.])(?:IT(?![\p{L}\d'’])|(?<=\b[Tt]he )WHO(?![\p{L}\d'’])|(?<!\b(?:to|for|with|of|all|both|like|let|and|tell|give|help|from) )US(?![\p{L}\d'’]))/gu,
  read: (match) => (/\p{Ll}/u.test(match.input) ? spelled(match) : null),
};

function spelled(match: RegExpExecArray): string {
  const letters = Array.from(match[0]).join('.');
  return match.input.charAt(match.index + match[0].length) === '.' ? letters : `${letters}.`;
}
