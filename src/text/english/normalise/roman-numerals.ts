import { cardinalWords, ordinalWords, yearWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

const VALUES: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  D: 500,
  M: 1000,
};
const WELL_FORMED = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u;

/** The value of a Roman numeral; undefined when it is none. */
export function romanValue(numeral: string): number | undefined {
  const letters = numeral.toUpperCase();
  if (letters === '' || !WELL_FORMED.test(letters)) return undefined;
  const values = Array.from(letters, (letter) => VALUES[letter] ?? 0);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
}

const NUMBERED =
  'chapter|book|part|volume|vol\\.|act|scene|section|canto|appendix|table|figure|fig\\.|plate|page|p\\.|' +
  'war|letter|number|no\\.|stave|verse|article|title|phase|type|class|grade|level|lesson|exercise|chap\\.|' +
  'stanza|psalm|ode|sonnet|elegy|epistle|sermon|paper|essay|step|stage|division|series|season|episode|bowl|olympiad|symphony|opus|quarto|fit';

const MONARCHS =
  'Henry|Elizabeth|Louis|George|Edward|Charles|James|William|Richard|John|Paul|Philip|Philippe|Francis|' +
  'François|Frederick|Friedrich|Wilhelm|Napoleon|Alexander|Nicholas|Peter|Catherine|Ivan|Pius|Gregory|Leo|' +
  'Benedict|Clement|Innocent|Urban|Boniface|Sixtus|Julius|Adrian|Celestine|Eugene|Martin|Nicholas|Victor|' +
  'Ferdinand|Joseph|Leopold|Albert|Umberto|Haakon|Gustav|Gustavus|Christian|Otto|Conrad|Mary|Ramses|Rameses|' +
  'Ptolemy|Cleopatra|Darius|Xerxes|Artaxerxes|Antiochus|Robert|David|Malcolm|Kenneth|Harald|Harold|Olaf|' +
  'Alfonso|Carlos|Felipe|Isabella|Juan|Pedro|João|Manuel|Sigismund|Casimir|Rudolf|Maximilian|Theodore|' +
  'Constantine|Justinian|Stephen|Baldwin|Amenhotep|Thutmose|Seti|Psamtik|Selim|Mehmed|Murad|Mohammed|Abdul';

/** "Chapter IV", "table ii", "World War II", "Part I". */
export const numberedDivisions: RewriteRule = {
  name: 'Roman numerals after what they number',
  trigger: /[IVXLCDMivxlcdm]/u,
  pattern: new RegExp(
    `(?<=\\b(?:${NUMBERED})s? )([IVXLCDM]+|[ivxlcdm]+)(?![\\p{L}\\d'’]|\\.\\p{L})`,
    'giu',
  ),
  read(match) {
    const [numeral] = match;
    // "Chapter I." is a number, "the chapter I have read" is not.
    const rest = match.input.slice(match.index + 1);
    const worldWar = /World War $/u.test(match.input.slice(0, match.index).slice(-12));
    if (numeral === 'I' && !worldWar && !/^(?:[.,:;)\]—–]|$| (?:of|and II)\b)/u.test(rest))
      return null;
    if (numeral !== numeral.toUpperCase() && numeral !== numeral.toLowerCase()) return null;
    // "part i" may be a slip, "act I" not; "book mix" is no number.
    if (
      /^(?:i|mix|did|dim|mi|di|mm|civil|livid|vivid|lid|mild|mid|dill|ill|mill|mil|c|d|m|l)$/u.test(
        numeral,
      )
    )
      return null;
    const value = romanValue(numeral);
    return value === undefined ? null : cardinalWords(String(value));
  },
};

/** "Books I–III", "Parts I and II". */
export const numeralRanges: RewriteRule = {
  name: 'two Roman numerals after what they number',
  trigger: /[IVXLC] ?(?:[–-]|and|or|to|&) ?[IVXLC]/u,
  pattern: new RegExp(
    `(?<=\\b(?:${NUMBERED})s? )([IVXLC]+)( ?[–-] ?| and | or | to | & )([IVXLC]+)(?![\\p{L}\\d'’])`,
    'giu',
  ),
  read([, from = '', between = '', to = '']) {
    if (from + to !== (from + to).toUpperCase()) return null;
    const [first, last] = [romanValue(from), romanValue(to)];
    if (first === undefined || last === undefined || first >= last) return null;
    const joint = /[–-]/u.test(between) ? 'to' : between.trim().replace('&', 'and');
    return `${cardinalWords(String(first))} ${joint} ${cardinalWords(String(last))}`;
  },
};

/** "Type I diabetes", "Class I drugs". */
export const numberedTypes: RewriteRule = {
  name: 'the numeral I after types and classes',
  trigger: /(?:Type|Class|Grade|Level|Phase|Stage|Category|Schedule) I /u,
  pattern:
    /(?<=\b(?:Type|Class|Grade|Level|Phase|Stage|Category|Schedule) )I(?= (?!(?:am|was|had|have|did|do|will|would|can|could|may|might|must|should|shall|never|ever|always|also|just|took|take|saw|see|know|knew|think|thought|like|want)\b)\p{Ll}+(?<!ed)(?!\p{L}))/gu,
  read: () => 'one',
};

/** "Henry VIII", "Pope John Paul II", "King Charles I". */
export const monarchs: RewriteRule = {
  name: 'Roman numerals after the names of monarchs and popes',
  trigger: /\p{L} [IVX]/u,
  pattern: new RegExp(
    `(?<=(?<!\\p{L})(?:${MONARCHS}) )([IVX]{2,}|V|X)(?![\\p{L}\\d]|['’](?!s))|` +
      `(?<=(?<!\\p{L})(?:${MONARCHS}) )(I)(?= (?:died|reigned|ruled|of)\\b| was (?:beheaded|crowned|born|executed|succeeded|king|queen|the)\\b)|` +
      `(?<=(?<!\\p{L})(?:${MONARCHS}) )(I)(?=[.;:)]| and \\p{Lu}\\p{Ll}+ [IVX]{2})|` +
      "(?<=(?:King|Queen|Pope|Emperor|Tsar|Czar|Empress|Kaiser|Sultan|Prince|Duke) \\p{Lu}\\p{Ll}+ )(I)(?![\\p{L}\\d'’]| (?:am|had|have|do|did|will|would|said|know|knew|saw|met|think|thought)\\b)",
    'gu',
  ),
  read([numeral]) {
    const value = romanValue(numeral);
    return value === undefined ? null : `the ${ordinalWords(String(value))}`;
  },
};

const GIVEN_NAMES =
  'John|James|William|Robert|Henry|George|Charles|Thomas|Edward|Richard|Joseph|David|Samuel|Walter|Albert|Arthur|Frank|Michael|Daniel|Peter|Paul|Mark|Andrew|Philip|Francis|Alexander|Theodore|Frederick|Benjamin|Davis|Loudon|Thurston';

/** "John Smith III": a person of that name. */
export const numberedPersons: RewriteRule = {
  name: 'Roman numerals after the names of persons',
  trigger: /\p{Ll} [IV]{2}/u,
  pattern: new RegExp(
    `(?<=(?<!\\p{L})(?:${GIVEN_NAMES})(?: \\p{Lu}\\.)? \\p{Lu}\\p{Ll}+,? )(?:II|III|IV)(?![\\p{L}\\d])`,
    'gu',
  ),
  read([numeral]) {
    const value = romanValue(numeral);
    return value === undefined ? null : `the ${ordinalWords(String(value))}`;
  },
};

/** "the XIX century", "the xviiith century". */
export const numeralCenturies: RewriteRule = {
  name: 'centuries in Roman numerals',
  trigger: /[IVX](?:th|st|nd|rd)? centur/iu,
  pattern: /(?<![\p{L}\d])[IVX]+(?:th|st|nd|rd)?(?=(?: (?:and|or|to) [IVX]+)? centur(?:y|ies)\b)/gu,
  read([numeral]) {
    const value = romanValue(numeral.replace(/[a-z]+$/u, ''));
    return value === undefined ? null : ordinalWords(String(value));
  },
};

/** "the XIXth": a numeral with the ending of an ordinal. */
export const numeralOrdinals: RewriteRule = {
  name: 'ordinals in Roman numerals',
  trigger: /[IVXLC](?:th|st|nd|rd)(?!\p{L})/u,
  pattern: /(?<![\p{L}\d])([IVXLC]+)(?:th|st|nd|rd)(?!\p{L})/gu,
  read([, numeral = '']) {
    const value = romanValue(numeral);
    return value === undefined ? null : ordinalWords(String(value));
  },
};

/** Words that are made of the letters of numerals. */
const NUMERAL_WORDS =
  /^(?:MIX|MI|DI|ILL|DIM|MID|LID|DID|CIVIL|VIVID|LIVID|MILD|DILL|MILL|XX|XXX)$/iu;

/** "MCMXCIX": a year; "XVIII"; "iii", "xiv": small numerals of two letters or more. */
export const plainNumerals: RewriteRule = {
  name: 'Roman numerals that are nothing else',
  trigger: /(?<![\p{L}\d])(?:M[MDCLXVI]{4}|[CLXVI]{4}|[ivx]{2})/u,
  pattern:
    /(?<![\p{L}\d.'’-])(?:M[MDCLXVI]{4,}|[CLXVI]{4,}|[ivx]{2,}|[xl]{1,4}[ivx]{2,})(?![\p{L}\d'’-])/gu,
  read([numeral]) {
    const value = NUMERAL_WORDS.test(numeral) ? undefined : romanValue(numeral);
    if (value === undefined) return null;
    return value >= 1_000 ? yearWords(String(value)) : cardinalWords(String(value));
  },
};

/** "Rocky IV", "Apollo XIII": two letters or more after a name. */
export const namedWithNumbers: RewriteRule = {
  name: 'Roman numerals after other names',
  trigger: /\p{Ll} [IVX]{2}/u,
  pattern: /(?<=(?<!\p{L})\p{Lu}\p{Ll}+ )[IVX]{2,}(?![\p{L}\d'’])/gu,
  read([numeral]) {
    const value = romanValue(numeral);
    return value === undefined ? null : cardinalWords(String(value));
  },
};

/** A whole heading: "IV", "XII.", "I". */
export const numeralHeadings: RewriteRule = {
  name: 'a Roman numeral alone',
  trigger: /^[IVXLC]+\.?$/u,
  pattern: /^[IVXLC]+(?=\.?$)/gu,
  read([numeral]) {
    const value = romanValue(numeral);
    return value === undefined ? null : cardinalWords(String(value));
  },
};
