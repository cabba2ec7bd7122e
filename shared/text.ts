// A text that is not yet in any language: a key of the locales and its parameters.
// Results carry texts, so that screen, report and command line say the same sentence.
import './noEval.ts';
import { z } from 'zod';

export const param = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.strictObject({ as: z.enum(['date', 'month', 'word']), value: z.string() }),
  z.strictObject({ as: z.enum(['money', 'share', 'number', 'decimal']), value: z.number().nullable() }),
]);

/**
 * `date` and `month` take ISO text; `word` takes a key of the locales; `money` takes an E4 integer; `share` takes 0…1 and is shown as percent;
 * `number` is grouped without decimals, `decimal` keeps up to two. Plain numbers are grouped; strings stand as they are.
 */
export type Param = z.infer<typeof param>;

export const text = z.strictObject({ key: z.string(), params: z.record(z.string(), param) });
export type Text = z.infer<typeof text>;

export { asDate, asDecimal, asMoney, asMonth, asShare, asWord, say } from './say.ts';
