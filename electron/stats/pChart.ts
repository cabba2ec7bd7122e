/** One sample of a chart: how many of how many. */
export type Sample = { readonly count: number; readonly n: number };

export type PChartPoint = {
  /** count ÷ n; null for an empty sample. */
  readonly share: number | null;
  /** Standard error of a share of n under the centre line; null for an empty sample. */
  readonly sigma: number | null;
  readonly low: number | null;
  readonly high: number | null;
};
export type PChart = {
  /** The centre line p̄; null where the base holds nobody. */
  readonly centre: number | null;
  readonly points: readonly PChartPoint[];
};

/**
 * The control chart of a share with samples of different sizes (Shewhart 1931; Montgomery, Introduction to
 * Statistical Quality Control): the centre line is p̄ = Σ count ÷ Σ n over the base, the limits of sample i are
 * p̄ ± 3 √(p̄ (1 − p̄) ÷ nᵢ), kept within 0…1. `inBase` says which samples make the centre line; left out, all do
 * (phase I). Samples outside the base are judged by it (phase II, or assignable causes set aside). With p̄ of 0 or 1
 * the limits fall on the centre line. Example: 30 samples of 50 cans with 347 bad ones give p̄ = 0.2313 with limits
 * 0.0524 … 0.4102 (Montgomery's orange juice cans).
 */
export function pChart(samples: readonly Sample[], inBase: (i: number) => boolean = () => true): PChart {
  let count = 0;
  let n = 0;
  samples.forEach((sample, i) => {
    if (!inBase(i)) return;
    count += sample.count;
    n += sample.n;
  });
  const centre = n > 0 ? count / n : null;
  return { centre, points: samples.map((sample) => pointOf(sample, centre)) };
}

function pointOf({ count, n }: Sample, centre: number | null): PChartPoint {
  const share = n > 0 ? count / n : null;
  if (centre === null || n <= 0) return { share, sigma: null, low: null, high: null };
  const sigma = Math.sqrt((centre * (1 - centre)) / n);
  return { share, sigma, low: Math.max(0, centre - 3 * sigma), high: Math.min(1, centre + 3 * sigma) };
}
