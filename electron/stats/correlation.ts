import { dot } from './dot.ts';
import { studentTwoSided } from './studentT.ts';

export type Correlation = { readonly r: number; readonly df: number; readonly pValue: number };

/**
 * The product-moment correlation (Pearson 1896), −1 … 1; null with fewer than two pairs or where one side never
 * changes. Example: Anscombe's first set (1973) gives 0.816.
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const n = x.length;
  if (n < 2) return null;
  const a = centred(x);
  const b = centred(y);
  const [xx, yy] = [dot(a, a), dot(b, b)];
  if (!(xx > 0) || !(yy > 0)) return null;
  return Math.max(-1, Math.min(1, dot(a, b) / Math.sqrt(xx * yy)));
}

/** Ranks 1 … n; equal values share the mean of their places. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const ranks = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let to = from;
    while (to + 1 < n && values[order[to + 1]!] === values[order[from]!]) to++;
    for (let i = from; i <= to; i++) ranks[order[i]!] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

/** The correlation of the ranks (Spearman 1904): whether two figures rise together, by whatever curve. */
export const spearman = (x: ArrayLike<number>, y: ArrayLike<number>): number | null => pearson(ranksOf(x), ranksOf(y));

/**
 * The rank correlation of two figures with others held still: both are turned into ranks, the straight-line part of the
 * `controls` (as they are given) is taken off both, and what is left is correlated. The p-value is that of
 * t = r√(df ÷ (1 − r²)) with df = n − 2 − controls (Kendall & Stuart 1973), which holds for one look at pairs that do
 * not lean on each other. Null with fewer than 3 degrees of freedom, or where nothing is left of one side.
 */
export function partialRankCorrelation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  controls: readonly ArrayLike<number>[],
): Correlation | null {
  const df = x.length - 2 - controls.length;
  if (df < 3) return null;
  const basis = orthogonal(controls.map(centred));
  const a = without(centred(ranksOf(x)), basis);
  const b = without(centred(ranksOf(y)), basis);
  const [xx, yy] = [dot(a, a), dot(b, b)];
  // Less than this of a side is rounding.
  const least = 1e-9 * x.length ** 3;
  if (!(xx > least) || !(yy > least)) return null;
  const r = Math.max(-1, Math.min(1, dot(a, b) / Math.sqrt(xx * yy)));
  const t = Math.abs(r) === 1 ? Number.POSITIVE_INFINITY : r * Math.sqrt(df / (1 - r * r));
  return { r, df, pValue: studentTwoSided(t, df) };
}

function centred(values: ArrayLike<number>): Float64Array {
  const own = Float64Array.from(values);
  const mean = own.reduce((a, b) => a + b, 0) / own.length;
  return own.map((value) => value - mean);
}

/** Gram and Schmidt; what depends on earlier ones is left out. */
function orthogonal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = without(vector, basis);
    const size = Math.sqrt(dot(rest, rest));
    if (size > 1e-9 * Math.sqrt(dot(vector, vector))) basis.push(rest.map((value) => value / size));
  }
  return basis;
}

function without(vector: Float64Array, basis: readonly Float64Array[]): Float64Array {
  let rest = vector;
  for (const one of basis) {
    const share = dot(rest, one);
    rest = rest.map((value, i) => value - share * one[i]!);
  }
  return rest;
}
