import type { ChurnDefinition, CustomerState } from '../../../shared/contract/common.ts';
import { type Ledger, NO_DAY } from '../../ledger/ledger.ts';
import { contractIsOver, contractSince } from '../definition/contractEnd.ts';
import type { DayBook } from './dayBook.ts';
import { silenceLimit, spendIsDownOn } from './lostRule.ts';
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
 * a rhythm of one's own, silent for more than N/2 days. By the own rhythm a buyer is lost when the silence is longer
 * than `factor` × the own median gap (`fallbackDays` without a rhythm), and at risk past the middle between that gap
 * and the limit, or past half the fallback. By spending a buyer is lost when the last window brought nothing or
 * much less than the windows before it, and at risk as with a silence of one window. With cancel dates a customer is
 * lost from the day of cancelling on, and at risk by the own rhythm only; whoever has registered with a date takes
 * part even without a purchase, because a contract needs none. By the end of the contract a customer is lost from that day on until
 * the next purchase (see contractIsOver), and at risk by the own rhythm only. Known customers who never bought (nor hold such a
 * contract) are NO_PURCHASE: they are no churn and stand in no denominator. Customers not yet known at D are UNKNOWN.
 *
 * Exactly N days of silence is not lost, exactly twice the median gap is not at risk: both rules say "more than".
 */
export function statesAt(
  ledger: Ledger,
  metrics: Metrics,
  asOf: number,
  definition: ChurnDefinition,
  book: DayBook,
): Uint8Array {
  const { customerCount: n, cancelledOn, startedOn } = ledger;
  const { known, lastDay, medianGapDays } = metrics;
  const states = new Uint8Array(n);
  const limitOf =
    definition.kind === 'silence' || definition.kind === 'rhythm' ? silenceLimit(ledger, definition) : null;
  for (let c = 0; c < n; c++) {
    if (known[c] === 0) continue;
    const last = lastDay[c]!;
    const bought = last !== NO_DAY;
    const gap = medianGapDays[c]!;
    if (definition.kind === 'cancelDate') {
      const cancelled = cancelledOn[c]!;
      const started = startedOn[c]!;
      if (cancelled !== NO_DAY && cancelled <= asOf) states[c] = LOST;
      else if (bought) states[c] = gap >= 0 && asOf - last > 2 * gap ? AT_RISK : ACTIVE;
      else states[c] = started !== NO_DAY && started <= asOf ? ACTIVE : NO_PURCHASE;
    } else if (definition.kind === 'contractEnd') {
      const since = contractSince(ledger, c);
      if (!bought && (since === NO_DAY || since > asOf)) states[c] = NO_PURCHASE;
      else if (contractIsOver(ledger, book, c, asOf)) states[c] = LOST;
      else states[c] = gap >= 0 && asOf - last > 2 * gap ? AT_RISK : ACTIVE;
    } else if (!bought) states[c] = NO_PURCHASE;
    else if (definition.kind === 'spendDrop') {
      const late = gap >= 0 ? 2 * gap : definition.days / 2;
      if (spendIsDownOn(book, c, asOf, definition)) states[c] = LOST;
      else states[c] = asOf - last > late ? AT_RISK : ACTIVE;
    } else {
      const limit = limitOf!(c, gap);
      const late = gap < 0 ? limit / 2 : definition.kind === 'silence' ? 2 * gap : (gap + limit) / 2;
      states[c] = asOf - last > limit ? LOST : asOf - last > late ? AT_RISK : ACTIVE;
    }
  }
  return states;
}
