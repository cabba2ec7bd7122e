// Shapes that many entries of the contract share.
import '../noEval.ts';
import { z } from 'zod';
import { text } from '../text.ts';

/** How a field is filled at a door: the command line turns paths into tickets by this mark. */
export type FieldRole = 'project' | 'openFile' | 'openFolder' | 'saveFile';
const role = (name: FieldRole) => ({ role: name });

/** The handle of an open project, as project.open and project.create answer it. */
export const projectRef = z.string().min(1).max(200).meta(role('project'));
/** A ticket for a file to read. Paths never cross the contract. */
export const openTicket = z.string().min(1).max(200).meta(role('openFile'));
/** A ticket for a folder to look into. */
export const folderTicket = z.string().min(1).max(200).meta(role('openFolder'));
/** A ticket for a file to be written. */
export const saveTicket = z.string().min(1).max(200).meta(role('saveFile'));

export const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** As-of date; left out or null means the latest date in the data. */
export const asOfArg = isoDay.nullable().optional();
export const locale = z.enum(['en', 'zh-CN']);
export type Locale = z.infer<typeof locale>;
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const amountE4 = z.int();
export const share = z.number().min(0).max(1);
export const count = z.int().min(0);
export const offset = z.int().min(0).default(0);
export const limit = z.int().min(1).max(10_000).default(100);

/** A rate with its counts and 95 % interval; value and bounds are null when the denominator is 0. `small` marks n < 30. */
export const rate = z.strictObject({
  numerator: count,
  denominator: count,
  value: share.nullable(),
  low: share.nullable(),
  high: share.nullable(),
  small: z.boolean(),
});
export type Rate = z.infer<typeof rate>;

/** What churn means in this project: silence longer than `days`, or an explicit cancel date. */
export const churnDefinition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('silence'), days: z.int().min(1).max(3650) }),
  z.strictObject({ kind: z.literal('cancelDate') }),
]);
export type ChurnDefinition = z.infer<typeof churnDefinition>;
/** The definition in force at D and whether the user chose it or the data proposed it. */
export const definitionInForce = z.strictObject({
  definition: churnDefinition,
  origin: z.enum(['chosen', 'proposed', 'fallback']),
});
export type DefinitionInForce = z.infer<typeof definitionInForce>;

export const customerState = z.enum(['active', 'atRisk', 'lost', 'noPurchase']);
export type CustomerState = z.infer<typeof customerState>;

export const rfmMethod = z.enum(['quantile', 'fixed']);
export const fixedCuts = z.strictObject({
  recencyDays: z.array(z.number()).min(1).max(9),
  frequency: z.array(z.number()).min(1).max(9),
  monetary: z.array(z.number()).min(1).max(9),
});
export const rfmOptions = z.strictObject({
  bins: z.int().min(3).max(10),
  method: rfmMethod,
  /** Ascending cut points, one fewer than bins; money in currency units. Only for method fixed. */
  cuts: fixedCuts.nullable(),
});
export type RfmOptions = z.infer<typeof rfmOptions>;

export const valueOptions = z.strictObject({
  /** Revenue of the last 365 days, or of all time up to D. */
  basis: z.enum(['trailingYear', 'allTime']),
  /** Key customers are the best `keyShare` of all buyers by value, ordinary the next `ordinaryShare`. */
  keyShare: share,
  ordinaryShare: share,
});
export type ValueOptions = z.infer<typeof valueOptions>;

/** A set of customers at D: what stands behind a figure, a bar or a cell. */
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
    valueClass: z.enum(['key', 'ordinary', 'small']),
  }),
]);
export type CustomerSet = z.infer<typeof customerSet>;

/** Where a figure comes from. `rows` names the customers behind it, for customers.page. */
export const why = z.strictObject({
  definition: text,
  filter: text,
  formula: text,
  n: count,
  rows: customerSet.nullable(),
});
export type Why = z.infer<typeof why>;

export const notice = z.strictObject({ level: z.enum(['info', 'warning']), text });
export type Notice = z.infer<typeof notice>;

/** Every analysis answers for a date, in one sentence, with its limits and its derivations by figure name. */
export const analysisBase = {
  asOf: isoDay.nullable(),
  headline: text,
  /** Why there is no answer; the figures are then empty or null. */
  refused: text.nullable(),
  notices: z.array(notice),
  why: z.record(z.string(), why),
};
