// A rule that raises alerts: what it looks at, its cuts, and the reason it gives.
import '../noEval.ts';
import { z } from 'zod';
import { valueClass } from './customerSet.ts';

const words = z.string().min(1).max(200);

/** Where a column of one's own stands: with order lines or with interactions. */
const columnPlace = { table: z.enum(['order', 'interaction']), column: words };

/**
 * What is watched. Counts, sums and amounts are taken over the condition's window; `score`, `scoreDrop`, `classDrop`
 * and `columnLatest` hold from their row until the next one or until the window is over.
 */
export const alertIndicator = z.discriminatedUnion('kind', [
  /** Money bought, before refunds; orders; different categories bought. */
  z.strictObject({ kind: z.enum(['spend', 'orders', 'categories']) }),
  /** Visits, calls, messages of one channel; null: of all channels together. */
  z.strictObject({ kind: z.literal('visits'), channel: words.nullable() }),
  /** Days since the last purchase ÷ own median interval; days since the last purchase. */
  z.strictObject({ kind: z.enum(['overdue', 'silentDays']) }),
  /** Complaints and refunds in the window; days the oldest unsolved complaint has been open (more than the cut counts). */
  z.strictObject({ kind: z.enum(['complaints', 'complaintOpen', 'refunds']) }),
  /** The latest score of a question (null: answers without a question), points it fell by, classes it fell by (9–10, 7–8, 0–6). */
  z.strictObject({ kind: z.enum(['score', 'scoreDrop', 'classDrop']), question: words.nullable() }),
  /** A column of numbers: summed up over the window, or the latest. */
  z.strictObject({ kind: z.enum(['columnSum', 'columnLatest']), ...columnPlace }),
  /** Of the last `of` rows with this column, those that were late: a number above 0, or a word for yes or late. */
  z.strictObject({ kind: z.literal('late'), ...columnPlace, of: z.int().min(1).max(24) }),
  /**
   * Days until the contract ends: by the date the files name (null), or by terms of so many months counted from the day
   * of registration.
   */
  z.strictObject({ kind: z.literal('contractEnd'), months: z.int().min(1).max(60).nullable() }),
  /** Days since a category was last bought ÷ own median interval of that category, while other categories go on. */
  z.strictObject({ kind: z.literal('categoryStopped') }),
]);
export type AlertIndicator = z.infer<typeof alertIndicator>;

/**
 * What a value is held against: the average window of the own past, the same for the time of the year, the own rhythm,
 * the same window a year ago, or nothing.
 */
export const alertBaseline = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['ownPast', 'seasonal']), windows: z.int().min(1).max(12) }),
  z.strictObject({ kind: z.enum(['ownRhythm', 'lastYear', 'absolute']) }),
]);
export type AlertBaseline = z.infer<typeof alertBaseline>;

/**
 * Where slight, clear and severe begin; null: this level is not used. Against the own past or last year a cut is the
 * share of the fall or rise; else it is in the indicator's own unit, money in currency units.
 */
export const alertCuts = z.tuple([z.number().nullable(), z.number().nullable(), z.number().nullable()]);
export type AlertCuts = z.infer<typeof alertCuts>;

export const alertCondition = z.strictObject({
  indicator: alertIndicator,
  windowDays: z.int().min(1).max(730),
  baseline: alertBaseline,
  /** Which way is bad. */
  direction: z.enum(['down', 'up']),
  cuts: alertCuts,
});
export type AlertCondition = z.infer<typeof alertCondition>;

/** Other cuts for customers of a type, or of a value class as it stood on the first of the month; one place a condition. */
export const alertOverride = z.strictObject({
  of: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('type'), type: z.string().max(200) }),
    z.strictObject({ by: z.literal('valueClass'), valueClass }),
  ]),
  cuts: z.array(alertCuts).min(1).max(8),
});
export type AlertOverride = z.infer<typeof alertOverride>;

/** The level is the lowest of all conditions, the highest of any, or from the sum of weight × level of each. */
export const alertCombine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['all', 'any']) }),
  z.strictObject({
    kind: z.literal('score'),
    weights: z.array(z.number().min(0).max(100)).min(1).max(8),
    cuts: alertCuts,
  }),
]);

export const alertRule = z.strictObject({
  id: z.string().min(1).max(60),
  /** In people's own words; null: the words are written from the rule. */
  name: z.string().trim().min(1).max(80).nullable(),
  on: z.boolean(),
  conditions: z.array(alertCondition).min(1).max(8),
  combine: alertCombine,
  /** Customers must have been there so many days, and ordered so often. */
  minHistoryDays: z.int().min(0).max(3650),
  minOrders: z.int().min(0).max(1000),
  /** Days a level must have held without a break before it counts. */
  holdDays: z.int().min(0).max(90),
  overrides: z.array(alertOverride).max(12),
});
export type AlertRule = z.infer<typeof alertRule>;

export const alertRuleSet = z.strictObject({
  rules: z.array(alertRule).max(30),
  /** Whether to infer what customers may find intrusive: that they stopped buying one kind of thing. */
  sensitive: z.boolean(),
});
export type AlertRuleSet = z.infer<typeof alertRuleSet>;

/** 0 none, 1 slight, 2 clear, 3 severe. */
export const alertLevel = z.int().min(0).max(3);

/** In what a value is told: money in ten-thousandths, own intervals, points of a score, a plain number. */
export const alertUnit = z.enum(['money', 'count', 'days', 'intervals', 'points', 'number']);

/** What would end an alert. */
export const alertCloses = z.discriminatedUnion('kind', [
  /** The window must bring at least `value`; `missing` more than it has. */
  z.strictObject({ kind: z.literal('atLeast'), value: z.number(), missing: z.number() }),
  /** The window must hold no more than `value`. */
  z.strictObject({ kind: z.literal('atMost'), value: z.number() }),
  /** Any purchase; one of the category; every open complaint solved; the next row on time. */
  z.strictObject({ kind: z.enum(['purchase', 'purchaseOf', 'solved', 'onTime']) }),
  /** A better answer: above or below `value`. */
  z.strictObject({ kind: z.enum(['above', 'below']), value: z.number() }),
  /** The contract goes on after this day. */
  z.strictObject({ kind: z.literal('renewed'), day: z.string() }),
]);
export type AlertCloses = z.infer<typeof alertCloses>;

/** Why a customer has an alert, as data: one for each condition that is reached. */
export const alertReason = z.strictObject({
  /** Id of the rule, and the place of the condition in it. */
  rule: z.string(),
  condition: z.int().min(0),
  level: alertLevel,
  indicator: alertIndicator,
  windowDays: z.int(),
  baseline: alertBaseline,
  unit: alertUnit,
  /** The value now, and what it is held against: an average window of the own past, last year's window, the own interval in days. */
  now: z.number(),
  base: z.number().nullable(),
  /** now ÷ base − 1, where both are told in the same unit. */
  change: z.number().nullable(),
  /** The cut that was reached: a share against a baseline, else in the unit. */
  cut: z.number(),
  /** Day a silence, an open complaint or a score began; last day of the contract's term. */
  since: z.string().nullable(),
  category: z.string().nullable(),
  closes: alertCloses,
});
export type AlertReason = z.infer<typeof alertReason>;

export const businessKind = z.enum(['shop', 'wholesale', 'contract', 'visits']);
export type BusinessKind = z.infer<typeof businessKind>;
