type IndividualsChart = {
  /** Mean of the base; null where it is empty. */
  readonly centre: number | null;
  /** Mean moving range ÷ 1.128; null with fewer than two values in the base. */
  readonly sigma: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** Mean range of two independent standard normal values. */
export const D2 = 1.128;

/**
 * The chart of individual values, for measurements that come one at a time: the centre line is the mean x̄, the limits
 * are x̄ ± 3 σ with σ = MR̄ ÷ 1.128, where MR̄ is the mean of |xᵢ − xᵢ₋₁| (Shewhart 1931; Montgomery, Introduction to
 * Statistical Quality Control; NIST/SEMATECH e-Handbook 6.3.2.2). Neighbours are compared, not all with the mean,
 * so that a level that shifts does not widen the limits that are to find it. `inBase` says which values make the chart;
 * neighbours are those of the base. Values all equal make limits on the centre line. Example: the ten batches of the
 * handbook, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1, have x̄ 50.81, MR̄ 1.8778 and limits
 * 45.8159 … 55.8041.
 */
export function individualsChart(
  values: readonly number[],
  inBase: (i: number) => boolean = () => true,
): IndividualsChart {
  const base = values.filter((_, i) => inBase(i));
  if (base.length === 0) return { centre: null, sigma: null, low: null, high: null };
  const centre = base.reduce((sum, value) => sum + value, 0) / base.length;
  if (base.length < 2) return { centre, sigma: null, low: null, high: null };
  let ranges = 0;
  for (let i = 1; i < base.length; i++) ranges += Math.abs(base[i]! - base[i - 1]!);
  const sigma = ranges / (base.length - 1) / D2;
  return { centre, sigma, low: centre - 3 * sigma, high: centre + 3 * sigma };
}
