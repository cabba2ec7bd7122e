import type { ProfileFigure } from '../../../shared/contract/profile.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { View } from '../view/view.ts';

/** Days after the first purchase, it included, that early figures look at. */
const EARLY_DAYS = 90;

/**
 * One figure of every customer at D by ledger index, NaN where there is none: what profiles are made of. Early
 * figures (first order, orders and revenue of the first 90 days) look at the same stretch of every customer's life, so
 * that those who stayed longer have had no more time to buy; customers younger than 90 days have none of the latter
 * two. Money is E4; the average order is before refunds; tenure runs from the first purchase to D.
 */
export function profileFigure(view: View, figure: ProfileFigure): Float64Array {
  const { metrics, book, asOf } = view;
  switch (figure) {
    case 'firstOrderE4':
      return firstOrders(view);
    case 'orders90':
      return early(view, book.orders);
    case 'revenue90E4':
      return early(view, book.netE4);
    case 'averageOrderE4':
      return ratios(metrics.purchasesE4, metrics.orders);
    case 'refundShare':
      return ratios(
        metrics.refundsE4.map((refunded) => Math.max(0, refunded)),
        metrics.purchasesE4,
      );
    case 'overdueRatio':
      return ratios(daysSince(metrics.lastDay, asOf), metrics.medianGapDays);
    case 'medianGapDays':
      return metrics.medianGapDays.map((gap) => (gap >= 0 ? gap : Number.NaN));
    case 'tenureDays':
      return daysSince(metrics.firstDay, asOf);
    case 'recencyDays':
      return daysSince(metrics.lastDay, asOf);
    case 'orders':
    case 'revenueE4':
    case 'trailingYearE4':
      return ofBuyers(metrics[figure], metrics.lastDay);
  }
}

function firstOrders({ metrics: { firstDay }, book }: View): Float64Array {
  const { start, day, boughtE4 } = book;
  const values = new Float64Array(firstDay.length).fill(Number.NaN);
  for (let c = 0; c < values.length; c++) {
    if (firstDay[c] === NO_DAY) continue;
    let e = start[c]!;
    while (day[e] !== firstDay[c]) e++;
    // Whatever came before the first purchase was no purchase.
    values[c] = boughtE4[e]!;
  }
  return values;
}

/** What a running count of the book had come to at the end of the first 90 days. */
function early({ metrics: { firstDay }, book: { start, day }, asOf }: View, counted: Int32Array | Float64Array) {
  const values = new Float64Array(firstDay.length).fill(Number.NaN);
  for (let c = 0; c < values.length; c++) {
    if (firstDay[c] === NO_DAY) continue;
    const to = firstDay[c]! + EARLY_DAYS - 1;
    if (to > asOf) continue;
    const stop = start[c + 1]!;
    let e = start[c]!;
    while (e + 1 < stop && day[e + 1]! <= to) e++;
    values[c] = counted[e]!;
  }
  return values;
}

/** NaN where there is nothing above 0 to divide by. */
function ratios(above: Float64Array, below: Float64Array | Int32Array): Float64Array {
  const values = new Float64Array(above.length);
  for (let c = 0; c < values.length; c++) values[c] = below[c]! > 0 ? above[c]! / below[c]! : Number.NaN;
  return values;
}

function daysSince(days: Int32Array, asOf: number): Float64Array {
  const values = new Float64Array(days.length);
  for (let c = 0; c < values.length; c++) values[c] = days[c] === NO_DAY ? Number.NaN : asOf - days[c]!;
  return values;
}

function ofBuyers(counted: Int32Array | Float64Array, lastDay: Int32Array): Float64Array {
  const values = new Float64Array(counted);
  for (let c = 0; c < values.length; c++) if (lastDay[c] === NO_DAY) values[c] = Number.NaN;
  return values;
}
