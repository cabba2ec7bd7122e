import type { Args } from '../../../shared/contract/contract.ts';
import type { ChurnCost, Range } from '../../../shared/contract/costs.ts';
import { isoDate } from '../../../shared/dates.ts';
import { E4 } from '../../../shared/money.ts';
import { asMoney, say } from '../../../shared/text.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { lostValue, yearStart } from './lostValue.ts';

export type ChurnCostOptions = Omit<Args<'costs.churn'>, 'project' | 'asOf'>;

/**
 * What the customers lost in the 365 days up to D cost in a year, low / base / high.
 *
 * Lost margin is what those customers brought in their last year times the margin; replacement is their number times
 * the cost of winning one new customer; word of mouth is a share of the lost margin. Each line can be switched off,
 * and a line whose factor is 0 adds nothing. The total is the sum of the included lines, each rounded to the
 * ten-thousandth, so that what is printed adds up. The margins are put in order if they come out of order. Refunds
 * beyond the purchases would make the lost margin negative; it is then 0, with a notice.
 */
export function churnCost(view: View, options: ChurnCostOptions): ChurnCost {
  const refused = refusal(view);
  const { customers, revenueE4 } = lostValue(view);
  const counted = Math.max(0, revenueE4);
  const [low, base, high] = [options.marginLow, options.marginBase, options.marginHigh].sort((a, b) => a - b);
  const margin: Range = { low: low!, base: base!, high: high! };
  const lostMargin = each((part) => Math.round(counted * margin[part]));
  const lines: ChurnCost['lines'] = [
    { line: 'lostMargin', included: options.includeLostMargin, amountE4: lostMargin },
    {
      line: 'replacement',
      included: options.includeReplacement && options.acquisitionCost > 0,
      amountE4: each(() => Math.round(customers * options.acquisitionCost * E4)),
    },
    {
      line: 'wordOfMouth',
      included: options.includeWordOfMouth && options.wordOfMouth > 0,
      amountE4: each((part) => Math.round(lostMargin[part] * options.wordOfMouth)),
    },
  ];
  const included = lines.filter((line) => line.included);
  const totalE4 = each((part) => included.reduce((sum, line) => sum + line.amountE4[part], 0));
  const from = isoDate(yearStart(view));
  const rows = { kind: 'lostSince' as const, from };
  const kind = view.definition.definition.kind;
  return {
    asOf: asOfText(view),
    headline:
      refused ??
      (customers === 0
        ? say('analysis.churnCost.headlineNone')
        : say('analysis.churnCost.headline', {
            count: customers,
            low: asMoney(totalE4.low),
            base: asMoney(totalE4.base),
            high: asMoney(totalE4.high),
          })),
    refused,
    notices: refused
      ? []
      : [...viewNotices(view), ...(revenueE4 < 0 ? [inform('analysis.churnCost.notice.negative')] : [])],
    why: refused
      ? {}
      : {
          lostCustomers: explain(view, `lostInYear.${kind}`, customers, rows),
          lostRevenue: explain(view, `lostRevenue.${kind}`, customers, rows),
          lostMargin: explain(view, 'lostMargin', customers, rows),
          replacement: explain(view, 'replacement', customers, rows),
          wordOfMouth: explain(view, 'wordOfMouth', customers, rows),
          total: explain(view, 'churnCostTotal', customers, rows),
        },
    definition: view.definition,
    lostCustomers: customers,
    lostRevenueE4: revenueE4,
    lines,
    totalE4: refused ? null : totalE4,
  };
}

const each = (value: (part: keyof Range) => number): Range => ({
  low: value('low'),
  base: value('base'),
  high: value('high'),
});
