import type { DefinitionAdvice } from '../../../shared/contract/definition.ts';
import { purchaseRegularity } from '../../stats/purchaseRegularity.ts';
import { rateOf } from '../churn/rateOf.ts';
import type { View } from '../view/view.ts';

/** Own intervals gone by since the last purchase: where the bins begin. */
const BIN_STARTS = [0, 0.5, 1, 1.5, 2, 3, 5] as const;
/** A silence of more than this many own intervals is late. */
const LATE = 2;
/** Customers needed before anything is said about regularity. */
const MIN_CUSTOMERS = 30;
/** A shape beyond this is as good as a timetable; the number itself says no more. */
const MOST = 100;

/**
 * Days since the last purchase ÷ own median interval; null with fewer than three purchase days. Orders every 10 days
 * and the last one 35 days ago make 3.5.
 */
export function overdueRatio({ metrics, asOf }: View, c: number): number | null {
  const gap = metrics.medianGapDays[c]!;
  return gap > 0 ? (asOf - metrics.lastDay[c]!) / gap : null;
}

/** How late everybody is by the own rhythm, in bins, and the share beyond twice the own interval. */
export function ownRhythm(view: View): DefinitionAdvice['ownRhythm'] {
  const counts = BIN_STARTS.map(() => 0);
  let customers = 0;
  let late = 0;
  for (let c = 0; c < view.ledger.customerCount; c++) {
    const ratio = overdueRatio(view, c);
    if (ratio === null) continue;
    customers++;
    if (ratio > LATE) late++;
    let bin = BIN_STARTS.length - 1;
    while (ratio < BIN_STARTS[bin]!) bin--;
    counts[bin]!++;
  }
  return {
    customers,
    bins: BIN_STARTS.map((from, i) => {
      const to = BIN_STARTS[i + 1] ?? null;
      return { from, to, customers: counts[i]!, set: { kind: 'overdue', from, to } };
    }),
    late: rateOf(late, customers),
  };
}

/**
 * Regularity of buying from the first two intervals of every customer who has them at D. Null with fewer than 30 such
 * customers. Below 0.8 people buy in bursts, up to 1.5 as if by chance, up to 4 fairly steadily, beyond like clockwork.
 */
export function regularity({ book, asOf, metrics }: View): DefinitionAdvice['regularity'] {
  const ratios: number[] = [];
  for (let c = 0; c < metrics.purchaseDays.length; c++) {
    if (metrics.purchaseDays[c]! < 3) continue;
    let first = 0;
    let second = 0;
    for (let e = book.start[c]!; second === 0 && book.day[e]! <= asOf; e++) {
      if (first === 0) first = book.gap[e]!;
      else second = book.gap[e]!;
    }
    ratios.push(first / (first + second));
  }
  const found = ratios.length < MIN_CUSTOMERS ? null : purchaseRegularity(ratios);
  if (!found) return null;
  const k = Math.min(MOST, found.k);
  return {
    k,
    low: Math.min(MOST, found.low),
    high: found.high <= MOST ? found.high : null,
    customers: found.n,
    meaning: k < 0.8 ? 'bursts' : k <= 1.5 ? 'chance' : k <= 4 ? 'steady' : 'clockwork',
  };
}
