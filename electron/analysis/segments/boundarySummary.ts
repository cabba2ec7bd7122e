import type { BoundaryResult } from '../../../shared/contract/segments.ts';
import { asMoney, say } from '../../../shared/text.ts';
import { asOfText, explain, refusal, viewNotices } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import type { Rfm } from './rfm.ts';

/** Horizons of the list, in days. */
const HORIZONS = [7, 14, 30, 60, 90] as const;
const SOON = 30;

/** How many leave their segment within a week, a month, a quarter unless they buy; `falls` as boundaryDistances. */
export function boundarySummary(view: View, rfm: Rfm, falls: Float64Array): Omit<BoundaryResult, 'rows' | 'total'> {
  const refused = refusal(view);
  const falling = HORIZONS.map((days) => ({
    days,
    customers: falls.reduce((sum, distance) => sum + (distance <= days ? 1 : 0), 0),
    set: { kind: 'nearFall' as const, options: rfm.options, days },
  }));
  const soon = falling.find(({ days }) => days === SOON)!;
  let moneyE4 = 0;
  falls.forEach((distance, c) => {
    if (distance <= SOON) moneyE4 += view.metrics.trailingYearE4[c]!;
  });
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      say(soon.customers === 0 ? 'analysis.boundary.headlineNone' : 'analysis.boundary.headline', {
        count: soon.customers,
        buyers: rfm.buyers,
        days: SOON,
        money: asMoney(moneyE4),
      }),
    refused,
    notices: refused ? [] : viewNotices(view),
    why: refused ? {} : { falling: explain(view, 'boundary', soon.customers, soon.set, { within: SOON }) },
    options: rfm.options,
    customers: rfm.buyers,
    falling,
  };
}
