import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, readArguments, runCommand } from '../../scripts/cli/arguments.ts';
import { PROJECT_FOLDER } from '../../scripts/cli/project.ts';

const USAGE = `Draws docs/images/performance.svg out of docs/performance-history.json.

  npm run plot`;

/** One state of Lectern in docs/performance-history.json. */
interface HistoryEntry {
  /** When it was measured: YYYY-MM-DD. */
  date: string;
  /** What had changed, in few words. */
  change: string;
  /** How many times as fast as other ways of running the same model it was, by their names. */
  timesAsFastAs: Record<string, number>;
}

function draw(entries: readonly HistoryEntry[], document: Document): string {
  const bars = entries.flatMap(({ change, timesAsFastAs }, index) =>
    Object.entries(timesAsFastAs).map(([against, times]) => ({
      change: `${index + 1}. ${change}`,
      against,
      times,
    })),
  );
  const chart = Plot.plot({
    document,
    width: 880,
    marginLeft: 220,
    marginRight: 60,
    marginBottom: 48,
    style: { background: 'white', color: '#222', fontFamily: 'sans-serif', fontSize: '12px' },
    x: { label: 'times as fast', labelOffset: 40, grid: true, zero: true },
    y: { label: null },
    fy: { label: null, domain: bars.map(({ change }) => change) },
    facet: { marginRight: 330 },
    color: { scheme: 'Observable10' },
    marks: [
      Plot.barX(bars, { x: 'times', y: 'against', fy: 'change', fill: 'against' }),
      Plot.text(bars, {
        x: 'times',
        y: 'against',
        fy: 'change',
        text: ({ times }: { times: number }) => `${times.toFixed(2)}×`,
        textAnchor: 'start',
        dx: 4,
      }),
      Plot.ruleX([1], { strokeDasharray: '3,3' }),
    ],
  });
  chart.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${chart.outerHTML}\n`;
}

function plot(args: readonly string[]): Promise<number> {
  readArguments(args, {});
  const history = readFileSync(join(PROJECT_FOLDER, 'docs', 'performance-history.json'), 'utf8');
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawing = draw(JSON.parse(history) as HistoryEntry[], document);
  writeFileSync(join(PROJECT_FOLDER, 'docs', 'images', 'performance.svg'), drawing);
  return Promise.resolve(EXIT.done);
}

await runCommand(USAGE, plot);
