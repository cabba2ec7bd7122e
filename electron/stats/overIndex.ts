import { normalQuantile } from './normal.ts';

export type OverIndex = { readonly index: number; readonly low: number; readonly high: number };

/**
 * How much more often something is found in a part of a whole than in the whole: 100 × (x ÷ n) ÷ (X ÷ N), where n of
 * the N were taken and x of the X that have it came along. The interval is the score interval of x ÷ n (Wilson 1927)
 * with n enlarged to n·(N − 1) ÷ (N − n), because a part of a finite whole varies less the more of it it holds
 * (Cochran 1977); taking everybody gives 100 … 100. Null when n or X is 0.
 */
export function overIndex(x: number, n: number, wholeX: number, wholeN: number): OverIndex | null {
  if (n <= 0 || wholeX <= 0 || wholeN <= 0) return null;
  const share = x / n;
  const whole = wholeX / wholeN;
  const index = (100 * share) / whole;
  if (n >= wholeN) return { index, low: index, high: index };
  const size = (n * (wholeN - 1)) / (wholeN - n);
  const z = normalQuantile(0.975);
  const zz = z * z;
  const centre = (2 * size * share + zz) / (2 * (size + zz));
  const half = (z * Math.sqrt(zz + 4 * size * share * (1 - share))) / (2 * (size + zz));
  const low = x === 0 ? 0 : Math.max(0, centre - half);
  const high = x === n ? 1 : Math.min(1, centre + half);
  return { index, low: Math.min(index, (100 * low) / whole), high: Math.max(index, (100 * high) / whole) };
}
