import { patternSearch } from './patternSearch.ts';
import type { Smoothed } from './simpleSmoothing.ts';

export type Season = 'additive' | 'multiplicative';
type Weights = { readonly alpha: number; readonly beta: number; readonly gamma: number };

/**
 * Holt–Winters smoothing (Winters 1960): level, trend and a season of `period` values, added to the level or multiplied
 * with it. Of a value y with level ℓ, trend b and season s of the same period a year before: the forecast is ℓ + b + s,
 * or (ℓ + b)s; then ℓ ← α(y − s) + (1 − α)(ℓ + b), b ← β(ℓ − ℓ before) + (1 − β)b, s ← γ(y − ℓ) + (1 − γ)s, with
 * quotients for differences where the season multiplies.
 *
 * As in the classical implementation the start is read off the first two seasons: their centred moving average over a
 * whole season, the straight line through it, and the mean differences (quotients) from it, brought to the mean 0 (1). (The
 * level is the line's half a season before the first forecast, as there: it soon makes up for it.) The first forecast is that of the second season; α, β and γ are those of the least squared error, found from several
 * starts. The error grows ahead as √(1 + Σψ²), ψ of j periods α(1 + jβ), and γ(1 − α) more in the same season;
 * with quotients to the first order (Hyndman, Koehler, Ord & Snyder 2008). Before the second season is over the start is the
 * first one alone: its mean, no trend, and the differences (quotients) from the mean. Needs a season and a half (a few more
 * values than weights, Hyndman & Kostenko 2007); null with fewer, or where the season multiplies and a value is not above 0.
 *
 * Example: air passengers 1949–1960 (Box & Jenkins), multiplicative: α 0.2756, β 0.0327, γ 0.8707, level 469.32, trend
 * 3.02.
 */
export function holtWinters(
  values: ArrayLike<number>,
  period: number,
  season: Season,
  given?: Weights,
): Smoothed | null {
  if (values.length < 1.5 * period) return null;
  const times = season === 'multiplicative';
  if (times) for (let t = 0; t < values.length; t++) if (!(values[t]! > 0)) return null;
  const start = (values.length < 2 * period ? firstSeason : firstTwo)(values, period, times);
  const { alpha, beta, gamma } = given ?? bestWeights(values, period, times, start);
  const n = values.length;
  const fitted = new Float64Array(n).fill(Number.NaN);
  const seasons = Float64Array.from(start.seasons);
  const { level, trend, sse } = run(values, period, times, start, [alpha, beta, gamma], seasons, fitted);
  const seasonAt = (h: number) => seasons[(n + h - 1) % period]!;
  return {
    parameters: { alpha, beta, gamma },
    fitted,
    sse,
    errors: n - period,
    fittedNumbers: given ? 0 : 5,
    level,
    trend,
    forecast: (h) => (times ? (level + h * trend) * seasonAt(h) : level + h * trend + seasonAt(h)),
    spread: (h) => {
      let sum = 1;
      for (let j = 1; j < h; j++) {
        const part = alpha * (1 + j * beta) * (times ? seasonAt(h) / seasonAt(h - j) : 1);
        sum += (part + (j % period === 0 ? gamma * (1 - alpha) : 0)) ** 2;
      }
      return Math.sqrt(sum);
    },
  };
}

type Start = { readonly level: number; readonly trend: number; readonly seasons: Float64Array };

function firstSeason(values: ArrayLike<number>, period: number, times: boolean): Start {
  let level = 0;
  for (let t = 0; t < period; t++) level += values[t]! / period;
  const seasons = Float64Array.from({ length: period }, (_, t) => (times ? values[t]! / level : values[t]! - level));
  return { level, trend: 0, seasons };
}

function firstTwo(values: ArrayLike<number>, period: number, times: boolean): Start {
  const half = Math.floor(period / 2);
  const moving: number[] = [];
  const sums = new Float64Array(period);
  const counts = new Int32Array(period);
  for (let t = half; t < 2 * period - half; t++) {
    let sum = 0;
    for (let j = -half; j <= half; j++) {
      sum += values[t + j]! * (period % 2 === 0 && Math.abs(j) === half ? 0.5 : 1);
    }
    const mean = sum / period;
    moving.push(mean);
    sums[t % period]! += times ? values[t]! / mean : values[t]! - mean;
    counts[t % period]!++;
  }
  const seasons = sums.map((sum, i) => sum / counts[i]!);
  const middle = seasons.reduce((a, b) => a + b, 0) / period;
  const count = moving.length;
  const meanX = (count + 1) / 2;
  const meanY = moving.reduce((a, b) => a + b, 0) / count;
  let top = 0;
  let bottom = 0;
  moving.forEach((y, i) => {
    top += (i + 1 - meanX) * (y - meanY);
    bottom += (i + 1 - meanX) ** 2;
  });
  const trend = top / bottom;
  return {
    level: meanY - trend * meanX,
    trend,
    seasons: seasons.map((value) => (times ? value / middle : value - middle)),
  };
}

/** Smooths from the second season on; `seasons` holds the start and is moved on, `fitted` is filled where given. */
function run(
  values: ArrayLike<number>,
  period: number,
  times: boolean,
  start: Start,
  weights: ArrayLike<number>,
  seasons: Float64Array,
  fitted: Float64Array | null,
): { level: number; trend: number; sse: number } {
  const alpha = weights[0]!;
  const beta = weights[1]!;
  const gamma = weights[2]!;
  let { level, trend } = start;
  let sse = 0;
  for (let t = period; t < values.length; t++) {
    const y = values[t]!;
    const at = t % period;
    const s = seasons[at]!;
    const line = level + trend;
    const expected = times ? line * s : line + s;
    sse += (y - expected) ** 2;
    if (fitted) fitted[t] = expected;
    const before = level;
    level = alpha * (times ? y / s : y - s) + (1 - alpha) * line;
    trend = beta * (level - before) + (1 - beta) * trend;
    seasons[at] = gamma * (times ? y / level : y - level) + (1 - gamma) * s;
  }
  return { level, trend, sse };
}

const STARTS = [
  [0.3, 0.1, 0.1],
  [0.3, 0.05, 0.8],
  [0.8, 0.1, 0.5],
];

function bestWeights(values: ArrayLike<number>, period: number, times: boolean, start: Start): Weights {
  const seasons = new Float64Array(period);
  const off = (weights: Float64Array) => {
    seasons.set(start.seasons);
    const { sse } = run(values, period, times, start, weights, seasons, null);
    return Number.isFinite(sse) ? sse : Number.POSITIVE_INFINITY;
  };
  let best = { alpha: 0, beta: 0, gamma: 0, value: Number.POSITIVE_INFINITY };
  for (const from of STARTS) {
    const { at, value } = patternSearch(off, from, 1e-6);
    if (value < best.value) best = { alpha: at[0]!, beta: at[1]!, gamma: at[2]!, value };
  }
  return best;
}
