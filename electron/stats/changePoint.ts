import { makeRandom } from './random.ts';

export type ChangePoint = {
  /** How many values stand before the change: it lies between values before − 1 and before (counted from 0). */
  readonly before: number;
  readonly meanBefore: number;
  readonly meanAfter: number;
  /** Chance of a step as good among the same values in random order. */
  readonly pValue: number;
  /** Whether a straight line explains the values better than one step does. */
  readonly trendFitsBetter: boolean;
};

const SHUFFLES = 499;
const SEED = 1898;

/**
 * Where the mean of a series changes once, by least squares: the cut in two with the least squared differences from
 * the means of both sides (Hinkley 1970), at least `side` values on each. Whether it is more than chance is judged by shuffling
 * the values (seeded), which asks for nothing but that their order means nothing where there is no change; a series
 * that leans on its own past gives small p too easily, and a plain rise looks like a step, so the line is compared. Of
 * equally good cuts the first. Null with fewer than 2 · side values, or where all are alike.
 *
 * Example: the Nile at Aswan 1871–1970 (Cobb 1978): after 28 values, 1898; means 1097.75 and 849.97.
 */
export function changePoint(values: ArrayLike<number>, side = 3): ChangePoint | null {
  const n = values.length;
  if (n < 2 * side) return null;
  const own = Float64Array.from(values);
  const mean = own.reduce((a, b) => a + b, 0) / n;
  const centred = own.map((value) => value - mean);
  const total = centred.reduce((a, b) => a + b * b, 0);
  if (!(total > 1e-12 * Math.max(1, mean * mean) * n)) return null;
  const { before, gain } = bestCut(centred, side);
  const random = makeRandom(SEED);
  const shuffled = Float64Array.from(centred);
  let asGood = 0;
  for (let i = 0; i < SHUFFLES; i++) {
    for (let k = n - 1; k > 0; k--) {
      const j = random.below(k + 1);
      const kept = shuffled[k]!;
      shuffled[k] = shuffled[j]!;
      shuffled[j] = kept;
    }
    if (bestCut(shuffled, side).gain >= gain * (1 - 1e-12)) asGood++;
  }
  let left = 0;
  for (let t = 0; t < before; t++) left += centred[t]!;
  return {
    before,
    meanBefore: mean + left / before,
    meanAfter: mean - left / (n - before),
    pValue: (asGood + 1) / (SHUFFLES + 1),
    trendFitsBetter: lineGain(centred) > gain,
  };
}

/** Of values around 0: the cut that takes most off their sum of squares, and how much. */
function bestCut(centred: Float64Array, side: number): { before: number; gain: number } {
  const n = centred.length;
  let sum = 0;
  let before = side;
  let gain = -1;
  for (let k = 1; k <= n - side; k++) {
    sum += centred[k - 1]!;
    if (k < side) continue;
    const now = (sum * sum * n) / (k * (n - k));
    if (now > gain * (1 + 1e-12)) {
      gain = now;
      before = k;
    }
  }
  return { before, gain };
}

function lineGain(centred: Float64Array): number {
  const n = centred.length;
  let top = 0;
  let bottom = 0;
  for (let t = 0; t < n; t++) {
    const x = t - (n - 1) / 2;
    top += x * centred[t]!;
    bottom += x * x;
  }
  return bottom > 0 ? (top * top) / bottom : 0;
}
