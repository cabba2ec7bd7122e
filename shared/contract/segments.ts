// Segments by recency, frequency, money; classes by value.
import { z } from 'zod';
import { read } from './call.ts';
import {
  amountE4,
  analysisBase,
  asOfArg,
  count,
  fixedCuts,
  isoDay,
  limit,
  offset,
  projectRef,
  rate,
  rfmMethod,
  rfmOptions,
  share,
  withinArg,
} from './common.ts';

export const rfmSegment = z.strictObject({
  /** Stable name: champions, loyal, potentialLoyalist, new, promising, needAttention, aboutToSleep, atRisk, cantLose, lost. */
  segment: z.string(),
  customers: count,
  share: share,
  revenueE4: amountE4,
  revenueShare: share.nullable(),
  medianRecencyDays: z.number(),
  meanOrders: z.number(),
  meanRevenueE4: z.number(),
  /** Lost under the churn definition in force. */
  lost: rate,
});
export type RfmSegment = z.infer<typeof rfmSegment>;

export const rfmResult = z.strictObject({
  ...analysisBase,
  options: rfmOptions,
  /** Buyers scored: customers with a purchase up to D. */
  customers: count,
  cuts: fixedCuts.nullable(),
  segments: z.array(rfmSegment),
  /** Customers by R score (rows, 1…bins) and F score (columns). */
  grid: z.array(z.array(count)),
});
export type RfmResult = z.infer<typeof rfmResult>;

export const segmentsCalls = {
  'segments.rfm': read({
    help: 'RFM scores and named segments at a date; every buyer in exactly one',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      bins: z.int().min(3).max(10).default(5),
      method: rfmMethod.default('quantile'),
      cuts: fixedCuts.nullable().default(null),
    },
    result: rfmResult,
  }),
  'segments.scores': read({
    help: 'R, F and M of every buyer with scores and segment, by customer id',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      bins: z.int().min(3).max(10).default(5),
      method: rfmMethod.default('quantile'),
      cuts: fixedCuts.nullable().default(null),
      offset,
      limit,
    },
    result: z.strictObject({
      asOf: isoDay.nullable(),
      total: count,
      rows: z.array(
        z.strictObject({
          customer: z.string(),
          recencyDays: count,
          orders: count,
          revenueE4: amountE4,
          r: z.int(),
          f: z.int(),
          m: z.int(),
          segment: z.string(),
        }),
      ),
    }),
  }),
};
