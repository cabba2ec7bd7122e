import type { MeasuredRate } from '../../../shared/contract/rates.ts';
import { exposureInterval } from '../../stats/exposureRate.ts';
import { type Interval, wilsonInterval } from '../../stats/proportions.ts';
import { type RatioSums, ratioOfSums, weightedShareInterval } from '../../stats/ratio.ts';
import { SMALL } from './rateOf.ts';

/** Days of an average month: a rate by exposed time is one per customer and month. */
export const MONTH_DAYS = 30.4375;

const measured = (
  numerator: number,
  denominator: number,
  value: number | null,
  interval: Interval | null,
  small: boolean,
): MeasuredRate => ({
  numerator,
  denominator,
  value,
  low: value === null ? null : (interval?.low ?? null),
  high: value === null ? null : (interval?.high ?? null),
  small,
});

/**
 * Losses per customer on average at hand, with Wilson's interval for that many customers. More losses than customers
 * (a shop that is nearly new, or nearly gone) are a rate above 1 without an interval.
 */
export function rateOfAverage(lost: number, average: number): MeasuredRate {
  const value = average > 0 ? lost / average : null;
  return measured(lost, average, value, lost <= average ? wilsonInterval(lost, average) : null, average < SMALL);
}

/** Losses per customer-month of 30.4375 days, with the score interval of a rate over time. */
export function rateOfExposure(losses: number, days: number): MeasuredRate {
  const months = days / MONTH_DAYS;
  const value = months > 0 ? losses / months : null;
  return measured(losses, months, value, exposureInterval(losses, months), months < SMALL);
}

/** The part of the opening revenue that went with the lost; no share where refunds push it out of 0…1. */
export function rateOfLostRevenue(lostE4: number, openingE4: number, squares: number, customers: number): MeasuredRate {
  const share = openingE4 > 0 && lostE4 >= 0 && lostE4 <= openingE4 ? lostE4 / openingE4 : null;
  const interval = share === null ? null : weightedShareInterval(share, openingE4, squares);
  return measured(lostE4, openingE4, share, interval, customers < SMALL);
}

/** Gross or net revenue churn with its large-sample interval. */
export function rateOfRevenueChange(sums: RatioSums): MeasuredRate {
  const found = ratioOfSums(sums);
  return measured(sums.y, sums.x, found?.ratio ?? null, found?.interval ?? null, sums.n < SMALL);
}
