import { FIRST_OF_DAY, FIRST_OF_ORDER, type Ledger, NO_DAY, PURCHASE, REFUND } from '../ledger/ledger.ts';

/** Length of the trailing year in days. */
export const YEAR_DAYS = 365;

/**
 * What is known of every customer at the end of day D, by ledger index c.
 *
 * Days are day numbers, money is E4. `firstDay` and `lastDay` are purchase days (NO_DAY where there is none);
 * `revenueE4` is purchases less refunds; `refundsE4` is the size of the refunds (0 or more); `trailingYearE4` is
 * the revenue of the days D-364 … D; `medianGapDays` is the median of the gaps between successive purchase days,
 * and -1 with fewer than three purchase days, because one gap alone is no rhythm.
 */
export type Metrics = {
  readonly known: Uint8Array;
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  readonly orders: Int32Array;
  readonly purchaseDays: Int32Array;
  readonly revenueE4: Float64Array;
  readonly purchasesE4: Float64Array;
  readonly refundsE4: Float64Array;
  readonly trailingYearE4: Float64Array;
  readonly medianGapDays: Float64Array;
};

/**
 * Reads every customer's lines up to the end of day `asOf` once and sums them up. Lines after that day are never
 * looked at, so the answer is the same whether they exist or not. A refund makes nobody a customer: it moves money
 * only. Takes time in proportion to the lines and allocates only the answer.
 */
export function metricsAt(ledger: Ledger, asOf: number): Metrics {
  const { customerCount: n, start, day, amountE4, flags, knownFrom } = ledger;
  const known = new Uint8Array(n);
  const firstDay = new Int32Array(n).fill(NO_DAY);
  const lastDay = new Int32Array(n).fill(NO_DAY);
  const orders = new Int32Array(n);
  const purchaseDays = new Int32Array(n);
  const revenueE4 = new Float64Array(n);
  const purchasesE4 = new Float64Array(n);
  const refundsE4 = new Float64Array(n);
  const trailingYearE4 = new Float64Array(n);
  const medianGapDays = new Float64Array(n).fill(-1);
  const yearStart = asOf - YEAR_DAYS;
  let gaps = new Int32Array(64);

  for (let c = 0; c < n; c++) {
    known[c] = knownFrom[c]! <= asOf ? 1 : 0;
    const end = start[c + 1]!;
    let first = NO_DAY;
    let last = NO_DAY;
    let orderCount = 0;
    let dayCount = 0;
    let bought = 0;
    let refunded = 0;
    let recent = 0;
    for (let i = start[c]!; i < end; i++) {
      const d = day[i]!;
      if (d > asOf) break;
      const f = flags[i]!;
      const amount = amountE4[i]!;
      if (f & PURCHASE) {
        bought += amount;
        if (d > yearStart) recent += amount;
        if (f & FIRST_OF_ORDER) orderCount++;
        if (f & FIRST_OF_DAY) {
          if (dayCount === 0) first = d;
          else {
            if (dayCount > gaps.length) gaps = grown(gaps);
            gaps[dayCount - 1] = d - last;
          }
          last = d;
          dayCount++;
        }
      } else if (f & REFUND) {
        refunded -= amount;
        if (d > yearStart) recent += amount;
      }
    }
    firstDay[c] = first;
    lastDay[c] = last;
    orders[c] = orderCount;
    purchaseDays[c] = dayCount;
    purchasesE4[c] = bought;
    refundsE4[c] = refunded;
    revenueE4[c] = bought - refunded;
    trailingYearE4[c] = recent;
    if (dayCount >= 3) medianGapDays[c] = medianOf(gaps, dayCount - 1);
  }
  return {
    known,
    firstDay,
    lastDay,
    orders,
    purchaseDays,
    revenueE4,
    purchasesE4,
    refundsE4,
    trailingYearE4,
    medianGapDays,
  };
}

function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** Median of the first `count` values, which are put in order on the way. */
function medianOf(values: Int32Array, count: number): number {
  if (count > 48) values.subarray(0, count).sort();
  else
    for (let i = 1; i < count; i++) {
      const value = values[i]!;
      let j = i - 1;
      for (; j >= 0 && values[j]! > value; j--) values[j + 1] = values[j]!;
      values[j + 1] = value;
    }
  const half = count >> 1;
  return count & 1 ? values[half]! : (values[half - 1]! + values[half]!) / 2;
}
