import type { RawSpeech } from './backend.ts';
import { findSound, type Sound } from './edges.ts';
import { listenForSilences, type Silence } from './silences.ts';
import { milliseconds, type Stretch } from './sound-levels.ts';
import { isPause } from './symbols.ts';

/**
 * How far the sound of a symbol runs ahead of the model's own durations: words begin 50 ms early in the
 * median, after a pause as elsewhere (4 voices, 60 pauses).
 */
const LEAD = milliseconds(50);

/** Shortest silence that is a pause, where a mark stands and where none does: there it may be a stop's closure. */
const SHORTEST = { atMark: milliseconds(50), elsewhere: milliseconds(90) } as const;

/** How far the end of a pause may be from where the durations expect the next word. */
const TOLERANCE = { atMark: milliseconds(150), elsewhere: milliseconds(80) } as const;

/**
 * Silences that are closer to each other than this belong to one pause, with a breath between them; what
 * is louder than a breath is a vowel before closed lips (“a-pparently”).
 */
const BREATH = milliseconds(130);

/** Longest silence in which a mouth is closed before it lets a stop go at the end of a word. */
const CLOSURE = milliseconds(120);

const STOPS = /^[bdɡktpʧʤ]$/u;

/** Sounds at the end of a word that are hardly louder than silence, and how long they may be so. */
const HARDLY_HEARD = /^[fvθð]$/u;
const FAINT_END = milliseconds(30);

/** Where two words meet: the symbols between them, and the silence that is heard there. */
export interface Gap {
  /** Symbols, `to` excluded; none of them is a sound. */
  from: number;
  to: number;
  hasMark: boolean;
  /** The last sound of the word before. */
  after: string;
  /** The sample at which the durations expect the next word. */
  expected: number;
  /** What is heard as a pause there, and the silences in it; null when the words run together. */
  pause: Stretch | null;
  silences: Silence[];
}

/** Which symbol is heard when, in samples of the model's output. */
export interface Alignment {
  /** First sound and the end of the last one; null when nothing is heard. */
  sound: Sound | null;
  /** Where each symbol ends; never descending. */
  ends: Float64Array;
  gaps: Gap[];
  /** Silences inside words: closed lips, or a voice that creaks and fades before a word's last sound. */
  holes: Stretch[];
}

/** The gaps between the words of some symbols, with the time at which the next word is expected. */
function findGaps(symbols: readonly string[], expected: Float64Array): Gap[] {
  const gaps: Gap[] = [];
  for (let from = 0; from < symbols.length; from += 1) {
    if (!isPause(symbols[from] ?? '')) continue;
    let to = from;
    while (to < symbols.length && isPause(symbols[to] ?? '')) to += 1;
    if (from > 0 && to < symbols.length) {
      const hasMark = symbols.slice(from, to).some((symbol) => symbol !== ' ');
      const at = expected[to - 1] ?? 0;
      const after = symbols[from - 1] ?? '';
      gaps.push({ from, to, hasMark, after, expected: at, pause: null, silences: [] });
    }
    from = to;
  }
  return gaps;
}

/** Gives every silence to the gap whose next word is expected where it ends. */
function assignSilences(
  gaps: Gap[],
  silences: readonly Silence[],
  isSoft: (stretch: Stretch) => boolean,
): void {
  let first = 0;
  for (const silence of silences) {
    while ((gaps[first]?.expected ?? Infinity) < silence.end - TOLERANCE.atMark) first += 1;
    let best: Gap | null = null;
    let bestDistance = Infinity;
    for (let at = first; at < gaps.length; at += 1) {
      const gap = gaps[at];
      if (gap === undefined || gap.expected > silence.end + TOLERANCE.atMark + BREATH) break;
      const kind = gap.hasMark ? 'atMark' : 'elsewhere';
      const distance = Math.abs(gap.expected - silence.end);
      const tolerance = TOLERANCE[kind] + (gap.hasMark && gap.expected > silence.end ? BREATH : 0);
      if (distance > tolerance || silence.end - silence.start < SHORTEST[kind]) continue;
      // A mark attracts a silence that could belong to either of two gaps.
      const weighed = gap.hasMark ? distance / 2 : distance;
      if (weighed < bestDistance) [best, bestDistance] = [gap, weighed];
    }
    best?.silences.push(silence);
  }
  for (const gap of gaps) gap.pause = joinSilences(gap, isSoft);
}

/** The longest silence of a gap, with those that only a breath parts from it. */
function joinSilences(gap: Gap, isSoft: (stretch: Stretch) => boolean): Stretch | null {
  const [first] = gap.silences;
  // A mouth that closes for a stop is silent before the stop is heard.
  const isClosed = STOPS.test(gap.after) && first !== undefined;
  if (isClosed && first.end - first.start <= CLOSURE && gap.silences.length > 1) {
    gap.silences.shift();
  }
  const [longest] = gap.silences.toSorted((a, b) => b.end - b.start - (a.end - a.start));
  if (longest === undefined) return null;
  const from = gap.silences.indexOf(longest);
  const start = endOfWord(gap.after, longest);
  const kept = [{ ...longest, start }];
  for (const next of gap.silences.slice(from + 1)) {
    const between = { start: kept.at(-1)?.end ?? next.start, end: next.start };
    if (between.end - between.start > BREATH || !isSoft(between)) break;
    kept.push(next);
  }
  gap.silences = kept;
  return { start, end: kept.at(-1)?.end ?? longest.end };
}

/** Where a word ends before a silence: a sound that is faint by nature is given time to fade. */
function endOfWord(last: string, { start, whole, fading }: Silence): number {
  return HARDLY_HEARD.test(last) ? whole.start + Math.min(FAINT_END, fading) : start;
}

/** Times of the symbols between two moments, from the durations: shifted to begin, and squeezed to end there. */
function placeSymbols(
  ends: Float64Array,
  expected: Float64Array,
  from: number,
  to: number,
  span: Stretch,
  gaps: readonly Gap[],
): void {
  const firstGap = gaps.find((gap) => gap.from > from)?.to ?? to;
  const shift = span.start - (expected[from - 1] ?? span.start);
  const lastWord = gaps.findLast((gap) => gap.to < to)?.to ?? from;
  const lastStart = lastWord === from ? span.start : (expected[lastWord - 1] ?? span.start);
  // The last sound before a pause is counted as lasting through it.
  const room = span.end - span.start;
  const squeeze =
    lastStart > span.end - milliseconds(40)
      ? room / (lastStart + milliseconds(80) - span.start)
      : 1;
  let time = span.start;
  for (let at = from; at < to; at += 1) {
    const plain = (expected[at] ?? 0) + (at < firstGap ? shift : 0);
    const squeezed = span.start + (plain - span.start) * squeeze;
    time = Math.min(span.end, Math.max(time, squeezed));
    ends[at] = time;
  }
  ends[to - 1] = span.end;
}

/** Lets a word last until the next one where no pause is heard between them. */
function closeGap(ends: Float64Array, { from, to }: Gap): void {
  const at = ends[to - 1] ?? 0;
  for (let symbol = from - 1; symbol < to; symbol += 1) ends[symbol] = at;
}

/**
 * Finds when the symbols are heard: by the model's durations, corrected by the silences that are heard
 * where marks stand. The durations are right about where a word begins and wrong about where one ends
 * before a pause, since most of the pause counts as its last sound.
 * @param symbols without the boundaries, for which `raw` has a duration each
 */
export function alignSymbols(
  symbols: readonly string[],
  raw: RawSpeech,
  samplesPerDuration: number,
): Alignment {
  const expected = new Float64Array(symbols.length);
  let time = (raw.durations[0] ?? 0) * samplesPerDuration - LEAD;
  const begin = Math.max(0, time);
  symbols.forEach((_, index) => {
    time += (raw.durations[index + 1] ?? 0) * samplesPerDuration;
    expected[index] = Math.max(0, time);
  });
  const ends = expected.slice();
  const lastSound = symbols.findLastIndex((symbol) => !isPause(symbol));
  // Without a mark at the end the last sound may last as long as the output.
  const isClosed = lastSound < symbols.length - 1;
  const end = isClosed ? (expected[lastSound] ?? 0) + LEAD : Infinity;
  const sound = findSound(raw.samples, begin, end);
  const gaps = findGaps(symbols, expected);
  if (sound === null || lastSound < 0) return { sound: null, ends, gaps, holes: [] };
  const { silences, rest, isSoft } = listenForSilences(raw.samples, sound);
  assignSilences(gaps, silences, isSoft);
  const claimed = new Set(gaps.flatMap((gap) => gap.silences.map(({ whole }) => whole)));
  const holes = silences.map(({ whole }) => whole).filter((whole) => !claimed.has(whole));
  const last = endOfWord(symbols[lastSound] ?? '', rest);
  let from = Math.max(
    0,
    symbols.findIndex((symbol) => !isPause(symbol)),
  );
  ends.fill(sound.start, 0, from);
  let start = sound.start;
  for (const gap of [...gaps.filter(({ pause }) => pause !== null), null]) {
    const [to, end] = gap === null ? [lastSound + 1, last] : [gap.from, gap.pause?.start ?? 0];
    const inside = gaps.filter((other) => other.from > from && other.to < to);
    placeSymbols(ends, expected, from, to, { start, end: Math.max(start, end) }, inside);
    for (const other of inside) closeGap(ends, other);
    if (gap === null) break;
    start = Math.max(end, gap.pause?.end ?? end);
    ends.fill(start, gap.from, gap.to);
    from = gap.to;
  }
  ends.fill(raw.samples.length, lastSound + 1);
  return { sound, ends, gaps, holes };
}
