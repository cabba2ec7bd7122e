// How much churn there is, and the overview at a date.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import {
  amountE4,
  asOfArg,
  churnDefinition,
  count,
  definitionInForce,
  isoDay,
  projectRef,
  rate,
  share,
} from './common.ts';
import { groupBy, withinArg } from './customerSet.ts';
import { customerRow } from './customers.ts';

/** Days, weeks, months, quarters. */
export const ratePeriod = z.enum(['day', 'week', 'month', 'quarter']);
/** Lost ÷ active at the start; ÷ the mean of start and end; or every loss ÷ the time customers could be lost in. */
export const denominator = z.enum(['opening', 'average', 'exposed']);
export type Denominator = z.infer<typeof denominator>;
/** Of the opening revenue: what the lost brought; with what the kept bring less; less what the kept bring more. */
export const revenueRate = z.enum(['lost', 'gross', 'net']);
export type RevenueRate = z.infer<typeof revenueRate>;

/**
 * A rate whose parts need not be whole numbers: customers, customer-months of 30.4375 days, or money in E4. Net revenue
 * churn may lie below 0, a rate by exposed time above 1. Bounds are null where they cannot be given.
 */
export const measuredRate = z.strictObject({
  numerator: z.number(),
  denominator: z.number(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  small: z.boolean(),
});
export type MeasuredRate = z.infer<typeof measuredRate>;

/** Revenue is that of the 365 days up to a boundary: opening − lost − shrunk + grown + new + returned = closing. */
export const revenueBridge = z.strictObject({
  openingE4: z.number(),
  lostE4: z.number(),
  shrunkE4: z.number(),
  grownE4: z.number(),
  newE4: z.number(),
  returnedE4: z.number(),
  closingE4: z.number(),
});
export type RevenueBridge = z.infer<typeof revenueBridge>;

export const ratePoint = z.strictObject({
  from: isoDay,
  /** First day after the period. */
  to: isoDay,
  opening: count,
  lost: count,
  new: count,
  /** Of the new, those already lost again at the end (only where the silence is shorter than the period). */
  newLost: count,
  returned: count,
  /** Active at the end of the period: opening − lost + new − newLost + returned. */
  closing: count,
  churn: rate,
  retention: rate,
  /** Sum of the opening customers' revenue in the 365 days before the period, and of the lost among them. */
  openingRevenueE4: amountE4,
  lostRevenueE4: amountE4,
  /** lostRevenueE4 ÷ openingRevenueE4. */
  revenueChurn: share.nullable(),
  /** The rate that was asked for: by count and denominator, or by revenue. */
  measured: measuredRate,
  /** Only where revenue was asked for. */
  revenue: revenueBridge.nullable(),
  /** Set when the period cannot be judged yet; it is then left out of averages. */
  immature: z.enum(['unfinished', 'warmUp']).nullable(),
});
export type RatePoint = z.infer<typeof ratePoint>;

export const ratesSeries = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  period: ratePeriod,
  by: z.enum(['count', 'revenue']),
  denominator,
  revenueRate,
  points: z.array(ratePoint),
  /** Pooled over the mature periods: Σ lost ÷ Σ opening. */
  average: rate,
  /** The same for the rate that was asked for. */
  averageMeasured: measuredRate,
  /** The latest mature period. */
  latest: ratePoint.nullable(),
});
export type RatesSeries = z.infer<typeof ratesSeries>;

export const overview = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  customers: count,
  active: count,
  atRisk: count,
  lost: count,
  noPurchase: count,
  /** Lost ÷ customers that ever bought. */
  lostShare: rate,
  churnLatest: ratePoint.nullable(),
  churnAverage: rate,
  churnPoints: z.array(ratePoint),
  revenueTrailingYearE4: amountE4,
  revenueYearBeforeE4: amountE4.nullable(),
  /** Trailing-year revenue of customers at risk. */
  atRiskRevenueE4: amountE4,
  /** What customers lost in the trailing year had bought in the year before their last purchase. */
  lostRevenueE4: amountE4,
  revenueMonths: z.array(
    z.strictObject({ month: isoDay, revenueE4: amountE4, orders: count, customers: count, unfinished: z.boolean() }),
  ),
  /** The at-risk customers with the most trailing-year revenue. */
  atRiskTop: z.array(customerRow),
});
export type Overview = z.infer<typeof overview>;

export const groupings = z.strictObject({
  asOf: isoDay.nullable(),
  /** Customers known at D, and everything they can be told apart by that has two groups or more. */
  customers: count,
  groupings: z.array(z.strictObject({ by: groupBy, groups: count, customers: count })),
});

export const ratesCalls = {
  'rates.series': read({
    help: 'Churn and retention by period with counts and 95 % intervals',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      period: ratePeriod.default('month'),
      by: z.enum(['count', 'revenue']).default('count'),
      denominator: denominator.default('opening'),
      revenueRate: revenueRate.default('lost'),
      definition: churnDefinition.optional(),
    },
    result: ratesSeries,
  }),
  'rates.groupings': read({
    help: 'What customers can be told apart by: type, region, class, tenure, channel, own columns, with the groups of each',
    args: { project: projectRef, asOf: asOfArg, within: withinArg },
    result: groupings,
  }),
  'overview.get': read({
    help: 'The state of the business at a date: who is active, at risk, lost, and what it is worth',
    args: { project: projectRef, asOf: asOfArg, within: withinArg },
    result: overview,
  }),
};
