import type { ExportRate } from './export-bench.ts';
import type { GraphResult } from './graph-bench.ts';
import type { ImportResult } from './import-bench.ts';
import type { PlanResult } from './narrators-bench.ts';
import type { PassWorth } from './passes-bench.ts';
import type { PageResult } from './page-bench.ts';
import type { SoakResult } from './soak-bench.ts';
import type { SpeechResult } from './speech-bench.ts';
import type { Spread } from './spread.ts';
import type { StartResult } from './start-bench.ts';

/** What was measured, part by part. */
export interface BenchResult {
  speech?: SpeechResult;
  start?: StartResult;
  import?: ImportResult;
  page?: PageResult;
  export?: ExportRate[];
  narrators?: PlanResult[];
  graphs?: GraphResult;
  passes?: PassWorth[];
  soak?: SoakResult;
}

const MEGABYTE = 1_000_000;

const seconds = (value: number): string => `${value.toFixed(2)} s`;
const times = (value: number): string => `${value.toFixed(2)}×`;
const thousandths = (value: number): string => value.toFixed(3);
const task = (longest: number): string => (longest === 0 ? 'under 50 ms' : `${longest} ms`);
const megabytes = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} MB`;

/** From the lowest to the highest, in brackets. */
function range({ lowest, highest }: Spread, write: (value: number) => string): string {
  return `(${write(lowest)} – ${write(highest)})`;
}

/** The figures as a table of two columns, for people. */
export function renderTable(result: BenchResult): string {
  const rows: [string, string][] = [];
  const { speech, start, graphs, soak } = result;
  if (speech !== undefined) {
    rows.push(
      ['narrator, audio over wall time', times(speech.narrator.realTimeFactor)],
      ['whole pipeline, audio over wall time', times(speech.pipeline.realTimeFactor)],
      [
        'pipeline over narrator',
        `${thousandths(speech.ratio)} ${range(speech.ratios, thousandths)}`,
      ],
      [
        'the same once it has settled',
        `${thousandths(speech.settled.median)} ${range(speech.settled, thousandths)}`,
      ],
      ['memory while narrating, peak', megabytes(speech.memory.peakBytes)],
    );
  }
  for (const { narrators, threads, overOne, peakBytes } of result.narrators ?? []) {
    const name = `${narrators} × ${threads} threads over one narrator`;
    rows.push([name, `${times(overOne.median)} ${range(overOne, times)}, ${megabytes(peakBytes)}`]);
  }
  if (start !== undefined) {
    rows.push(
      ['first sound, nothing loaded', seconds(start.coldSeconds)],
      ['first sound, over its synthesis', seconds(start.addedSeconds)],
    );
  }
  if (result.import !== undefined) {
    const { secondsPerMegabyte, memoryGrowthBytes, longestTaskMilliseconds } = result.import;
    rows.push(
      [
        'import, per MB of text',
        `${seconds(secondsPerMegabyte)}, ${megabytes(memoryGrowthBytes)} more`,
      ],
      ['longest task of the page meanwhile', task(longestTaskMilliseconds)],
    );
  }
  if (result.page !== undefined) {
    const { opening, longList, job } = result.page;
    rows.push(
      ['longest task while the page opens', task(opening)],
      ['… in a list of 600 chapters', task(longList)],
      ['… during a job and its export', task(job)],
    );
  }
  for (const { audioHours, seconds: spent, memoryGrowthBytes } of result.export ?? []) {
    const name = `export of ${Math.round(audioHours)} h`;
    rows.push([name, `${seconds(spent)}, ${megabytes(memoryGrowthBytes)} more`]);
  }
  if (graphs !== undefined) {
    for (const [name, spread] of Object.entries(graphs.timesAsFastAs)) {
      rows.push([
        `graph for WebAssembly over ${name}`,
        `${times(spread.median)} ${range(spread, times)}`,
      ]);
    }
    const { distance, memory, loading } = graphs;
    const decibels = (value: number): string => `${value.toFixed(3)} dB`;
    rows.push([
      'its sound, away from the plain graph’s',
      `${decibels(distance.decibels.median)} ${range(distance.decibels, decibels)}`,
    ]);
    const bytes = memory.fast.spoken.map((run) => run.bytes);
    rows.push(['its page, peak', megabytes(Math.max(memory.fast.opened, ...bytes))]);
    const total = loading.fast.opened.median / 1_000;
    rows.push(
      ['its session, out of the storage', seconds(total)],
      ['the same over the runtime out of memory', times(loading.fast.overRuntime.median)],
      ['the same with the runtime’s own settings', times(loading.fast.overUntold.median)],
    );
  }
  for (const { pass, slower } of result.passes ?? []) {
    rows.push([`time without ${pass}`, `${times(slower.median)} ${range(slower, times)}`]);
  }
  if (soak !== undefined) {
    const grown = `${Math.round(soak.bytesPerChunk / 1_000)} kB a chunk`;
    rows.push([`memory over ${soak.chunks} chunks`, `${grown}, peak ${megabytes(soak.peakBytes)}`]);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}
