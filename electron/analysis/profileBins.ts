import { quantilesOf } from '../stats/quantile.ts';

/** Customers of the set and of the others in one bin; for figures with the smallest and largest value found. */
export type BinCounts = {
  readonly inSet: number;
  readonly inOther: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly group: string | null;
  readonly rare: number;
};
export type BinnedField = {
  readonly bins: readonly BinCounts[];
  readonly without: number;
  /** Of figures: mean and variance on both sides. */
  readonly set: { readonly mean: number; readonly variance: number } | null;
  readonly other: { readonly mean: number; readonly variance: number } | null;
};

/** Side of a customer in a comparison, by ledger index. */
export const NEITHER = 0;
export const IN_SET = 1;
export const IN_OTHER = 2;

const QUANTILES = [0.2, 0.4, 0.6, 0.8];
/** Groups beyond the most frequent ones are put together. */
const GROUPS = 12;

/**
 * A figure cut into up to five bins at the quantiles of both sides together; a cut belongs to the bin below it, so ties
 * stay together and many ties make fewer bins. NaN is no value. Bins run upward and are never empty.
 */
export function binFigure(values: Float64Array, side: Uint8Array): BinnedField {
  const held = new Float64Array(values.length);
  let n = 0;
  let without = 0;
  for (let c = 0; c < values.length; c++) {
    if (side[c] === NEITHER) continue;
    if (Number.isNaN(values[c]!)) without++;
    else held[n++] = values[c]!;
  }
  if (n === 0) return { bins: [], without, set: null, other: null };
  const cuts = [...new Set(quantilesOf(held.slice(0, n), QUANTILES))];
  const counts = Array.from({ length: cuts.length + 1 }, () => ({
    inSet: 0,
    inOther: 0,
    from: Infinity,
    to: -Infinity,
  }));
  const set = moments();
  const other = moments();
  for (let c = 0; c < values.length; c++) {
    const value = values[c]!;
    if (side[c] === NEITHER || Number.isNaN(value)) continue;
    let k = 0;
    while (k < cuts.length && value > cuts[k]!) k++;
    const bin = counts[k]!;
    if (value < bin.from) bin.from = value;
    if (value > bin.to) bin.to = value;
    if (side[c] === IN_SET) {
      bin.inSet++;
      set.add(value);
    } else {
      bin.inOther++;
      other.add(value);
    }
  }
  return {
    bins: counts.filter((bin) => bin.inSet + bin.inOther > 0).map((bin) => ({ ...bin, group: null, rare: 0 })),
    without,
    set: set.done(),
    other: other.done(),
  };
}

/** Mean and variance (n − 1) in one pass (Welford 1962). */
function moments() {
  let n = 0;
  let mean = 0;
  let squares = 0;
  return {
    add: (value: number) => {
      n++;
      const off = value - mean;
      mean += off / n;
      squares += off * (value - mean);
    },
    done: () => (n === 0 ? null : { mean, variance: n > 1 ? squares / (n - 1) : 0 }),
  };
}

/**
 * Groups as bins, the most frequent first; beyond twelve the rare ones are one bin, and those of whom the group is not
 * known (−1) are one of their own at the end.
 */
export function binGroups(labels: readonly string[], groupOf: Int32Array, side: Uint8Array): BinnedField {
  const inSet = new Int32Array(labels.length + 1);
  const inOther = new Int32Array(labels.length + 1);
  for (let c = 0; c < groupOf.length; c++) {
    if (side[c] === IN_SET) inSet[groupOf[c]! + 1]!++;
    else if (side[c] === IN_OTHER) inOther[groupOf[c]! + 1]!++;
  }
  const filled = labels
    .map((group, k) => ({ inSet: inSet[k + 1]!, inOther: inOther[k + 1]!, from: null, to: null, group, rare: 0 }))
    .filter((bin) => bin.inSet + bin.inOther > 0)
    .sort((a, b) => b.inSet + b.inOther - a.inSet - a.inOther || (a.group < b.group ? -1 : 1));
  const kept = filled.length > GROUPS ? filled.slice(0, GROUPS - 1) : filled;
  const rest = filled.slice(kept.length);
  const sum = (of: (bin: BinCounts) => number) => rest.reduce((total, bin) => total + of(bin), 0);
  const bins: BinCounts[] = [...kept];
  if (rest.length > 0) {
    const together = { inSet: sum((bin) => bin.inSet), inOther: sum((bin) => bin.inOther) };
    bins.push({ ...together, from: null, to: null, group: null, rare: rest.length });
  }
  if (inSet[0]! + inOther[0]! > 0) {
    bins.push({ inSet: inSet[0]!, inOther: inOther[0]!, from: null, to: null, group: null, rare: 0 });
  }
  return { bins, without: 0, set: null, other: null };
}
