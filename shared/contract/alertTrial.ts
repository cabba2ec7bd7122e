// Rules tried on the past, and cuts that are suggested from it.
import '../noEval.ts';
import { z } from 'zod';
import { alertRuleSet } from './alertRule.ts';
import { analysisBase } from './analysisBase.ts';
import { amountE4, asOfArg, count, isoDay, projectRef, rate, share } from './common.ts';
import { withinArg } from './customerSet.ts';

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

export const backTestArgs = {
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
