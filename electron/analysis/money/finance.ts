import type { Finance } from '../../../shared/contract/indicators.ts';
import { isoDate, periodStart } from '../../../shared/dates.ts';
import { asMoney, asShare, say } from '../../../shared/text.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { View } from '../view/view.ts';
import { lostCustomers, yearStart } from './lostValue.ts';

/** Lost customers shown one by one. */
export const TOP_LOST = 20;

type Part = { customers: number; revenueE4: number; profitE4: number };

/** `top` names customers by ledger index: whoever shows them knows their names. */
export type FinanceFigures = Omit<Finance, 'top'> & {
  readonly top: readonly { c: number; lostOn: string; revenueE4: number; profitE4: number }[];
};

/**
 * Revenue and profit of the 365 days up to D beside the year before, and what of a year's revenue and profit went with
 * the customers lost in these 365 days. Profit is revenue times the margin, rounded for each customer, so that every
 * customer, every month and the total add up to the ten-thousandth. A lost customer counts with what was brought in
 * the last year of buying; refunds beyond purchases count below 0.
 */
export function financeOf(view: View, marginShare: number): FinanceFigures {
  const refused = refusal(view);
  const { customers, lostOn, revenueE4 } = lostCustomers(view);
  const profitE4 = revenueE4.map((amount) => Math.round(amount * marginShare));
  const months = new Map<number, Part>();
  const total: Part = { customers: 0, revenueE4: 0, profitE4: 0 };
  customers.forEach((_, i) => {
    const month = periodStart(lostOn[i]!, 'month');
    const part = months.get(month) ?? { customers: 0, revenueE4: 0, profitE4: 0 };
    months.set(month, part);
    for (const sum of [part, total]) add(sum, revenueE4[i]!, profitE4[i]!);
  });
  const order = customers.map((_, i) => i).sort((a, b) => revenueE4[b]! - revenueE4[a]! || a - b);
  const others: Part = { customers: 0, revenueE4: 0, profitE4: 0 };
  for (const i of order.slice(TOP_LOST)) add(others, revenueE4[i]!, profitE4[i]!);
  const revenue = sumUp(view.metrics.trailingYearE4);
  const before = yearBefore(view);
  const rows = { kind: 'lostSince' as const, from: isoDate(yearStart(view)) };
  const margin = { margin: asShare(marginShare) };
  const growth = before !== null && before > 0 ? revenue / before - 1 : null;
  const n = total.customers;
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      say(n === 0 ? 'analysis.finance.headlineNone' : 'analysis.finance.headline', {
        revenue: asMoney(revenue),
        profit: asMoney(Math.round(revenue * marginShare)),
        count: n,
        lost: asMoney(total.revenueE4),
        lostProfit: asMoney(total.profitE4),
        ...margin,
      }),
    refused,
    notices: refused ? [] : [...viewNotices(view), inform('analysis.finance.notice.margin', margin)],
    why: refused
      ? {}
      : {
          revenue: explain(view, 'revenueTrailingYear', n, { kind: 'all' }),
          profit: explain(view, 'profit', n, null, margin),
          lostRevenue: explain(view, `lostRevenue.${view.definition.definition.kind}`, n, rows),
          lostProfit: explain(view, 'lostProfit', n, rows, margin),
        },
    definition: view.definition,
    marginShare,
    revenueE4: revenue,
    profitE4: Math.round(revenue * marginShare),
    revenueBeforeE4: before,
    growth,
    months: [...months].sort(([a], [b]) => a - b).map(([month, part]) => ({ month: isoDate(month), ...part })),
    top: order.slice(0, TOP_LOST).map((i) => ({
      c: customers[i]!,
      lostOn: isoDate(lostOn[i]!),
      revenueE4: revenueE4[i]!,
      profitE4: profitE4[i]!,
    })),
    others,
    total,
  };
}

function add(part: Part, revenueE4: number, profitE4: number): void {
  part.customers++;
  part.revenueE4 += revenueE4;
  part.profitE4 += profitE4;
}

const sumUp = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function yearBefore({ ledger, book, asOf }: View): number | null {
  const to = asOf - YEAR_DAYS;
  const from = to - YEAR_DAYS + 1;
  if (ledger.firstDay === null || ledger.firstDay > from) return null;
  return sumUp(book.dayNetE4.subarray(from - book.firstDay, Math.max(0, to - book.firstDay + 1)));
}
