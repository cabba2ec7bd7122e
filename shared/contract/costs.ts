// What churn costs, and whether a measure pays.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { amountE4, asOfArg, count, definitionInForce, projectRef, share } from './common.ts';
import { withinArg } from './customerSet.ts';

/** Low, base and high of a figure; money in E4. */
export const range = z.strictObject({ low: z.number(), base: z.number(), high: z.number() });
export type Range = z.infer<typeof range>;

export const churnCostLine = z.strictObject({
  line: z.enum(['lostMargin', 'replacement', 'wordOfMouth']),
  included: z.boolean(),
  amountE4: range,
});
export const churnCost = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  /** Customers lost in the 365 days up to D, and what they brought in the year up to their last purchase (refunds off). */
  lostCustomers: count,
  lostRevenueE4: amountE4,
  lines: z.array(churnCostLine),
  totalE4: range.nullable(),
});
export type ChurnCost = z.infer<typeof churnCost>;

/** One measure: what it costs and what is expected of it. Money in currency units, as people type it. */
export const measureInput = {
  customers: z.int().min(1).max(10_000_000),
  labourHours: z.number().min(0).max(1e7).default(0),
  hourlyRate: z.number().min(0).max(1e6).default(0),
  goods: z.number().min(0).max(1e9).default(0),
  cash: z.number().min(0).max(1e9).default(0),
  /** Share of the treated who stay because of the measure. */
  saveRateLow: share,
  saveRateBase: share,
  saveRateHigh: share,
  /** Revenue a saved customer brings in a year. */
  revenuePerCustomer: z.number().min(0).max(1e9),
  marginShare: share,
};

export const benefitCase = z.strictObject({
  saveRate: share,
  savedCustomers: z.number(),
  benefitE4: z.number(),
  netE4: z.number(),
  /** benefit ÷ cost; null when the cost is 0. */
  ratio: z.number().nullable(),
  /** Months until the margin of the saved covers the cost; null when it never does. */
  paybackMonths: z.number().nullable(),
});
export const benefitResult = z.strictObject({
  ...analysisBase,
  labourE4: z.number(),
  goodsE4: z.number(),
  cashE4: z.number(),
  costE4: z.number(),
  low: benefitCase,
  base: benefitCase,
  high: benefitCase,
  /** Save rate at which benefit equals cost; null when no save rate up to 100 % reaches it. */
  breakEvenSaveRate: share.nullable(),
});
export type BenefitResult = z.infer<typeof benefitResult>;

export const costsCalls = {
  'costs.churn': read({
    help: 'What the customers lost in the last year cost, low / base / high, each line switchable',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      marginLow: share.default(0.2),
      marginBase: share.default(0.3),
      marginHigh: share.default(0.4),
      /** Cost of winning one new customer, in currency units; 0 leaves the line out. */
      acquisitionCost: z.number().min(0).max(1e9).default(0),
      /** Lost sales by word of mouth as a share of the lost margin; 0 removes the line. */
      wordOfMouth: share.default(0),
      includeLostMargin: z.boolean().default(true),
      includeReplacement: z.boolean().default(true),
      includeWordOfMouth: z.boolean().default(true),
    },
    result: churnCost,
  }),
  'costs.benefit': read({
    help: 'Cost and benefit of one measure: net, ratio, payback, break-even save rate',
    args: { project: projectRef, asOf: asOfArg, within: withinArg, ...measureInput },
    result: benefitResult,
  }),
};
