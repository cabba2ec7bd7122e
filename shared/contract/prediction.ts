// Who is about to leave: models learnt from earlier dates, judged on a later one, kept with their scores.
import { z } from 'zod';
import { text } from '../text.ts';
import { analysisBase } from './analysisBase.ts';
import { job, read, write } from './call.ts';
import { amountE4, asOfArg, churnDefinition, count, isoDay, limit, offset, projectRef, rate, share } from './common.ts';
import { customerSet, withinArg } from './customerSet.ts';

/** A feature of a customer at a date. `days` is the window it looks at; `column` and `value` are words of people's own files. */
export const feature = z.strictObject({
  id: z.string(),
  kind: z.enum(['days', 'count', 'money', 'ratio', 'trend', 'share', 'score', 'number', 'flag']),
  days: count.nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
});
export type Feature = z.infer<typeof feature>;

/** `plain` is the naive rule: one feature alone, of dated data the days since the last purchase. */
export const modelKind = z.enum(['plain', 'logistic', 'scorecard', 'tree', 'boosted']);
export type ModelKind = z.infer<typeof modelKind>;

/** Why a column is not looked at: dated after the cut-off, named for leaving itself, telling the answer, or of no use. */
export const refusedColumn = z.strictObject({
  column: z.string(),
  reason: z.enum(['later', 'named', 'tells', 'blankTells', 'date', 'tooMany', 'same']),
  detail: text,
});
export type RefusedColumn = z.infer<typeof refusedColumn>;

/** A figure with its 95 % interval. */
const estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

/** How a model did on rows it had not learnt from. */
export const modelScores = z.strictObject({
  rows: count,
  events: count,
  auc: estimate,
  /** Its area less that of the plain rule, over the same customers; null for the plain rule itself. */
  overPlain: estimate.nullable(),
  /** Mean squared distance of probabilities from what happened; `always`: saying the overall share to everybody. */
  brier: z.number(),
  brierAlways: z.number(),
  /** Slope of what happened over what was said: 1 is right, below 1 too bold. */
  calibrationSlope: z.number().nullable(),
  calibration: z.array(z.strictObject({ expected: share, observed: rate })),
  /** Of the `customers` ranked highest, those who left (ties shared out, so not always whole). */
  top: z.strictObject({ customers: count, left: z.number(), share: rate }),
  /** Share of all leavers among the highest 0 %, 2 %, … 100 %. */
  gains: z.array(share),
});
export type ModelScores = z.infer<typeof modelScores>;

/** One line of a tree's rules, from the root to a leaf. */
export const treeRule = z.strictObject({
  leaf: count,
  conditions: z.array(z.strictObject({ feature, relation: z.enum(['atMost', 'above']), value: z.number() })),
  /** Of the rows learnt from, and of the later ones. */
  learnt: rate,
  judged: rate.nullable(),
});
export type TreeRule = z.infer<typeof treeRule>;

export const effect = z.strictObject({
  feature,
  /** Odds ratio for one standard deviation more (for a flag: for yes against no). */
  oddsRatio: z.number(),
  low: z.number(),
  high: z.number(),
});
export type Effect = z.infer<typeof effect>;

export const scorecardLine = z.strictObject({
  feature,
  informationValue: z.number(),
  groups: z.array(
    z.strictObject({ from: z.number().nullable(), to: z.number().nullable(), points: z.number(), left: rate }),
  ),
});
export type ScorecardLine = z.infer<typeof scorecardLine>;

export const trainedModel = z.strictObject({
  version: count,
  kind: modelKind,
  scores: modelScores,
  /** Of the plain rule: what it looks at, and the border that tells best. */
  plain: z.strictObject({ feature, border: z.number() }).nullable(),
  effects: z.array(effect),
  rules: z.array(treeRule),
  scorecard: z.array(scorecardLine),
  /** Trees of a boosted model. */
  trees: count.nullable(),
});
export type TrainedModel = z.infer<typeof trainedModel>;

/** One training: dates, data, and the race. */
export const trainingRun = z.strictObject({
  run: count,
  trainedAt: z.string(),
  /** `later`: judged on a later date; `crossed`: without dates, each row judged by models that had not seen it. */
  judgedBy: z.enum(['later', 'crossed']),
  asOf: isoDay.nullable(),
  definition: churnDefinition.nullable(),
  /** Whom it learnt from, was judged on and speaks of; null: everybody. */
  within: customerSet.nullable().default(null),
  /** The column that says who left, where data carry no dates. */
  outcome: z.strictObject({ column: z.string(), value: z.string() }).nullable(),
  horizonDays: count.nullable(),
  dataFrom: isoDay.nullable(),
  learntAt: z.array(isoDay),
  judgedAt: z.array(isoDay),
  learntRows: count,
  learntEvents: count,
  learntCustomers: count,
  /** Rows there were, where fewer were drawn to learn from. */
  eligibleRows: count,
  judgedRows: count,
  judgedEvents: count,
  features: z.array(feature),
  refusedColumns: z.array(refusedColumn),
});
export type TrainingRun = z.infer<typeof trainingRun>;

export const predictionResult = z.strictObject({
  ...analysisBase,
  /** What the next training would use. */
  proposal: z.strictObject({
    horizonDays: count.nullable(),
    outcome: z.strictObject({ column: z.string(), value: z.string() }).nullable(),
  }),
  run: trainingRun.nullable(),
  models: z.array(trainedModel),
  /** Version of the model that won the race of this run. */
  winner: count.nullable(),
  /** Version in use for lists and explanations. */
  champion: count.nullable(),
});
export type PredictionResult = z.infer<typeof predictionResult>;

/** How a feature moves one customer's chance. */
export const push = z.strictObject({
  feature,
  value: z.number(),
  /** The same customer a window earlier, and the middle of all others today; null where there is none. */
  before: z.number().nullable(),
  peers: z.number(),
  /** Log odds: above 0 towards leaving. */
  push: z.number(),
});
export type Push = z.infer<typeof push>;

export const rankedCustomer = z.strictObject({
  customer: z.string(),
  name: z.string().nullable(),
  risk: share,
  /** Revenue of the last 365 days, and its part that is expected to go: risk × value. */
  valueE4: amountE4,
  lossE4: amountE4,
  lastDay: isoDay.nullable(),
  /** The strongest pushes towards leaving. */
  pushes: z.array(push),
});
export type RankedCustomer = z.infer<typeof rankedCustomer>;

export const rankedResult = z.strictObject({
  ...analysisBase,
  version: count.nullable(),
  kind: modelKind.nullable(),
  /** Whom the model speaks of; null: everybody. */
  within: customerSet.nullable(),
  horizonDays: count.nullable(),
  total: count,
  /** Over all on the list: expected leavers, value, expected loss. */
  expectedLeavers: z.number(),
  valueE4: amountE4,
  lossE4: amountE4,
  rows: z.array(rankedCustomer),
});
export type RankedResult = z.infer<typeof rankedResult>;

export const explained = z.strictObject({
  ...analysisBase,
  version: count.nullable(),
  kind: modelKind.nullable(),
  horizonDays: count.nullable(),
  customer: z.string(),
  risk: share.nullable(),
  /** Chance before anything is known of the customer. */
  usual: share.nullable(),
  pushes: z.array(push),
  /** The path through the tree, where the model is one. */
  path: treeRule.shape.conditions,
});
export type Explained = z.infer<typeof explained>;

export const registryEntry = z.strictObject({
  version: count,
  kind: modelKind,
  run: count,
  trainedAt: z.string(),
  judgedBy: z.enum(['later', 'crossed']),
  /** Whom it learnt from and speaks of; null: everybody. */
  within: customerSet.nullable(),
  horizonDays: count.nullable(),
  dataFrom: isoDay.nullable(),
  /** The last day its learning saw. */
  learntUntil: isoDay.nullable(),
  features: count,
  auc: estimate,
  brier: z.number(),
  /** On the same later window for all: null where its learning reaches into it, or it cannot be used on these data. */
  same: z.strictObject({ auc: estimate, brier: z.number(), top: modelScores.shape.top }).nullable(),
  state: z.enum(['champion', 'former', 'challenger']),
  promotedAt: z.string().nullable(),
  /** Why it may not become champion. */
  barred: text.nullable(),
});
export type RegistryEntry = z.infer<typeof registryEntry>;

export const registryResult = z.strictObject({
  ...analysisBase,
  /** Cut-off of the window all are judged on here. */
  sameCutoff: isoDay.nullable(),
  sameRows: count,
  sameEvents: count,
  champion: count.nullable(),
  entries: z.array(registryEntry),
});
export type RegistryResult = z.infer<typeof registryResult>;

const outcomeArg = z
  .strictObject({ column: z.string().min(1).max(200), value: z.string().max(400) })
  .nullable()
  .default(null);
const version = z.int().min(1).nullable().default(null);

export const predictionCalls = {
  'prediction.train': job({
    help: 'Learn who leaves from earlier dates and judge all models, a plain rule among them, on a later one',
    touches: ['settings'],
    args: {
      project: projectRef,
      asOf: asOfArg,
      /** Learns from these customers only, as they stood on each date, and speaks of them only. */
      within: withinArg,
      /** Days in which customers leave or stay; null: as long as the definition of churn takes. */
      horizonDays: z.int().min(7).max(365).nullable().default(null),
      /** A column that says who left, for data without dates. */
      outcome: outcomeArg,
    },
    result: z.strictObject({
      /** Null where the data cannot carry a model; `refused` says what is missing. */
      run: count.nullable(),
      winner: count.nullable(),
      champion: count.nullable(),
      refused: text.nullable(),
    }),
  }),
  'prediction.result': read({
    help: 'The race of the latest training, or of another: areas, calibration, gains, rules, effects',
    args: { project: projectRef, asOf: asOfArg, within: withinArg, run: z.int().min(1).nullable().default(null) },
    result: predictionResult,
  }),
  'prediction.ranked': read({
    help: 'Customers by expected loss or by risk, with what pushes them',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      /** null: the one learnt on these customers alone, or else the champion. */
      version,
      sort: z.enum(['loss', 'risk']).default('loss'),
      offset,
      limit,
    },
    result: rankedResult,
  }),
  'prediction.explain': read({
    help: 'Why the model gives one customer this chance of leaving',
    args: { project: projectRef, asOf: asOfArg, customer: z.string().min(1).max(400), version },
    result: explained,
  }),
  'prediction.registry': read({
    help: 'Every model kept, judged on the same later window: champion and challengers',
    args: { project: projectRef, asOf: asOfArg },
    result: registryResult,
  }),
  'prediction.promote': write({
    help: 'Make a model the champion that lists are ranked by; it must have been judged on later data',
    touches: ['settings'],
    args: { project: projectRef, version: z.int().min(1), by: z.string().trim().max(100).default('') },
    result: z.strictObject({ champion: count }),
  }),
};
