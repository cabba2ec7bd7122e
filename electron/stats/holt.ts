import { patternSearch } from './patternSearch.ts';
import type { Smoothed } from './simpleSmoothing.ts';

export type HoltGiven = {
  readonly alpha: number;
  readonly beta: number;
  /** Level and trend before the first value. */
  readonly start: { readonly level: number; readonly trend: number };
};

/**
 * Holt's linear smoothing (Holt 1957; Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 7.2): a level and a trend, ℓ ← αy +
 * (1 − α)(ℓ + b), b ← β(ℓ − ℓ before) + (1 − β)b; the forecast is the line ℓ + hb. Without `given` α and β are those of
 * least squares, and level and trend before the first value are solved for them, as the errors are linear in both:
 * α = β = 0 then is the straight line through all values. The error grows ahead as √(1 + Σ α²(1 + jβ)²), j = 1 …
 * h − 1. Needs four values.
 *
 * Example: Australian air passengers 1990–2004 in millions, α = 0.8, β = 0.2, started from the first value
 * and the first difference: 43.76, 45.59, 47.43, 49.27, 51.10.
 */
export function holt(values: ArrayLike<number>, given?: HoltGiven): Smoothed {
  const { alpha, beta } = given ?? bestWeights(values);
  const { level: l0, trend: b0 } = given ? given.start : bestStart(values, alpha, beta);
  const n = values.length;
  const fitted = new Float64Array(n).fill(Number.NaN);
  let level = l0;
  let trend = b0;
  let sse = 0;
  for (let t = 0; t < n; t++) {
    const expected = level + trend;
    const error = values[t]! - expected;
    fitted[t] = expected;
    sse += error * error;
    level = expected + alpha * error;
    trend += alpha * beta * error;
  }
  return {
    parameters: { alpha, beta, gamma: null },
    fitted,
    sse,
    errors: n,
    fittedNumbers: given ? 0 : 4,
    level,
    trend,
    forecast: (h) => level + h * trend,
    spread: (h) => {
      let sum = 1;
      for (let j = 1; j < h; j++) sum += (alpha * (1 + j * beta)) ** 2;
      return Math.sqrt(sum);
    },
  };
}

const STARTS = [
  [0.1, 0.1],
  [0.5, 0.1],
  [0.9, 0.5],
];

function bestWeights(values: ArrayLike<number>): { alpha: number; beta: number } {
  const off = ([alpha, beta]: Float64Array) => {
    const { level, trend } = bestStart(values, alpha!, beta!);
    return errorsOf(values, alpha!, beta!, level, trend);
  };
  let best = { alpha: 0, beta: 0, value: Number.POSITIVE_INFINITY };
  for (const start of STARTS) {
    const { at, value } = patternSearch(off, start, 1e-5);
    if (value < best.value) best = { alpha: at[0]!, beta: at[1]!, value };
  }
  return best;
}

function errorsOf(values: ArrayLike<number>, alpha: number, beta: number, l0: number, b0: number): number {
  let level = l0;
  let trend = b0;
  let sse = 0;
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - level - trend;
    sse += error * error;
    level += trend + alpha * error;
    trend += alpha * beta * error;
  }
  return sse;
}

/** Level and trend before the first value by least squares, from the errors with 0, with level 1 and with trend 1. */
function bestStart(values: ArrayLike<number>, alpha: number, beta: number): { level: number; trend: number } {
  const state = { l: 0, b: 0, byL: 1, bByL: 0, byB: 0, bByB: 1 };
  let [ll, lb, bb, le, be] = [0, 0, 0, 0, 0];
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - state.l - state.b;
    const dl = state.byL + state.bByL;
    const db = state.byB + state.bByB;
    ll += dl * dl;
    lb += dl * db;
    bb += db * db;
    le += dl * error;
    be += db * error;
    state.l += state.b + alpha * error;
    state.b += alpha * beta * error;
    state.byL = (1 - alpha) * dl;
    state.bByL -= alpha * beta * dl;
    state.byB = (1 - alpha) * db;
    state.bByB -= alpha * beta * db;
  }
  const det = ll * bb - lb * lb;
  if (!(Math.abs(det) > 1e-12 * ll * bb)) return { level: le / ll, trend: 0 };
  return { level: (le * bb - be * lb) / det, trend: (be * ll - le * lb) / det };
}
