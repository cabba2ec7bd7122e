// What every analysis answers beside its figures.
import '../noEval.ts';
import { z } from 'zod';
import { text } from '../text.ts';
import { count, isoDay } from './common.ts';
import { customerSet } from './customerSet.ts';

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
