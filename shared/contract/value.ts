// Who is worth what: key, ordinary, small, let go; grounds for letting go, confirmed by name; flags set by people.
import { z } from 'zod';
import { text } from '../text.ts';
import { analysisBase } from './analysisBase.ts';
import { read, write } from './call.ts';
import { amountE4, asOfArg, count, isoDay, limit, offset, projectRef, rate, share } from './common.ts';
import { concentrationBasis, concentrationResult, lifetimeResult } from './concentration.ts';
import { flagKind, letGoRules, valueClass, valueOptions, withinArg } from './customerSet.ts';

export const valueClassRow = z.strictObject({
  valueClass,
  customers: count,
  share: share,
  revenueE4: amountE4,
  revenueShare: share.nullable(),
  /** Smallest value in the class. */
  fromE4: amountE4.nullable(),
  lost: rate,
});
/** How many of the customers who were in a tier a year ago stayed, and how many yearly margins that is worth. */
export const lifetimeTier = z.strictObject({
  tier: z.enum(['key', 'ordinary', 'small']),
  retention: rate,
  /** Too few customers were in it: the retention is that of all together. */
  pooled: z.boolean(),
  multiple: z.number(),
});
export type LifetimeTier = z.infer<typeof lifetimeTier>;
export const valueResult = z.strictObject({
  ...analysisBase,
  options: valueOptions,
  customers: count,
  /** Let go comes last and only where somebody has been. */
  classes: z.array(valueClassRow),
  /** Only where customers are judged by what they will still bring. */
  tiers: z.array(lifetimeTier),
  /** Cumulated: the best `customerShare` of the buyers bring `revenueShare`. */
  pareto: z.array(z.strictObject({ customerShare: share, revenueShare: z.number() })),
});
export type ValueResult = z.infer<typeof valueResult>;

/** A ground for letting go, with the figures it rests on in words. */
const flagOfCustomer = z.strictObject({ kind: flagKind, text, origin: z.enum(['counted', 'person']) });
const candidate = z.strictObject({
  customer: z.string(),
  name: z.string().nullable(),
  valueClass: valueClass.nullable(),
  trailingYearE4: amountE4,
  revenueE4: amountE4,
  orders: count,
  recencyDays: count.nullable(),
  flags: z.array(flagOfCustomer),
});
export const candidatesResult = z.strictObject({
  ...analysisBase,
  rules: letGoRules,
  /** Buyers looked at. */
  customers: count,
  /** With at least one ground and not let go yet. */
  total: count,
  flags: z.array(
    z.strictObject({
      kind: flagKind,
      customers: count,
      /** Why this ground cannot be judged. */
      unavailable: text.nullable(),
    }),
  ),
  rows: z.array(candidate),
  letGo: z.array(
    z.strictObject({
      customer: z.string(),
      name: z.string().nullable(),
      day: isoDay,
      reason: z.string(),
      confirmedBy: z.string(),
      flags: z.array(flagKind),
      trailingYearE4: amountE4,
    }),
  ),
});
export type CandidatesResult = z.infer<typeof candidatesResult>;

const personWords = z.string().trim().max(200);
const personFlagKind = z.enum(['arrears', 'abuse', 'excessService', 'reputation']);
const standingFlag = z.strictObject({
  id: z.int(),
  kind: personFlagKind,
  day: isoDay,
  amountE4: amountE4.nullable(),
  days: count.nullable(),
  reason: z.string(),
  setBy: z.string(),
});

export const valueCalls = {
  'value.classes': read({
    help: 'Key, ordinary and small customers by value, and those let go, with the Pareto share',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      basis: valueOptions.shape.basis.default('trailingYear'),
      keyShare: share.default(0.2),
      ordinaryShare: share.default(0.3),
      margin: valueOptions.shape.margin,
    },
    result: valueResult,
  }),
  'value.concentration': read({
    help: 'How much of the revenue hangs on few customers: Lorenz, Gini, ABC, and what if the best ones left',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      basis: concentrationBasis.default('trailingYear'),
      aShare: share.default(0.8),
      bShare: share.default(0.95),
      leaving: z.int().min(1).max(1000).default(10),
    },
    result: concentrationResult,
  }),
  'value.lifetime': read({
    help: 'What a customer is worth: margin × r ÷ (1 + i − r) from the retention of the last year, and what one has brought so far',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      discount: z.number().min(0).max(1).default(0.1),
    },
    result: lifetimeResult,
  }),
  'value.candidates': read({
    help: 'Customers with a ground for being let go (arrears, negative margin, returns, abuse, excess service, reputation)',
    args: { project: projectRef, asOf: asOfArg, within: withinArg, rules: letGoRules.optional(), offset, limit },
    result: candidatesResult,
  }),
  'value.letGo': write({
    help: 'Let customers go: each needs a ground, and the decision a name and a reason',
    args: {
      project: projectRef,
      asOf: asOfArg,
      customers: z.array(z.string()).min(1).max(500),
      reason: personWords,
      confirmedBy: personWords,
    },
    result: z.strictObject({ customers: count }),
    touches: ['data', 'settings'],
  }),
  'value.takeBack': write({
    help: 'Take back the letting go of a customer',
    args: { project: projectRef, customer: z.string() },
    result: z.strictObject({ customer: z.string() }),
    touches: ['data', 'settings'],
  }),
  'value.flag': write({
    help: 'Set a flag on a customer, with name and reason: arrears, abuse, excess service, reputation',
    args: {
      project: projectRef,
      asOf: asOfArg,
      customer: z.string(),
      kind: personFlagKind,
      /** Day of the flag; the as-of date when left out. */
      day: isoDay.optional(),
      amountE4: amountE4.min(0).nullable().default(null),
      days: count.max(36500).nullable().default(null),
      reason: personWords,
      setBy: personWords,
    },
    result: z.strictObject({ id: z.int() }),
    touches: ['data', 'settings'],
  }),
  'value.unflag': write({
    help: 'Clear a flag',
    args: { project: projectRef, flag: z.int() },
    result: z.strictObject({ flag: z.int() }),
    touches: ['data', 'settings'],
  }),
  'value.flagsOf': read({
    help: 'Flags people set on a customer that stand at a date, and whether the customer has been let go',
    args: { project: projectRef, asOf: asOfArg, customer: z.string() },
    result: z.strictObject({
      asOf: isoDay.nullable(),
      flags: z.array(standingFlag),
      letGo: z.strictObject({ day: isoDay, reason: z.string(), confirmedBy: z.string() }).nullable(),
    }),
  }),
};
