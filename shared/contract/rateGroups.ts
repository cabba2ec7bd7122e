// Churn of some against churn of others: by any grouping, as yes-or-no hypotheses, and what somebody claims.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { asOfArg, churnDefinition, count, definitionInForce, isoDay, projectRef, rate, share } from './common.ts';
import { groupBy, withinArg } from './customerSet.ts';
import { measuredRate, ratePeriod } from './rates.ts';
import { intermediateTypes } from './settings.ts';

/** Over which time customers are followed: the latest period that can be judged, the 365 days up to D, chosen days; `auto` is the year where it can be judged, else the latest period. */
const spanArgs = {
  span: z.enum(['auto', 'latest', 'year', 'chosen']).default('auto'),
  period: ratePeriod.default('month'),
  from: isoDay.nullable().optional(),
  /** First day after the span. */
  to: isoDay.nullable().optional(),
};
const span = z.strictObject({ from: isoDay, to: isoDay });

/** First less second, in percentage points as a share, by the hybrid score interval. */
export const difference = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
export type Difference = z.infer<typeof difference>;

export const groupRate = z.strictObject({
  /** `others`: the smaller groups together. `unknown`: customers of whom it is not known. */
  kind: z.enum(['group', 'others', 'unknown']),
  /** Empty for others and unknown. */
  label: z.string(),
  churn: rate,
  revenueChurn: measuredRate,
});
export type GroupRate = z.infer<typeof groupRate>;

export const groupPair = z.strictObject({
  /** Places in `groups`. */
  first: count,
  second: count,
  difference,
  /** First ÷ second − 1; null when nobody of the second left. */
  relative: z.number().nullable(),
  verdict: z.enum(['higher', 'lower', 'undecided']),
  /** Still clear when as many comparisons are made as here (interval at 1 − 5 % ÷ comparisons). */
  survives: z.boolean(),
});
export type GroupPair = z.infer<typeof groupPair>;

export const groupRates = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  by: groupBy,
  span: span.nullable(),
  total: rate,
  groups: z.array(groupRate),
  /** Largest group first against every later one. */
  pairs: z.array(groupPair),
  /** Are all groups alike? Pearson's χ². */
  overall: z.strictObject({ chiSquare: z.number(), df: count, pValue: z.number() }).nullable(),
});
export type GroupRates = z.infer<typeof groupRates>;

export const hypothesisId = z.enum(['oldLessThanNew', 'intermediateLessThanFinal', 'keyMostAtRisk']);
export type HypothesisId = z.infer<typeof hypothesisId>;
export const hypothesis = z.strictObject({
  hypothesis: hypothesisId,
  verdict: z.enum(['yes', 'no', 'undecided', 'noData']),
  /** The answer in one sentence with counts and interval, or what is missing. */
  answer: analysisBase.headline,
  first: rate.nullable(),
  second: rate.nullable(),
  difference: difference.nullable(),
  /** Customers in each group with which a difference of this size would show in four cases of five. */
  neededEach: count.nullable(),
  /** Types counted on each side, where types decide. */
  firstTypes: z.array(z.string()),
  secondTypes: z.array(z.string()),
});
export type Hypothesis = z.infer<typeof hypothesis>;

export const hypotheses = z.strictObject({
  ...analysisBase,
  definition: definitionInForce,
  span: span.nullable(),
  cards: z.array(hypothesis),
  /** Types of the project by how they are counted; the user may say otherwise. */
  types: z.array(
    z.strictObject({ type: z.string(), customers: count, side: z.enum(['intermediate', 'final', 'none']) }),
  ),
});
export type Hypotheses = z.infer<typeof hypotheses>;

export const claimSide = z.strictObject({
  value: share,
  /** Customers it rests on; null where nobody says. */
  n: count.nullable(),
  low: share.nullable(),
  high: share.nullable(),
});
export const claimResult = z.strictObject({
  ...analysisBase,
  first: claimSide,
  second: claimSide,
  /** The second is the project's own latest churn. */
  fromData: z.boolean(),
  span: span.nullable(),
  /** Second less first: in percentage points as a share, and relative to the first (null when that is 0). */
  points: z.number(),
  relative: z.number().nullable(),
  difference: difference.nullable(),
  z: z.number().nullable(),
  pValue: z.number().nullable(),
  /** Whether chance alone can be ruled out as the reason for the difference; unknown without the numbers behind it. */
  verdict: z.enum(['real', 'maybeChance', 'unknown']),
  neededEach: count.nullable(),
  /** "Less by x %" read both ways: relative to the first, and in percentage points. */
  readings: z.strictObject({ relative: share, points: z.number() }).nullable(),
});
export type ClaimResult = z.infer<typeof claimResult>;

const about = { project: projectRef, asOf: asOfArg, within: withinArg, definition: churnDefinition.optional() };

export const rateGroupsCalls = {
  'rates.groups': read({
    help: 'Churn by type, region, class, tenure, channel or an own column, with the differences and their intervals',
    args: {
      ...about,
      /** Left out: by tenure, or by the first grouping that has something to compare. */
      by: groupBy.optional(),
      ...spanArgs,
    },
    result: groupRates,
  }),
  'rates.hypotheses': read({
    help: 'Do old customers leave less than new ones, dealers less than end customers, key customers most? Yes, no or undecided',
    args: {
      ...about,
      ...spanArgs,
      /** First bought within so many days before the span: new. */
      newDays: z.int().min(1).max(3650).default(365),
      /** Types counted as intermediate; null: by their names; left out: as the settings say. All other types are then final customers. */
      intermediateTypes: intermediateTypes.nullable().optional(),
    },
    result: hypotheses,
  }),
  'rates.claim': read({
    help: 'Check a claim about churn: points or percent, and whether the numbers behind it carry it',
    args: {
      ...about,
      period: ratePeriod.default('month'),
      first: share,
      firstN: z.int().min(1).max(1e9).nullable().default(null),
      /** Left out or null: the latest period of the project. */
      second: share.nullable().default(null),
      secondN: z.int().min(1).max(1e9).nullable().default(null),
      /** A promised decrease "by x %", to be read both ways. */
      lessBy: share.nullable().default(null),
    },
    result: claimResult,
  }),
};
