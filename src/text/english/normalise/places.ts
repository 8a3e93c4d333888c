import { tableRule, withStop } from './abbreviation-rule.ts';
import type { RewriteRule } from './rewrite.ts';

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

/** States of America, as they are shortened after the name of a place. */
const STATES: Readonly<Record<string, string>> = {
  'ala.': 'Alabama',
  'ariz.': 'Arizona',
  'ark.': 'Arkansas',
  'calif.': 'California',
  'cal.': 'California',
  'colo.': 'Colorado',
  'conn.': 'Connecticut',
  'del.': 'Delaware',
  'fla.': 'Florida',
  'ga.': 'Georgia',
  'ill.': 'Illinois',
  'ind.': 'Indiana',
  'kan.': 'Kansas',
  'ky.': 'Kentucky',
  'la.': 'Louisiana',
  'md.': 'Maryland',
  'mass.': 'Massachusetts',
  'mich.': 'Michigan',
  'minn.': 'Minnesota',
  'miss.': 'Mississippi',
  'mo.': 'Missouri',
  'mont.': 'Montana',
  'neb.': 'Nebraska',
  'nev.': 'Nevada',
  'okla.': 'Oklahoma',
  'ore.': 'Oregon',
  'pa.': 'Pennsylvania',
  'penn.': 'Pennsylvania',
  'tenn.': 'Tennessee',
  'tex.': 'Texas',
  'va.': 'Virginia',
  'vt.': 'Vermont',
  'wash.': 'Washington',
  'wis.': 'Wisconsin',
  'wyo.': 'Wyoming',
};

/** "Boston, Mass." */
export const states = tableRule(
  'states after places',
  STATES,
  '(?!\\p{L})',
  "(?<=(?<!\\p{L})\\p{Lu}[\\p{L}’']+, )",
);

/** "100 N. Main St.": a quarter of the town. */
export const quarters: RewriteRule = {
  name: 'points of the compass before streets',
  trigger: /\d [NSEW]\. /u,
  pattern:
    /(?<=\d )([NSEW])\.(?= (?:\p{Lu}\p{Ll}+|\d+(?:st|nd|rd|th)) (?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane|Way|Pl|Place|Ct|Court)\b)/gu,
  read: ([, letter = '']) =>
    ({ N: 'North', S: 'South', E: 'East', W: 'West' })[letter as 'N' | 'S' | 'E' | 'W'],
};

/** "Park Rd.", "Trafalgar Sq." */
export const abbreviationsAfterNames = tableRule(
  'abbreviations after names',
  AFTER_NAME,
  '(?!\\p{L})',
  "(?<=(?<!\\p{L})\\p{Lu}[\\p{L}’']+ )",
);

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
