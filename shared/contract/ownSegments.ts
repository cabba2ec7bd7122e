// Segments of people's own: rules under a name, every change a version.
import { z } from 'zod';
import { analysisBase } from './analysisBase.ts';
import { read, write } from './call.ts';
import { amountE4, asOfArg, count, projectRef, rate } from './common.ts';
import { customerSet } from './customerSet.ts';
import { segmentRule } from './segmentRule.ts';

const segmentName = z.string().trim().min(1).max(80);

export const ownSegmentVersion = z.strictObject({
  segment: z.int(),
  version: count,
  name: z.string(),
  rule: segmentRule,
  savedAt: z.string(),
});
export type OwnSegmentVersion = z.infer<typeof ownSegmentVersion>;

export const setCount = z.strictObject({
  ...analysisBase,
  /** Of the customers known at D, and of those who ever bought. */
  customers: count,
  of: count,
  buyers: count,
  lost: rate,
  revenueE4: amountE4,
  trailingYearE4: amountE4,
  /** Of the trailing-year revenue of all; null where that is not above 0. */
  revenueShare: z.number().nullable(),
});
export type SetCount = z.infer<typeof setCount>;

export const ownSegmentsCalls = {
  'ownSegments.count': read({
    help: 'How many customers a set or a rule holds at a date, what they bring and how many of them are lost',
    args: { project: projectRef, asOf: asOfArg, set: customerSet },
    result: setCount,
  }),
  'ownSegments.fields': read({
    help: 'What a rule can ask for: columns of the files with their most frequent values, and the bounds of the figures',
    args: { project: projectRef },
    result: z.strictObject({
      type: z.array(z.string()),
      region: z.array(z.string()),
      /** What customers like best; empty where the order files do not name it. */
      favourite: z.strictObject({ product: z.array(z.string()), category: z.array(z.string()) }),
      /** Columns of the user's own files; `numbers` where most of the texts are numbers. */
      attributes: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()), numbers: z.boolean() })),
    }),
  }),
  'ownSegments.list': read({
    help: 'Segments of your own with their latest rules',
    args: { project: projectRef },
    result: z.strictObject({ segments: z.array(ownSegmentVersion) }),
  }),
  'ownSegments.history': read({
    help: 'Every version of a segment of your own, newest first',
    args: { project: projectRef, segment: z.int() },
    result: z.strictObject({ versions: z.array(ownSegmentVersion) }),
  }),
  'ownSegments.save': write({
    help: 'Save a rule under a name: a new segment, or the next version of one (--segment)',
    args: { project: projectRef, segment: z.int().nullable().default(null), name: segmentName, rule: segmentRule },
    result: z.strictObject({ segment: z.int(), version: count }),
    touches: ['settings'],
  }),
  'ownSegments.delete': write({
    help: 'Delete a segment of your own; its versions stay for earlier reports',
    args: { project: projectRef, segment: z.int() },
    result: z.strictObject({ deleted: z.boolean() }),
    touches: ['settings'],
  }),
};
