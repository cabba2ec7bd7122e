/** How one group of a variable divides the two sides. */
export type WoeBin = {
  /** ln of (share of the good that are here ÷ share of the bad that are here). */
  readonly woe: number;
  /** What the group adds to the information value; never negative. */
  readonly part: number;
};
export type InformationValue = {
  readonly value: number;
  readonly bins: readonly WoeBin[];
  /** A group had none of one side, so half a customer was added to both sides of every group. */
  readonly corrected: boolean;
};

/**
 * Weight of evidence by group and information value of a variable that divides two sides (Kullback 1959; Siddiqi
 * 2006, who calls below 0.02 unpredictive, to 0.1 weak, to 0.3 medium, above strong). `good` and `bad` are counts by
 * group. Where a group has none of one side the logarithm does not exist; half a customer is then added to both sides
 * of every group (Haldane 1956), which changes nothing elsewhere that matters. Groups without anybody are no groups:
 * leave them out. Null when a side is empty. Example: Siddiqi's age table gives 0.668.
 */
export function informationValue(good: readonly number[], bad: readonly number[]): InformationValue | null {
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  if (total(good) === 0 || total(bad) === 0) return null;
  const corrected = good.some((count) => count === 0) || bad.some((count) => count === 0);
  const half = corrected ? 0.5 : 0;
  const goods = total(good) + half * good.length;
  const bads = total(bad) + half * bad.length;
  const bins = good.map((count, i) => {
    const ofGood = (count + half) / goods;
    const ofBad = (bad[i]! + half) / bads;
    const woe = Math.log(ofGood / ofBad);
    return { woe, part: (ofGood - ofBad) * woe };
  });
  return { value: bins.reduce((sum, bin) => sum + bin.part, 0), bins, corrected };
}

/**
 * Difference of two means in standard deviations: (mean − other mean) ÷ √((variance + other variance) ÷ 2), the
 * measure of balance that does not grow with n (Austin 2009; above 0.1 is worth a look). Null where nothing varies.
 */
export function standardisedDifference(
  one: { readonly mean: number; readonly variance: number },
  other: { readonly mean: number; readonly variance: number },
): number | null {
  const spread = Math.sqrt((one.variance + other.variance) / 2);
  return spread > 0 ? (one.mean - other.mean) / spread : null;
}
