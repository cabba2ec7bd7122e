import type { RfmOptions } from '../../shared/contract/common.ts';
import { E4 } from '../../shared/money.ts';
import { NO_DAY } from '../ledger/ledger.ts';
import { quantilesOf } from '../stats/quantile.ts';
import type { View } from './view.ts';

/** The ten segments, in the order they are shown; a code of `Rfm.segment` is the place in this list plus one. */
export const SEGMENTS = [
  'champions',
  'loyal',
  'potentialLoyalist',
  'new',
  'promising',
  'needAttention',
  'aboutToSleep',
  'atRisk',
  'cantLose',
  'lost',
] as const;
export type Segment = (typeof SEGMENTS)[number];

type Range = readonly [number, number];
export type SegmentRule = { readonly segment: Segment; readonly r: Range; readonly f: Range; readonly m: Range };

/**
 * The rule table on the fifths of R, F and M (5 is best): the first line that holds decides. The last line holds
 * for whatever is left, so every customer has a segment, and "first" leaves no customer two.
 */
export const SEGMENT_RULES: readonly SegmentRule[] = [
  { segment: 'champions', r: [5, 5], f: [5, 5], m: [5, 5] },
  { segment: 'potentialLoyalist', r: [3, 5], f: [3, 5], m: [2, 5] },
  { segment: 'loyal', r: [2, 4], f: [2, 4], m: [2, 4] },
  { segment: 'new', r: [5, 5], f: [1, 5], m: [1, 5] },
  { segment: 'new', r: [4, 4], f: [1, 5], m: [1, 2] },
  { segment: 'promising', r: [3, 4], f: [1, 2], m: [3, 5] },
  { segment: 'aboutToSleep', r: [2, 3], f: [1, 1], m: [1, 5] },
  { segment: 'aboutToSleep', r: [2, 3], f: [1, 5], m: [1, 1] },
  { segment: 'cantLose', r: [1, 2], f: [3, 4], m: [4, 5] },
  { segment: 'atRisk', r: [2, 2], f: [1, 5], m: [1, 5] },
  { segment: 'atRisk', r: [1, 1], f: [2, 5], m: [4, 5] },
  { segment: 'needAttention', r: [1, 1], f: [3, 5], m: [3, 3] },
  { segment: 'lost', r: [1, 5], f: [1, 5], m: [1, 5] },
];

const within = (value: number, [low, high]: Range): boolean => value >= low && value <= high;

/** The segment of a customer by fifths 1…5. */
export function segmentOf(r: number, f: number, m: number): Segment {
  return SEGMENT_RULES.find((rule) => within(r, rule.r) && within(f, rule.f) && within(m, rule.m))?.segment ?? 'lost';
}

/** The fifth (1…5) a score of 1…bins stands for: the ends stay the ends, the rest is spread evenly. */
export const fifthOf = (score: number, bins: number): number => 1 + Math.round(((score - 1) * 4) / (bins - 1));

export type RfmCuts = {
  /** Days; money in E4. Ascending, bins − 1 each. */
  readonly recencyDays: readonly number[];
  readonly frequency: readonly number[];
  readonly monetaryE4: readonly number[];
};

export type Rfm = {
  readonly options: RfmOptions;
  /** Customers with a purchase up to D. */
  readonly buyers: number;
  /** Null when nobody has bought. */
  readonly cuts: RfmCuts | null;
  /** Scores 1…bins by ledger index; 0 for a customer without a purchase. */
  readonly r: Uint8Array;
  readonly f: Uint8Array;
  readonly m: Uint8Array;
  /** Place in SEGMENTS plus one by ledger index; 0 for a customer without a purchase. */
  readonly segment: Uint8Array;
};

/**
 * Recency, frequency and money scores of every buyer at D (Hughes 1994; Bult & Wansbeek 1995).
 *
 * R is the days from the last purchase day to D, F the number of orders, M purchases less refunds, all up to D.
 * With `quantile` the cut points are the type-7 quantiles at k ÷ bins over all buyers; with `fixed` they are the
 * caller's. A score is 1 + the number of cut points that lie below the value; for R the scale is turned round, so
 * that the latest buyers score highest. Customers with the same value always have the same score: with many ties
 * some scores stay empty and the groups are unequal. Fractional money is compared as it is, to the ten-thousandth.
 *
 * Where all values are whole (days, orders, money without decimals) and a quantile falls between two neighbouring
 * whole numbers, the upper of them still counts as not above the cut, as in the usual worked example: with a cut of
 * 296.4 days 297 belongs with 296. This is left out where it would move more than one buyer in a hundred.
 */
export function rfmOf(view: View, options: RfmOptions): Rfm {
  const { metrics, asOf } = view;
  const { lastDay, orders, revenueE4 } = metrics;
  const n = lastDay.length;
  const { bins } = options;
  let buyers = 0;
  for (let c = 0; c < n; c++) if (lastDay[c] !== NO_DAY) buyers++;
  const r = new Uint8Array(n);
  const f = new Uint8Array(n);
  const m = new Uint8Array(n);
  const segment = new Uint8Array(n);
  if (buyers === 0) return { options, buyers, cuts: null, r, f, m, segment };

  const fixed = options.method === 'fixed' && options.cuts ? givenCuts(options.cuts) : null;
  const { cuts, edges } = fixed ? { cuts: fixed, edges: fixed } : quantileCuts(view, buyers, bins);
  const codes = segmentCodes(bins);
  const recencyEdges = Float64Array.from(edges.recencyDays);
  const frequencyEdges = Float64Array.from(edges.frequency);
  const monetaryEdges = Float64Array.from(edges.monetaryE4);
  for (let c = 0; c < n; c++) {
    const last = lastDay[c]!;
    if (last === NO_DAY) continue;
    const rs = bins - countBelow(recencyEdges, asOf - last);
    const fs = 1 + countBelow(frequencyEdges, orders[c]!);
    const ms = 1 + countBelow(monetaryEdges, revenueE4[c]!);
    r[c] = rs;
    f[c] = fs;
    m[c] = ms;
    segment[c] = codes[((rs - 1) * bins + fs - 1) * bins + ms - 1]!;
  }
  return { options, buyers, cuts, r, f, m, segment };
}

/** The quantiles, and the edges values are really compared with. */
function quantileCuts(view: View, buyers: number, bins: number): { cuts: RfmCuts; edges: RfmCuts } {
  const { lastDay, orders, revenueE4 } = view.metrics;
  const recency = new Int32Array(buyers);
  const frequency = new Int32Array(buyers);
  const monetary = new Float64Array(buyers);
  for (let c = 0, i = 0; c < lastDay.length; c++) {
    if (lastDay[c] === NO_DAY) continue;
    recency[i] = view.asOf - lastDay[c]!;
    frequency[i] = orders[c]!;
    monetary[i++] = revenueE4[c]!;
  }
  const shares = Array.from({ length: bins - 1 }, (_, k) => (k + 1) / bins);
  const cuts = {
    recencyDays: quantilesOf(recency, shares),
    frequency: quantilesOf(frequency, shares),
    monetaryE4: quantilesOf(monetary, shares),
  };
  return {
    cuts,
    edges: {
      recencyDays: wholeEdges(cuts.recencyDays, recency, 1),
      frequency: wholeEdges(cuts.frequency, frequency, 1),
      monetaryE4: wholeEdges(cuts.monetaryE4, monetary, E4),
    },
  };
}

/** Cuts between neighbouring whole units moved up to the upper one, where that moves at most 1 % of the values. */
function wholeEdges(cuts: readonly number[], values: Int32Array | Float64Array, unit: number): readonly number[] {
  const isWhole = (value: number) => Math.floor(value / unit) * unit === value;
  if (cuts.every(isWhole) || (unit !== 1 && !values.every(isWhole))) return cuts;
  return cuts.map((cut) => {
    const edge = Math.ceil(cut / unit) * unit;
    if (edge === cut) return cut;
    let moved = 0;
    for (let i = 0; i < values.length; i++) if (values[i]! > cut && values[i]! <= edge) moved++;
    return moved * 100 <= values.length ? edge : cut;
  });
}

const givenCuts = (cuts: NonNullable<RfmOptions['cuts']>): RfmCuts => ({
  recencyDays: cuts.recencyDays,
  frequency: cuts.frequency,
  monetaryE4: cuts.monetary.map((value) => value * E4),
});

function countBelow(cuts: Float64Array, value: number): number {
  let k = 0;
  while (k < cuts.length && value > cuts[k]!) k++;
  return k;
}

function segmentCodes(bins: number): Uint8Array {
  const codes = new Uint8Array(bins * bins * bins);
  for (let r = 1, at = 0; r <= bins; r++)
    for (let f = 1; f <= bins; f++)
      for (let m = 1; m <= bins; m++)
        codes[at++] = 1 + SEGMENTS.indexOf(segmentOf(fifthOf(r, bins), fifthOf(f, bins), fifthOf(m, bins)));
  return codes;
}
