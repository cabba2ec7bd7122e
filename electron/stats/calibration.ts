import { linearPredictor, logisticRegression, probability } from './logistic.ts';
import { orderOf } from './orderOf.ts';

/** Mean squared distance of probabilities from what happened (Brier 1950): 0 is perfect, always saying ½ gives ¼. */
export function brierScore(probabilities: Float64Array, outcome: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < outcome.length; i++) sum += (probabilities[i]! - outcome[i]!) ** 2;
  return outcome.length === 0 ? Number.NaN : sum / outcome.length;
}

export type ReliabilityBin = { readonly n: number; readonly events: number; readonly expected: number };

/**
 * Rows in groups of about equal size by ascending probability, equal probabilities together: how many there are, how
 * many had the outcome, and the mean probability they had been given. Groups are at most `groups`; ties make fewer.
 */
export function reliabilityBins(probabilities: Float64Array, outcome: Uint8Array, groups = 10): ReliabilityBin[] {
  const n = outcome.length;
  const order = orderOf(probabilities);
  const bins: ReliabilityBin[] = [];
  for (let from = 0; from < n; ) {
    const left = groups - bins.length;
    let to = left <= 1 ? n : Math.min(n, from + Math.max(1, Math.round((n - from) / left)));
    while (to < n && probabilities[order[to]!] === probabilities[order[to - 1]!]) to++;
    let events = 0;
    let sum = 0;
    for (let k = from; k < to; k++) {
      events += outcome[order[k]!]!;
      sum += probabilities[order[k]!]!;
    }
    bins.push({ n: to - from, events, expected: sum / (to - from) });
    from = to;
  }
  return bins;
}

/**
 * How probabilities have to be stretched to fit what happened: log odds of the outcome = intercept + slope × log odds
 * given (Cox 1958). Slope 1 and intercept 0 are perfect; a slope below 1 means that the probabilities were too bold.
 * Null where nothing varies.
 */
export function calibrationLine(probabilities: Float64Array, outcome: Uint8Array) {
  const odds = probabilities.map((p) => Math.log(clamp(p) / (1 - clamp(p))));
  const fit = logisticRegression([odds], outcome);
  if (fit === null || !fit.converged || fit.leftOut.length > 0) return null;
  return { intercept: fit.coefficients[0]!, slope: fit.coefficients[1]!, slopeError: fit.standardErrors[1]! };
}

/**
 * Probabilities brought to the level of what happened by the calibration line, learnt on other rows than the ones it
 * is used for (Platt 1999).
 */
export const recalibrated = (
  probabilities: Float64Array,
  { intercept, slope }: { readonly intercept: number; readonly slope: number },
): Float64Array => {
  const odds = probabilities.map((p) => Math.log(clamp(p) / (1 - clamp(p))));
  return linearPredictor([odds], Float64Array.of(intercept, slope), odds.length).map(probability);
};

const clamp = (p: number): number => Math.min(1 - 1e-9, Math.max(1e-9, p));
