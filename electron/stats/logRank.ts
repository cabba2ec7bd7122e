import { chiSquareSurvival } from './chiSquare.ts';
import { type Durations, sizeOf } from './kaplanMeier.ts';

/** What an event counts by the time it happens at. */
export const LOG_RANK_WEIGHTS = ['logRank', 'gehan', 'taroneWare', 'peto'] as const;
export type LogRankWeight = (typeof LOG_RANK_WEIGHTS)[number];

export type LogRankTest = {
  readonly weight: LogRankWeight;
  readonly chiSquare: number;
  readonly df: number;
  readonly pValue: number;
};

export type LogRank = {
  /** Unweighted, by group: events seen, and events expected if all groups left alike. */
  readonly groups: readonly { readonly observed: number; readonly expected: number }[];
  readonly tests: readonly LogRankTest[];
};

/**
 * Do k groups last equally long? At every time with events, the events of a group are compared with its share of
 * those at risk; the differences are summed with weights and set against their hypergeometric covariance, which gives
 * χ² with k − 1 degrees of freedom. Weights: 1 (log-rank; Mantel 1966), those at risk n (Gehan 1965, the generalised
 * Wilcoxon test: early differences count most), √n (Tarone & Ware 1977), and Π(1 − d ÷ (n + 1)), a survival estimate of
 * all groups together (Peto & Peto 1972), which unlike Gehan's does not depend on how many were censored.
 *
 * Groups nobody is in, or that no event finds at risk, say nothing and take no degree of freedom. Null with fewer than
 * two groups left or without events. The order of the groups moves nothing. Example: Freireich (1963), placebo against
 * 6-MP: 21 events where 10.75 were expected, χ² = 16.793, 13.458, 15.124, 14.084.
 */
export function logRank(groups: readonly Durations[]): LogRank | null {
  const filled = groups.map((group) => sizeOf(group) > 0);
  if (filled.filter(Boolean).length < 2) return null;
  const table = mergedTimes(groups);
  const k = groups.length;
  const atRisk = groups.map(sizeOf);
  const observed = new Float64Array(k);
  const expected = new Float64Array(k);
  const sums = LOG_RANK_WEIGHTS.map(() => ({ u: new Float64Array(k), v: new Float64Array(k * k) }));
  let peto = 1;
  for (const { events, left } of table) {
    const n = atRisk.reduce((a, b) => a + b, 0);
    const d = events.reduce((a, b) => a + b, 0);
    if (d > 0) {
      peto *= 1 - d / (n + 1);
      const weights = [1, n, Math.sqrt(n), peto];
      const spread = n > 1 ? (d * (n - d)) / (n - 1) : 0;
      for (let j = 0; j < k; j++) {
        const share = atRisk[j]! / n;
        observed[j]! += events[j]!;
        expected[j]! += d * share;
        for (let w = 0; w < weights.length; w++) {
          const { u, v } = sums[w]!;
          const weight = weights[w]!;
          u[j]! += weight * (events[j]! - d * share);
          for (let l = 0; l < k; l++) {
            v[j * k + l]! += weight * weight * spread * share * ((j === l ? 1 : 0) - atRisk[l]! / n);
          }
        }
      }
    }
    for (let j = 0; j < k; j++) atRisk[j]! -= events[j]! + left[j]!;
  }
  const tests = sums.flatMap(({ u, v }, w) => {
    const solved = quadraticForm(u, v);
    return solved.rank === 0
      ? []
      : [
          {
            weight: LOG_RANK_WEIGHTS[w]!,
            chiSquare: solved.value,
            df: solved.rank,
            pValue: chiSquareSurvival(solved.value, solved.rank),
          },
        ];
  });
  if (tests.length === 0) return null;
  return { groups: groups.map((_, j) => ({ observed: observed[j]!, expected: expected[j]! })), tests };
}

type Moment = { readonly events: number[]; readonly left: number[] };

function mergedTimes(groups: readonly Durations[]): Moment[] {
  const moments = new Map<number, Moment>();
  groups.forEach(({ time, events, censored }, j) => {
    for (let i = 0; i < time.length; i++) {
      if (events[i] === 0 && censored[i] === 0) continue;
      let moment = moments.get(time[i]!);
      if (!moment) {
        moment = { events: groups.map(() => 0), left: groups.map(() => 0) };
        moments.set(time[i]!, moment);
      }
      moment.events[j]! += events[i]!;
      moment.left[j]! += censored[i]!;
    }
  });
  return [...moments.keys()].sort((a, b) => a - b).map((time) => moments.get(time)!);
}

/** A pivot below this part of the largest variance is rounding, not information. */
const SINGULAR = 1e-10;

/** u′V⁻u by elimination with the largest remaining variance first; rows without own information are passed over. */
function quadraticForm(u: Float64Array, v: Float64Array): { value: number; rank: number } {
  const k = u.length;
  const a = Float64Array.from(v);
  const b = Float64Array.from(u);
  const done = new Uint8Array(k);
  const scale = Math.max(0, ...b.map((_, j) => a[j * k + j]!));
  let value = 0;
  let rank = 0;
  while (rank < k) {
    let pivot = -1;
    for (let j = 0; j < k; j++) if (!done[j] && (pivot < 0 || a[j * k + j]! > a[pivot * k + pivot]!)) pivot = j;
    const p = a[pivot * k + pivot]!;
    if (!(p > SINGULAR * scale)) break;
    done[pivot] = 1;
    rank++;
    value += (b[pivot]! * b[pivot]!) / p;
    for (let j = 0; j < k; j++) {
      if (done[j]) continue;
      const factor = a[j * k + pivot]! / p;
      b[j]! -= factor * b[pivot]!;
      for (let l = 0; l < k; l++) a[j * k + l]! -= factor * a[pivot * k + l]!;
    }
  }
  return { value, rank };
}
