/**
 * Sum with the rounding error carried along (Neumaier 1974), so that the order of the values hardly matters and
 * 1e16 + 1 − 1e16 is 1. Whole numbers below 2^53 need no such care: a plain sum of them is exact. 0 without values.
 */
export function accurateSum(values: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}
