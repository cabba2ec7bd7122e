// What churn is here: the proposal, candidate definitions tested on the past, what the data can carry, the choice.
import { z } from 'zod';
import { text } from '../text.ts';
import { analysisBase } from './analysisBase.ts';
import { read, write } from './call.ts';
import { asOfArg, churnDefinition, count, definitionInForce, isoDay, projectRef, rate, share } from './common.ts';
import { customerSet, withinArg } from './customerSet.ts';

const returnPoint = z.strictObject({ days: count, silences: count, returned: count, share: share.nullable() });
const quantiles = z.strictObject({ p50: z.number(), p75: z.number(), p90: z.number(), p95: z.number() });

export const definitionProposal = z.strictObject({
  ...analysisBase,
  inForce: definitionInForce,
  proposedDays: count.nullable(),
  /** Purchase intervals observed up to D, and customers with two purchase days or more. */
  intervals: count,
  repeatCustomers: count,
  quantiles: quantiles.nullable(),
  /** Of the silences that lasted `days`, the share that ended in a purchase within a year. */
  returnCurve: z.array(returnPoint),
  /** Customers with a date of cancelling up to D; and with a contract that ended up to D, renewed or not. */
  cancelDates: count,
  contractEnds: count,
});
export type DefinitionProposal = z.infer<typeof definitionProposal>;

/** Why a definition stands among the candidates. */
export const candidateRole = z.enum([
  'proposed',
  'early',
  'even',
  'fivePercent',
  'longest',
  'rhythm',
  'spend',
  'cancel',
  'contract',
  'inForce',
  'trial',
]);

export const definitionCandidate = z.strictObject({
  role: candidateRole,
  definition: churnDefinition,
  recommended: z.boolean(),
  inForce: z.boolean(),
  /** Lost at D ÷ everybody who takes part. */
  called: rate,
  set: customerSet,
  /** Half of those lost at D were called so within this many days of their last purchase. */
  noticedAfterDays: count.nullable(),
  /** Called lost at the latest test date, and bought again within the days that follow. */
  falseChurn: rate,
  /** The same for those called lost since the test date before, each silence counted once, over all test dates. */
  falseNewCalls: rate,
  /** Only by spending: called lost at the latest test date, and back above the limit within the days that follow. */
  recovered: rate.nullable(),
  tests: z.array(z.strictObject({ date: isoDay, falseChurn: rate })),
});
export type DefinitionCandidate = z.infer<typeof definitionCandidate>;

export const definitionAdvice = z.strictObject({
  ...analysisBase,
  inForce: definitionInForce,
  /** null: too few repeat purchases, or too many come back after every silence that can be judged. */
  recommended: churnDefinition.nullable(),
  intervals: count,
  repeatCustomers: count,
  buyers: count,
  quantiles: quantiles.nullable(),
  returnCurve: z.array(returnPoint),
  /** The shortest silence after which no more than `share` come back; null where the data do not reach it. */
  turningPoints: z.array(z.strictObject({ share, days: count.nullable(), silences: count })),
  /** Days since the last purchase ÷ own median interval, of customers with three purchase days or more. */
  ownRhythm: z.strictObject({
    customers: count,
    bins: z.array(z.strictObject({ from: z.number(), to: z.number().nullable(), customers: count, set: customerSet })),
    late: rate,
  }),
  /** Shape k of the gaps between purchases: 1 by chance, more is steadier; null with too few customers. */
  regularity: z
    .strictObject({
      k: z.number(),
      low: z.number(),
      high: z.number().nullable(),
      customers: count,
      meaning: z.enum(['bursts', 'chance', 'steady', 'clockwork']),
    })
    .nullable(),
  candidates: z.array(definitionCandidate),
  /** How many customers each pair of candidates both call lost, and each of them alone. */
  overlap: z.array(z.strictObject({ a: count, b: count, both: count, onlyA: count, onlyB: count, set: customerSet })),
  /** Dates the candidates were tested at, and how many days of what came after were looked at. */
  test: z.strictObject({ dates: z.array(isoDay), followDays: count }).nullable(),
  /** The silence the customers of each type would propose for themselves; null with too few intervals between purchases. */
  types: z.array(
    z.strictObject({
      type: z.string(),
      buyers: count,
      intervals: count,
      proposedDays: count.nullable(),
      /** Too many of the type come back after it to speak of a loss. */
      early: z.boolean(),
    }),
  ),
  /** Customers with a date of cancelling up to D; and with a contract that ended up to D, renewed or not. */
  cancelDates: count,
  contractEnds: count,
});
export type DefinitionAdvice = z.infer<typeof definitionAdvice>;

export const method = z.enum([
  'definition',
  'backTest',
  'rates',
  'cohorts',
  'survival',
  'rfm',
  'segments',
  'profile',
  'clv',
  'alarms',
  'beforeLeaving',
  'drivers',
  'prediction',
  'forecast',
  'together',
]);
export type Method = z.infer<typeof method>;

export const methodVerdict = z.strictObject({
  method,
  can: z.boolean(),
  reason: text,
  /** What the method lives on, counted; `needed` is how many are enough, `more` how many are missing. Null where more than a count decides. */
  have: count,
  needed: count.nullable(),
  more: count.nullable(),
});
export type MethodVerdict = z.infer<typeof methodVerdict>;

export const sufficiency = z.strictObject({ ...analysisBase, methods: z.array(methodVerdict) });
export type Sufficiency = z.infer<typeof sufficiency>;

export const definitionCalls = {
  'definition.propose': read({
    help: 'What silence means churn here: proposal from the purchase intervals up to a date',
    args: { project: projectRef, asOf: asOfArg },
    result: definitionProposal,
  }),
  'definition.advise': read({
    help: 'Candidate definitions of churn tested on the past: called lost, false churn, delay, overlap, recommendation',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      /** One more candidate to try. */
      trial: churnDefinition.optional(),
    },
    result: definitionAdvice,
  }),
  'definition.sufficiency': read({
    help: 'Which analyses the data up to a date can carry, which not, and how much more would be enough',
    args: { project: projectRef, asOf: asOfArg, within: withinArg },
    result: sufficiency,
  }),
  'definition.set': write({
    help: 'Choose what churn means in this project (null: follow the proposal again)',
    args: {
      project: projectRef,
      definition: churnDefinition.nullable(),
      /** Who chooses, for the history. */
      by: z.string().trim().max(80).optional(),
    },
    result: z.strictObject({ definition: churnDefinition.nullable() }),
    touches: ['settings'],
  }),
};
