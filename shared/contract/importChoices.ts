// What can be chosen about how a table is read: kind, fields, words, treatments, mode.
import { z } from 'zod';

export const importKind = z.enum(['customers', 'orders', 'interactions', 'complaints', 'surveys', 'costs']);
export type ImportKind = z.infer<typeof importKind>;

/** What a row says of the customer besides who it is. */
const PERSON_FIELDS = ['customerName', 'phone', 'email', 'customerType', 'region'] as const;
export const fieldsByKind = {
  customers: z.enum([
    'customer',
    ...PERSON_FIELDS,
    'address',
    'birthday',
    'startedOn',
    'contractEnd',
    'cancelledOn',
    'note',
  ]),
  orders: z.enum([
    'date',
    'customer',
    'amount',
    'quantity',
    'unitPrice',
    'orderNo',
    'product',
    'category',
    'status',
    'refundAmount',
    ...PERSON_FIELDS,
  ]),
  interactions: z.enum(['date', 'customer', 'channel', 'note', ...PERSON_FIELDS]),
  complaints: z.enum(['date', 'customer', 'category', 'note', 'solvedOn', ...PERSON_FIELDS]),
  surveys: z.enum(['date', 'customer', 'question', 'score', 'answer', ...PERSON_FIELDS]),
  costs: z.enum(['date', 'measure', 'costKind', 'amount', 'hours', 'note']),
} as const satisfies Record<ImportKind, z.ZodEnum>;
export const importField = z.enum([...new Set(Object.values(fieldsByKind).flatMap(({ options }) => options))] as [
  string,
  ...string[],
]);

/** How day and month are ordered in dates like 3/4/2024. */
export const dateOrder = z.enum(['ymd', 'dmy', 'mdy']);

/** field → column, by header, letter or position (1 is the first column); 0 leaves the field without a column. */
export const mapping = z.record(z.string(), z.union([z.string(), z.int().min(0)]));

export const statusMeaning = z.enum(['paid', 'unpaid', 'refunded']);
export type StatusMeaning = z.infer<typeof statusMeaning>;

/**
 * What is done with the rows of a finding: loaded as they are, kept out, only the first of repeated rows loaded, day and
 * month exchanged.
 */
export const treatment = z.enum(['keep', 'keepOut', 'first', 'swap']);
export type Treatment = z.infer<typeof treatment>;
export const findingCode = z.enum([
  'noCustomer',
  'noDate',
  'badDate',
  'noAmount',
  'badAmount',
  'unpaid',
  'duplicateCustomer',
  'repeatedRows',
  'overlappingFiles',
  'sharedOrderNo',
  'futureDates',
  'oldDates',
  'outliers',
  'testOrders',
  'refundWithoutSale',
  'negativeAmounts',
  'zeroAmounts',
  'mixedUnits',
  'swappedDates',
  'replacedCharacters',
  'tornRows',
  'footerRows',
  'other',
]);
export type FindingCode = z.infer<typeof findingCode>;

/**
 * What happens to rows of the project that the file may repeat. append: rows the project has already are passed over,
 * all others added · update: changed rows also take the place of the old ones · replace: everything loaded before for
 * the days the file covers gives way to the file.
 */
export const importMode = z.enum(['append', 'update', 'replace']);
export type ImportMode = z.infer<typeof importMode>;
