// Segments by recency, frequency, money; classes by value.
import { z } from 'zod';
import { text } from '../text.ts';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { amountE4, asOfArg, count, isoDay, limit, offset, projectRef, rate, share } from './common.ts';
import {
  cubeOptions,
  customerSet,
  fixedCuts,
  movementOptions,
  rfmMethod,
  rfmOptions,
  scoreAxis,
  withinArg,
} from './customerSet.ts';

export const rfmSegment = z.strictObject({
  /** A name of one's own, or of the published table: champions, loyal, potentialLoyalist, new, promising, needAttention, aboutToSleep, atRisk, cantLose, lost. */
  segment: z.string(),
  /** Its derivation in `why`. */
  figure: z.string(),
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
  /** Customers by two scores, 1…bins each: R by F where nothing else was asked for. */
  grid: z.array(z.array(count)),
  rows: scoreAxis,
  columns: scoreAxis,
  /** Why contacts are no axis here; null where they are. */
  interaction: z.strictObject({ unavailable: text.nullable() }),
});
export type RfmResult = z.infer<typeof rfmResult>;

const band = z.strictObject({
  /** Low (1), middle (2), high (3). */
  band: z.int().min(1).max(3),
  customers: count,
  share,
  revenueE4: amountE4,
  revenueShare: share.nullable(),
  lost: rate,
  set: customerSet,
});
const cubeAxis = z.enum(['frequency', 'monetary', 'interaction']);
export const cubeCell = z.strictObject({
  frequency: z.int().min(1).max(3),
  monetary: z.int().min(1).max(3),
  /** Null where contacts are no axis. */
  interaction: z.int().min(1).max(3).nullable(),
  /** In people's own words. */
  name: z.string().nullable(),
  customers: count,
  revenueE4: amountE4,
  revenueShare: share.nullable(),
  lost: rate,
  set: customerSet,
});
export const cubeResult = z.strictObject({
  ...analysisBase,
  options: cubeOptions,
  customers: count,
  axes: z.array(
    z.strictObject({
      axis: cubeAxis,
      /** Two cut points; money in currency units. */
      cuts: z.array(z.number()),
      bands: z.array(band),
    }),
  ),
  /** Why contacts are no axis here; null where they are. */
  interactionUnavailable: text.nullable(),
  /** 27 cells, or nine without contacts. */
  cells: z.array(cubeCell),
});
export type CubeResult = z.infer<typeof cubeResult>;
export type CubeCell = z.infer<typeof cubeCell>;

export const boundaryOfCustomer = z.strictObject({
  fall: z.strictObject({ days: count, to: z.string() }).nullable(),
  byMoney: z.strictObject({ amountE4, to: z.string() }).nullable(),
  byOrders: z.strictObject({ orders: count, to: z.string() }).nullable(),
});
export const boundaryResult = z.strictObject({
  ...analysisBase,
  options: rfmOptions,
  customers: count,
  /** How many leave their segment within so many days unless they buy. */
  falling: z.array(z.strictObject({ days: count, customers: count, set: customerSet })),
  total: count,
  rows: z.array(
    z.strictObject({
      customer: z.string(),
      name: z.string().nullable(),
      segment: z.string(),
      recencyDays: count,
      orders: count,
      revenueE4: amountE4,
      ...boundaryOfCustomer.shape,
    }),
  ),
});
export type BoundaryResult = z.infer<typeof boundaryResult>;

export const movementResult = z.strictObject({
  ...analysisBase,
  options: movementOptions,
  /** Buyers at D, and of those the ones who had bought by the earlier date. */
  customers: count,
  before: count,
  stayed: rate,
  names: z.array(z.string()),
  /** Groups at the two dates; the first of `before` is whoever had not bought yet (null). */
  from: z.array(z.strictObject({ name: z.string().nullable(), customers: count })),
  to: z.array(z.strictObject({ name: z.string(), customers: count })),
  /** Only what somebody did. */
  flows: z.array(
    z.strictObject({
      before: z.string().nullable(),
      after: z.string(),
      customers: count,
      revenueE4: amountE4,
      set: customerSet,
    }),
  ),
});
export type MovementResult = z.infer<typeof movementResult>;

export const movedCustomers = z.strictObject({
  asOf: isoDay.nullable(),
  total: count,
  rows: z.array(
    z.strictObject({
      customer: z.string(),
      name: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string(),
      /** Bought so many times, silent since … */
      reason: text,
      revenueE4: amountE4,
    }),
  ),
});

const rfmArgs = {
  bins: z.int().min(3).max(10).default(5),
  method: rfmMethod.default('quantile'),
  cuts: fixedCuts.nullable().default(null),
  rules: rfmOptions.shape.rules,
};

export const segmentsCalls = {
  'segments.rfm': read({
    help: 'RFM scores and named segments at a date; every buyer in exactly one',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      ...rfmArgs,
      rows: scoreAxis.default('r'),
      columns: scoreAxis.default('f'),
    },
    result: rfmResult,
  }),
  'segments.scores': read({
    help: 'R, F and M of every buyer with scores and segment, by customer id',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      ...rfmArgs,
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
  'segments.cube': read({
    help: 'Frequency, amount and contacts in three bands each: customers, revenue and churn in every cell',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      method: cubeOptions.shape.method.default('tertile'),
      cuts: cubeOptions.shape.cuts.default(null),
    },
    result: cubeResult,
  }),
  'segments.boundary': read({
    help: 'How far every customer is from the next segment: days of silence, money, orders',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      ...rfmArgs,
      nearest: z.enum(['falling', 'risingByMoney', 'risingByOrders']).default('falling'),
      offset,
      limit,
    },
    result: boundaryResult,
  }),
  'segments.movement': read({
    help: 'Who was in which segment, class or state at two dates, and who moved',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      /** Half a year before the as-of date when left out. */
      from: isoDay.optional(),
      by: movementOptions.shape.by.default('segment'),
      sameCuts: z.boolean().default(false),
      rfm: rfmOptions.optional(),
      value: movementOptions.shape.value.optional(),
    },
    result: movementResult,
  }),
  'segments.moved': read({
    help: 'The customers behind a movement, with the reason in words',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      options: movementOptions,
      before: z.string().nullable().default(null),
      after: z.string().nullable().default(null),
      offset,
      limit,
    },
    result: movedCustomers,
  }),
};
