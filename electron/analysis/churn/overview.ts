import type { Notice } from '../../../shared/contract/analysisBase.ts';
import type { Overview } from '../../../shared/contract/rates.ts';
import { isoDate } from '../../../shared/dates.ts';
import { asMoney, asShare, say } from '../../../shared/text.ts';
import { lostValue, yearStart } from '../money/lostValue.ts';
import { asOfText, explain, inform, refusal, viewNotices, warn } from '../view/explain.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import { ACTIVE, AT_RISK, LOST, NO_PURCHASE } from '../view/states.ts';
import type { View } from '../view/view.ts';
import { rateOf } from './rateOf.ts';
import { ratePoints, summarise } from './rates.ts';
import { revenueMonths } from './revenueMonths.ts';

/**
 * The state of the business at D: how many customers are active, at risk and lost, what that is worth, and how churn
 * and revenue went. Money of the trailing year is purchases less refunds of the 365 days up to D; the year before it
 * is null when the data do not reach back over all of it.
 */
export function overviewOf(view: View): Omit<Overview, 'atRiskTop'> {
  const { states, metrics } = view;
  const counts = new Array<number>(5).fill(0);
  let trailing = 0;
  let atRiskRevenueE4 = 0;
  for (let c = 0; c < states.length; c++) {
    counts[states[c]!]!++;
    trailing += metrics.trailingYearE4[c]!;
    if (states[c] === AT_RISK) atRiskRevenueE4 += metrics.trailingYearE4[c]!;
  }
  const [active, atRisk, lost, noPurchase] = [counts[ACTIVE]!, counts[AT_RISK]!, counts[LOST]!, counts[NO_PURCHASE]!];
  const buyers = active + atRisk + lost;
  const customers = buyers + noPurchase;
  const gone = lostValue(view);
  const points = ratePoints(view, 'month');
  const { average, latest } = summarise(points);
  const refused = refusal(view);
  const lostShare = rateOf(lost, buyers);
  const kind = view.definition.definition.kind;
  const state = (name: 'active' | 'atRisk' | 'lost' | 'noPurchase') => ({ kind: 'state' as const, states: [name] });
  const lastYear = isoDate(yearStart(view));
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      say('analysis.overview.headline', {
        buyers,
        lost,
        lostShare: asShare(lostShare.value),
        atRisk,
        money: asMoney(atRiskRevenueE4),
      }),
    refused,
    notices: refused ? [] : [...viewNotices(view), ...overviewNotices(buyers, latest === null)],
    why: refused
      ? {}
      : {
          customers: explain(view, 'customers', customers, { kind: 'all' }),
          active: explain(view, `active.${kind}`, active, state('active')),
          atRisk: explain(view, `atRisk.${kind}`, atRisk, state('atRisk')),
          lost: explain(view, `lost.${kind}`, lost, state('lost')),
          noPurchase: explain(view, 'noPurchase', noPurchase, state('noPurchase')),
          lostShare: explain(view, `lostShare.${kind}`, buyers, state('lost')),
          revenueTrailingYear: explain(view, 'revenueTrailingYear', customers, { kind: 'all' }),
          atRiskRevenue: explain(view, 'atRiskRevenue', atRisk, state('atRisk')),
          lostRevenue: explain(view, `lostRevenue.${kind}`, gone.customers, { kind: 'lostSince', from: lastYear }),
          churnAverage: explain(view, 'averageChurn', average.denominator),
          ...(latest && {
            churnLatest: explain(view, `churn.${kind}`, latest.opening, {
              kind: 'lostIn',
              from: latest.from,
              to: latest.to,
            }),
          }),
        },
    definition: view.definition,
    customers,
    active,
    atRisk,
    lost,
    noPurchase,
    lostShare,
    churnLatest: latest,
    churnAverage: average,
    churnPoints: points,
    revenueTrailingYearE4: trailing,
    revenueYearBeforeE4: revenueYearBefore(view),
    atRiskRevenueE4,
    lostRevenueE4: gone.revenueE4,
    revenueMonths: revenueMonths(view),
  };
}

function overviewNotices(buyers: number, tooEarly: boolean): Notice[] {
  const notices: Notice[] = [];
  if (tooEarly) notices.push(inform('analysis.rates.tooEarly'));
  if (buyers < 30) notices.push(warn('analysis.notice.small', { n: buyers }));
  return notices;
}

function revenueYearBefore({ ledger, book, asOf }: View): number | null {
  const to = asOf - YEAR_DAYS;
  const from = to - YEAR_DAYS + 1;
  if (ledger.firstDay === null || ledger.firstDay > from) return null;
  const days = book.dayNetE4.subarray(from - book.firstDay, Math.max(0, to - book.firstDay + 1));
  return days.reduce((sum, amount) => sum + amount, 0);
}

/** Ledger indices of the at-risk customers with the most trailing-year revenue; ties in the order of customer ids. */
export function atRiskTop(view: View, places: number): number[] {
  const { states, metrics } = view;
  const value = metrics.trailingYearE4;
  const top: number[] = [];
  for (let c = 0; c < states.length; c++) {
    if (states[c] !== AT_RISK) continue;
    if (top.length === places && value[c]! <= value[top[places - 1]!]!) continue;
    let at = top.length;
    while (at > 0 && value[top[at - 1]!]! < value[c]!) at--;
    top.splice(at, 0, c);
    if (top.length > places) top.pop();
  }
  return top;
}
