// A first guess at a measure, from the data: call everybody at risk, with a small gift.
import type { ArgsIn, Result } from '../../../shared/contract/contract.ts';
import { amountOf } from '../../../shared/money.ts';

export type Measure = Required<Omit<ArgsIn<'costs.benefit'>, 'project' | 'asOf' | 'within'>>;

/** What an hour of work costs, in the currency's unit: a starting point that everybody will change. */
const HOURLY: Readonly<Record<string, number>> = { CNY: 40, GBP: 18, EUR: 22, USD: 25, JPY: 2000, HKD: 100, TWD: 300 };
const MINUTES_EACH = 10;
const GIFT_SHARE = 0.02;

/** Two figures that matter; the rest would look like knowledge. */
function round2(value: number): number {
  if (value <= 0) return 0;
  const step = 10 ** Math.floor(Math.log10(value) - 1);
  return Math.round(Math.round(value / step) * step * 100) / 100;
}

export function startMeasure(
  overview: Result<'overview.get'>,
  cost: Result<'costs.churn'>,
  settings: Result<'settings.get'>,
  customers: number = Math.max(1, overview.atRisk),
): Measure {
  const perCustomer =
    overview.atRisk > 0 && overview.atRiskRevenueE4 > 0
      ? amountOf(overview.atRiskRevenueE4) / overview.atRisk
      : amountOf(Math.max(0, cost.lostRevenueE4)) / Math.max(1, cost.lostCustomers);
  const revenuePerCustomer = round2(perCustomer);
  return {
    customers,
    labourHours: Math.max(1, Math.round((customers * MINUTES_EACH) / 60)),
    hourlyRate: HOURLY[settings.currency] ?? 25,
    goods: round2(customers * revenuePerCustomer * GIFT_SHARE),
    cash: 0,
    saveRateLow: 0.03,
    saveRateBase: 0.08,
    saveRateHigh: 0.15,
    revenuePerCustomer,
    marginShare: settings.marginShare,
  };
}
