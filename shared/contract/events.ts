// What happened to the business itself: a price change, a reorganisation. Drawn into every series of churn.
import { z } from 'zod';
import { read, write } from './call.ts';
import { isoDay, projectRef } from './common.ts';

export const businessEvent = z.strictObject({
  event: z.int(),
  day: isoDay,
  name: z.string(),
  note: z.string().nullable(),
});
export type BusinessEvent = z.infer<typeof businessEvent>;

export const eventsCalls = {
  'events.list': read({
    help: 'Events of the business (price change, reorganisation …) that are drawn into the series, oldest first',
    args: { project: projectRef },
    result: z.strictObject({ events: z.array(businessEvent) }),
  }),
  'events.add': write({
    help: 'Note an event of the business on a day',
    args: {
      project: projectRef,
      day: isoDay,
      name: z.string().trim().min(1).max(120),
      note: z.string().trim().max(2000).nullable().default(null),
    },
    result: businessEvent,
    touches: ['settings'],
  }),
  'events.remove': write({
    help: 'Take an event of the business out again',
    args: { project: projectRef, event: z.int() },
    result: z.strictObject({ removed: z.boolean() }),
    touches: ['settings'],
  }),
};
