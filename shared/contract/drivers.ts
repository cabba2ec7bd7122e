// What goes with churn: monthly drivers with lags, one's own monthly figures, and odds of the single customer.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read, write } from './call.ts';
import { asOfArg, count, definitionInForce, isoDay, projectRef, rate, share } from './common.ts';
import { withinArg } from './customerSet.ts';
import { feature } from './prediction.ts';

/** From the data, from the project's own notes (an event, a market), or a figure that somebody brought along. */
export const driverKind = z.enum([
  'complaints',
  'refunds',
  'price',
  'visits',
  'orderValue',
  'newCustomers',
  'solving',
  'score',
  'costs',
  'event',
  'own',
]);
export type DriverKind = z.infer<typeof driverKind>;

export const driverLag = z.strictObject({
  /** Months by which the driver comes before churn. */
  lag: count,
  /** Months on both sides. */
  months: count,
  /** Rank correlation as it is, and with trend and season taken off. */
  spearman: z.number().min(-1).max(1).nullable(),
  partial: z.number().min(-1).max(1).nullable(),
  pValue: share.nullable(),
  /** With all drivers and lags that were looked at (Benjamini and Hochberg). */
  adjusted: share.nullable(),
});
export type DriverLag = z.infer<typeof driverLag>;

export const driver = z.strictObject({
  kind: driverKind,
  /** Of an event or a figure of one's own. */
  name: z.string().nullable(),
  lags: z.array(driverLag),
  /** The lag with the least p. */
  best: driverLag,
  verdict: z.enum(['clear', 'maybe', 'none']),
  /** By month of `points`; null where nothing is known. Money in E4. */
  values: z.array(z.number().nullable()),
});
export type Driver = z.infer<typeof driver>;

export const monthlyDrivers = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  /** Customers who left in the month, of those there at its start. */
  points: z.array(z.strictObject({ from: isoDay, to: isoDay, there: count, left: count, rate: share })),
  /** Strongest first. */
  drivers: z.array(driver),
  /** Drivers times lags that were looked at. */
  looks: count,
  season: z.boolean(),
});
export type MonthlyDrivers = z.infer<typeof monthlyDrivers>;

export const oddsFactor = z.strictObject({
  feature,
  /** Of leaving: for a flag of yes against no, else for one standard deviation more. */
  oddsRatio: z.number(),
  low: z.number(),
  high: z.number(),
  pValue: share,
  adjusted: share,
  verdict: z.enum(['clear', 'maybe', 'none']),
});
export type OddsFactor = z.infer<typeof oddsFactor>;

export const customerDrivers = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  /** Customers not lost at the end of this day, and who of them was lost at the end of that. */
  from: isoDay,
  until: isoDay,
  left: rate,
  /** Clearest first. */
  factors: z.array(oddsFactor),
});
export type CustomerDrivers = z.infer<typeof customerDrivers>;

const figureName = z.string().trim().min(1).max(120);
export const monthlyFigure = z.strictObject({
  name: figureName,
  values: z
    .array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), value: z.number() }))
    .min(1)
    .max(600),
});
export type MonthlyFigure = z.infer<typeof monthlyFigure>;

export const driversCalls = {
  'drivers.monthly': read({
    help: 'What goes with monthly churn, with lags of 0 to 3 months, trend and season taken off, and a note on looking often',
    args: { project: projectRef, asOf: asOfArg, within: withinArg },
    result: monthlyDrivers,
  }),
  'drivers.customers': read({
    help: 'What goes with the leaving of the single customer: odds ratios with intervals, silence and rhythm held still',
    args: { project: projectRef, asOf: asOfArg, within: withinArg },
    result: customerDrivers,
  }),
  'drivers.figures': read({
    help: 'Monthly figures that were brought along: stock-outs, advertising, prices of others',
    args: { project: projectRef },
    result: z.strictObject({ figures: z.array(monthlyFigure) }),
  }),
  'drivers.saveFigure': write({
    help: 'Bring a monthly figure along, or replace it',
    args: { project: projectRef, figure: monthlyFigure },
    result: z.strictObject({ months: count }),
    touches: ['settings'],
  }),
  'drivers.removeFigure': write({
    help: 'Take a monthly figure out again',
    args: { project: projectRef, name: figureName },
    result: z.strictObject({ removed: z.boolean() }),
    touches: ['settings'],
  }),
};
