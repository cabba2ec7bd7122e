import type { ChurnDefinition, CustomerState } from '../../shared/contract/common.ts';
import { type Ledger, NO_DAY } from '../ledger/ledger.ts';
import type { Metrics } from './metrics.ts';

export const UNKNOWN = 0;
export const ACTIVE = 1;
export const AT_RISK = 2;
export const LOST = 3;
export const NO_PURCHASE = 4;

/** The contract's word for a state code; a customer not yet known at D has none. */
export const STATE_NAMES: readonly (CustomerState | null)[] = [null, 'active', 'atRisk', 'lost', 'noPurchase'];

/**
 * The state of every customer at the end of day `asOf`, by ledger index.
 *
 * With a silence definition of N days a buyer is *lost* when the last purchase lies more than N days back, and
 * *at risk* when not lost but late: later than twice the own median gap (three purchase days or more), or, without
 * a rhythm of one's own, silent for more than N/2 days. With cancel dates a customer is lost from the day of
 * cancelling on, and at risk by the own rhythm only; whoever has registered with a date takes part even without a
 * purchase, because a contract needs none. Known customers who never bought (nor hold such a contract) are
 * NO_PURCHASE: they are no churn and stand in no denominator. Customers not yet known at D are UNKNOWN.
 *
 * Exactly N days of silence is not lost, exactly twice the median gap is not at risk: both rules say "more than".
 */
export function statesAt(ledger: Ledger, metrics: Metrics, asOf: number, definition: ChurnDefinition): Uint8Array {
  const { customerCount: n, cancelledOn, startedOn } = ledger;
  const { known, lastDay, medianGapDays } = metrics;
  const states = new Uint8Array(n);
  const days = definition.kind === 'silence' ? definition.days : null;
  for (let c = 0; c < n; c++) {
    if (known[c] === 0) continue;
    const last = lastDay[c]!;
    const bought = last !== NO_DAY;
    const recency = asOf - last;
    if (days === null) {
      const cancelled = cancelledOn[c]!;
      const started = startedOn[c]!;
      if (cancelled !== NO_DAY && cancelled <= asOf) states[c] = LOST;
      else if (bought) states[c] = isOverdue(recency, medianGapDays[c]!) ? AT_RISK : ACTIVE;
      else states[c] = started !== NO_DAY && started <= asOf ? ACTIVE : NO_PURCHASE;
    } else if (!bought) states[c] = NO_PURCHASE;
    else if (recency > days) states[c] = LOST;
    else {
      const gap = medianGapDays[c]!;
      states[c] = (gap >= 0 ? isOverdue(recency, gap) : recency > days / 2) ? AT_RISK : ACTIVE;
    }
  }
  return states;
}

const isOverdue = (recency: number, medianGap: number): boolean => medianGap >= 0 && recency > 2 * medianGap;
