import { NO_DAY } from '../ledger/ledger.ts';
import { LOST } from './states.ts';
import type { View } from './view.ts';

/**
 * The day on which each customer lost at D became so, by ledger index; NO_DAY for all others. With a silence of N
 * days it is the first day on which the silence was longer than N, N + 1 days after the last purchase; with cancel
 * dates the day of cancelling.
 */
export function lostOnDays(view: View): Int32Array {
  const { ledger, metrics, states, definition } = view;
  const { definition: churn } = definition;
  const days = new Int32Array(states.length).fill(NO_DAY);
  for (let c = 0; c < states.length; c++) {
    if (states[c] !== LOST) continue;
    days[c] = churn.kind === 'silence' ? metrics.lastDay[c]! + churn.days + 1 : ledger.cancelledOn[c]!;
  }
  return days;
}
