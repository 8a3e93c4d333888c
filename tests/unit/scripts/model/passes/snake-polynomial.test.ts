import { describe, expect, it } from 'vitest';
import { snakePolynomial } from '../../../../../scripts/model/passes/snake-polynomial.ts';
import { noise } from '../../../../browser/model/quantised-graphs.ts';
import { difference, largest, rewrite } from '../graph-runner.ts';
import { modelOf, snake, step } from '../vocoder-graphs.ts';

describe('the Snake activation as a polynomial', () => {
  const source = modelOf(6, 6, snake('snake', 'x', 'y', 6));

  it('is within 2.4·10⁻⁵ / α of the sine over many periods', async () => {
    const after = rewrite(source, snakePolynomial);
    const x = noise([1, 6, 4_000], 53);
    x.values = x.values.map((each) => 20 * each);
    const expected = await rewrite(source).run(x);
    expect(largest(expected)).toBeGreaterThan(19);
    // α is ½ at least; the rest is rounding of values around 20.
    expect(difference(await after.run(x), expected)).toBeLessThan(2 * 2.4e-5 + 1e-5);
    expect(after.graph.node.map(({ opType }) => opType)).not.toContain('Sin');
  });

  it('is not taken for one when the factor behind is not the inverse of the one before', () => {
    const other = structuredClone(source);
    const inverse = other.graph.initializer.find(({ name }) => name === 'snake/inverse');
    inverse?.rawData?.fill(0x40);
    expect(rewrite(other, snakePolynomial).counts['snake-polynomial']).toBe(0);
  });

  it('is not taken for one when the sine is added to something else', () => {
    const other = modelOf(
      6,
      6,
      snake('snake', 'x', 'z', 6),
      step('Add', ['snake/part', 'snake/sine'], 'y'),
    );
    expect(rewrite(other, snakePolynomial).counts['snake-polynomial']).toBe(1);
    const without = modelOf(
      6,
      6,
      snake('snake', 'x', 'z', 6),
      step('Add', ['snake/part', 'snake/angle'], 'y'),
    );
    without.graph.node = without.graph.node.filter(({ name }) => name !== 'z');
    expect(rewrite(without, snakePolynomial).counts['snake-polynomial']).toBe(0);
  });
});
