import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { isoDate } from '../../../shared/dates.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import type { Rfm } from '../segments/rfm.ts';
import { VALUE_CLASSES, type ValueClasses } from '../value/valueClasses.ts';
import { STATE_NAMES } from './states.ts';
import type { View } from './view.ts';

/** The part of a customer's row that is counted; the rest is written text from the project file. */
export type CustomerFigures = Omit<CustomerRow, 'customer' | 'name' | 'type' | 'region' | 'phone' | 'email'>;
export type FigureExtras = { readonly values: ValueClasses; readonly rfm: Rfm };

/**
 * The figures of customer c at the view's date. A customer without a purchase has no recency, gap, class or
 * segment; the average order is what was bought (before refunds) per order. Overdue is recency ÷ own median gap.
 */
export function customerFigures(view: View, c: number, extras: FigureExtras): CustomerFigures {
  const { metrics, asOf } = view;
  const first = metrics.firstDay[c]!;
  const last = metrics.lastDay[c]!;
  const bought = last !== NO_DAY;
  const gap = metrics.medianGapDays[c]!;
  const recencyDays = bought ? asOf - last : null;
  const orders = metrics.orders[c]!;
  return {
    state: STATE_NAMES[view.states[c]!] ?? 'noPurchase',
    firstDay: bought ? isoDate(first) : null,
    lastDay: bought ? isoDate(last) : null,
    recencyDays,
    orders,
    revenueE4: metrics.revenueE4[c]!,
    averageOrderE4: orders > 0 ? metrics.purchasesE4[c]! / orders : null,
    refundsE4: metrics.refundsE4[c]!,
    trailingYearE4: metrics.trailingYearE4[c]!,
    medianGapDays: gap >= 0 ? gap : null,
    overdueRatio: gap > 0 && recencyDays !== null ? recencyDays / gap : null,
    valueClass: VALUE_CLASSES[extras.values.classOf[c]! - 1] ?? null,
    attitude: VALUE_CLASSES[extras.values.classOf[c]! - 1] ?? null,
    segment: extras.rfm.names[extras.rfm.segment[c]! - 1] ?? null,
  };
}
