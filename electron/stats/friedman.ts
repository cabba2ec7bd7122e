import { chiSquareSurvival } from './chiSquare.ts';

export type FriedmanTest = { readonly statistic: number; readonly df: number; readonly pValue: number };

/**
 * Do k treatments differ, each tried once in every block? Friedman's test by ranks (Friedman 1937) with ties sharing
 * their mean rank (Hollander and Wolfe 1973): within each block values are ranked, and rank sums that lie further apart
 * than chance would let them speak for a difference, whatever the level of the blocks. `blocks` holds one row of k
 * values each. The p-value is that of χ² with k − 1 degrees of freedom. Null with fewer than two blocks or treatments,
 * or where all values of every block tie. Months of a year are treatments and years are blocks when one asks for a
 * season. Example: three ways of rounding first base, 22 runners (Hollander and Wolfe 1973, p. 140), χ² = 11.143 on 2
 * degrees of freedom, p = 0.003805.
 */
export function friedmanTest(blocks: readonly (readonly number[])[]): FriedmanTest | null {
  const n = blocks.length;
  const k = blocks[0]?.length ?? 0;
  if (n < 2 || k < 2) return null;
  const sums = new Float64Array(k);
  let ties = 0;
  for (const block of blocks) {
    const order = block.map((_, j) => j).sort((a, b) => block[a]! - block[b]!);
    for (let from = 0; from < k; ) {
      let to = from + 1;
      while (to < k && block[order[to]!] === block[order[from]!]) to++;
      const rank = (from + 1 + to) / 2;
      for (let i = from; i < to; i++) sums[order[i]!]! += rank;
      const tied = to - from;
      ties += tied ** 3 - tied;
      from = to;
    }
  }
  const expected = (n * (k + 1)) / 2;
  const spread = sums.reduce((sum, one) => sum + (one - expected) ** 2, 0);
  const scale = n * k * (k + 1) - ties / (k - 1);
  if (!(scale > 0)) return null;
  const statistic = (12 * spread) / scale;
  return { statistic, df: k - 1, pValue: chiSquareSurvival(statistic, k - 1) };
}
