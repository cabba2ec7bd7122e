// Is the churn of a month out of the ordinary? Control charts of the share that leaves, or that complains.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { asOfArg, churnDefinition, definitionInForce, isoDay, projectRef, share } from './common.ts';
import { withinArg } from './customerSet.ts';
import { businessEvent } from './events.ts';
import { measuredRate } from './rates.ts';

export const controlPeriod = z.enum(['week', 'month', 'quarter']);
export const controlRule = z.enum([
  'beyondLimits',
  'twoOfThree',
  'fourOfFive',
  'eightOneSide',
  'nineOneSide',
  'sixTrending',
  'fourteenAlternating',
  'fifteenInside',
  'eightOutside',
  'ewma',
]);
export type ControlRule = z.infer<typeof controlRule>;

export const controlPoint = z.strictObject({
  from: isoDay,
  to: isoDay,
  /** Of customers; of revenue where that is watched, in E4. */
  rate: measuredRate,
  /** 3 standard errors around the centre line; null where the period is not judged. */
  low: share.nullable(),
  high: share.nullable(),
  ewma: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  immature: z.enum(['unfinished', 'warmUp']).nullable(),
  /** Takes part in the centre line. */
  inBase: z.boolean(),
  /** Rules that speak at this period. */
  rules: z.array(controlRule),
});
export type ControlPoint = z.infer<typeof controlPoint>;

export const controlAlarm = z.strictObject({
  rule: controlRule,
  /** First days of the first and the last period that speak together. */
  from: isoDay,
  at: isoDay,
  side: z.enum(['above', 'below', 'none']),
  /** The alarm in one sentence. */
  text: analysisBase.headline,
  /** Events of the business from one period before `from` up to the end of the last. */
  events: z.array(businessEvent),
});
export type ControlAlarm = z.infer<typeof controlAlarm>;

export const controlChart = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  period: controlPeriod,
  of: z.enum(['churn', 'revenue', 'complaints']),
  rules: z.enum(['westernElectric', 'nelson', 'limits']),
  /** Pooled over the base; of revenue the mean of its shares. */
  centre: measuredRate,
  points: z.array(controlPoint),
  /** Oldest first. */
  alarms: z.array(controlAlarm),
  /** How much more periods differ than chance alone would let them (1: no more); limits are widened by it when asked for. */
  spread: z.number().nullable(),
  widened: z.boolean(),
  events: z.array(businessEvent),
});
export type ControlChart = z.infer<typeof controlChart>;

export const rateControlCalls = {
  'rates.control': read({
    help: 'Control chart of churn, by customers or by revenue, or of complaints: limits, EWMA and run rules, with every alarm named',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      definition: churnDefinition.optional(),
      period: controlPeriod.default('month'),
      of: z.enum(['churn', 'revenue', 'complaints']).default('churn'),
      rules: z.enum(['westernElectric', 'nelson', 'limits']).default('westernElectric'),
      /** Weight of the latest period in the moving average. */
      lambda: z.number().min(0.05).max(1).default(0.2),
      /** The centre line is made of the periods before this day; later ones are judged by it. null: of all. */
      baseUntil: isoDay.nullable().default(null),
      /** First days of periods with a known cause, left out of the centre line. */
      leaveOut: z.array(isoDay).max(100).default([]),
      /** Widen the limits by `spread` (Laney's p′). */
      widen: z.boolean().default(false),
    },
    result: controlChart,
  }),
};
