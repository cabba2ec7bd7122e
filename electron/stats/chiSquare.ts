import { erfc } from './normal.ts';

/**
 * P(X > x) of the χ² distribution with `df` (1, 2, 3 …) degrees of freedom. By the finite sums for whole degrees of
 * freedom (Abramowitz & Stegun 1964, 26.4.4 and 26.4.5): all terms are positive, so nothing cancels in the tail, and
 * they are kept as logarithms, so nothing underflows early. 1 for x ≤ 0. Example: chiSquareSurvival(3.841458820694124,
 * 1) = 0.05.
 */
export function chiSquareSurvival(x: number, df: number): number {
  if (!(x > 0)) return x <= 0 ? 1 : Number.NaN;
  const y = x / 2;
  const odd = df % 2 === 1;
  let sum = odd ? erfc(Math.sqrt(y)) : Math.exp(-y);
  let logTerm = odd ? 0.5 * Math.log(y) - y - Math.log(Math.sqrt(Math.PI) / 2) : Math.log(y) - y;
  for (let a = odd ? 1.5 : 2; a <= df / 2; a++) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(y) - Math.log(a);
  }
  return Math.min(1, sum);
}

/** One group of a comparison of proportions. */
export type Group = { readonly successes: number; readonly n: number };
export type ChiSquareTest = { readonly chiSquare: number; readonly df: number; readonly pValue: number };

/**
 * Are k proportions the same? Pearson's χ² on the 2 × k table, df = k − 1, no continuity correction (Fleiss 1981).
 * Groups without members are left out. Null with fewer than two groups, or when nobody or everybody has the event.
 * The χ² approximation wants expected counts of about 5 or more. Example: smokers 83/86, 90/93, 129/136, 70/82 give
 * 12.6004 on 3 degrees of freedom.
 */
export function proportionsTest(groups: readonly Group[]): ChiSquareTest | null {
  const filled = groups.filter((group) => group.n > 0);
  const n = filled.reduce((sum, group) => sum + group.n, 0);
  const successes = filled.reduce((sum, group) => sum + group.successes, 0);
  if (filled.length < 2 || successes === 0 || successes === n) return null;
  const p = successes / n;
  const chiSquare = filled.reduce(
    (sum, group) => sum + (group.successes - group.n * p) ** 2 / (group.n * p * (1 - p)),
    0,
  );
  const df = filled.length - 1;
  return { chiSquare, df, pValue: chiSquareSurvival(chiSquare, df) };
}
