import { type Ledger, NO_DAY } from '../../ledger/ledger.ts';
import { keptBytes, keptReal, keptWhole } from './keptOnly.ts';
import { lazy } from './lazy.ts';
import { columns, type Metrics } from './metrics.ts';
import { UNKNOWN } from './states.ts';
import { subBook } from './subBook.ts';
import type { View } from './view.ts';

/**
 * A view cut to the customers of a mask (1 = kept), as if nobody else had ever been seen: the same as makeView of the
 * cut ledger. What is known of a customer rests on the own rows only, so it is taken over from the whole view.
 */
export function cutView(whole: View, ledger: Ledger, mask: Uint8Array, key: string): View {
  const states = lazy(() => keptBytes(whole.states, mask, UNKNOWN));
  return {
    ledger,
    book: subBook(whole.book, ledger, mask),
    asOf: whole.asOf,
    definition: whole.definition,
    metrics: cutMetrics(whole.metrics, mask),
    get states() {
      return states();
    },
    ...(whole.facts && { facts: whole.facts }),
    ...(whole.blank && { blank: true }),
    only: { key, whole },
  };
}

function cutMetrics(whole: Metrics, mask: Uint8Array): Metrics {
  return columns({
    known: lazy(() => keptBytes(whole.known, mask, 0)),
    firstDay: lazy(() => keptWhole(whole.firstDay, mask, NO_DAY)),
    lastDay: lazy(() => keptWhole(whole.lastDay, mask, NO_DAY)),
    orders: lazy(() => keptWhole(whole.orders, mask, 0)),
    purchaseDays: lazy(() => keptWhole(whole.purchaseDays, mask, 0)),
    revenueE4: lazy(() => keptReal(whole.revenueE4, mask, 0)),
    purchasesE4: lazy(() => keptReal(whole.purchasesE4, mask, 0)),
    refundsE4: lazy(() => keptReal(whole.refundsE4, mask, 0)),
    trailingYearE4: lazy(() => keptReal(whole.trailingYearE4, mask, 0)),
    medianGapDays: lazy(() => keptReal(whole.medianGapDays, mask, -1)),
  });
}
