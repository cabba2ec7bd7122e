import type { Buyers } from './buyersAt.ts';
import { aliveOf, type BuyingModel, medianWeeksToNext, stayingOf } from './buyingModel.ts';
import { amountAhead, type Spending } from './spending.ts';

const WEEKS_A_YEAR = 365 / 7;
/** Parts of the horizon, each discounted from its middle. */
const PARTS = 4;

export type ExpectOptions = {
  readonly weeks: number;
  readonly marginShare: number;
  /** A year. */
  readonly discount: number;
  /** Share of the money of purchases that comes back as refunds. */
  readonly refundShare: number;
};

/** What is to be expected of each buyer, by row of `Buyers`. */
export type Expectations = {
  readonly alive: Float64Array;
  /** Within the horizon. */
  readonly orders: Float64Array;
  /** Amount of one purchase, before refunds, E4. */
  readonly amountE4: Float64Array;
  /** Orders × amount, less what comes back, E4. */
  readonly spendE4: Float64Array;
  /** Margin of it in money of today, E4. */
  readonly valueE4: Float64Array;
  /** Median weeks to the next purchase, if still a customer. */
  readonly nextWeeks: Float64Array;
};

/** Works everybody's expectation out: linear in the buyers. The value discounts four equal parts of the horizon. */
export function expectationsOf(
  { x, tx, T, meanE4 }: Buyers,
  model: BuyingModel,
  spending: Spending,
  { weeks, marginShare, discount, refundShare }: ExpectOptions,
): Expectations {
  const n = x.length;
  const [alive, orders, amountE4, spendE4, valueE4, nextWeeks] = Array.from({ length: 6 }, () => new Float64Array(n));
  const factors = Array.from(
    { length: PARTS },
    (_, part) => (1 + discount) ** -((((part + 0.5) / PARTS) * weeks) / WEEKS_A_YEAR),
  );
  for (let i = 0; i < n; i++) {
    const times = x[i]!;
    const chance = aliveOf(model, times, tx[i]!, T[i]!);
    alive![i] = chance;
    let before = 0;
    let worth = 0;
    for (let part = 0; part < PARTS; part++) {
      const until = chance * stayingOf(model, times, T[i]!, ((part + 1) / PARTS) * weeks);
      worth += (until - before) * factors[part]!;
      before = until;
    }
    const amount = amountAhead(spending, times, meanE4[i]!);
    orders![i] = before;
    amountE4![i] = amount;
    spendE4![i] = before * amount * (1 - refundShare);
    valueE4![i] = worth * amount * (1 - refundShare) * marginShare;
    nextWeeks![i] = medianWeeksToNext(model, times, T[i]!);
  }
  return {
    alive: alive!,
    orders: orders!,
    amountE4: amountE4!,
    spendE4: spendE4!,
    valueE4: valueE4!,
    nextWeeks: nextWeeks!,
  };
}
