import {
  abbreviationsBeforeNames,
  abbreviationsBeforeNumbers,
  cases,
  circa,
  commonAbbreviations,
  lettersLikeWords,
  saintsAndStreets,
  slashedAbbreviations,
  versus,
} from './abbreviations.ts';
import { sentencesInCapitals } from './capitals.ts';
import {
  dayRanges,
  daysWithMonths,
  isoDates,
  monthsWithDays,
  shortDays,
  shortMonths,
} from './dates.ts';
import { fractionFigures, fractionSigns } from './fractions.ts';
import { cents, moneyBySign, oldMoney } from './money.ts';
import {
  calledByNumber,
  codes,
  decades,
  eras,
  negativeNumbers,
  numberedWords,
  numberRanges,
  ordinals,
  percentages,
  plainNumbers,
  scores,
  slashedNumbers,
  telephoneNumbers,
} from './numbers.ts';
import type { RewriteRule } from './rewrite.ts';
import {
  monarchs,
  namedWithNumbers,
  numberedDivisions,
  numeralHeadings,
} from './roman-numerals.ts';
import { greekLetters, hashes, signs } from './signs.ts';
import { clockTimes, durations, hoursOfHalfDays, ratios, timeRanges } from './times.ts';
import { units } from './units.ts';
import { fileNames, handles, mailAddresses, webAddresses } from './web.ts';

/** All rules, in the order in which they are tried: the more a rule asks for, the earlier it comes. */
export const REWRITE_RULES: readonly RewriteRule[] = [
  webAddresses,
  mailAddresses,
  handles,
  fileNames,
  moneyBySign,
  cents,
  oldMoney,
  isoDates,
  dayRanges,
  monthsWithDays,
  daysWithMonths,
  shortMonths,
  shortDays,
  timeRanges,
  durations,
  clockTimes,
  hoursOfHalfDays,
  ratios,
  abbreviationsBeforeNumbers,
  abbreviationsBeforeNames,
  circa,
  saintsAndStreets,
  commonAbbreviations,
  cases,
  versus,
  slashedAbbreviations,
  lettersLikeWords,
  numeralHeadings,
  numberedDivisions,
  monarchs,
  namedWithNumbers,
  telephoneNumbers,
  fractionSigns,
  fractionFigures,
  units,
  percentages,
  numberRanges,
  ordinals,
  decades,
  eras,
  calledByNumber,
  numberedWords,
  codes,
  scores,
  negativeNumbers,
  slashedNumbers,
  plainNumbers,
  hashes,
  signs,
  greekLetters,
  sentencesInCapitals,
];
