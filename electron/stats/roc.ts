import { orderOf } from './orderOf.ts';
import type { Interval } from './proportions.ts';

type Numbers = Float32Array | Float64Array;

/** How a score ranks those with the outcome (1) against those without (0). */
export type Ranking = {
  readonly events: number;
  readonly others: number;
  /** Area under the ROC curve: the chance that one with the outcome has the higher score, ties counted half. */
  readonly auc: number;
  /** DeLong, DeLong & Clarke-Pearson (1988). */
  readonly standardError: number;
  /** For each row: the share of the other side it is ranked rightly against. */
  readonly placements: Float64Array;
};

const Z = 1.959963984540054;

/**
 * Area under the ROC curve (Hanley & McNeil 1982: the Wilcoxon statistic) and its standard error by DeLong's method,
 * from placement values found in one pass over the sorted scores (Sun & Xu 2014). Only the order of scores matters.
 * Null where a side is empty; with one row on a side its variance is not known and counts as 0.
 * Example: Hanley & McNeil's 109 tomograms give 0.893.
 */
export function rankingOf(scores: Numbers, outcome: Uint8Array): Ranking | null {
  const n = scores.length;
  let events = 0;
  for (let i = 0; i < n; i++) events += outcome[i]!;
  const others = n - events;
  if (events === 0 || others === 0) return null;
  const order = orderOf(scores);
  const placements = new Float64Array(n);
  let eventsBelow = 0;
  let othersBelow = 0;
  let auc = 0;
  for (let from = 0; from < n; ) {
    let to = from;
    let tiedEvents = 0;
    while (to < n && scores[order[to]!] === scores[order[from]!]) tiedEvents += outcome[order[to++]!]!;
    const tiedOthers = to - from - tiedEvents;
    const ofEvent = (othersBelow + tiedOthers / 2) / others;
    const ofOther = (events - eventsBelow - tiedEvents / 2) / events;
    for (let k = from; k < to; k++) placements[order[k]!] = outcome[order[k]!] === 1 ? ofEvent : ofOther;
    auc += tiedEvents * ofEvent;
    eventsBelow += tiedEvents;
    othersBelow += tiedOthers;
    from = to;
  }
  auc /= events;
  return { events, others, auc, standardError: errorOf(placements, outcome, { events, others }), placements };
}

/** 95 % interval of an area, within 0…1. */
export const aucInterval = ({ auc, standardError }: Pick<Ranking, 'auc' | 'standardError'>): Interval => ({
  low: Math.max(0, auc - Z * standardError),
  high: Math.min(1, auc + Z * standardError),
});

/**
 * Difference of two areas over the same rows with its standard error (DeLong 1988, paired): both scores saw the same
 * customers, so what they share does not count as noise. A score against itself differs by 0 with error 0.
 */
export function aucDifference(one: Ranking, other: Ranking, outcome: Uint8Array) {
  const apart = one.placements.map((v, i) => v - other.placements[i]!);
  const difference = one.auc - other.auc;
  const standardError = errorOf(apart, outcome, one);
  return {
    difference,
    standardError,
    low: difference - Z * standardError,
    high: difference + Z * standardError,
  };
}

/** Standard error of an area by the formula of Hanley & McNeil (1982), which needs the area and the counts only. */
export function hanleyError({ auc, events, others }: Pick<Ranking, 'auc' | 'events' | 'others'>): number {
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  return Math.sqrt(
    (auc * (1 - auc) + (events - 1) * (q1 - auc * auc) + (others - 1) * (q2 - auc * auc)) / (events * others),
  );
}

export type Cut = { readonly cut: number; readonly sensitivity: number; readonly specificity: number };

/**
 * The score from which on calling somebody gives the largest sensitivity + specificity − 1 (Youden 1950); the highest
 * of equally good ones. Null where a side is empty.
 */
export function youdenCut(scores: Numbers, outcome: Uint8Array): Cut | null {
  const n = scores.length;
  let events = 0;
  for (let i = 0; i < n; i++) events += outcome[i]!;
  const others = n - events;
  if (events === 0 || others === 0) return null;
  const order = orderOf(scores);
  let best: Cut | null = null;
  let caught = 0;
  let disturbed = 0;
  for (let k = n - 1; k >= 0; k--) {
    const i = order[k]!;
    if (outcome[i] === 1) caught++;
    else disturbed++;
    if (k > 0 && scores[order[k - 1]!] === scores[i]) continue;
    const sensitivity = caught / events;
    const specificity = 1 - disturbed / others;
    if (best === null || sensitivity + specificity > best.sensitivity + best.specificity + 1e-12) {
      best = { cut: scores[i]!, sensitivity, specificity };
    }
  }
  return best;
}

function errorOf(
  placements: Float64Array,
  outcome: Uint8Array,
  { events, others }: { events: number; others: number },
): number {
  const sums = [0, 0];
  for (let i = 0; i < placements.length; i++) sums[outcome[i]!]! += placements[i]!;
  const means = [sums[0]! / others, sums[1]! / events];
  const squares = [0, 0];
  for (let i = 0; i < placements.length; i++) squares[outcome[i]!]! += (placements[i]! - means[outcome[i]!]!) ** 2;
  const part = (square: number, n: number) => (n > 1 ? square / (n - 1) / n : 0);
  return Math.sqrt(part(squares[0]!, others) + part(squares[1]!, events));
}
