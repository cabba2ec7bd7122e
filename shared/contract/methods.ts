// The published figures that this program is measured by.
import { z } from 'zod';
import { text } from '../text.ts';
import { read } from './call.ts';
import { count } from './common.ts';

export const methodsCheck = z.strictObject({
  headline: text,
  checked: count,
  agreeing: count,
  methods: z.array(
    z.strictObject({
      /** Its name stands in the locales under `checkUs.methods`. */
      method: z.string(),
      source: z.string(),
      figures: z.array(
        z.strictObject({
          what: text,
          expected: z.number(),
          /** Worked out anew at this moment; null where nothing came of it. */
          got: z.number().nullable(),
          /** Printed digits behind the point. */
          digits: count,
          agrees: z.boolean(),
        }),
      ),
    }),
  ),
});
export type MethodsCheck = z.infer<typeof methodsCheck>;

export const methodsCalls = {
  'methods.check': read({
    help: 'Work the published figures of each method out anew and set them beside the print',
    args: {},
    result: methodsCheck,
  }),
};
