import type { Periods } from '../view/periods.ts';
import { makeRuns } from '../view/runs.ts';
import type { View } from '../view/view.ts';

/** Every complaint of a known customer: ledger index and day, by customer and day. */
export type Complaints = { readonly customer: Int32Array; readonly day: Int32Array };

/**
 * Of the customers active at the start of each period (1 … count), how many complained in it. Each counts once a
 * period, however often; complaints of customers who were not active then are left out, so that the count is a part of
 * the opening customers. Complaints after D are not looked at.
 */
export function countComplainers(view: View, periods: Periods, { customer, day }: Complaints): Int32Array {
  const { base, firstFrom, count } = periods;
  const runs = makeRuns(view, periods);
  const complainers = new Int32Array(count + 1);
  let at = -1;
  let found = 0;
  let counted = 0;
  for (let i = 0; i < customer.length; i++) {
    if (day[i]! <= base || day[i]! > view.asOf) continue;
    if (customer[i] !== at) {
      at = customer[i]!;
      found = runs.read(at);
      counted = 0;
    }
    const k = firstFrom[day[i]! - base]!;
    if (k === counted) continue;
    counted = k;
    for (let r = 0; r < found; r++) if (runs.from[r]! <= k - 1 && k - 1 <= runs.to[r]!) complainers[k]!++;
  }
  return complainers;
}
