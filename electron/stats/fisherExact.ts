import { logGamma } from './gammaFunctions.ts';

/** A term this small beside the sum adds nothing. */
const NOTHING = 1e-17;

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * How likely chance alone puts two things together so often: of `all` cases `one` have the first thing, `other` the
 * second, and at least `both` have both (the upper tail of the hypergeometric distribution; one-sided exact test of
 * Fisher 1935). Exact for any counts, also small ones. The first term comes from logarithms, each further one from the
 * one before, until they add nothing. 1 where `both` is no more than must be. Example: of 8 cups 4 had the milk first,
 * 4 were said to, 3 of them rightly: 17/70 = 0.2429.
 */
export function fisherExact(both: number, one: number, other: number, all: number): number {
  const most = Math.min(one, other);
  if (both > most) return 0;
  if (both <= Math.max(0, one + other - all)) return 1;
  const start = Math.exp(logChoose(one, both) + logChoose(all - one, other - both) - logChoose(all, other));
  let term = 1;
  let sum = 1;
  for (let k = both; k < most; k++) {
    term *= ((one - k) * (other - k)) / ((k + 1) * (all - one - other + k + 1));
    sum += term;
    if (term < NOTHING * sum) break;
  }
  return Math.min(1, start * sum);
}
