// How much of the business hangs on few customers, and what a customer is worth.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { amountE4, count, customerState, rate, share } from './common.ts';
import { valueOptions } from './customerSet.ts';

export const concentrationBasis = valueOptions.shape.basis;

const bounds = z.strictObject({ low: z.number(), high: z.number() });

export const abcRow = z.strictObject({
  abc: z.enum(['A', 'B', 'C']),
  customers: count,
  share: share,
  valueE4: amountE4,
  valueShare: share,
  /** Smallest value in the class. */
  fromE4: amountE4.nullable(),
  lost: rate,
});
export type AbcRow = z.infer<typeof abcRow>;

export const concentrationResult = z.strictObject({
  ...analysisBase,
  basis: concentrationBasis,
  /** Buyers with a value above 0, and their value in all. */
  customers: count,
  totalE4: amountE4,
  /** Buyers left out, because they brought nothing or gave back more than they took. */
  without: count,
  gini: z.number().nullable(),
  giniInterval: bounds.nullable(),
  /** From the smallest customer up: the poorest `customerShare` bring `valueShare`. */
  lorenz: z.array(z.strictObject({ customerShare: share, valueShare: z.number() })),
  /** Value up to `aShare` of the whole is A, up to `bShare` B. */
  aShare: share,
  bShare: share,
  classes: z.array(abcRow),
  /** If the best `count` customers left. */
  leaving: z
    .strictObject({
      customers: count,
      valueE4: amountE4,
      valueShare: share,
      /** What one of the others brings on average, and how many such it takes to make up for it. */
      averageOtherE4: amountE4,
      replacements: count.nullable(),
      /** Of the leaving, those at risk or lost already. */
      slipping: count,
    })
    .nullable(),
  top: z.array(
    z.strictObject({
      customer: z.string(),
      name: z.string().nullable(),
      state: customerState,
      valueE4: amountE4,
      valueShare: share,
      /** Of the best up to and with this one. */
      runningShare: share,
    }),
  ),
});
export type ConcentrationResult = z.infer<typeof concentrationResult>;

export const lifetimeResult = z.strictObject({
  ...analysisBase,
  marginShare: share,
  discount: z.number(),
  /** Active a year before D, and still so at D. */
  retention: rate,
  /** Margin of a year with a customer active at D, E4. */
  yearMarginE4: z.number().nullable(),
  yearMarginInterval: bounds.nullable(),
  /** Yearly margins a customer is worth, at the retention and at the ends of its interval. */
  multiple: z.number().nullable(),
  multipleInterval: bounds.nullable(),
  /** Margin × multiple; low and high from the low and high ends of both. */
  valueE4: z.number().nullable(),
  valueInterval: bounds.nullable(),
  /** What one buyer has brought so far, as margin: mean, its interval, median. */
  buyers: count,
  historicE4: z.number().nullable(),
  historicInterval: bounds.nullable(),
  historicMedianE4: z.number().nullable(),
  acquisitionCostE4: amountE4,
  /** The multiple at round retentions and discounts, for comparison. */
  table: z.array(z.strictObject({ retention: share, multiples: z.array(z.number().nullable()) })),
  discounts: z.array(z.number()),
});
export type LifetimeResult = z.infer<typeof lifetimeResult>;
