import { patternSearch } from './patternSearch.ts';

/** A series smoothed to its end, and what follows from it. */
export type Smoothed = {
  readonly parameters: { readonly alpha: number; readonly beta: number | null; readonly gamma: number | null };
  /** The forecast of each value from those before it; NaN where none was made. */
  readonly fitted: Float64Array;
  /** Sum of the squared errors of `fitted`, how many there are, and how many numbers were taken from the data. */
  readonly sse: number;
  readonly errors: number;
  readonly fittedNumbers: number;
  readonly level: number;
  /** Rise of a period; 0 where there is none. */
  readonly trend: number;
  /** Expected value h = 1, 2, … periods ahead. */
  readonly forecast: (h: number) => number;
  /** Standard deviation of the error h periods ahead, in standard deviations of the error one period ahead. */
  readonly spread: (h: number) => number;
};

/**
 * Simple exponential smoothing (Brown 1959; Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 7.1): the level moves by
 * the share α of every error, ℓ ← ℓ + α(y − ℓ), and is the forecast for all that follows. Without `alpha` both α
 * and the level before the first value are those of least squares; for a given α the errors are linear in that level,
 * so it is solved and not searched. α = 0 is the mean of all, α = 1 the last value. The error grows ahead as
 * √(1 + (h − 1)α²). Needs two values.
 *
 * Example: oil production of Saudi Arabia 1996–2007, first level the first value: 484.80 with α = 0.2, 501.84 with
 * α = 0.6; the best α is 0.892 with 496.49.
 */
export function simpleSmoothing(values: ArrayLike<number>, alpha?: number, start?: number): Smoothed {
  const n = values.length;
  const weight = alpha ?? bestAlpha(values);
  const first = start ?? bestStart(values, weight);
  const fitted = new Float64Array(n);
  let level = first;
  let sse = 0;
  for (let t = 0; t < n; t++) {
    fitted[t] = level;
    const error = values[t]! - level;
    sse += error * error;
    level += weight * error;
  }
  return {
    parameters: { alpha: weight, beta: null, gamma: null },
    fitted,
    sse,
    errors: n,
    fittedNumbers: (alpha === undefined ? 1 : 0) + (start === undefined ? 1 : 0),
    level,
    trend: 0,
    forecast: () => level,
    spread: (h) => Math.sqrt(1 + (h - 1) * weight * weight),
  };
}

const STARTS = [0.1, 0.5, 0.9];

function bestAlpha(values: ArrayLike<number>): number {
  const off = ([alpha]: Float64Array) => errorsOf(values, alpha!, bestStart(values, alpha!));
  let best = { at: new Float64Array([0]), value: Number.POSITIVE_INFINITY };
  for (const start of STARTS) {
    const found = patternSearch(off, [start]);
    if (found.value < best.value) best = { at: Float64Array.from(found.at), value: found.value };
  }
  return best.at[0]!;
}

function errorsOf(values: ArrayLike<number>, alpha: number, start: number): number {
  let level = start;
  let sse = 0;
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - level;
    sse += error * error;
    level += alpha * error;
  }
  return sse;
}

/** The level before the first value with the least squared errors: error t is (error with level 0) − (1 − α)^t · level. */
function bestStart(values: ArrayLike<number>, alpha: number): number {
  let level = 0;
  let reach = 1;
  let top = 0;
  let bottom = 0;
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - level;
    top += error * reach;
    bottom += reach * reach;
    level += alpha * error;
    reach *= 1 - alpha;
  }
  return top / bottom;
}
