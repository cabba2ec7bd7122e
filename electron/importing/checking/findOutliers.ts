// Amounts far off the others, on a scale of factors.

/** Bins of a factor of 2^(1/32), about 2 %. */
const PER_OCTAVE = 32;
const BINS = 54 * PER_OCTAVE;
const FENCE = 6;
/** Prices that are all alike would make everything else an outlier. */
const LEAST_SPREAD = PER_OCTAVE * 0.3;
const LEAST_AMOUNTS = 20;

export const amountBin = (amountE4: number): number => Math.floor(Math.log2(amountE4) * PER_OCTAVE);

/** Amounts in bins below `low` or above `high` are outliers. */
export type OutlierBounds = { readonly low: number; readonly high: number };

/** Least amount of a bin, in E4. */
export const binAmount = (bin: number): number => 2 ** (bin / PER_OCTAVE);

/**
 * Which amounts of a column are far off. Over logarithms, because amounts spread by factors: below the first quartile by
 * more than six times its distance from the median, or above the third by more than six times its own. For amounts that
 * spread alike to both sides these are Tukey's outer fences (1977); the sides are taken apart because cheap goods often
 * crowd together while dear ones do not. Amounts must be positive; fewer than 20 give no bounds. Bounds lie on the edges
 * of bins, so that the count from the bins is exact.
 */
export function makeOutlierFinder() {
  const counts = new Uint32Array(BINS);
  let total = 0;
  const quantileBin = (share: number): number => {
    const rank = Math.floor(share * (total - 1));
    let seen = 0;
    for (let bin = 0; bin < BINS; bin++) {
      seen += counts[bin]!;
      if (seen > rank) return bin;
    }
    return BINS - 1;
  };
  return {
    add: (amountE4: number) => {
      counts[Math.min(BINS - 1, amountBin(amountE4))]!++;
      total++;
    },
    bounds: (): OutlierBounds | null => {
      if (total < LEAST_AMOUNTS) return null;
      const [first, middle, third] = [quantileBin(0.25), quantileBin(0.5), quantileBin(0.75)];
      const reach = (distance: number) => Math.ceil(FENCE * Math.max(distance, LEAST_SPREAD));
      return { low: Math.max(0, first - reach(middle - first)), high: third + reach(third - middle) };
    },
    /** Amounts beyond the bounds. */
    beyond: ({ low, high }: OutlierBounds): number => {
      let count = 0;
      for (let bin = 0; bin < BINS; bin++) if (bin < low || bin > high) count += counts[bin]!;
      return count;
    },
  };
}
