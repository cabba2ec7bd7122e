// Any set of customers, and the choices it is told by: segments, classes, the cube, movement.
import '../noEval.ts';
import { z } from 'zod';
import { amountE4, churnDefinition, customerState, isoDay, share } from './common.ts';
import { scoreRules } from './scoreRule.ts';
import { favourite, segmentRule } from './segmentRule.ts';

/** Equal groups, one's own cut points, or natural breaks. */
export const rfmMethod = z.enum(['quantile', 'fixed', 'jenks']);
export const scoreAxis = z.enum(['r', 'f', 'm', 'i']);
export type ScoreAxis = z.infer<typeof scoreAxis>;
export const fixedCuts = z.strictObject({
  recencyDays: z.array(z.number()).min(1).max(9),
  frequency: z.array(z.number()).min(1).max(9),
  monetary: z.array(z.number()).min(1).max(9),
  /** Contacts, where the project has any. */
  interaction: z.array(z.number()).min(1).max(9).optional(),
});
export const rfmOptions = z.strictObject({
  bins: z.int().min(3).max(10),
  method: rfmMethod,
  /** Ascending cut points, one fewer than bins; money in currency units. Only for method fixed. */
  cuts: fixedCuts.nullable(),
  /** Segments in one's own words; the published table where left out or null. */
  rules: scoreRules.nullable().optional(),
});
export type RfmOptions = z.infer<typeof rfmOptions>;

export const valueOptions = z.strictObject({
  /** Revenue of the last 365 days, or of all time up to D. */
  basis: z.enum(['trailingYear', 'allTime']),
  /** Key customers are the best `keyShare` of all buyers by value, ordinary the next `ordinaryShare`. */
  keyShare: share,
  ordinaryShare: share,
  /** Judge by margin: this share of the revenue, less what each contact costs. By revenue where left out or null. */
  margin: z
    .strictObject({
      share,
      perContactE4: amountE4,
      /** Judge by what they will still bring: the margin of the last year (whatever the basis) carried forward. */
      lifetime: z
        .strictObject({ discount: z.number().min(0.01).max(1) })
        .nullable()
        .optional(),
    })
    .nullable()
    .optional(),
});
export type ValueOptions = z.infer<typeof valueOptions>;
export const valueClass = z.enum(['key', 'ordinary', 'small', 'letGo']);

const twoCuts = z.tuple([z.number(), z.number()]);
/** How the three axes of the cube are cut into low, middle and high. */
export const cubeOptions = z.strictObject({
  method: z.enum(['tertile', 'fixed', 'jenks']),
  /** Two ascending cut points an axis; money in currency units. Only for method fixed. */
  cuts: z.strictObject({ frequency: twoCuts, monetary: twoCuts, interaction: twoCuts.nullable() }).nullable(),
});
export type CubeOptions = z.infer<typeof cubeOptions>;
const bandNo = z.int().min(1).max(3);
/** The cube as the project keeps it, with names in people's own words for some of its cells. */
export const cubeSetting = z.strictObject({
  ...cubeOptions.shape,
  names: z
    .array(
      z.strictObject({
        frequency: bandNo,
        monetary: bandNo,
        interaction: bandNo.nullable(),
        name: z.string().trim().min(1).max(60),
      }),
    )
    .max(36),
});

/** What customers move between, and from which date on. */
export const movementOptions = z.strictObject({
  from: isoDay,
  by: z.enum(['segment', 'valueClass', 'state']),
  /** Score both dates by the cut points of the later one; else each by its own. */
  sameCuts: z.boolean(),
  rfm: rfmOptions,
  value: valueOptions,
});
export type MovementOptions = z.infer<typeof movementOptions>;

export const flagKind = z.enum(['arrears', 'negativeMargin', 'returns', 'abuse', 'excessService', 'reputation']);
export type FlagKind = z.infer<typeof flagKind>;
/** Where each ground for letting a customer go begins. */
export const letGoRules = z.strictObject({
  arrearsE4: amountE4.min(0),
  arrearsDays: z.int().min(0).max(3650),
  /** Refunds ÷ purchases above this, from so many orders on. */
  returnsShare: share,
  returnsOrders: z.int().min(1).max(1000),
  marginShare: share,
  /** Cost of one contact, E4; with 0 service costs are not counted. */
  perContactE4: amountE4.min(0),
  /** Contacts of a year that cost more than this share of its revenue. */
  serviceShare: share,
});
export type LetGoRules = z.infer<typeof letGoRules>;

/** What customers are told apart by. `attribute` is a column of one's own files; `days` is how long a customer counts as new. */
export const groupBy = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['type', 'region', 'valueClass', 'state', 'rfmSegment', 'channel']),
  }),
  z.strictObject({ kind: z.literal('tenure'), days: z.int().min(1).max(3650).default(365) }),
  z.strictObject({ kind: z.literal('attribute'), name: z.string().min(1).max(200) }),
]);
export type GroupBy = z.infer<typeof groupBy>;

/** A set of customers at D: what stands behind a figure, a bar or a cell. */
/** Models of buying: MBG/NBD, BG/NBD, Pareto/NBD. */
export const buyingKind = z.enum(['mbg', 'bg', 'pareto']);

export const customerSet = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('state'), states: z.array(customerState).min(1) }),
  /** Customers active at the start of the period. */
  z.strictObject({ kind: z.literal('openingOf'), from: isoDay }),
  /** Of those, the ones lost at its end (the day before `to`). */
  z.strictObject({ kind: z.literal('lostIn'), from: isoDay, to: isoDay }),
  z.strictObject({ kind: z.literal('newIn'), from: isoDay, to: isoDay }),
  z.strictObject({ kind: z.literal('returnedIn'), from: isoDay, to: isoDay }),
  /** Lost at D, and so since `from` at the earliest. */
  z.strictObject({ kind: z.literal('lostSince'), from: isoDay }),
  z.strictObject({ kind: z.literal('rfmSegment'), options: rfmOptions, segment: z.string() }),
  z.strictObject({
    kind: z.literal('valueClass'),
    options: valueOptions,
    valueClass,
  }),
  /** Customers by two scores. */
  z.strictObject({
    kind: z.literal('rfmCell'),
    options: rfmOptions,
    rows: scoreAxis,
    row: z.int().min(1).max(10),
    columns: scoreAxis,
    column: z.int().min(1).max(10),
  }),
  /** Low (1), middle (2) or high (3) on each axis; null where the axis does not matter. */
  z.strictObject({
    kind: z.literal('cubeCell'),
    options: cubeOptions,
    frequency: z.int().min(1).max(3).nullable(),
    monetary: z.int().min(1).max(3).nullable(),
    interaction: z.int().min(1).max(3).nullable(),
  }),
  /** Moved from one group to another; null before: had not bought yet; null after: any other group. */
  z.strictObject({
    kind: z.literal('moved'),
    options: movementOptions,
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  /** Leaves the segment within so many days unless they buy. */
  z.strictObject({ kind: z.literal('nearFall'), options: rfmOptions, days: z.int().min(1).max(3650) }),
  /** With this ground for being let go; null: with any. */
  z.strictObject({ kind: z.literal('flagged'), rules: letGoRules, flag: flagKind.nullable() }),
  /** Customers told apart by one thing: those of one group. */
  z.strictObject({ kind: z.literal('inGroup'), by: groupBy, group: z.string().max(400) }),
  /** Those of the group on the day before a span who were active then, or who of them were lost at its end; null: the group is not known. */
  z.strictObject({
    kind: z.literal('groupIn'),
    by: groupBy,
    group: z.string().max(400).nullable(),
    from: isoDay,
    to: isoDay,
    part: z.enum(['opening', 'lost']),
  }),
  /** First bought in the period from `from` on (null: ever), and again in the period `age` later (null: or not). */
  z.strictObject({
    kind: z.literal('cohortCell'),
    period: z.enum(['week', 'month', 'quarter']),
    from: isoDay.nullable(),
    age: z.int().min(0).max(1000).nullable(),
    /** Over all cohorts: also those who may be older than the data. */
    early: z.boolean(),
    group: z.strictObject({ by: groupBy, name: z.string().max(400) }).nullable(),
  }),
  /** By how long they stayed: those who had left after so many days, or those followed to that day at least. */
  z.strictObject({
    kind: z.literal('stayed'),
    part: z.enum(['left', 'followed']),
    days: z.int().min(0).max(100_000),
    /** With those who may be older than the data. */
    early: z.boolean(),
    group: z.strictObject({ by: groupBy, name: z.string().max(400) }).nullable(),
  }),
  /** The A, B or C customers by cumulated value, or the best so many. */
  z.strictObject({
    kind: z.literal('abc'),
    basis: valueOptions.shape.basis,
    aShare: share,
    bShare: share,
    abc: z.enum(['A', 'B', 'C']),
  }),
  z.strictObject({ kind: z.literal('top'), basis: valueOptions.shape.basis, customers: z.int().min(1).max(1000) }),
  /** Whom each of these definitions of churn calls lost at D. */
  z.strictObject({ kind: z.literal('lostUnder'), definitions: z.array(churnDefinition).min(1).max(2) }),
  /** Silent for `from` up to (not with) `to` own median intervals; three purchase days or more. */
  z.strictObject({ kind: z.literal('overdue'), from: z.number().min(0), to: z.number().nullable() }),
  /** Lost at D and looked at in the days before they left, or the customers who stayed beside them. */
  z.strictObject({
    kind: z.literal('beforeLeaving'),
    days: z.int().min(56).max(364),
    part: z.enum(['leavers', 'stayers']),
  }),
  /** With an alert of one of these levels under a version of the rules. */
  z.strictObject({
    kind: z.literal('withAlert'),
    levels: z.array(z.int().min(1).max(3)).min(1).max(3),
    version: z.int(),
  }),
  /** By the chance to be still a customer or by days to the next order, from … up to (not with) to; model null: the best. */
  z.strictObject({
    kind: z.literal('toCome'),
    model: buyingKind.nullable(),
    by: z.enum(['alive', 'next']),
    from: z.number(),
    to: z.number().nullable(),
  }),
  /** Known to the models on the last day they were tried from, with so many purchases after the first; null: no bound. */
  z.strictObject({ kind: z.literal('triedWith'), from: z.int().min(0), to: z.int().nullable() }),
  /** Due to need something of a category again within so many days; null: of any. */
  z.strictObject({
    kind: z.literal('dueAgain'),
    category: z.string().max(400).nullable(),
    days: z.int().min(1).max(90),
  }),
  /** A segment of one's own, as it was in a version or, without one, as it is now. */
  z.strictObject({ kind: z.literal('own'), segment: z.int(), version: z.int().optional() }),
  /** A rule that is not saved under a name. */
  z.strictObject({ kind: z.literal('rule'), rule: segmentRule }),
  /** Whom a kept prediction model ranks highest by risk or by expected loss: the first so many. */
  z.strictObject({
    kind: z.literal('predicted'),
    version: z.int().min(1),
    by: z.enum(['risk', 'loss']),
    customers: z.int().min(1).max(1_000_000),
  }),
  /** Whom a rule of a kept decision tree describes. */
  z.strictObject({ kind: z.literal('treeLeaf'), version: z.int().min(1), leaf: z.int().min(0) }),
  /** Has bought all of the first, but never the other: products or categories. */
  z.strictObject({
    kind: z.literal('boughtNotYet'),
    of: favourite,
    bought: z.array(z.string().max(2000)).min(1).max(2),
    notYet: z.string().max(2000),
  }),
  /** One of k clusters of the customers who take part at the date. */
  z.strictObject({ kind: z.literal('cluster'), k: z.int().min(2).max(8), cluster: z.int().min(0).max(7) }),
]);
export type CustomerSet = z.infer<typeof customerSet>;
/** Only these customers, judged at D, as if there were no others; null or left out: everybody. */
export const withinArg = customerSet.nullable().optional();
