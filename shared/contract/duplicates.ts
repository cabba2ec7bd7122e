// Customers that may be one and the same: candidates with their evidence, merged and taken apart again without loss.
import { z } from 'zod';
import { read, write } from './call.ts';
import { amountE4, count, isoDay, limit, offset, projectRef, share } from './common.ts';

const side = z.strictObject({
  code: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  type: z.string().nullable(),
  region: z.string().nullable(),
  orders: count,
  revenueE4: amountE4,
  firstDay: isoDay.nullable(),
  lastDay: isoDay.nullable(),
});

export const duplicateCandidate = z.strictObject({
  left: side,
  right: side,
  /** What agrees, strongest first: the same phone, the same e-mail, the same or nearly the same name and address. */
  evidence: z.array(z.enum(['phone', 'email', 'nameAndAddress', 'nameAndRegion'])).min(1),
  /** What speaks against it. */
  against: z.array(z.enum(['otherPhone', 'otherEmail', 'otherName'])),
  /** How sure it is, 0…1. */
  sureness: share,
});
export type DuplicateCandidate = z.infer<typeof duplicateCandidate>;

const merge = z.strictObject({
  merge: z.int(),
  mergedAt: z.string(),
  keep: z.string(),
  keepName: z.string().nullable(),
  gone: z.string(),
  goneName: z.string().nullable(),
  evidence: z.array(z.string()),
});

export const duplicatesCalls = {
  'duplicates.page': read({
    help: 'Pairs of customers that may be the same, surest first',
    args: { project: projectRef, offset, limit },
    result: z.strictObject({
      total: count,
      /** Too many customers share a phone or name for it to say anything; such values, with how many share them. */
      ignored: z.array(z.strictObject({ value: z.string(), customers: count })),
      pairs: z.array(duplicateCandidate),
    }),
  }),
  'duplicates.merge': write({
    help: 'Treat two customers as one; every row stays as it is, and the merge can be taken back',
    args: { project: projectRef, keep: z.string(), gone: z.string() },
    result: merge,
    touches: ['project', 'data'],
  }),
  'duplicates.dismiss': write({
    help: 'Say that two customers are not the same; they are not offered again',
    args: { project: projectRef, left: z.string(), right: z.string() },
    result: z.strictObject({ dismissed: z.boolean() }),
    touches: ['project'],
  }),
  'duplicates.merges': read({
    help: 'Merged customers, newest first',
    args: { project: projectRef },
    result: z.strictObject({ merges: z.array(merge) }),
  }),
  'duplicates.unmerge': write({
    help: 'Take a merge apart again',
    args: { project: projectRef, merge: z.int() },
    result: z.strictObject({ keep: z.string(), gone: z.string() }),
    touches: ['project', 'data'],
  }),
};
