// Visits, complaints, interviews and costs: entered by hand one at a time, and listed whatever their origin.
import { z } from 'zod';
import { read, write } from './call.ts';
import { amountE4, count, isoDay, limit, offset, projectRef } from './common.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const words = z.string().trim().max(20_000);
/** A customer's id as the sources write it; one the project does not know yet is made. */
const customer = z.string().trim().min(1).max(200);

export const costKind = z.enum(['labour', 'goods', 'cash']);

export const newRecord = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('interaction'),
    date: isoDay,
    time: clock.nullable().default(null),
    customer,
    channel: words.nullable().default(null),
    note: words.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('complaint'),
    date: isoDay,
    time: clock.nullable().default(null),
    customer,
    category: words.nullable().default(null),
    note: words.nullable().default(null),
    solvedOn: isoDay.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('survey'),
    date: isoDay,
    /** null for an answer without a name. */
    customer: customer.nullable().default(null),
    question: words.nullable().default(null),
    score: z.number().min(-1e9).max(1e9).nullable().default(null),
    answer: words.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('cost'),
    date: isoDay,
    measure: z.string().trim().min(1).max(200),
    costKind,
    hours: z.number().min(0).max(1e6).nullable().default(null),
    amountE4,
    note: words.nullable().default(null),
  }),
]);
export type NewRecord = z.infer<typeof newRecord>;
export const recordKind = z.enum(['interaction', 'complaint', 'survey', 'cost']);
export type RecordKind = z.infer<typeof recordKind>;

/** One stored record. `batch` is the import (or the entry by hand) that brought it. */
export const storedRecord = z.strictObject({
  id: z.int(),
  batch: z.int().nullable(),
  byHand: z.boolean(),
  day: isoDay,
  time: clock.nullable(),
  customer: z.string().nullable(),
  customerName: z.string().nullable(),
  /** Channel, category, question or measure. */
  topic: z.string().nullable(),
  /** Note or answer. */
  words: z.string().nullable(),
  score: z.number().nullable(),
  solvedOn: isoDay.nullable(),
  costKind: costKind.nullable(),
  hours: z.number().nullable(),
  amountE4: amountE4.nullable(),
});
export type StoredRecord = z.infer<typeof storedRecord>;

export const recordsCalls = {
  'records.add': write({
    help: 'Enter one visit, complaint, interview or cost by hand; taken back with imports.undo',
    args: { project: projectRef, record: newRecord },
    result: z.strictObject({ batch: z.int(), newCustomer: z.boolean() }),
    touches: ['project', 'data'],
  }),
  'records.page': read({
    help: 'Visits, complaints, survey answers or costs, newest first',
    args: { project: projectRef, kind: recordKind, search: z.string().max(200).default(''), offset, limit },
    result: z.strictObject({ total: count, rows: z.array(storedRecord) }),
  }),
  'records.words': read({
    help: 'Channels, categories, questions and measures used so far, most frequent first',
    args: { project: projectRef, kind: recordKind },
    result: z.strictObject({ words: z.array(z.string()) }),
  }),
};
