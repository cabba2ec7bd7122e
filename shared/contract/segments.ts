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
  valueOptions,
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

export const valueClassRow = z.strictObject({
  valueClass: z.enum(['key', 'ordinary', 'small']),
  customers: count,
  share: share,
  revenueE4: amountE4,
  revenueShare: share.nullable(),
  /** Smallest value in the class. */
  fromE4: amountE4.nullable(),
  lost: rate,
});
export const valueResult = z.strictObject({
  ...analysisBase,
  options: valueOptions,
  customers: count,
  classes: z.array(valueClassRow),
  /** Cumulated: the best `customerShare` of the buyers bring `revenueShare`. */
  pareto: z.array(z.strictObject({ customerShare: share, revenueShare: z.number() })),
});
export type ValueResult = z.infer<typeof valueResult>;

export const segmentsCalls = {
  'segments.rfm': read({
    help: 'RFM scores and named segments at a date; every buyer in exactly one',
    args: {
      project: projectRef,
      asOf: asOfArg,
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
  'segments.value': read({
    help: 'Key, ordinary and small customers by value, with the Pareto share',
    args: {
      project: projectRef,
      asOf: asOfArg,
      basis: valueOptions.shape.basis.default('trailingYear'),
      keyShare: share.default(0.2),
      ordinaryShare: share.default(0.3),
    },
    result: valueResult,
  }),
};
