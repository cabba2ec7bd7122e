import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { SetCount } from '../../../shared/contract/ownSegments.ts';
import { asMoney, asShare, say } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { rateOf, rateParams } from '../churn/rateOf.ts';
import { asOfText, explain, refusal, viewNotices } from '../view/explain.ts';
import { LOST } from '../view/states.ts';
import type { View } from '../view/view.ts';

/**
 * How large a set of customers is at D: known members of the known, buyers, the lost among the buyers, revenue of all
 * time and of the trailing year, and its share of everybody's. `mask` is by ledger index. A set of nobody is an
 * answer like any other: its rate has no value.
 */
export function setCount(view: View, mask: Uint8Array, set: CustomerSet): SetCount {
  const { metrics, states } = view;
  const refused = refusal(view);
  let customers = 0;
  let of = 0;
  let buyers = 0;
  let lost = 0;
  let revenueE4 = 0;
  let trailingYearE4 = 0;
  let allE4 = 0;
  for (let c = 0; c < mask.length; c++) {
    of += metrics.known[c]!;
    allE4 += metrics.trailingYearE4[c]!;
    if (mask[c] !== 1 || metrics.known[c] !== 1) continue;
    customers++;
    revenueE4 += metrics.revenueE4[c]!;
    trailingYearE4 += metrics.trailingYearE4[c]!;
    if (metrics.lastDay[c] !== NO_DAY || states[c] === LOST) buyers++;
    if (states[c] === LOST) lost++;
  }
  const lostRate = rateOf(lost, buyers);
  const revenueShare = allE4 > 0 ? trailingYearE4 / allE4 : null;
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      (buyers === 0
        ? say('analysis.ownSegments.headlineNone', { count: customers, of })
        : say('analysis.ownSegments.headline', {
            count: customers,
            of,
            share: asShare(of > 0 ? customers / of : null),
            money: asMoney(trailingYearE4),
            revenueShare: asShare(revenueShare),
            ...rateParams(lostRate),
          })),
    refused,
    notices: refused ? [] : viewNotices(view),
    why: refused ? {} : { customers: explain(view, 'ownSegment', customers, set) },
    customers,
    of,
    buyers,
    lost: lostRate,
    revenueE4,
    trailingYearE4,
    revenueShare,
  };
}
