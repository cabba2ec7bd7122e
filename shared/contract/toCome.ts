// What customers are still going to bring: how many are left, how often they will buy, how much, and when next.
import { z } from 'zod';
import { text } from '../text.ts';
import { analysisBase } from './analysisBase.ts';
import { read } from './call.ts';
import {
  amountE4,
  asOfArg,
  count,
  customerState,
  isoDay,
  limit,
  locale,
  offset,
  openTicket,
  projectRef,
  share,
} from './common.ts';
import { buyingKind, customerSet, valueClass, withinArg } from './customerSet.ts';

/** Months ahead. */
const horizon = z.int().min(1).max(24);

/** What to expect with its 95 % interval. */
const expected = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
export type Expected = z.infer<typeof expected>;

const outlook = {
  customers: count,
  /** Expected number of those who are still customers. */
  alive: z.number(),
  orders: expected,
  spendE4: expected,
  /** Margin of the spend in money of today. */
  valueE4: expected,
};

/** Customers from … up to (not with) to; null: beyond all. */
const band = z.strictObject({ from: z.number(), to: z.number().nullable(), customers: count, set: customerSet });
export type Band = z.infer<typeof band>;

const parameter = z.strictObject({ name: z.string(), value: z.number(), error: z.number().nullable() });

export const contender = z.strictObject({
  kind: z.enum([...buyingKind.options, 'mean']),
  /** Tried on so many customers. */
  customers: count,
  /** Purchases expected of all; compare `actual`. */
  expected: z.number(),
  /** Root of the mean square of expected less actual purchases of a customer. */
  error: z.number(),
  chosen: z.boolean(),
});
export type Contender = z.infer<typeof contender>;

export const toComeHoldOut = z.strictObject({
  /** The last day the models were allowed to see, and the last day they were tried on. */
  fittedUntil: isoDay,
  until: isoDay,
  weeks: count,
  customers: count,
  actual: count,
  actualSpendE4: z.number(),
  modelSpendE4: z.number(),
  meanSpendE4: z.number(),
  contenders: z.array(contender),
  /** Whether the model came nearer than letting everybody go on at the pace so far; `even`: cannot be told. */
  winner: z.enum(['model', 'mean', 'even']),
  byFrequency: z.array(
    z.strictObject({
      /** Purchases after the first before the trial; the last row stands for it and more. */
      purchases: count,
      customers: count,
      set: customerSet,
      actual: z.number(),
      expected: z.number(),
      mean: z.number(),
    }),
  ),
  /** Added up by the end of each week. */
  weekly: z.array(z.strictObject({ week: count, actual: z.number(), expected: z.number(), mean: z.number() })),
});
export type ToComeHoldOut = z.infer<typeof toComeHoldOut>;

export const toComeValue = z.strictObject({
  ...analysisBase,
  months: horizon,
  until: isoDay.nullable(),
  marginShare: share,
  discount: z.number(),
  /** Of the money of purchases so far, what went back. */
  refundShare: share,
  repeatBuyers: count,
  model: z
    .strictObject({
      kind: buyingKind,
      parameters: z.array(parameter),
      logLikelihood: z.number(),
      /** A parameter runs away: there is no best place, and no standard error. */
      atEdge: z.boolean(),
    })
    .nullable(),
  spending: z
    .strictObject({
      /** Empty where the mean stands in for the model. */
      parameters: z.array(parameter),
      meanE4: z.number(),
      /** Between how often and how much at a time. */
      correlation: expected.nullable(),
    })
    .nullable(),
  /** k of Wheat & Morrison: 1 is buying by chance. */
  regularity: z.number().nullable(),
  total: z.strictObject(outlook).nullable(),
  /** As if everybody went on at the pace and the amount so far. */
  mean: z.strictObject({ orders: z.number(), spendE4: z.number() }).nullable(),
  kinds: z.array(z.strictObject({ kind: z.enum(['repeat', 'oneTime']), ...outlook })),
  classes: z.array(z.strictObject({ valueClass, ...outlook })),
  /** By the chance to be still a customer. */
  alive: z.array(band),
  /** By days to the next order; those more likely gone than not are in none. */
  next: z.array(band),
  holdOut: toComeHoldOut.nullable(),
});
export type ToComeValue = z.infer<typeof toComeValue>;

export const toComeColumn = z.enum([
  'customer',
  'purchases',
  'lastDay',
  'alive',
  'orders',
  'amountE4',
  'spendE4',
  'valueE4',
  'nextDay',
]);
export type ToComeColumn = z.infer<typeof toComeColumn>;

export const toComeRow = z.strictObject({
  customer: z.string(),
  name: z.string().nullable(),
  state: customerState,
  /** Purchase days so far, and the last of them. */
  purchases: count,
  lastDay: isoDay,
  alive: share,
  orders: z.number(),
  amountE4,
  spendE4: amountE4,
  valueE4: amountE4,
  /** By this day every second customer with this history buys again; null where leaving is likelier than staying. */
  nextDay: isoDay.nullable(),
});
export type ToComeRow = z.infer<typeof toComeRow>;

const settings = {
  project: projectRef,
  asOf: asOfArg,
  within: withinArg,
  months: horizon.default(12),
  /** null: the one that came nearest on the kept-back months. */
  model: buyingKind.nullable().default(null),
  /** A year. */
  discount: z.number().min(0).max(0.5).default(0.1),
  /** Left out: as in the settings. */
  marginShare: share.optional(),
};
const list = {
  who: z.enum(['all', 'repeat', 'oneTime']).default('all'),
  search: z.string().max(200).default(''),
  sort: z
    .strictObject({ column: toComeColumn, descending: z.boolean() })
    .default({ column: 'spendE4', descending: true }),
};

export const toComeCalls = {
  'toCome.value': read({
    help: 'Who is still a customer, orders and spend to come with intervals, value, and a trial on months kept back',
    args: settings,
    result: toComeValue,
  }),
  'toCome.customers': read({
    help: 'The same customer by customer: chance to be still one, orders, spend, value, next order; in pages',
    args: { ...settings, ...list, offset, limit },
    result: z.strictObject({ asOf: isoDay.nullable(), total: count, rows: z.array(toComeRow) }),
  }),
  'toCome.customer': read({
    help: 'One customer: chance to be still one, orders and spend to come, next order, and by category when the next is due',
    args: { ...settings, customer: z.string().max(400) },
    result: z.strictObject({
      asOf: isoDay.nullable(),
      /** Why the models say nothing. */
      refused: text.nullable(),
      months: horizon,
      /** null: not bought yet, or no customer any more. */
      row: toComeRow.nullable(),
      categories: z.array(
        z.strictObject({
          category: z.string(),
          purchases: count,
          lastDay: isoDay,
          /** Usual days between purchases of the category. */
          gapDays: count,
          nextDay: isoDay,
        }),
      ),
    }),
  }),
  'toCome.due': read({
    help: 'Who is due to need something of a category again in the days to come, by the own rhythm; the next first',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      days: z.int().min(1).max(90).default(14),
      /** null: all. */
      category: z.string().max(400).nullable().default(null),
      limit: z.int().min(1).max(1000).default(200),
    },
    result: z.strictObject({
      ...analysisBase,
      days: count,
      /** Whether those who are late already are named; as the alert rules allow. */
      late: z.boolean(),
      categories: z.array(z.strictObject({ category: z.string(), due: count, set: customerSet })),
      total: count,
      rows: z.array(
        z.strictObject({
          customer: z.string(),
          name: z.string().nullable(),
          phone: z.string().nullable(),
          category: z.string(),
          purchases: count,
          lastDay: isoDay,
          gapDays: count,
          nextDay: isoDay,
        }),
      ),
    }),
  }),
  'toCome.export': read({
    help: 'Write the list of customers with what is to be expected of them as a csv or xlsx file',
    args: { ...settings, ...list, format: z.enum(['csv', 'xlsx']).default('xlsx'), locale: locale.default('en') },
    result: z.strictObject({ file: openTicket, fileName: z.string(), rows: count }),
  }),
};
