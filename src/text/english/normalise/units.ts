import { FRACTION_SIGNS, fractionWords } from './fractions.ts';
import { numberWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

/** Units by their sign: one and many. */
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  mm: ['millimeter', 'millimeters'],
  cm: ['centimeter', 'centimeters'],
  m: ['meter', 'meters'],
  km: ['kilometer', 'kilometers'],
  mg: ['milligram', 'milligrams'],
  g: ['gram', 'grams'],
  kg: ['kilogram', 'kilograms'],
  ml: ['milliliter', 'milliliters'],
  mL: ['milliliter', 'milliliters'],
  cl: ['centiliter', 'centiliters'],
  l: ['liter', 'liters'],
  L: ['liter', 'liters'],
  in: ['inch', 'inches'],
  ft: ['foot', 'feet'],
  yd: ['yard', 'yards'],
  yds: ['yard', 'yards'],
  mi: ['mile', 'miles'],
  oz: ['ounce', 'ounces'],
  lb: ['pound', 'pounds'],
  lbs: ['pound', 'pounds'],
  tbsp: ['tablespoon', 'tablespoons'],
  tsp: ['teaspoon', 'teaspoons'],
  mph: ['mile per hour', 'miles per hour'],
  kph: ['kilometer per hour', 'kilometers per hour'],
  'km/s': ['kilometer per second', 'kilometers per second'],
  'km/h': ['kilometer per hour', 'kilometers per hour'],
  'm/s': ['meter per second', 'meters per second'],
  Hz: ['hertz', 'hertz'],
  kHz: ['kilohertz', 'kilohertz'],
  MHz: ['megahertz', 'megahertz'],
  GHz: ['gigahertz', 'gigahertz'],
  W: ['watt', 'watts'],
  kW: ['kilowatt', 'kilowatts'],
  MW: ['megawatt', 'megawatts'],
  kWh: ['kilowatt hour', 'kilowatt hours'],
  V: ['volt', 'volts'],
  KB: ['kilobyte', 'kilobytes'],
  kB: ['kilobyte', 'kilobytes'],
  MB: ['megabyte', 'megabytes'],
  GB: ['gigabyte', 'gigabytes'],
  TB: ['terabyte', 'terabytes'],
  hr: ['hour', 'hours'],
  hrs: ['hour', 'hours'],
  min: ['minute', 'minutes'],
  mins: ['minute', 'minutes'],
  sec: ['second', 'seconds'],
  secs: ['second', 'seconds'],
  ms: ['millisecond', 'milliseconds'],
  dB: ['decibel', 'decibels'],
  Mbps: ['megabit per second', 'megabits per second'],
  Gbps: ['gigabit per second', 'gigabits per second'],
  kbps: ['kilobit per second', 'kilobits per second'],
  'MB/s': ['megabyte per second', 'megabytes per second'],
  'GB/s': ['gigabyte per second', 'gigabytes per second'],
  'ft/s': ['foot per second', 'feet per second'],
  gal: ['gallon', 'gallons'],
  qt: ['quart', 'quarts'],
  pt: ['pint', 'pints'],
  kcal: ['kilocalorie', 'kilocalories'],
  cal: ['calorie', 'calories'],
  mpg: ['mile per gallon', 'miles per gallon'],
  psi: ['pound per square inch', 'pounds per square inch'],
  hp: ['horsepower', 'horsepower'],
  ha: ['hectare', 'hectares'],
  kJ: ['kilojoule', 'kilojoules'],
  kPa: ['kilopascal', 'kilopascals'],
  hPa: ['hectopascal', 'hectopascals'],
  mA: ['milliamp', 'milliamps'],
  mAh: ['milliamp hour', 'milliamp hours'],
  Wh: ['watt hour', 'watt hours'],
  kV: ['kilovolt', 'kilovolts'],
  GW: ['gigawatt', 'gigawatts'],
  nm: ['nanometer', 'nanometers'],
  µm: ['micrometer', 'micrometers'],
  µg: ['microgram', 'micrograms'],
  mcg: ['microgram', 'micrograms'],
  wk: ['week', 'weeks'],
  wks: ['week', 'weeks'],
  yr: ['year', 'years'],
  yrs: ['year', 'years'],
  mos: ['month', 'months'],
  '°C': ['degree celsius', 'degrees celsius'],
  '°F': ['degree fahrenheit', 'degrees fahrenheit'],
  '°': ['degree', 'degrees'],
  '′': ['foot', 'feet'],
  '″': ['inch', 'inches'],
};

/** Signs that are words or letters as well: read as units only when they touch the number or end in a full stop. */
const DOUBTFUL = new Set('in m g l L W V ms sec hr pt cal ha yr mos wk gal nm hp'.split(' '));

/** What follows a doubtful sign that is a unit after all, by the sign. */
const PLAINLY: Readonly<Record<string, RegExp>> = {
  m: /^(?:[.,;:)]|$| (?:or|and|to|by|from|away|above|below|high|tall|long|wide|deep|apart|ahead|of|per|in|race|sprint|dash|run|freestyle|hurdles)\b)/u,
  g: /^(?:[.,;)]|$| (?:of|and|or|to|each|per)\b)/u,
  l: /^ of\b/u,
  L: /^(?: of\b|[.,;)]|$)/u,
  W: /^(?: \p{Ll}|[.,;)]|$)/u,
  V: /^(?: \p{Ll}|[.,;)]|$)/u,
  in: /^ (?:tall|long|wide|high|deep|thick|across|by)\b/u,
  gal: /^(?: of\b|[.,;)]|$)/u,
  hp: /^/u,
  ha: /^(?:[.,;:)]|$| (?:of|or|and|to)\b)/u,
  ms: /^(?:[.,;)]|$| (?:of|or|to)\b)/u,
  nm: /^/u,
};

const POWERS: Readonly<Record<string, string>> = { '²': 'square ', '³': 'cubic ' };

const SIGNS = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** "6' 2\"", "5′10″": feet and inches; `51° 30′ 10″`: an angle. */
export const feetAndAngles: RewriteRule = {
  name: 'feet and inches, degrees and minutes',
  trigger: /\d['’′°]/u,
  pattern:
    /(?<![\d\p{L}.,'’])(\d{1,3})(?:(?:['’′] ?(\d{1,2})(?:["”″]|''))|(?:° ?(\d{1,2})′(?: ?(\d{1,2})″)?))(?!\d)/gu,
  read(match) {
    const [, first = '', inches, minutes, seconds] = match;
    const say = (figures: string, [one, many]: readonly [string, string]): string =>
      `${numberWords(figures)} ${figures === '1' ? one : many}`;
    if (inches !== undefined) {
      // "a 6'2" man" is a six foot two man.
      if (describesNoun(match)) return `${numberWords(first)} foot ${numberWords(inches)}`;
      return `${say(first, ['foot', 'feet'])} ${say(inches, ['inch', 'inches'])}`;
    }
    const parts = [say(first, ['degree', 'degrees'])];
    if (minutes !== undefined) parts.push(say(minutes, ['minute', 'minutes']));
    if (seconds !== undefined) parts.push(say(seconds, ['second', 'seconds']));
    return parts.join(' ');
  },
};

/** Whether an amount describes the noun behind it: "a 6 ft. man". */
function describesNoun({ input, index, 0: written }: RegExpExecArray): boolean {
  const before = input.slice(Math.max(0, index - 4), index);
  return /\b(?:an?|the) $/iu.test(before) && /^ \p{Ll}/u.test(input.slice(index + written.length));
}

/** `a 12" ruler`: inches, where no quotation is open that the mark could close; "5' tall". */
export const inchMarks: RewriteRule = {
  name: 'inches and feet by their marks alone',
  trigger: /\d["'’]/u,
  pattern:
    /(?<![\d\p{L}.,'’"$£€])(\d{1,3}(?:\.\d+)?)(?:(")(?=[\s,.;:)-]|$)|['’](?= (?:tall|high|long|wide|deep|by|x)\b))/gu,
  read(match) {
    const [, figures = '', inch] = match;
    const singular = figures === '1' || describesNoun(match);
    if (inch === undefined) return `${numberWords(figures)} ${singular ? 'foot' : 'feet'}`;
    const quotes = match.input.slice(0, match.index).match(/(?<!\d)"/gu)?.length ?? 0;
    if (quotes % 2 === 1) return null;
    return `${numberWords(figures)} ${singular ? 'inch' : 'inches'}`;
  },
};

/** "6 ft 2 in", "500 sq ft": two words that are one unit, or two units of one length. */
export const unitPairs: RewriteRule = {
  name: 'units of two words',
  trigger: /\d ?(?:ft|sq|cu|lbs?)\b/u,
  pattern:
    /(?<![\d\p{L}.,/−])(\d+(?:[.,]\d+)*) ?(?:(ft|lbs?)\.? (\d{1,2}) ?(in|oz)\b|(sq|cu)\.? (ft|in|yd|mi|m|km|cm)\b)(\.(?= [\p{Ll}\d]|[,;:)]))?/gu,
  read([, figures = '', large, small = '', smaller = '', power, unit = '']) {
    const say = (amount: string, sign: string): string =>
      `${numberWords(amount)} ${UNITS[sign]?.[amount === '1' ? 0 : 1] ?? sign}`;
    if (large !== undefined) return `${say(figures, large)} ${say(small, smaller)}`;
    const [one, many] = UNITS[unit] ?? [unit, unit];
    return `${numberWords(figures)} ${power === 'sq' ? 'square' : 'cubic'} ${figures === '1' ? one : many}`;
  },
};

/** "a sq. ft.". */
export const squareUnits: RewriteRule = {
  name: 'square units without a number',
  trigger: /\b(?:sq|cu)\. /u,
  pattern: /(?<=\b(?:an?|per|each|every|one) )(sq|cu)\. (ft|in|yd|mi)\.?(?![\p{L}])/gu,
  read: ([, power, unit = '']) =>
    `${power === 'sq' ? 'square' : 'cubic'} ${UNITS[unit]?.[0] ?? unit}`,
};

/** "4x4", "3 x 5", "8½ x 11": by. */
export const dimensions: RewriteRule = {
  name: 'dimensions',
  trigger: /\d ?[x×] ?\d/u,
  pattern: /(?<=\d ?)x(?= ?\d)/gu,
  read: () => 'by',
};

/** "51° 30′ N", "45° W". */
export const compassPoints: RewriteRule = {
  name: 'points of the compass after an angle',
  trigger: /[°′″] ?[NSEW]\b/u,
  pattern: /(?<=[°′″] ?)[NSEW](?![\p{L}\d])/gu,
  read(match) {
    const words = { N: 'north', S: 'south', E: 'east', W: 'west' }[match[0]] ?? match[0];
    return match.input.charAt(match.index - 1) === ' ' ? words : ` ${words}`;
  },
};

/** "½ lb.", "2½ in.", "1/2 tsp": fractions of units that are no words themselves. */
export const fractionsOfUnits: RewriteRule = {
  name: 'fractions of units',
  trigger: /[½⅓⅔¼¾⅛⅜⅝⅞\d] ?\p{Ll}/u,
  pattern:
    /(?:(?<![\d.,/])(\d+)[ -]?)?(?:([½⅓⅔¼¾⅛⅜⅝⅞])|(?<![\d.,/])([1-7])\/([2348]))[ -]?(lbs?|oz|tbsp|tsp|ft|in|yds?|km|cm|mm|kg|ml|mi|hrs?|mins?)(?![\p{L}\d])(\.(?= [\p{Ll}\d]|[,;:)]))?/gu,
  read(match) {
    const [, whole = '', sign = '', top = '', bottom = '', unit = '', stop] = match;
    const rest = match.input.slice(match.index + match[0].length);
    // "½ in the house"
    if (unit === 'in' && stop === undefined && PLAINLY['in']?.test(rest) !== true) return null;
    const figures = sign === '' ? ([top, bottom] as const) : FRACTION_SIGNS[sign];
    const names = UNITS[unit];
    if (figures === undefined || names === undefined) return null;
    const words = fractionWords(match, [whole, ...figures]);
    return `${words} ${names[whole === '' || describesNoun(match) ? 0 : 1]}`;
  },
};

/** "5kg", "72°F", "6 ft.", "10 m³", "70 mph". */
export const units: RewriteRule = {
  name: 'numbers with units',
  trigger: /\d/u,
  pattern: new RegExp(
    String.raw`(?<![\d\p{L}.,/−])((?:(?<=^|[\s(])[-−–])?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)( ?|-)(${SIGNS})([²³]?)(?![\p{L}\d/])(\.(?= [\p{Ll}\d]|[,;:)]))?`,
    'gu',
  ),
  read(match) {
    const [, minus = '', figures = '', gap = '', sign = '', power = '', stop] = match;
    const unit = UNITS[sign];
    if (unit === undefined) return null;
    const afterwards = match.input.slice(match.index + match[0].length);
    const plainly = PLAINLY[sign]?.test(afterwards) === true;
    if (DOUBTFUL.has(sign) && gap !== '' && stop === undefined && power === '' && !plainly)
      return null;
    const describes = describesNoun(match) && !/ per /u.test(unit[0]);
    const singular = figures === '1' || gap === '-' || describes;
    return `${minus === '' ? '' : 'minus '}${numberWords(figures)} ${POWERS[power] ?? ''}${unit[singular ? 0 : 1]}`;
  },
};
