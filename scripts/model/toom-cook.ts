/**
 * The matrices of Toom–Cook convolution, which Winograd made known as F(m, r): m outputs of a filter
 * with r taps from m + r − 1 products, where the definition takes m · r.
 *
 *     y_i = Σ_k g_k · d_{i+k}  for i < m   is   y = A [(G g) ⊙ (B d)]
 *
 * Read backwards this is a product of polynomials: values at n = m + r − 1 points, one of them
 * infinity, are multiplied, and Lagrange interpolation brings the product's coefficients back. G and A
 * evaluate (powers of the points), B interpolates, transposed (S. Winograd, Arithmetic Complexity of
 * Computations, 1980; the transposition is that of Tellegen's principle).
 */
export interface ToomCook {
  /** n rows, one for each point, of r columns. */
  filter: number[][];
  /** n rows of n columns. */
  input: number[][];
  /** m rows of n columns. */
  output: number[][];
}

/**
 * The finite points by their number, each standing for itself and its negative, and 0 where the number
 * is odd. Among symmetric sets they make the rounding error least: they minimise
 * Σ_k |G_k|² · |B_k|² · |A_k|² (rows of G and B, columns of A), found by the method of Nelder and Mead.
 * Each is a number of 4096ths.
 */
const POINTS: Readonly<Record<number, readonly number[]>> = {
  3: [4096],
  5: [2668, 6288],
  9: [1723, 3314, 5062, 9739],
  15: [1145, 2241, 3234, 4096, 5188, 7485, 14653],
  19: [929, 1826, 2662, 3410, 4096, 4919, 6304, 9188, 18069],
  23: [784, 1550, 2277, 2945, 3542, 4096, 4737, 5696, 7370, 10827, 21393],
};

/** All finite points for n − 1 of them. @throws Error when the table has none for the number */
function pointsFor(count: number): number[] {
  const halves = POINTS[count];
  if (halves === undefined)
    throw new Error(`There are no points for F(m, r) with m + r = ${count + 2}.`);
  return [
    ...(count % 2 === 1 ? [0] : []),
    ...halves.flatMap((half) => [half / 4096, -half / 4096]),
  ];
}

/**
 * The matrices of F(m, r). Rows of G and B have length 1, so that what is multiplied is of the size of
 * what came in; A makes up for it.
 * @throws Error when there are no points for the size
 */
export function toomCook(m: number, r: number): ToomCook {
  const points = pointsFor(m + r - 2);
  const powers = (point: number, count: number): number[] =>
    Array.from({ length: count }, (_, exponent) => point ** exponent);
  const filter = points.map((point) => powers(point, r));
  const input = points.map((point) => [...lagrange(points, point), 0]);
  const columns = points.map((point) => powers(point, m));
  // The point at infinity takes the leading coefficient.
  filter.push(unit(r, r - 1));
  input.push(withRoots(points));
  columns.push(unit(m, m - 1));
  for (const [k, column] of columns.entries()) {
    const size = normalise(filter[k]) * normalise(input[k]);
    columns[k] = column.map((value) => value * size);
  }
  const output = Array.from({ length: m }, (_, i) => columns.map((column) => column[i] ?? 0));
  return { filter, input, output };
}

/** Coefficients, the constant first, of the product of all (x − root). */
function withRoots(roots: readonly number[]): number[] {
  return roots.reduce<number[]>(
    (polynomial, root) =>
      Array.from(
        { length: polynomial.length + 1 },
        (_, exponent) => (polynomial[exponent - 1] ?? 0) - root * (polynomial[exponent] ?? 0),
      ),
    [1],
  );
}

/** Coefficients of the polynomial that is 1 at one point and 0 at all others. */
function lagrange(points: readonly number[], point: number): number[] {
  // Multiplied out for each point anew: dividing the product of all by (x − point) loses all digits.
  const others = points.filter((other) => other !== point);
  const scale = others.reduce((size, other) => size * (point - other), 1);
  return withRoots(others).map((value) => value / scale);
}

function unit(length: number, at: number): number[] {
  return Array.from({ length }, (_, index) => (index === at ? 1 : 0));
}

/** Scales a row to length 1. @returns the length that it had */
function normalise(row: number[] | undefined): number {
  if (row === undefined) return 1;
  const size = Math.hypot(...row);
  for (const [index, value] of row.entries()) row[index] = value / size;
  return size;
}
