// Shapes that many entries of the contract share.
import '../noEval.ts';
import { z } from 'zod';

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

const definitionDays = z.int().min(1).max(3650);
/** What churn means in this project: a silence, the same for all or by the own rhythm; spending down; an explicit cancel date. */
export const churnDefinition = z.discriminatedUnion('kind', [
  /** No purchase for more than `days`; for customers of the types named, more than theirs. */
  z.strictObject({
    kind: z.literal('silence'),
    days: definitionDays,
    byType: z
      .array(z.strictObject({ type: z.string().min(1).max(200), days: definitionDays }))
      .max(50)
      .optional(),
  }),
  /** No purchase for more than `factor` × the own median interval, at least `minDays`; `fallbackDays` with fewer than three purchase days. */
  z.strictObject({
    kind: z.literal('rhythm'),
    factor: z.number().min(1).max(20),
    minDays: definitionDays,
    fallbackDays: definitionDays,
  }),
  /** The last `days` days brought at least `dropShare` less than the average of the `windows` windows before, or nothing. */
  z.strictObject({
    kind: z.literal('spendDrop'),
    days: definitionDays,
    windows: z.int().min(1).max(12),
    dropShare: z.number().min(0.05).max(1),
  }),
  /** Cancelled by their own word. */
  z.strictObject({ kind: z.literal('cancelDate') }),
  /** The contract or membership has run out, and nothing was bought since. */
  z.strictObject({ kind: z.literal('contractEnd') }),
]);
export type ChurnDefinition = z.infer<typeof churnDefinition>;
/** The definition in force at D and whether the user chose it or the data proposed it; `early`: an alarm, because too many still come back. */
export const definitionInForce = z.strictObject({
  definition: churnDefinition,
  origin: z.enum(['chosen', 'proposed', 'early', 'fallback']),
});
export type DefinitionInForce = z.infer<typeof definitionInForce>;

export const customerState = z.enum(['active', 'atRisk', 'lost', 'noPurchase']);
export type CustomerState = z.infer<typeof customerState>;
