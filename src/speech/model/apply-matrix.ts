/** Pairs of rows that are applied together: each float is loaded and widened once for all of them. */
const PAIRS_AT_ONCE = 3;

/**
 * [rows, k] becomes [n, rows] by a matrix of n rows and k columns.
 *
 * The matrices of Toom and Cook have a row of powers for each point and one for its negative, which differ in
 * the signs of the odd powers alone: the sum over the even ones plus, and minus, that over the odd ones.
 * So two rows take the multiplications of one.
 */
export function applyMatrix(
  floats: Float32Array,
  matrix: readonly (readonly number[])[],
  target: Float32Array,
): void {
  const columns = matrix[0]?.length ?? 1;
  const rows = floats.length / columns;
  const targetOf = (n: number) => target.subarray(n * rows, (n + 1) * rows);
  let pairs: Pair[] = [];
  const applyPairsSoFar = (): void => {
    applyPairs(floats, columns, pairs);
    pairs = [];
  };
  for (let n = 0; n < matrix.length; n += 1) {
    const [row, next] = [matrix[n] ?? [], matrix[n + 1]];
    if (next === undefined || !isMirrored(row, next)) {
      applyRow(floats, row, targetOf(n));
      continue;
    }
    pairs.push({ row, plus: targetOf(n), minus: targetOf(n + 1) });
    n += 1;
    if (pairs.length === PAIRS_AT_ONCE) applyPairsSoFar();
  }
  if (pairs.length > 0) applyPairsSoFar();
}

/** A row, what it makes, and what its mirrored twin makes. */
interface Pair {
  row: readonly number[];
  plus: Float32Array;
  minus: Float32Array;
}

/** Whether a row is another one with the signs of the odd columns turned. */
function isMirrored(row: readonly number[], other: readonly number[]): boolean {
  return row.every((value, k) => other[k] === (k % 2 === 0 ? value : -value));
}

/** Applies one row; columns of zeros at its ends are left out. */
function applyRow(floats: Float32Array, row: readonly number[], target: Float32Array): void {
  const first = row.findIndex((value) => value !== 0);
  const coefficients = Float64Array.from(
    row.slice(first, row.findLastIndex((value) => value !== 0) + 1),
  );
  for (let index = 0, start = first; index < target.length; index += 1, start += row.length) {
    let sum = 0;
    for (let k = 0; k < coefficients.length; k += 1) {
      sum += (coefficients[k] ?? 0) * (floats[start + k] ?? 0);
    }
    target[index] = sum;
  }
}

/** Applies up to three pairs; those that are not there are the last one again. */
function applyPairs(floats: Float32Array, columns: number, pairs: readonly Pair[]): void {
  const last = pairs.at(-1);
  if (last === undefined) return;
  const [first, second = last, third = last] = pairs;
  if (first === undefined) return;
  // Of two columns the even one's coefficients, then the odd one's; a column that is not there is zero.
  const coefficients = Float64Array.from(
    { length: (columns + (columns % 2)) * PAIRS_AT_ONCE },
    (_, at) => [first, second, third][at % PAIRS_AT_ONCE]?.row[Math.floor(at / PAIRS_AT_ONCE)] ?? 0,
  );
  const [plus0, plus1, plus2] = [first.plus, second.plus, third.plus];
  const [minus0, minus1, minus2] = [first.minus, second.minus, third.minus];
  const odd = columns - (columns % 2);
  for (let index = 0, at = 0; index < plus0.length; index += 1) {
    let even0 = 0;
    let even1 = 0;
    let even2 = 0;
    let odd0 = 0;
    let odd1 = 0;
    let odd2 = 0;
    let k = 0;
    for (const end = at + odd; at < end; at += 2, k += 2 * PAIRS_AT_ONCE) {
      const even = floats[at] ?? 0;
      const uneven = floats[at + 1] ?? 0;
      even0 += (coefficients[k] ?? 0) * even;
      even1 += (coefficients[k + 1] ?? 0) * even;
      even2 += (coefficients[k + 2] ?? 0) * even;
      odd0 += (coefficients[k + 3] ?? 0) * uneven;
      odd1 += (coefficients[k + 4] ?? 0) * uneven;
      odd2 += (coefficients[k + 5] ?? 0) * uneven;
    }
    if (odd < columns) {
      const even = floats[at] ?? 0;
      even0 += (coefficients[k] ?? 0) * even;
      even1 += (coefficients[k + 1] ?? 0) * even;
      even2 += (coefficients[k + 2] ?? 0) * even;
      at += 1;
    }
    plus0[index] = even0 + odd0;
    minus0[index] = even0 - odd0;
    plus1[index] = even1 + odd1;
    minus1[index] = even1 - odd1;
    plus2[index] = even2 + odd2;
    minus2[index] = even2 - odd2;
  }
}
