import type { Args } from '../../../shared/contract/contract.ts';
import type { BenefitResult } from '../../../shared/contract/costs.ts';
import { E4 } from '../../../shared/money.ts';
import { asDecimal, asMoney, asShare, say, type Text } from '../../../shared/text.ts';
import { asOfText, explain, warn } from '../view/explain.ts';
import type { View } from '../view/view.ts';

export type MeasureInput = Omit<Args<'costs.benefit'>, 'project' | 'asOf'>;
type Case = BenefitResult['base'];

/**
 * Does one measure pay? Cost = labour hours × hourly rate + goods + cash. Benefit = customers treated × share saved
 * by the measure × revenue a saved customer brings in a year × margin, for a low, a base and a high save rate.
 *
 * Net = benefit − cost; ratio = benefit ÷ cost (null without cost); payback = months until the margin of the saved
 * covers the cost, the benefit taken as evenly spread over the year (0 without cost, null without benefit);
 * break-even = the save rate at which benefit equals cost (null where even saving everybody does not reach it).
 * Amounts are rounded to the ten-thousandth, and ratio and payback are taken from the rounded amounts. The save rate
 * is an assumption, not a finding: only a holdout group shows what would have happened without the measure.
 * Example: cost 1,000 and benefit 2,500 give net 1,500 and a ratio of 2.5.
 */
export function measureBenefit(view: View, input: MeasureInput): BenefitResult {
  const labourE4 = Math.round(input.labourHours * input.hourlyRate * E4);
  const goodsE4 = Math.round(input.goods * E4);
  const cashE4 = Math.round(input.cash * E4);
  const costE4 = labourE4 + goodsE4 + cashE4;
  const ifAllStayE4 = input.customers * input.revenuePerCustomer * input.marginShare * E4;
  const caseOf = (saveRate: number): Case => {
    const benefitE4 = Math.round(ifAllStayE4 * saveRate);
    return {
      saveRate,
      savedCustomers: input.customers * saveRate,
      benefitE4,
      netE4: benefitE4 - costE4,
      ratio: costE4 > 0 ? benefitE4 / costE4 : null,
      paybackMonths: costE4 === 0 ? 0 : benefitE4 > 0 ? (12 * costE4) / benefitE4 : null,
    };
  };
  const [low, base, high] = [input.saveRateLow, input.saveRateBase, input.saveRateHigh]
    .sort((a, b) => a - b)
    .map(caseOf);
  const breakEvenSaveRate = costE4 === 0 ? 0 : costE4 <= ifAllStayE4 ? costE4 / ifAllStayE4 : null;
  return {
    asOf: asOfText(view),
    headline: headlineOf(base!, costE4, breakEvenSaveRate),
    refused: null,
    notices: [warn('analysis.benefit.notice.assumed')],
    why: {
      cost: explain(view, 'measureCost', input.customers),
      benefit: explain(view, 'measureBenefit', input.customers),
      net: explain(view, 'measureNet', input.customers),
      ratio: explain(view, 'measureRatio', input.customers),
      payback: explain(view, 'measurePayback', input.customers),
      breakEven: explain(view, 'measureBreakEven', input.customers),
    },
    labourE4,
    goodsE4,
    cashE4,
    costE4,
    low: low!,
    base: base!,
    high: high!,
    breakEvenSaveRate,
  };
}

function headlineOf(base: Case, costE4: number, breakEven: number | null): Text {
  const params = {
    net: asMoney(base.netE4),
    loss: asMoney(-base.netE4),
    benefit: asMoney(base.benefitE4),
    cost: asMoney(costE4),
    ratio: asDecimal(base.ratio),
    saveRate: asShare(base.saveRate),
    breakEven: asShare(breakEven),
  };
  if (costE4 === 0) return say('analysis.benefit.headline.free', params);
  if (breakEven === null) return say('analysis.benefit.headline.never', params);
  return say(base.netE4 >= 0 ? 'analysis.benefit.headline.pays' : 'analysis.benefit.headline.loses', params);
}
