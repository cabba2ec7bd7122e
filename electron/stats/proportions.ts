import { normalQuantile, normalSurvival } from './normal.ts';

export type Interval = { readonly low: number; readonly high: number };

const zOf = (level: number): number => normalQuantile((1 + level) / 2);

/**
 * The score interval of a proportion (Wilson 1927), without continuity correction; recommended by Newcombe (1998)
 * for all n. Null for n = 0. It never leaves 0…1; at 0 of n the lower bound is exactly 0, at n of n the upper is 1.
 * Example: wilsonInterval(81, 263) = 0.2553 … 0.3662 (Newcombe 1998, table I).
 */
export function wilsonInterval(successes: number, n: number, level = 0.95): Interval | null {
  if (n <= 0) return null;
  const z = zOf(level);
  const p = successes / n;
  const zz = z * z;
  const centre = (2 * successes + zz) / (2 * (n + zz));
  const half = (z * Math.sqrt(zz + 4 * successes * (1 - p))) / (2 * (n + zz));
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
  };
}

/**
 * Interval of the difference of two independent proportions, p1 − p2, from the two score intervals (Newcombe 1998,
 * method 10, "hybrid score"). Null when one group is empty. Example: 56 of 70 against 48 of 80 gives 0.20 with
 * 0.0524 … 0.3339.
 */
export function differenceInterval(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  level = 0.95,
): (Interval & { readonly difference: number }) | null {
  const a = wilsonInterval(x1, n1, level);
  const b = wilsonInterval(x2, n2, level);
  if (!a || !b) return null;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const difference = p1 - p2;
  return {
    difference,
    low: difference - Math.hypot(p1 - a.low, b.high - p2),
    high: difference + Math.hypot(a.high - p1, p2 - b.low),
  };
}

/**
 * The z test of two independent proportions with the pooled variance (z² is Pearson's χ² of the 2 × 2 table), the
 * Wald interval of their difference, and relative risk and odds ratio of the first group against the second.
 * Z and p are null when nobody or everybody has the event, because there is nothing to compare; a ratio is null when
 * its denominator is 0. Null when a group is empty. Example: 189 of 11,034 against 104 of 11,037 (Physicians' Health
 * Study 1988, in Agresti) gives z = 5.001.
 */
export function twoProportionTest(x1: number, n1: number, x2: number, n2: number, level = 0.95) {
  if (n1 <= 0 || n2 <= 0) return null;
  const p1 = x1 / n1;
  const p2 = x2 / n2;
  const pooled = (x1 + x2) / (n1 + n2);
  const difference = p1 - p2;
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  const z = error > 0 ? difference / error : null;
  const half = zOf(level) * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
  return {
    difference,
    low: difference - half,
    high: difference + half,
    z,
    chiSquare: z === null ? null : z * z,
    pValue: z === null ? null : 2 * normalSurvival(Math.abs(z)),
    relativeRisk: p2 > 0 ? p1 / p2 : null,
    oddsRatio: x2 > 0 && x1 < n1 ? (x1 * (n2 - x2)) / (x2 * (n1 - x1)) : null,
  };
}
