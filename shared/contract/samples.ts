// Made-up businesses with a known truth, for a first look and for teaching.
import { z } from 'zod';
import { job, read } from './call.ts';
import { count, locale, openTicket, saveTicket } from './common.ts';

export const samplesCalls = {
  'samples.list': read({
    help: 'Sample businesses',
    args: {},
    result: z.strictObject({
      samples: z.array(z.strictObject({ sample: z.string(), locale, currency: z.string(), customers: count })),
    }),
  }),
  'samples.create': job({
    help: 'Make a project from a sample business, or answer the one made before',
    args: {
      sample: z.string().max(60),
      /** Where to keep the project; left out, in the folder of sample projects. */
      project: saveTicket.optional(),
      /** Another seed gives another business of the same kind. */
      seed: z
        .int()
        .min(0)
        .max(2 ** 31)
        .optional(),
    },
    /** The finished file, for project.open. */
    result: z.strictObject({ file: openTicket, fileName: z.string() }),
    touches: [],
  }),
};
