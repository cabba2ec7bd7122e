// Customers: pages of the grid, the card, the timeline.
import { z } from 'zod';
import { text } from '../text.ts';
import { notice, why } from './analysisBase.ts';
import { read } from './call.ts';
import {
  amountE4,
  asOfArg,
  count,
  customerState,
  definitionInForce,
  isoDay,
  limit,
  locale,
  offset,
  projectRef,
} from './common.ts';
import { customerSet, valueClass, withinArg } from './customerSet.ts';
import { boundaryOfCustomer } from './segments.ts';

export const customerColumn = z.enum([
  'customer',
  'name',
  'type',
  'region',
  'phone',
  'email',
  'state',
  'firstDay',
  'lastDay',
  'recencyDays',
  'orders',
  'revenueE4',
  'averageOrderE4',
  'refundsE4',
  'trailingYearE4',
  'medianGapDays',
  'overdueRatio',
  'valueClass',
  'attitude',
  'segment',
]);
export type CustomerColumn = z.infer<typeof customerColumn>;

export const customerRow = z.strictObject({
  /** The customer's id as in the source; unique in the project. */
  customer: z.string(),
  name: z.string().nullable(),
  type: z.string().nullable(),
  region: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  state: customerState,
  firstDay: isoDay.nullable(),
  lastDay: isoDay.nullable(),
  /** Days from the last purchase to D. */
  recencyDays: count.nullable(),
  orders: count,
  /** Purchases less refunds up to D. */
  revenueE4: amountE4,
  averageOrderE4: z.number().nullable(),
  refundsE4: amountE4,
  trailingYearE4: amountE4,
  /** The customer's own median days between purchase days (3 purchase days or more). */
  medianGapDays: z.number().nullable(),
  /** recencyDays ÷ medianGapDays. */
  overdueRatio: z.number().nullable(),
  valueClass: valueClass.nullable(),
  /** How much effort the class deserves; said in words by the class's name. */
  attitude: valueClass.nullable(),
  /** Name of the RFM segment under the default options. */
  segment: z.string().nullable(),
});
export type CustomerRow = z.infer<typeof customerRow>;

export const customerQuery = {
  asOf: asOfArg,
  within: withinArg,
  set: customerSet.default({ kind: 'all' }),
  /** Part of id, name, phone, e-mail or region. */
  search: z.string().max(200).default(''),
  sort: z
    .strictObject({ column: customerColumn, descending: z.boolean() })
    .default({ column: 'revenueE4', descending: true }),
  filters: z
    .array(
      z.discriminatedUnion('kind', [
        /** For texts. */
        z.strictObject({ kind: z.literal('text'), column: customerColumn, contains: z.string().max(200) }),
        /** For state, valueClass, segment, type and region; an empty string stands for customers without one. */
        z.strictObject({ kind: z.literal('oneOf'), column: customerColumn, values: z.array(z.string()).max(50) }),
        /** For figures, in the column's own unit. */
        z.strictObject({
          kind: z.literal('range'),
          column: customerColumn,
          min: z.number().nullable(),
          max: z.number().nullable(),
        }),
        /** Both ends belong to the range; null leaves an end open. */
        z.strictObject({
          kind: z.literal('days'),
          column: customerColumn,
          from: isoDay.nullable(),
          to: isoDay.nullable(),
        }),
      ]),
    )
    .max(20)
    .default([]),
};

export const timelineEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('order'),
    day: isoDay,
    orderNo: z.string().nullable(),
    lines: count,
    amountE4,
    refund: z.boolean(),
    /** The first of the order's products, and how many different ones it has. */
    products: z.array(z.string()),
    productCount: count,
  }),
  z.strictObject({
    kind: z.literal('interaction'),
    day: isoDay,
    channel: z.string().nullable(),
    note: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('complaint'),
    day: isoDay,
    category: z.string().nullable(),
    note: z.string().nullable(),
    solvedOn: isoDay.nullable(),
  }),
  z.strictObject({
    kind: z.literal('survey'),
    day: isoDay,
    question: z.string().nullable(),
    score: z.number().nullable(),
    answer: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('started'), day: isoDay }),
  z.strictObject({ kind: z.literal('cancelled'), day: isoDay }),
]);
export type TimelineEntry = z.infer<typeof timelineEntry>;

const facetCounts = z.array(z.strictObject({ value: z.string().nullable(), customers: count }));

export const customersCalls = {
  'customers.page': read({
    help: 'A page of customers at a date: sorted, filtered, searched',
    args: { project: projectRef, ...customerQuery, offset, limit },
    result: z.strictObject({ asOf: isoDay.nullable(), total: count, rows: z.array(customerRow) }),
  }),
  'customers.facets': read({
    help: 'How many customers there are by state, class, segment, type and region at a date',
    args: { project: projectRef, asOf: asOfArg, within: withinArg },
    result: z.strictObject({
      asOf: isoDay.nullable(),
      customers: count,
      state: facetCounts,
      valueClass: facetCounts,
      segment: facetCounts,
      /** The most frequent ones; null counts customers without one. */
      type: facetCounts,
      region: facetCounts,
      /** Text columns in which no customer has anything. */
      blank: z.array(customerColumn),
    }),
  }),
  'customers.export': read({
    help: 'The same customers as a csv (with BOM) or xlsx file',
    args: {
      project: projectRef,
      ...customerQuery,
      format: z.enum(['csv', 'xlsx']).default('csv'),
      columns: z.array(customerColumn).optional(),
      locale: locale.default('en'),
    },
    result: z.strictObject({ file: z.string(), fileName: z.string(), rows: count }),
  }),
  'customers.card': read({
    help: 'Everything about one customer at a date: figures, class, segment, attributes',
    args: { project: projectRef, customer: z.string().max(400), asOf: asOfArg },
    result: z.strictObject({
      asOf: isoDay.nullable(),
      headline: text,
      definition: definitionInForce,
      row: customerRow,
      address: z.string().nullable(),
      birthday: z.string().nullable(),
      note: z.string().nullable(),
      startedOn: isoDay.nullable(),
      cancelledOn: isoDay.nullable(),
      /** May lie in the future. */
      contractEnd: isoDay.nullable(),
      /** 1…bins each; the highest is best. */
      scores: z.strictObject({ r: z.int(), f: z.int(), m: z.int(), bins: z.int() }).nullable(),
      /** The way to the next segment; null without a purchase. */
      boundary: boundaryOfCustomer.nullable(),
      attributes: z.array(z.strictObject({ name: z.string(), value: z.string() })),
      /** Net spend by month up to the month of D, months without orders included; the last five years at most. */
      months: z.array(z.strictObject({ month: isoDay, amountE4 })),
      /** What this customer buys most often, by number of orders. */
      favourites: z.array(z.strictObject({ product: z.string(), orders: count, amountE4 })),
      /** Complaints up to D, and those of them not solved by D. */
      complaints: count,
      openComplaints: count,
      lastContact: z.strictObject({ day: isoDay, channel: z.string().nullable() }).nullable(),
      /** Customers who were merged into this one; `merge` takes each apart again. */
      merged: z.array(z.strictObject({ merge: z.int(), customer: z.string(), name: z.string().nullable() })),
      notices: z.array(notice),
      why: z.record(z.string(), why),
    }),
  }),
  'customers.timeline': read({
    help: 'Orders, visits, complaints and surveys of one customer, newest first',
    args: { project: projectRef, customer: z.string().max(400), asOf: asOfArg, offset, limit },
    result: z.strictObject({ total: count, entries: z.array(timelineEntry) }),
  }),
};
