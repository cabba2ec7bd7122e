import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import { firstPurchase } from '../definition/backTest.ts';
import type { View } from '../view/view.ts';
import { isRelative } from './judge.ts';
import type { AlertDates } from './scoreAlerts.ts';
import { baselineSpan } from './windowCondition.ts';

/** The first month tells nobody apart. */
export const LEAD_IN = 30;
const MOST = { week: 104, day: 366 };
const STEP = { week: 7, day: 1 };

/** Days of data before the rules see what they want to see: their longest baseline. */
const warmUpOf = ({ rules }: AlertRuleSet): number =>
  Math.max(
    LEAD_IN,
    ...rules
      .filter(({ on }) => on)
      .flatMap(({ conditions, holdDays }) =>
        conditions.filter(isRelative).map((condition) => baselineSpan(condition).to + holdDays),
      ),
  );

export type DateOptions = {
  readonly horizon: number;
  readonly minLead: number;
  readonly every: 'day' | 'week';
  /** As many dates as this at most; two years of weeks or one of days where it is left out. */
  readonly most?: number;
};

/**
 * The dates at which rules can be tried up to D. The latest is a whole horizon before D, because of an alert after it
 * nobody can say yet whether it was true; from there they go back every week or day, and not into the time in which
 * the rules had no baseline yet, unless that would take more than a third of what there is.
 */
export function alertDates(
  view: View,
  rules: AlertRuleSet,
  { horizon, minLead, every, most = MOST[every] }: DateOptions,
): AlertDates {
  const start = firstPurchase(view) ?? view.asOf;
  const last = view.asOf - horizon;
  const begin = start + Math.max(LEAD_IN, Math.min(warmUpOf(rules), Math.floor((last - start) / 3)));
  const step = STEP[every];
  const mature = Math.max(0, Math.min(most, Math.floor((last - begin) / step) + 1));
  const first = last - Math.max(0, mature - 1) * step;
  return { first, step, mature, total: mature + Math.floor(horizon / step), horizon, minLead };
}
