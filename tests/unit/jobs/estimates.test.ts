import { describe, expect, it } from 'vitest';
import { completeOptions } from '../../../src/api/options.ts';
import { addTotals, effortOf, estimateChunks } from '../../../src/jobs/estimates.ts';
import { toJob } from '../../../src/jobs/job-view.ts';
import { countChunk } from '../../../src/storage/job-counts.ts';
import { makeBook, makeRecords } from '../../fixtures/jobs/job-records.ts';
import type { JobRecord } from '../../../src/storage/database.ts';

/** A kind of text: its length, the symbols it is spoken with, and those that are cut off again. */
interface Kind {
  characters: number;
  symbols: number;
  context: number;
}

const PROSE: Kind = { characters: 180, symbols: 176, context: 0 };
const RETORTS: Kind = { characters: 13, symbols: 13, context: 50 };
const FIGURES: Kind = { characters: 150, symbols: 290, context: 0 };

const CHAPTERS: Kind[][] = [
  Array.from({ length: 40 }, () => PROSE),
  Array.from({ length: 60 }, () => RETORTS),
  Array.from({ length: 20 }, () => FIGURES),
  Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? RETORTS : PROSE)),
];

const chunkOf = ({ characters, symbols, context }: Kind) => ({
  characters,
  effort: effortOf({ phonemes: 'a'.repeat(symbols), before: 'a'.repeat(context), after: '' }),
  frames: symbols,
  pauseFrames: 4,
});

const planOf = (kinds: readonly Kind[]) => ({
  chunks: kinds.length,
  characters: kinds.reduce((sum, kind) => sum + kind.characters, 0),
  effort: kinds.reduce((sum, kind) => sum + chunkOf(kind).effort, 0),
});

/** Numbers from 0 to 1, the same in every run (Park and Miller, 1988). */
function* chances(): Generator<number, never> {
  for (let seed = 4_711; ; seed = (seed * 48_271) % 2_147_483_647) yield seed / 2_147_483_647;
}

/** One step of a job that is being narrated: when it was shown, and the ETA shown then. */
interface Step {
  at: number;
  eta: number | null;
}

interface Machine {
  /** How much slower the machine is between two chunks than else. */
  slowdown?: { from: number; to?: number; factor: number };
  /** Seconds that the job rests before its nth chunk. */
  rest?: { before: number; seconds: number };
}

/** Narrates the chapters on a machine whose chunks take what their symbols cost, up to a fifth more or less. */
function narrate({ slowdown, rest }: Machine = {}): { steps: Step[]; end: number } {
  const chance = chances();
  const { job } = makeRecords('job', makeBook(['Emma']), 0);
  let record: JobRecord = { ...job, order: 0, status: 'running', options: completeOptions({}) };
  let now = 0;
  let worked = 0;
  const steps: Step[] = [];
  record = { ...record, ...addTotals(CHAPTERS.map(planOf), { chunks: 0, characters: 0 }) };
  for (const [index, kind] of CHAPTERS.flat().entries()) {
    // Hours that lie between are neither work nor a sign of slowness.
    if (index === rest?.before) now += rest.seconds * 1_000;
    const { from = Infinity, to = Infinity, factor: slow = 1 } = slowdown ?? {};
    const factor = index >= from && index < to ? slow : 1;
    const noise = 0.8 + 0.4 * chance.next().value;
    const cost = (240 + 24 * (kind.symbols + kind.context)) * noise * factor;
    now += cost;
    worked += cost;
    const counts = { narratedMilliseconds: cost, workMilliseconds: cost, now };
    record = { ...record, ...countChunk(record, chunkOf(kind), undefined, counts), touchedAt: now };
    steps.push({ at: worked, eta: toJob(record, null, now).eta });
  }
  return { steps, end: worked };
}

/** How far the ETA was off at each step after the nth, as a share of what was really left. */
function errorsAfter(n: number, { steps, end }: ReturnType<typeof narrate>): number[] {
  return steps
    .slice(n, -10)
    .map(({ at, eta }) => Math.abs(((eta ?? Infinity) * 1_000) / (end - at) - 1));
}

describe('the estimate of the time left', () => {
  it('is right within a tenth from the 20th chunk on, however the kinds of text take turns', () => {
    expect(Math.max(...errorsAfter(20, narrate()))).toBeLessThan(0.1);
  });

  it('is not put off by hours in which the machine slept', () => {
    const slept = narrate({ rest: { before: 70, seconds: 9 * 3_600 } });
    expect(Math.max(...errorsAfter(20, slept))).toBeLessThan(0.1);
  });

  it('is not put off by a moment in which the machine is busy with something else', () => {
    const busy = narrate({ slowdown: { from: 14, to: 19, factor: 3 } });
    expect(Math.max(...errorsAfter(20, busy))).toBeLessThan(0.15);
  });

  it('follows a machine that gets slower', () => {
    const slower = narrate({ slowdown: { from: 60, factor: 2 } });
    expect(Math.max(...errorsAfter(150, slower))).toBeLessThan(0.15);
  });
});

describe('the totals of a job', () => {
  it('are those of its chapters once all have been planned', () => {
    const plans = CHAPTERS.map(planOf);
    expect(addTotals(plans, { chunks: 0, characters: 0 })).toEqual({
      totalChunks: 180,
      totalChunksExact: true,
      totalCharacters: plans.reduce((sum, plan) => sum + plan.characters, 0),
      totalEffort: plans.reduce((sum, plan) => sum + plan.effort, 0),
    });
  });

  it('take text that has not been planned to be like the text that has, the more there is of it', () => {
    const unplanned = { chunks: estimateChunks(15_000), characters: 15_000 };
    const restAfter = (count: number): number => {
      const plan = planOf(Array.from({ length: count }, () => FIGURES));
      return addTotals([plan], unplanned).totalEffort - plan.effort;
    };
    const [alike, prose] = [100 * chunkOf(FIGURES).effort, 1.05 * 15_000];
    expect(addTotals([], unplanned)).toMatchObject({ totalChunksExact: false, totalEffort: prose });
    expect(restAfter(1)).toBeLessThan(prose + 0.05 * (alike - prose));
    expect(restAfter(1_000)).toBeGreaterThan(prose + 0.9 * (alike - prose));
    expect(restAfter(1_000)).toBeLessThan(alike);
  });
});
