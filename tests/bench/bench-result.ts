import type { ExportRate } from './export-bench.ts';
import type { ImportResult } from './import-bench.ts';
import type { SoakResult } from './soak-bench.ts';
import type { SpeechResult } from './speech-bench.ts';
import type { StartResult } from './start-bench.ts';

/** What was measured, part by part. */
export interface BenchResult {
  speech?: SpeechResult;
  start?: StartResult;
  import?: ImportResult;
  export?: ExportRate[];
  soak?: SoakResult;
}

const MEGABYTE = 1_000_000;

const seconds = (value: number): string => `${value.toFixed(2)} s`;
const times = (value: number): string => `${value.toFixed(2)}×`;
const megabytes = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} MB`;

/** The figures as a table of two columns, for people. */
export function renderTable(result: BenchResult): string {
  const rows: [string, string][] = [];
  const { speech, start, soak } = result;
  if (speech !== undefined) {
    rows.push(
      ['narrator, audio over wall time', times(speech.narrator.realTimeFactor)],
      ['whole pipeline, audio over wall time', times(speech.pipeline.realTimeFactor)],
      ['pipeline over narrator', speech.ratio.toFixed(3)],
      ['memory while narrating, peak', megabytes(speech.memory.peakBytes)],
    );
  }
  if (start !== undefined) {
    rows.push(
      ['first sound, nothing loaded', seconds(start.coldSeconds)],
      ['first sound, over its synthesis', seconds(start.addedSeconds)],
    );
  }
  if (result.import !== undefined) {
    const { secondsPerMegabyte, memoryGrowthBytes, longestTaskMilliseconds } = result.import;
    const task = longestTaskMilliseconds === 0 ? 'under 50 ms' : `${longestTaskMilliseconds} ms`;
    rows.push(
      [
        'import, per MB of text',
        `${seconds(secondsPerMegabyte)}, ${megabytes(memoryGrowthBytes)} more`,
      ],
      ['longest task of the page meanwhile', task],
    );
  }
  for (const { audioHours, seconds: spent, memoryGrowthBytes } of result.export ?? []) {
    const name = `export of ${Math.round(audioHours)} h`;
    rows.push([name, `${seconds(spent)}, ${megabytes(memoryGrowthBytes)} more`]);
  }
  if (soak !== undefined) {
    const grown = `${Math.round(soak.bytesPerChunk / 1_000)} kB a chunk`;
    rows.push([`memory over ${soak.chunks} chunks`, `${grown}, peak ${megabytes(soak.peakBytes)}`]);
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}
