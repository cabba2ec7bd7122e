import { alikeRows } from './alikeRows.ts';
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
  buyers: Buyers,
  model: BuyingModel,
  spending: Spending,
  { weeks, marginShare, discount, refundShare }: ExpectOptions,
): Expectations {
  const { x, tx, T, meanE4 } = buyers;
  const { groupOf, rows } = alikeRows(buyers);
  const orders = new Float64Array(rows.length);
  const worth = new Float64Array(rows.length);
  for (let part = 1; part <= PARTS; part++) {
    const factor = (1 + discount) ** -((((part - 0.5) / PARTS) * weeks) / WEEKS_A_YEAR);
    rows.forEach((row, group) => {
      const until = stayingOf(model, x[row]!, T[row]!, (part / PARTS) * weeks);
      worth[group]! += (until - orders[group]!) * factor;
      orders[group] = until;
    });
  }
  const next = Float64Array.from(rows, (row) => medianWeeksToNext(model, x[row]!, T[row]!));
  const columns = () => new Float64Array(x.length);
  const expected = {
    alive: columns(),
    orders: columns(),
    amountE4: columns(),
    spendE4: columns(),
    valueE4: columns(),
    nextWeeks: columns(),
  };
  for (let i = 0; i < x.length; i++) {
    const group = groupOf[i]!;
    const alive = aliveOf(model, x[i]!, tx[i]!, T[i]!);
    const amount = amountAhead(spending, x[i]!, meanE4[i]!);
    expected.alive[i] = alive;
    expected.orders[i] = alive * orders[group]!;
    expected.amountE4[i] = amount;
    expected.spendE4[i] = alive * orders[group]! * amount * (1 - refundShare);
    expected.valueE4[i] = alive * worth[group]! * amount * (1 - refundShare) * marginShare;
    expected.nextWeeks[i] = next[group]!;
  }
  return expected;
}

/** Expected purchases of each row in the `weeks` to come. */
export function ordersAhead(buyers: Buyers, model: BuyingModel, weeks: number): Float64Array {
  const { x, tx, T } = buyers;
  const { groupOf, rows } = alikeRows(buyers);
  const staying = Float64Array.from(rows, (row) => stayingOf(model, x[row]!, T[row]!, weeks));
  return tx.map((last, row) => aliveOf(model, x[row]!, last, T[row]!) * staying[groupOf[row]!]!);
}
