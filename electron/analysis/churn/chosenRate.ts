import type { Denominator, MeasuredRate, RevenueBridge, RevenueRate } from '../../../shared/contract/rates.ts';
import type { RatioSums } from '../../stats/ratio.ts';
import type { Periods } from '../view/periods.ts';
import type { View } from '../view/view.ts';
import { countExposure } from './exposure.ts';
import type { Flows } from './flows.ts';
import { rateOfAverage, rateOfExposure, rateOfLostRevenue, rateOfRevenueChange } from './measuredRate.ts';
import { churnSums, countRevenueFlows } from './revenueFlows.ts';

/** Which of the many rates of churn is asked for. */
export type RateChoice = {
  readonly by: 'count' | 'revenue';
  /** For rates by count. */
  readonly denominator: Denominator;
  /** For rates by revenue. */
  readonly revenueRate: RevenueRate;
};
export const PLAIN_RATE: RateChoice = { by: 'count', denominator: 'opening', revenueRate: 'lost' };

export type ChosenRate = {
  readonly measured: (k: number) => MeasuredRate;
  /** Of several periods together: sums over sums. */
  readonly pooled: (periods: readonly number[]) => MeasuredRate;
  readonly revenue: (k: number) => RevenueBridge | null;
};

/** The rate that was asked for, by period (1 … count). Only what it needs is counted. */
export function chosenRate(view: View, periods: Periods, flows: Flows, choice: RateChoice): ChosenRate {
  if (choice.by === 'revenue') return byRevenue(view, periods, flows, choice.revenueRate);
  const pair = countsOf(view, periods, flows, choice.denominator);
  const rate = choice.denominator === 'exposed' ? rateOfExposure : rateOfAverage;
  return {
    measured: (k) => rate(...pair(k)),
    pooled: (list) => {
      const pairs = list.map(pair);
      return rate(sum(pairs.map(([lost]) => lost)), sum(pairs.map(([, base]) => base)));
    },
    revenue: () => null,
  };
}

/** Those who left and the base they are set against. Whoever came and left in one period is in no opening. */
function countsOf(
  view: View,
  periods: Periods,
  flows: Flows,
  denominator: Denominator,
): (k: number) => [number, number] {
  const { active, lost, enteredLost } = flows;
  if (denominator === 'opening') return (k) => [lost[k]!, active[k - 1]!];
  if (denominator === 'average') return (k) => [lost[k]! + enteredLost[k]!, (active[k - 1]! + active[k]!) / 2];
  const { losses, days } = countExposure(view, periods);
  return (k) => [losses[k]!, days[k]!];
}

function byRevenue(view: View, periods: Periods, { active }: Flows, kind: RevenueRate): ChosenRate {
  const flows = countRevenueFlows(view, periods);
  const rateOf = (sums: RatioSums) =>
    kind === 'lost' ? rateOfLostRevenue(sums.y, sums.x, sums.xx, sums.n) : rateOfRevenueChange(sums);
  const sumsOf = (k: number): RatioSums => {
    const { gross, net } = churnSums(flows, k, active[k - 1]!);
    if (kind === 'lost') return { ...gross, y: flows.lost[k]! };
    return kind === 'gross' ? gross : net;
  };
  return {
    measured: (k) => rateOf(sumsOf(k)),
    pooled: (list) => {
      const all = list.map(sumsOf);
      const total = (of: (sums: RatioSums) => number) => sum(all.map(of));
      return rateOf({
        n: total(({ n }) => n),
        x: total(({ x }) => x),
        y: total(({ y }) => y),
        xx: total(({ xx }) => xx),
        xy: total(({ xy }) => xy),
        yy: total(({ yy }) => yy),
      });
    },
    revenue: (k) => ({
      openingE4: flows.active[k - 1]!,
      lostE4: flows.lost[k]!,
      shrunkE4: flows.shrunk[k]!,
      grownE4: flows.grown[k]!,
      newE4: flows.entered[k]!,
      returnedE4: flows.returned[k]!,
      closingE4: flows.active[k]!,
    }),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
