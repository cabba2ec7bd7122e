// Customers by when they first bought, or by what tells them apart, followed period by period.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { amountE4, asOfArg, count, isoDay, projectRef, rate } from './common.ts';
import { groupBy, withinArg } from './customerSet.ts';

export const cohortPeriod = z.enum(['week', 'month', 'quarter']);

export const cohortCell = z.strictObject({
  /** Periods since the first purchase; 0 is its own period. */
  age: count,
  /** Customers with a purchase in the period ÷ customers who have been followed so far. */
  share: rate,
  /** Purchases less refunds of the period. */
  revenueE4: amountE4,
  orders: count,
  /** False while the period is still running: the cell can only grow and stands in no average. */
  complete: z.boolean(),
});
export type CohortCell = z.infer<typeof cohortCell>;

export const cohortRow = z.strictObject({
  /** First day of the period of first purchase; null for a group. */
  from: isoDay.nullable(),
  group: z.string().nullable(),
  customers: count,
  /** Seen so soon after the data begin that they may be older customers: in no average unless asked for. */
  early: z.boolean(),
  cells: z.array(cohortCell),
});
export type CohortRow = z.infer<typeof cohortRow>;

export const cohortGrid = z.strictObject({
  ...analysisBase,
  period: cohortPeriod,
  by: groupBy.nullable(),
  /** Customers with a purchase up to D. */
  customers: count,
  rows: z.array(cohortRow),
  /** All complete cells of an age together, also of cohorts that are not shown. */
  average: z.array(cohortCell),
  /** The earliest cohorts are left out of the averages. */
  earlyLeftOut: z.boolean(),
  /** Earlier cohorts that are left out of the rows. */
  notShown: count,
  /** The share of the age `age` among the older and the newer half of the customers who can be judged. */
  trend: z
    .strictObject({
      age: count,
      earlier: rate,
      later: rate,
      /** Later less earlier, with its 95 % interval. */
      difference: z.number(),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
});
export type CohortGrid = z.infer<typeof cohortGrid>;

export const cohortsCalls = {
  'cohorts.grid': read({
    help: 'Cohorts by first purchase or by group: who came back, orders and revenue by periods since',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      period: cohortPeriod.default('month'),
      by: groupBy.nullable().default(null),
      /** Count those, too, who may be older than the data. */
      early: z.boolean().default(false),
    },
    result: cohortGrid,
  }),
};
