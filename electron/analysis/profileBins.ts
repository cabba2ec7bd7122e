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
  const sum = [0, 0, 0];
  const size = [0, 0, 0];
  let n = 0;
  let without = 0;
  let whole = true;
  for (let c = 0; c < values.length; c++) {
    const on = side[c]!;
    if (on === NEITHER) continue;
    const value = values[c]!;
    if (Number.isNaN(value)) {
      without++;
      continue;
    }
    held[n++] = value;
    sum[on]! += value;
    size[on]!++;
    whole &&= value === (value | 0);
  }
  if (n === 0) return { bins: [], without, set: null, other: null };
  const cuts = cutsOf(held.subarray(0, n), whole);
  const bins = cuts.map(() => ({ inSet: 0, inOther: 0, from: Infinity, to: -Infinity }));
  bins.push({ inSet: 0, inOther: 0, from: Infinity, to: -Infinity });
  const mean = sum.map((total, on) => total / size[on]!);
  const squares = [0, 0, 0];
  for (let c = 0; c < values.length; c++) {
    const on = side[c]!;
    const value = values[c]!;
    if (on === NEITHER || Number.isNaN(value)) continue;
    let k = 0;
    while (k < cuts.length && value > cuts[k]!) k++;
    const bin = bins[k]!;
    if (value < bin.from) bin.from = value;
    if (value > bin.to) bin.to = value;
    if (on === IN_SET) bin.inSet++;
    else bin.inOther++;
    squares[on]! += (value - mean[on]!) ** 2;
  }
  const moments = (on: number) =>
    size[on] === 0 ? null : { mean: mean[on]!, variance: size[on]! > 1 ? squares[on]! / (size[on]! - 1) : 0 };
  return {
    bins: bins.filter((bin) => bin.inSet + bin.inOther > 0).map((bin) => ({ ...bin, group: null, rare: 0 })),
    without,
    set: moments(IN_SET),
    other: moments(IN_OTHER),
  };
}

/** Different quantiles, ascending; whole numbers are counted, which is quicker. */
const cutsOf = (held: Float64Array, whole: boolean): number[] => [
  ...new Set(quantilesOf(whole ? new Int32Array(held) : held, QUANTILES)),
];

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
