import { cardinalWords, digitWords, numberWords } from './number-words.ts';
import type { RewriteRule } from './rewrite.ts';

const HALF = String.raw`(?: ?([ap])(?:\.m\.|m)(?![\p{L}\d]))`;
const CLOCK = String.raw`(\d{1,2})(?::(\d{2}))?`;

function halfWords(half: string | undefined): string {
  return half === undefined ? '' : ` ${half.toUpperCase()}.M.`;
}

function clockWords(hour: string, minutes: string | undefined, half: string | undefined): string {
  const hours = cardinalWords(hour);
  if (minutes === undefined) return hours + halfWords(half);
  if (minutes === '00') return half === undefined ? `${hours} o'clock` : hours + halfWords(half);
  const rest = minutes.startsWith('0') ? digitWords(minutes, 'oh') : cardinalWords(minutes);
  return `${hours} ${rest}${halfWords(half)}`;
}

function isClock(hour: string, minutes: string | undefined): boolean {
  return Number(hour) <= 24 && (minutes === undefined || Number(minutes) < 60);
}

/** "9am–5pm", "7:30–9:00". */
export const timeRanges: RewriteRule = {
  name: 'ranges of time',
  trigger: /\d(?: ?[ap]\.?m\.?)? ?[–-] ?\d/iu,
  pattern: new RegExp(`(?<![\\d:.,])${CLOCK}${HALF}? ?[–-] ?${CLOCK}${HALF}?(?![\\d:])`, 'giu'),
  read([, hour = '', minutes, half, toHour = '', toMinutes, toHalf]) {
    const marked =
      half !== undefined || toHalf !== undefined || (minutes ?? toMinutes) !== undefined;
    if (!marked || !isClock(hour, minutes) || !isClock(toHour, toMinutes)) return null;
    return `${clockWords(hour, minutes, half)} to ${clockWords(toHour, toMinutes, toHalf)}`;
  },
};

/** "2:01:39". */
export const durations: RewriteRule = {
  name: 'hours, minutes and seconds',
  trigger: /\d:\d\d:\d\d/u,
  pattern: /(?<![\d:.,])(\d{1,3}):([0-5]\d):([0-5]\d)(?![\d:])/gu,
  read: ([, hours = '', minutes = '', seconds = '']) =>
    [
      [hours, 'hour'],
      [minutes, 'minute'],
      [seconds, 'second'],
    ]
      .filter(([digits]) => Number(digits) > 0)
      .map(([digits = '', unit = '']) => {
        const words = cardinalWords(digits);
        return `${words} ${unit}${words === 'one' ? '' : 's'}`;
      })
      .join(' '),
};

function amountOf(figures: string, unit: string): string {
  return `${numberWords(figures)} ${unit}${figures === '1' ? '' : 's'}`;
}

/** "3:45.2": the time of a race. */
export const laps: RewriteRule = {
  name: 'minutes and seconds with a point',
  trigger: /\d:\d\d\.\d/u,
  pattern: /(?<![\d:.,])(\d{1,2}):([0-5]\d\.\d{1,3})(?![\d:.])/gu,
  read: ([, minutes = '', seconds = '']) =>
    `${amountOf(minutes, 'minute')} ${amountOf(seconds.replace(/^0/u, ''), 'second')}`,
};

/** "2h 15m", "1 hr 5 min 30 s", "5m 30s". */
export const shortDurations: RewriteRule = {
  name: 'hours, minutes and seconds by their letters',
  trigger: /\d ?(?:h|m)/u,
  pattern:
    /(?<![\d\p{L}.,:])(?:(\d{1,3}) ?h(?:rs?)?\.? ?(\d{1,2}) ?m(?:ins?)?(?: ?(\d{1,2}) ?s(?:ecs?)?)?|(\d{1,3}) ?m(?:ins?)? ?(\d{1,2}) ?s(?:ecs?)?)(?![\p{L}\d])/gu,
  read([, hours, minutes, seconds, ownMinutes, ownSeconds]) {
    const parts = [
      [hours, 'hour'],
      [minutes ?? ownMinutes, 'minute'],
      [seconds ?? ownSeconds, 'second'],
    ] as const;
    return parts
      .flatMap(([figures, unit]) => (figures === undefined ? [] : [amountOf(figures, unit)]))
      .join(' ');
  },
};

/** "7:45", "12:00", "5:00 a.m.", "20:15". */
export const clockTimes: RewriteRule = {
  name: 'times of day',
  trigger: /\d:\d\d/u,
  pattern: new RegExp(`(?<![\\d:.,])(\\d{1,2}):(\\d{2})${HALF}?(?![\\d:]|\\.\\d)`, 'giu'),
  read: ([, hour = '', minutes, half]) =>
    isClock(hour, minutes) ? clockWords(hour, minutes, half) : null,
};

/** "at 7.30": the British way. */
export const pointedTimes: RewriteRule = {
  name: 'times of day with a point',
  trigger: /\d\.\d\d/u,
  pattern:
    /(?:(?<=\b(?:at|by|until|till) )(1?\d)\.([0-5]\d)(?![\d%]|\.\d| ?(?:per ?cent|million|billion|times|degrees|km|m|kg|cm|miles|inches|feet)\b)|(?<=\b[Tt]he )(1?\d)\.([0-5]\d)(?= (?:train|bus|boat|ferry|express|from|to|local|slow|fast)\b)|(?<![\d.,])(1?\d)\.([0-5]\d)(?= ?[ap]\.?m\b))(?: ?([ap])\.?m(?:\.|(?![\p{L}\d])))?/gu,
  read([, atHour, atMinutes, theHour, theMinutes, hour = '', minutes, half]) {
    const [hours, rest] = [atHour ?? theHour ?? hour, atMinutes ?? theMinutes ?? minutes];
    return Number(hours) <= 12 ? clockWords(hours, rest, half) : null;
  },
};

/** "9am", "3 p.m." */
export const hoursOfHalfDays: RewriteRule = {
  name: 'hours before and after noon',
  trigger: /\d ?[ap]\.?m/iu,
  pattern: new RegExp(`(?<![\\d:.,])(\\d{1,2})${HALF}`, 'giu'),
  read: ([, hour = '', half]) =>
    isClock(hour, undefined) ? clockWords(hour, undefined, half) : null,
};

/** "3:1": a ratio. */
export const ratios: RewriteRule = {
  name: 'ratios',
  trigger: /\d:\d/u,
  pattern: /(?<![\d:.,])(\d{1,3}):(\d)(?![\d:])/gu,
  read: ([, one = '', other = '']) => `${cardinalWords(one)} to ${cardinalWords(other)}`,
};
