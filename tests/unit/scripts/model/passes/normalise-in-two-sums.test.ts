import { describe, expect, it } from 'vitest';
import { normaliseInTwoSums } from '../../../../../scripts/model/passes/normalise-in-two-sums.ts';
import { noise } from '../../../../browser/model/quantised-graphs.ts';
import { difference, largest, rewrite } from '../graph-runner.ts';
import { instanceNorm, modelOf, step } from '../vocoder-graphs.ts';

describe('instance normalisation in two sums', () => {
  it('gives what the published form gives, with three passes over the samples less', async () => {
    const source = modelOf(5, 5, instanceNorm('norm', 'x', 'y', 5));
    const after = rewrite(source, normaliseInTwoSums(''));
    const x = noise([1, 5, 77], 41);
    const expected = await rewrite(source).run(x);
    expect(largest(expected)).toBeGreaterThan(1);
    expect(difference(await after.run(x), expected)).toBeLessThan(1e-5);
    const kinds = after.graph.node.map(({ opType }) => opType);
    expect(kinds).not.toContain('Div');
    expect(kinds.filter((kind) => kind === 'ReduceMean')).toHaveLength(1);
  });

  it('keeps its digits where the mean of a channel is far larger than its deviation', async () => {
    const source = modelOf(3, 3, instanceNorm('norm', 'x', 'y', 3));
    const x = noise([1, 3, 500], 43);
    // In float32, Σ x² / T − mean² would be off by as much as the variance itself.
    x.values = x.values.map((each) => 30 + each / 100);
    const expected = await rewrite(source).run(x);
    const found = await rewrite(source, normaliseInTwoSums('')).run(x);
    expect(difference(found, expected)).toBeLessThan(0.01);
    expect(largest(expected)).toBeGreaterThan(1);
  });

  it('is shared by several scales and shifts', async () => {
    const first = instanceNorm('norm', 'x', 'one', 4);
    const source = modelOf(
      4,
      4,
      first,
      step('Mul', ['norm/normal', 'norm/shift'], 'again'),
      step('Add', ['again', 'norm/scale'], 'two'),
      step('Add', ['one', 'two'], 'y'),
    );
    const after = rewrite(source, normaliseInTwoSums(''));
    const x = noise([1, 4, 30], 47);
    expect(difference(await after.run(x), await rewrite(source).run(x))).toBeLessThan(1e-5);
    expect(after.counts['normalise-in-two-sums']).toBe(1);
    expect(after.graph.node.filter(({ opType }) => opType === 'ReduceSumSquare')).toHaveLength(1);
  });

  it('leaves alone what lies outside of the part it is for, and what else reads the normal samples', () => {
    const norm = instanceNorm('norm', 'x', 'z', 4);
    const inside = modelOf(4, 4, norm, step('Neg', ['z'], 'y'));
    expect(rewrite(inside, normaliseInTwoSums('/vocoder/')).counts['normalise-in-two-sums']).toBe(
      0,
    );
    const read = modelOf(4, 4, norm, step('Add', ['z', 'norm/normal'], 'y'));
    expect(rewrite(read, normaliseInTwoSums('')).counts['normalise-in-two-sums']).toBe(0);
  });
});
