import type { Column } from './logistic.ts';
import { mixBits } from './random.ts';

export type BinnedColumn = {
  /** Code of each row: how many of the cuts lie below its value. */
  readonly codes: Uint8Array;
  /** Ascending; a value belongs to the first cut that is not below it, or behind the last one. */
  readonly cuts: Float64Array;
};

const SAMPLE = 50_000;
/** Sign, exponent and four more: few cuts share them. */
const LEADING_BITS = 13;

/**
 * A column in at most `bins` groups (2 … 256) of about equal size. Where it has no more different values than that,
 * each has its own; a cut then lies halfway between two values. Quantiles of long columns come from 50,000 rows, one
 * out of every stretch of them, always the same ones. No missing values. Example: 1, 1, 2, 5 in four bins has the cuts 1.5 and 3.5.
 */
export function binColumn(column: Column, bins: number): BinnedColumn {
  const cuts = cutsOf(column, bins);
  return { codes: codesOf(column, cuts), cuts };
}

/** How many of the ascending cuts lie below each value, found by the leading bits of its single-precision form. */
export function codesOf(column: Column, cuts: Float64Array): Uint8Array {
  const codes = new Uint8Array(column.length);
  const last = cuts.length;
  const single = new Float32Array(1);
  const bits = new Int32Array(single.buffer);
  /** Rises with the value: rounding to single precision keeps the order, and so do leading bits. */
  const leading = (value: number): number => {
    single[0] = value;
    const b = bits[0]!;
    return (b < 0 ? ~b : b ^ -0x80000000) >>> (32 - LEADING_BITS);
  };
  const below = new Uint8Array(2 ** LEADING_BITS + 1);
  for (const cut of cuts) below[leading(cut) + 1]!++;
  for (let k = 1; k < below.length; k++) below[k]! += below[k - 1]!;
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    let code = below[leading(value)]!;
    while (code < last && cuts[code]! < value) code++;
    codes[i] = code;
  }
  return codes;
}

function cutsOf(column: Column, bins: number): Float64Array {
  const sorted = sampleOf(column).sort();
  const n = sorted.length;
  if (n === 0) return new Float64Array(0);
  const distinct: number[] = [];
  for (let i = 0; i < n && distinct.length <= bins; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct.push(sorted[i]!);
  }
  const cuts: number[] = [];
  if (distinct.length <= bins) {
    for (let k = 1; k < distinct.length; k++) cuts.push(between(distinct[k - 1]!, distinct[k]!));
  } else {
    for (let k = 1; k < bins; k++) {
      const at = Math.round((k * n) / bins);
      const below = sorted[at - 1]!;
      let above = at;
      while (above < n && sorted[above] === below) above++;
      if (above === n) break;
      const cut = between(below, sorted[above]!);
      if (cuts.length === 0 || cut > cuts.at(-1)!) cuts.push(cut);
    }
  }
  return Float64Array.from(cuts);
}

/** Halfway, unless rounding would put the cut on the upper value. */
const between = (a: number, b: number): number => {
  const middle = a + (b - a) / 2;
  return middle < b ? middle : a;
};

function sampleOf(column: Column): Float64Array {
  const n = column.length;
  if (n <= SAMPLE) return Float64Array.from(column);
  const sample = new Float64Array(SAMPLE);
  const stretch = n / SAMPLE;
  for (let k = 0; k < SAMPLE; k++) sample[k] = column[Math.floor((k + mixBits(k) / 4294967296) * stretch)]!;
  return sample;
}
