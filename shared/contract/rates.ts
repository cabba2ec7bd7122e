// What churn is here, how much of it there is, and the overview at a date.
import { z } from 'zod';
import { read, write } from './call.ts';
import {
  amountE4,
  analysisBase,
  asOfArg,
  churnDefinition,
  count,
  definitionInForce,
  groupBy,
  isoDay,
  projectRef,
  rate,
  share,
  withinArg,
} from './common.ts';
import { customerRow } from './customers.ts';

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
  /** Set when the period cannot be judged yet; it is then left out of averages. */
  immature: z.enum(['unfinished', 'warmUp']).nullable(),
});
export type RatePoint = z.infer<typeof ratePoint>;

export const ratesSeries = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  period: z.enum(['week', 'month', 'quarter']),
  points: z.array(ratePoint),
  /** Pooled over the mature periods: Σ lost ÷ Σ opening. */
  average: rate,
  /** The latest mature period. */
  latest: ratePoint.nullable(),
});
export type RatesSeries = z.infer<typeof ratesSeries>;

export const definitionProposal = z.strictObject({
  ...analysisBase,
  inForce: definitionInForce,
  proposedDays: count.nullable(),
  /** Purchase intervals observed up to D, and customers with two purchase days or more. */
  intervals: count,
  repeatCustomers: count,
  quantiles: z.strictObject({ p50: z.number(), p75: z.number(), p90: z.number(), p95: z.number() }).nullable(),
  /** Of the silences that lasted `days`, the share that ended in a purchase within a year. */
  returnCurve: z.array(z.strictObject({ days: count, silences: count, returned: count, share: share.nullable() })),
  cancelDates: count,
});
export type DefinitionProposal = z.infer<typeof definitionProposal>;

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
  'definition.propose': read({
    help: 'What silence means churn here: proposal from the purchase intervals up to a date',
    args: { project: projectRef, asOf: asOfArg },
    result: definitionProposal,
  }),
  'definition.set': write({
    help: 'Choose what churn means in this project (null: follow the proposal again)',
    args: { project: projectRef, definition: churnDefinition.nullable() },
    result: z.strictObject({ definition: churnDefinition.nullable() }),
    touches: ['settings'],
  }),
  'rates.series': read({
    help: 'Churn and retention by period with counts and 95 % intervals',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      period: z.enum(['week', 'month', 'quarter']).default('month'),
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
