// What customers of a set are like, beside the others: which fields tell them apart, and how.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import { asOfArg, count, projectRef, rate } from './common.ts';
import { customerSet, groupBy, withinArg } from './customerSet.ts';
import { favourite } from './segmentRule.ts';

export const profileFigure = z.enum([
  'firstOrderE4',
  'orders90',
  'revenue90E4',
  'averageOrderE4',
  'medianGapDays',
  'refundShare',
  'orders',
  'revenueE4',
  'tenureDays',
  'recencyDays',
  'trailingYearE4',
  'overdueRatio',
]);
export type ProfileFigure = z.infer<typeof profileFigure>;

export const profileField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('figure'), figure: profileFigure }),
  /** A column of the user's own files, read as numbers. */
  z.strictObject({ kind: z.literal('number'), name: z.string() }),
  z.strictObject({ kind: z.literal('group'), by: groupBy }),
  /** What a customer bought most often. */
  z.strictObject({ kind: z.literal('favourite'), of: favourite }),
]);
export type ProfileField = z.infer<typeof profileField>;

export const profileBin = z.strictObject({
  /** Smallest and largest value found, for figures; null for groups. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** Name of the group; null where the group is not known, and for figures. */
  group: z.string().nullable(),
  /** How many rare groups are put together here; 0 for a group of its own. */
  rare: count,
  inSet: rate,
  inOther: rate,
  /** 100 × share in the set ÷ share in both together, with interval. */
  index: z.number().nullable(),
  indexLow: z.number().nullable(),
  indexHigh: z.number().nullable(),
  woe: z.number().nullable(),
  /** What the bin adds to the information value. */
  part: z.number().nullable(),
  /** Fewer than 30 customers of both together. */
  small: z.boolean(),
  set: customerSet.nullable(),
});
export type ProfileBin = z.infer<typeof profileBin>;

export const profileVariable = z.strictObject({
  field: profileField,
  iv: z.number().nullable(),
  strength: z.enum(['none', 'weak', 'medium', 'strong']).nullable(),
  /** Pearson's χ² of the table. */
  pValue: z.number().nullable(),
  /** Such a difference could well be chance. */
  chance: z.boolean(),
  /** Difference of the means in standard deviations; of groups the largest of their shares. */
  difference: z.number().nullable(),
  meanSet: z.number().nullable(),
  meanOther: z.number().nullable(),
  /** Half a customer was added to every cell, because one was empty. */
  corrected: z.boolean(),
  /** Compared customers without a value. */
  without: count,
  bins: z.array(profileBin),
});
export type ProfileVariable = z.infer<typeof profileVariable>;

export const profileResult = z.strictObject({
  ...analysisBase,
  set: customerSet,
  /** null: everybody else. */
  against: customerSet.nullable(),
  inSet: count,
  inOther: count,
  /** Too new to be lost, and left out for that. */
  tooNew: count,
  variables: z.array(profileVariable),
});
export type ProfileResult = z.infer<typeof profileResult>;

export const profileCalls = {
  'profile.compare': read({
    help: 'What a set of customers is like against the others: fields ranked by information value, with over-index by group',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      set: customerSet.default({ kind: 'state', states: ['lost'] }),
      against: customerSet.nullable().default({ kind: 'state', states: ['active', 'atRisk'] }),
    },
    result: profileResult,
  }),
};
