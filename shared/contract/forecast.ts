// What the coming months will bring: customers lost, revenue, revenue that goes with them.
import { z } from 'zod';
import { text } from '../text.ts';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { asOfArg, count, definitionInForce, isoDay, projectRef, share } from './common.ts';
import { withinArg } from './customerSet.ts';
import { businessEvent } from './events.ts';

/** Customers lost, revenue, and the last year's revenue of those lost; money in E4. */
export const forecastOf = z.enum(['lost', 'revenue', 'lostRevenue']);
export type ForecastOf = z.infer<typeof forecastOf>;
/** As last month; as in the same month of last year; simple smoothing; Holt; Holt–Winters with a season added or multiplied. */
export const forecastMethod = z.enum(['naive', 'seasonalNaive', 'simple', 'holt', 'additive', 'multiplicative']);
export type ForecastMethod = z.infer<typeof forecastMethod>;

const estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

export const forecast = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  of: forecastOf,
  months: count,
  /** The method of the forecast. */
  method: forecastMethod.nullable(),
  /** The months that can be judged, oldest first, and what the method would have said of each one month before. */
  history: z.array(z.strictObject({ from: isoDay, to: isoDay, value: z.number(), fitted: z.number().nullable() })),
  ahead: z.array(z.strictObject({ from: isoDay, to: isoDay, ...estimate.shape })),
  /** Summed over the first so many months ahead. */
  sums: z.array(z.strictObject({ months: count, ...estimate.shape })),
  /** Every method that the months carry, tried on the past. */
  methods: z.array(
    z.strictObject({
      method: forecastMethod,
      /** Mean size of the error over all tried months; null where nothing could be tried. */
      error: z.number().nullable(),
      /** That error ÷ the one of "as last month". */
      ratio: z.number().nullable(),
      /** Forecasts that were tried, and how many of them held the truth within their 95 % interval. */
      tests: count,
      covered: count,
      weights: z.strictObject({
        alpha: share.nullable(),
        beta: share.nullable(),
        gamma: share.nullable(),
      }),
    }),
  ),
  /** Past months at which all methods were made to forecast. */
  origins: count,
  change: z
    .strictObject({
      /** First month on the new level. */
      from: isoDay,
      monthsBefore: count,
      monthsAfter: count,
      meanBefore: z.number(),
      meanAfter: z.number(),
      pValue: share,
      /** Noted within three months before. */
      events: z.array(businessEvent),
    })
    .nullable(),
  events: z.array(businessEvent),
});
export type Forecast = z.infer<typeof forecast>;

/** A forecast of losses made on an earlier day, with the interval it would have shown then, beside what came. */
const triedFigure = z.strictObject({ ...estimate.shape, actual: z.number() });
const lossesTrial = z.strictObject({
  from: isoDay,
  until: isoDay,
  months: count,
  customers: count,
  lost: triedFigure,
  lostRevenueE4: triedFigure,
});
export type LossesTrial = z.infer<typeof lossesTrial>;

export const expectedLosses = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  /** Chances from how long contracts lasted so far, or from how long silences lasted so far. */
  basis: z.enum(['contract', 'silence']).nullable(),
  /** Customers not lost at D, and what they brought in the last year. */
  customers: count,
  revenueE4: z.number(),
  horizons: z.array(
    z.strictObject({
      months: count,
      /** Last day. */
      until: isoDay,
      lost: estimate,
      lostRevenueE4: estimate,
      /** Expected lost ÷ customers. */
      share: estimate,
    }),
  ),
  /** How the same did on earlier days; null where none could be tried. */
  tried: text.nullable(),
  tests: z.array(lossesTrial),
});
export type ExpectedLosses = z.infer<typeof expectedLosses>;

const at = { project: projectRef, asOf: asOfArg, within: withinArg };
export const forecastCalls = {
  'forecast.get': read({
    help: 'Customers lost, revenue or revenue lost in the coming months, with intervals and a test against plain rules',
    args: {
      ...at,
      of: forecastOf.default('lost'),
      months: z.int().min(1).max(12).default(6),
      /** null: the one with the least error on the past. */
      method: forecastMethod.nullable().default(null),
    },
    result: forecast,
  }),
  'forecast.losses': read({
    help: "Of today's customers: how many will be lost in 1, 3 and 6 months, with the revenue that goes, and a back-test",
    args: at,
    result: expectedLosses,
  }),
};
