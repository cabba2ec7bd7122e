// What customers did before they left, beside others who stayed.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { asOfArg, count, definitionInForce, projectRef } from './common.ts';
import { withinArg } from './customerSet.ts';

/** Spending, orders, refunds, visits and complaints of a week; days without a purchase in own intervals; the latest score. */
export const behaviourIndicator = z.enum(['spend', 'orders', 'interval', 'refunds', 'visits', 'complaints', 'score']);
export type BehaviourIndicator = z.infer<typeof behaviourIndicator>;

export const behaviourWeek = z.strictObject({
  /** The week's first day, counted from day 0: −7 for the week just before. */
  from: z.int().max(-7),
  /** Pairs with a value on both sides. */
  pairs: count,
  /** Means; money in E4. Null without a pair. */
  leavers: z.number().nullable(),
  stayers: z.number().nullable(),
  /** Leavers less stayers, with its 95 % interval; null with fewer than ten pairs. */
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Beyond chance, also with so many indicators looked at. */
  clear: z.boolean(),
});

export const behaviourSeries = z.strictObject({
  indicator: behaviourIndicator,
  /** Furthest week first. */
  weeks: z.array(behaviourWeek),
  /** Days before day 0 from which the difference is clear and stays so; the interval from resampled pairs. */
  lead: z.strictObject({ days: count, low: count, high: count, share: z.number() }).nullable(),
  /** Different from the start: the lead then tells what came on top of that. */
  fromStart: z.boolean(),
  /** Means over the weeks of the lead, or over all weeks: leavers ÷ stayers − 1; null where stayers have none. */
  change: z.number().nullable(),
  small: z.boolean(),
});
export type BehaviourSeries = z.infer<typeof behaviourSeries>;

export const beforeLeaving = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  days: count,
  /** What day 0 is. */
  alignment: z.enum(['lastPurchase', 'end', 'windowStart']),
  /** Lost at D and customers long enough; of those, the ones with somebody alike beside them, and without. */
  leavers: count,
  pairs: count,
  unmatched: count,
  /** Lost at D, but customers for a shorter time than is looked at. */
  tooNew: count,
  stayers: count,
  series: z.array(behaviourSeries),
  /** The indicator of the headline. */
  firstSign: behaviourIndicator.nullable(),
  /** Whether both sides were alike before the days looked at: means, and their difference in standard deviations. */
  balance: z.array(
    z.strictObject({
      what: z.enum(['tenure', 'spend', 'orders']),
      leavers: z.number(),
      stayers: z.number(),
      difference: z.number(),
    }),
  ),
});
export type BeforeLeaving = z.infer<typeof beforeLeaving>;

export const behaviourCalls = {
  'behaviour.beforeLeaving': read({
    help: 'What leavers did in the weeks before their last day, beside matched customers who stayed, and since when it shows',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      days: z.int().min(56).max(364).default(180),
    },
    result: beforeLeaving,
  }),
};
