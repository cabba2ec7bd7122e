// Alert rules: what is watched of each customer, against what, and where slight, clear and severe begin.
import '../noEval.ts';
import { z } from 'zod';
import { text } from '../text.ts';
import { job, read, write } from './call.ts';
import {
  amountE4,
  analysisBase,
  asOfArg,
  count,
  isoDay,
  projectRef,
  rate,
  share,
  valueClass,
  withinArg,
} from './common.ts';

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

const lead = z.strictObject({
  /** Days from the alert to the loss: median with 95 % interval, and the middle half. */
  median: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  p25: z.number(),
  p75: z.number(),
});
const plainRule = z.strictObject({
  /** Nothing bought for so many days. */
  days: count,
  alerts: count,
  perWeek: z.number(),
  precision: rate,
  recall: rate,
  medianLead: z.number().nullable(),
});
export type PlainRule = z.infer<typeof plainRule>;

/** Who wins against the plain rule with as many alerts: right more often; as often but earlier; less often but earlier; no better. */
export const alertVerdict = z.enum(['rules', 'earlier', 'trade', 'same', 'plain']);

export const levelResult = z.strictObject({
  /** Alerts that reached this level or a worse one. */
  level: z.int().min(1).max(3),
  alerts: count,
  perWeek: z.number(),
  precision: rate,
  recall: rate,
  lead: lead.nullable(),
  /** Revenue of the year before the loss of all who left, of those caught, and their share. */
  valueE4: amountE4,
  caughtE4: amountE4,
  valueShare: share.nullable(),
  /** What as many alerts on the same dates would have hit by chance; the range is that of 95 of 100 such draws. */
  chance: z.strictObject({
    precision: share.nullable(),
    low: share.nullable(),
    high: share.nullable(),
    recall: share.nullable(),
  }),
  /** The plain rule with as many alerts, and the one that warns as early. */
  plain: plainRule.nullable(),
  plainAsEarly: plainRule.nullable(),
  verdict: alertVerdict.nullable(),
  /** What calling all of these would have cost and brought. */
  money: z
    .strictObject({
      /** Contacts, offers, both together; customers saved and their value. */
      contactE4: amountE4,
      offerE4: amountE4,
      costE4: amountE4,
      saved: z.number(),
      gainE4: amountE4,
      /** Ranges are those of the share of right alerts. */
      profitE4: amountE4,
      profitLowE4: amountE4,
      profitHighE4: amountE4,
      roi: z.number().nullable(),
      roiLow: z.number().nullable(),
      roiHigh: z.number().nullable(),
      pays: z.boolean(),
    })
    .nullable(),
});
export type LevelResult = z.infer<typeof levelResult>;

/** What one call costs and brings; null: taken from the data (margin of a year of those caught; 5 % and 0.5 % of it). */
export const campaignArgs = z.strictObject({
  valueE4: amountE4.min(0).nullable().default(null),
  offerE4: amountE4.min(0).nullable().default(null),
  contactE4: amountE4.min(0).nullable().default(null),
  saveRate: share.default(0.3),
});
export type CampaignArgs = z.infer<typeof campaignArgs>;
const campaign = z.strictObject({
  valueE4: amountE4,
  offerE4: amountE4,
  contactE4: amountE4,
  saveRate: share,
  breakEvenPrecision: share.nullable(),
});

/** `tooFew`: fewer than thirty alerts. */
export const ruleVerdict = z.enum(['better', 'notBetter', 'tooFew']);

export const ruleResult = z.strictObject({
  rule: z.string(),
  name: z.string().nullable(),
  /** Of the alerts of all rules together, those it raised first. */
  alerts: count,
  precision: rate,
  /** What it would have raised alone; by chance: as many names drawn by lot on the same dates; by how much it is above. */
  alone: z.strictObject({
    alerts: count,
    precision: rate,
    chance: share.nullable(),
    over: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  }),
  /** Better than chance only if the whole interval of the difference lies above 0. */
  verdict: ruleVerdict,
});
export type RuleResult = z.infer<typeof ruleResult>;

export const backTestResult = z.strictObject({
  ...analysisBase,
  horizonDays: count,
  every: z.enum(['day', 'week']),
  /** First and last date at which alerts were judged, and how many dates. */
  from: isoDay.nullable(),
  to: isoDay.nullable(),
  dates: count,
  customers: count,
  levels: z.array(levelResult),
  byRule: z.array(ruleResult),
  /** The plain rule for many numbers of days. */
  plain: z.array(plainRule),
  /** Alerts by date and level. */
  series: z.array(z.strictObject({ date: isoDay, alerts: z.tuple([count, count, count]) })),
  campaign: campaign.nullable(),
});
export type BackTestResult = z.infer<typeof backTestResult>;

const backTestArgs = {
  project: projectRef,
  asOf: asOfArg,
  /** Tried on these customers only: on those who were among them when the trial begins, where purchases choose them. */
  within: withinArg,
  /** Left out: the rules in force, or the starter rules where there are none. */
  rules: alertRuleSet.optional(),
  /** A loss within so many days after an alert makes it a true one; left out: as long as the definition of churn waits. */
  horizonDays: z.int().min(7).max(730).nullable().default(null),
  /** An alert nearer to the loss than this comes too late to count as right. */
  minLeadDays: z.int().min(0).max(365).default(0),
  every: z.enum(['day', 'week']).default('week'),
  campaign: campaignArgs.default({ valueE4: null, offerE4: null, contactE4: null, saveRate: 0.3 }),
};

/** What the cuts are to do. */
export const alertAim = z.discriminatedUnion('kind', [
  /** Catch the most with at most so many calls a week. */
  z.strictObject({ kind: z.literal('capacity'), perWeek: z.number().min(0.1).max(100_000) }),
  /** As many alarms as possible of which at least this share is right. */
  z.strictObject({ kind: z.literal('precision'), share }),
  /** Earn the most. */
  z.strictObject({ kind: z.literal('profit') }),
]);
export type AlertAim = z.infer<typeof alertAim>;

export const suggestionPoint = z.strictObject({
  /** Where each rule's dial stands, in the order of the rules, and behind them those of their overrides; 0: not moved. */
  dials: z.array(z.int().min(0).max(13)),
  /** On the dates the cuts were chosen on, and on the later ones. */
  perWeek: z.number(),
  precision: rate,
  laterPerWeek: z.number(),
  laterPrecision: rate,
  /** Of the later losses, those warned of; median days from the alert to the loss, of these. */
  laterRecall: rate,
  laterLead: z.number().nullable(),
  profitE4: amountE4.nullable(),
});
export type SuggestionPoint = z.infer<typeof suggestionPoint>;

export const suggestionResult = z.strictObject({
  ...analysisBase,
  horizonDays: count,
  /** Chosen on alarms from … to, judged on those from laterFrom … laterTo; no outcome of the first lies in the second. */
  from: isoDay.nullable(),
  to: isoDay.nullable(),
  laterFrom: isoDay.nullable(),
  laterTo: isoDay.nullable(),
  /** The rules the dials belong to, and the cuts at each notch: rule, condition, notch; null where cuts are not moved. */
  rules: alertRuleSet,
  scales: z.array(z.array(z.array(z.number())).nullable()),
  /** From strict to loose. */
  path: z.array(suggestionPoint),
  /** Places in the path for slight, clear and severe; -1: off. */
  chosen: z.tuple([z.int(), z.int(), z.int()]).nullable(),
  suggested: alertRuleSet.nullable(),
  /** On the later dates: the suggested cuts and the ones that stand. */
  later: z.array(levelResult),
  present: z.array(levelResult),
  campaign: campaign.nullable(),
});
export type SuggestionResult = z.infer<typeof suggestionResult>;

const savedRules = z.strictObject({
  version: z.int().nullable(),
  savedAt: z.string().nullable(),
  rules: alertRuleSet,
});

export const alertRulesCalls = {
  'alertRules.get': read({
    help: 'The alert rules in force and their version; none where nobody has chosen any yet',
    args: { project: projectRef, version: z.int().optional() },
    result: savedRules,
  }),
  'alertRules.versions': read({
    help: 'Every version of the alert rules, newest first',
    args: { project: projectRef },
    result: z.strictObject({
      versions: z.array(z.strictObject({ version: z.int(), savedAt: z.string(), rules: count, on: count })),
    }),
  }),
  'alertRules.save': write({
    help: 'Put alert rules in force: a new version; with --base only where that version is in force still (0: none)',
    args: { project: projectRef, rules: alertRuleSet, base: z.int().min(0).optional() },
    result: z.strictObject({ version: z.int() }),
    touches: ['settings'],
  }),
  'alertRules.starter': read({
    help: 'Alert rules to begin with, by kind of business, from what the data hold; and which kind this seems to be',
    args: { project: projectRef, asOf: asOfArg },
    result: z.strictObject({
      proposed: businessKind,
      reason: text,
      sets: z.array(z.strictObject({ kind: businessKind, rules: alertRuleSet })),
    }),
  }),
  'alertRules.indicators': read({
    help: 'What alert rules can look at here, and what is missing for the rest',
    args: { project: projectRef, asOf: asOfArg },
    result: z.strictObject({
      indicators: z.array(
        z.strictObject({
          indicator: alertIndicator,
          offered: z.boolean(),
          /** Why it is not offered; or how much there is of it. */
          reason: text,
          baselines: z.array(z.enum(['ownPast', 'seasonal', 'ownRhythm', 'lastYear', 'absolute'])),
          /** Whether sales follow the time of the year, where that speaks for or against a baseline. */
          advice: text.nullable(),
        }),
      ),
    }),
  }),
  'alertRules.backTest': job({
    help: 'Try alert rules on the past: how often they were right, how early, how many a week, against the plain rule and chance',
    args: backTestArgs,
    result: backTestResult,
    touches: [],
  }),
  'alertRules.suggest': job({
    help: 'Cuts for an aim (calls a week, share of right alarms, profit), chosen on the earlier past and judged on the later',
    args: { ...backTestArgs, minLeadDays: backTestArgs.minLeadDays.unwrap().default(30), aim: alertAim },
    result: suggestionResult,
    touches: [],
  }),
};
