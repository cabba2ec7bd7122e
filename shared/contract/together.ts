// What customers buy together, and who has the one thing but not yet the other.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { asOfArg, count, projectRef, rate } from './common.ts';
import { customerSet, withinArg } from './customerSet.ts';
import { favourite } from './segmentRule.ts';

/** What lies together: the lines of one order, or all a customer has bought. */
export const basket = z.enum(['order', 'customer']);
export type Basket = z.infer<typeof basket>;

export const togetherRule = z.strictObject({
  /** Whoever buys these: one thing, or two. */
  bought: z.array(z.string()).min(1).max(2),
  leadsTo: z.string(),
  /** Of the baskets with the first, those that have the other, too. */
  confidence: rate,
  /** Of all baskets, those that have it. */
  among: rate,
  /** How many times as often, with 95 % interval. */
  lift: z.number(),
  liftLow: z.number(),
  liftHigh: z.number(),
  /** Of an exact test, adjusted for all that was looked at. */
  pValue: z.number(),
  /** Customers who have bought the first, but never the other. */
  notYet: count,
  set: customerSet,
});
export type TogetherRule = z.infer<typeof togetherRule>;

export const togetherResult = z.strictObject({
  ...analysisBase,
  of: favourite,
  basket,
  baskets: count,
  /** With two different things or more. */
  mixed: count,
  /** Fewest baskets a rule was looked for in. */
  minCount: count,
  /** Rules that were possible among the frequent things, and those that hold. */
  looked: count,
  found: count,
  /** The clearest ones. */
  rules: z.array(togetherRule),
});
export type TogetherResult = z.infer<typeof togetherResult>;

export const togetherCalls = {
  'together.rules': read({
    help: 'What is bought together: rules with support, confidence and lift that hold after all that was looked at, and who has not bought the other thing yet',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      of: favourite.default('product'),
      basket: basket.default('order'),
      /** How many things come first at most. */
      first: z.union([z.literal(1), z.literal(2)]).default(1),
      /** In so many baskets at least; null: as many as make a share worth reading. */
      minCount: z.int().min(2).max(1_000_000).nullable().default(null),
      limit: z.int().min(1).max(500).default(60),
    },
    result: togetherResult,
  }),
};
