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
  '°C': ['degree celsius', 'degrees celsius'],
  '°F': ['degree fahrenheit', 'degrees fahrenheit'],
  '°': ['degree', 'degrees'],
  '′': ['foot', 'feet'],
  '″': ['inch', 'inches'],
};

/** Signs that are words or letters as well: read as units only when they touch the number or end in a full stop. */
const DOUBTFUL = new Set(['in', 'm', 'g', 'l', 'L', 'W', 'V', 'ms', 'sec', 'hr']);

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
  read([, first = '', inches, minutes, seconds]) {
    const say = (figures: string, [one, many]: readonly [string, string]): string =>
      `${numberWords(figures)} ${figures === '1' ? one : many}`;
    if (inches !== undefined)
      return `${say(first, ['foot', 'feet'])} ${say(inches, ['inch', 'inches'])}`;
    const parts = [say(first, ['degree', 'degrees'])];
    if (minutes !== undefined) parts.push(say(minutes, ['minute', 'minutes']));
    if (seconds !== undefined) parts.push(say(seconds, ['second', 'seconds']));
    return parts.join(' ');
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
    const grams = sign === 'g' && /^ of\b/u.test(afterwards);
    if (DOUBTFUL.has(sign) && gap !== '' && stop === undefined && power === '' && !grams)
      return null;
    const before = match.input.slice(Math.max(0, match.index - 4), match.index);
    const describes = /\b(?:an?|the) $/iu.test(before) && /^ \p{Ll}/u.test(afterwards);
    const singular = figures === '1' || gap === '-' || (describes && !/ per /u.test(unit[0]));
    return `${minus === '' ? '' : 'minus '}${numberWords(figures)} ${POWERS[power] ?? ''}${unit[singular ? 0 : 1]}`;
  },
};
