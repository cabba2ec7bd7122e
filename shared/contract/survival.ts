// How long customers stay, what is to be expected of those who are there, and what staying longer is worth.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { amountE4, asOfArg, count, definitionInForce, projectRef, share } from './common.ts';
import { groupBy, withinArg } from './customerSet.ts';

/** Days with their 95 % interval; null where the data do not reach that far. */
const dayEstimate = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const shareEstimate = z.strictObject({ value: share, low: share, high: share });

export const survivalPoint = z.strictObject({
  /** Since the first purchase. */
  days: count,
  /** Share still buying, or under contract, after so many days. */
  survival: share,
  low: share,
  high: share,
  /** Customers followed to this day at least. */
  atRisk: count,
  /** Those who had left by then. */
  left: count,
});

export const survivalGroup = z.strictObject({
  /** null: all customers together. */
  group: z.string().nullable(),
  customers: count,
  lost: count,
  /** Up to the last day that ten customers or more are followed to. */
  points: z.array(survivalPoint),
  median: dayEstimate,
  /** Mean days stayed within the first `meanUntilDays` days. */
  restrictedMean: dayEstimate,
  /** Share still there after so many days, where the data reach that far. */
  stays: z.array(z.strictObject({ days: count, atRisk: count, stay: shareEstimate })),
  small: z.boolean(),
});
export type SurvivalGroup = z.infer<typeof survivalGroup>;

export const survivalTest = z.strictObject({
  weight: z.enum(['logRank', 'gehan', 'taroneWare', 'peto']),
  chiSquare: z.number().min(0),
  df: count,
  pValue: share,
});

export const survivalCurves = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  by: groupBy.nullable(),
  /** Those who may be older than the data are followed, too. */
  early: z.boolean(),
  overall: survivalGroup.nullable(),
  /** The groups that are compared, the largest first; empty without grouping. */
  groups: z.array(survivalGroup),
  meanUntilDays: count.nullable(),
  /** Of those still there after `days`: the share who stay another year, and the mean days left within what is seen. */
  remaining: z.array(
    z.strictObject({
      days: count,
      atRisk: count,
      nextYear: shareEstimate.nullable(),
      meanDays: z.number(),
      /** The mean reaches no further than this day. */
      untilDays: count,
    }),
  ),
  tests: z.array(survivalTest),
  /** Log-rank of two groups each, with Holm's correction, where all together differ. */
  pairs: z.array(
    z.strictObject({ a: z.string(), b: z.string(), chiSquare: z.number(), pValue: share, adjusted: share }),
  ),
});
export type SurvivalCurves = z.infer<typeof survivalCurves>;

export const renewalPeriod = z.enum(['month', 'quarter', 'year']);

export const retentionPoint = z.strictObject({
  /** Whole periods since the first purchase or the start of the contract. */
  t: count,
  /** Customers who could leave in period t, and those who did; null beyond the data. */
  atRisk: count.nullable(),
  lost: count.nullable(),
  observed: share.nullable(),
  expected: shareEstimate,
  /** Of those there at the start of period t, the share expected to stay through it; null for t = 0. */
  renewal: share.nullable(),
});
export type RetentionPoint = z.infer<typeof retentionPoint>;

export const planYear = z.strictObject({
  year: count,
  /** Kept share of the year, as expected and with the points more. */
  retention: share,
  retentionPlus: share,
  /** Of today's customers, those still there at the end of the year. */
  customers: z.number(),
  customersPlus: z.number(),
  extraMarginE4: amountE4,
  /** Discounted to today, and added up over the years so far, with 95 % interval. */
  presentE4: amountE4,
  totalE4: amountE4,
  totalLowE4: amountE4,
  totalHighE4: amountE4,
});
export type PlanYear = z.infer<typeof planYear>;

export const survivalRetention = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  period: renewalPeriod,
  /** Customers the model is fitted to. */
  customers: count,
  lost: count,
  model: z
    .strictObject({
      /** null where all customers are alike to the model. */
      alpha: z.number().nullable(),
      beta: z.number().nullable(),
      firstLoss: share,
      logLikelihood: z.number(),
    })
    .nullable(),
  points: z.array(retentionPoint),
  /** Fitted to the first periods only, how well the later ones are met. */
  check: z.strictObject({ fitted: count, until: count, observed: share, expected: share }).nullable(),
  /** Mean years still to come within the horizon, of a new customer and of today's customers. */
  expectedYears: z
    .strictObject({ horizonYears: count, newCustomer: z.number(), presentCustomers: z.number() })
    .nullable(),
  plan: z
    .strictObject({
      plus: share,
      marginShare: share,
      discount: share,
      customers: count,
      /** Margin of one present customer in a year. */
      marginE4: amountE4,
      /** Margin that the present customers still bring within the years, discounted to today, with 95 % interval. */
      remaining: z.strictObject({ valueE4: amountE4, lowE4: amountE4, highE4: amountE4 }),
      years: z.array(planYear),
    })
    .nullable(),
});
export type SurvivalRetention = z.infer<typeof survivalRetention>;

/** Follow those, too, who were seen so soon after the data begin that they may be older than the data. */
const early = z.boolean().default(false);

export const survivalCalls = {
  'survival.curves': read({
    help: 'How long customers stay: Kaplan-Meier curves with intervals, by group with tests',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      by: groupBy.nullable().default(null),
      early,
    },
    result: survivalCurves,
  }),
  'survival.retention': read({
    help: 'Retention ahead by the sBG model with intervals, time still to come, and the worth of some points more',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      /** null: the longest period the data carry. */
      period: renewalPeriod.nullable().default(null),
      early,
      /** Points of yearly retention more, as a share: 0.02 is two percentage points. */
      plus: z.number().min(0).max(0.5).default(0.02),
      years: z.int().min(1).max(10).default(5),
      discount: z.number().min(0).max(0.5).default(0.1),
      /** Left out: as in the settings. */
      marginShare: share.optional(),
    },
    result: survivalRetention,
  }),
};
