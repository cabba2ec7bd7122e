import { quantilesOf } from '../../stats/quantile.ts';

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
  const { held, on, whole, without } = valuesOnSides(values, side);
  if (held.length === 0) return { bins: [], without, set: null, other: null };
  const size = QUANTILES.length + 1;
  const [first, second, third, fourth] = cutsOf(held, whole);
  // By side and bin.
  const counts = new Int32Array(3 * size);
  const from = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const to = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < held.length; i++) {
    const value = held[i]!;
    // Sums without a condition: where values fall at random, guessing takes a processor longer.
    const k = (Number(value > first) + Number(value > second) + Number(value > third) + Number(value > fourth)) | 0;
    if (value < from[k]!) from[k] = value;
    if (value > to[k]!) to[k] = value;
    counts[on[i]! * size + k]!++;
  }
  const moments = momentsOf(held, on);
  const bins = Array.from(from, (low, k) => ({
    inSet: counts[IN_SET * size + k]!,
    inOther: counts[IN_OTHER * size + k]!,
    from: low,
    to: to[k]!,
    group: null,
    rare: 0,
  }));
  return {
    bins: bins.filter((bin) => bin.inSet + bin.inOther > 0),
    without,
    set: moments[IN_SET] ?? null,
    other: moments[IN_OTHER] ?? null,
  };
}

/** The values of those on a side, which side that is, and whether all are whole numbers. */
function valuesOnSides(values: Float64Array, side: Uint8Array) {
  const held = new Float64Array(values.length);
  const on = new Uint8Array(values.length);
  let n = 0;
  let without = 0;
  let whole = true;
  for (let c = 0; c < values.length; c++) {
    if (side[c] === NEITHER) continue;
    const value = values[c]!;
    if (Number.isNaN(value)) {
      without++;
      continue;
    }
    held[n] = value;
    on[n++] = side[c]!;
    whole &&= value === (value | 0);
  }
  return { held: held.subarray(0, n), on: on.subarray(0, n), whole, without };
}

/** Mean and variance by side; null where nobody is on it. */
function momentsOf(held: Float64Array, on: Uint8Array): ({ mean: number; variance: number } | null)[] {
  const size = new Int32Array(3);
  const sum = new Float64Array(3);
  const squares = new Float64Array(3);
  for (let i = 0; i < held.length; i++) {
    size[on[i]!]!++;
    sum[on[i]!]! += held[i]!;
  }
  const mean = sum.map((total, side) => total / size[side]!);
  for (let i = 0; i < held.length; i++) squares[on[i]!]! += (held[i]! - mean[on[i]!]!) ** 2;
  return Array.from(size, (n, side) =>
    n === 0 ? null : { mean: mean[side]!, variance: n > 1 ? squares[side]! / (n - 1) : 0 },
  );
}

/** Different quantiles, ascending, the last ones beyond all values; whole numbers are counted, which is quicker. */
function cutsOf(held: Float64Array, whole: boolean): [number, number, number, number] {
  const cuts = [...new Set(quantilesOf(whole ? new Int32Array(held) : held, QUANTILES))];
  const cut = (k: number) => cuts[k] ?? Number.POSITIVE_INFINITY;
  return [cut(0), cut(1), cut(2), cut(3)];
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
