// Project files: make, open, describe.
import { z } from 'zod';
import { text } from '../text.ts';
import { read, write } from './call.ts';
import { amountE4, count, currency, isoDay, locale, openTicket, projectRef, saveTicket } from './common.ts';

export const projectInfo = z.strictObject({
  project: projectRef,
  name: z.string(),
  currency,
  locale,
  /** File name without folder. */
  fileName: z.string(),
  sizeBytes: count,
  /** Grows with every change of the data. */
  revision: count,
  readOnly: z.boolean(),
  /** Why the project is read-only. */
  readOnlyReason: text.nullable(),
  customers: count,
  orders: count,
  orderLines: count,
  refundLines: count,
  /** Purchases less refunds. */
  revenueE4: amountE4,
  firstDay: isoDay.nullable(),
  lastDay: isoDay.nullable(),
});
export type ProjectInfo = z.infer<typeof projectInfo>;

export const projectCalls = {
  'project.create': write({
    help: 'Make a new, empty project file',
    args: {
      project: saveTicket,
      name: z.string().trim().min(1).max(120),
      currency: currency.default('CNY'),
      locale: locale.default('zh-CN'),
    },
    result: projectInfo,
    touches: ['project', 'recent'],
  }),
  'project.open': write({
    help: 'Open a project file',
    args: { file: openTicket },
    result: projectInfo,
    touches: ['project', 'recent'],
  }),
  'project.close': write({
    help: 'Close a project',
    args: { project: projectRef },
    result: z.strictObject({ closed: z.boolean() }),
    touches: ['project'],
  }),
  'project.info': read({
    help: 'Name, currency, size and counts of a project',
    args: { project: projectRef },
    result: projectInfo,
  }),
  'project.timeline': read({
    help: 'Order lines by month over the whole history (for the as-of slider)',
    args: { project: projectRef },
    result: z.strictObject({
      firstDay: isoDay.nullable(),
      lastDay: isoDay.nullable(),
      months: z.array(z.strictObject({ month: isoDay, lines: count })),
    }),
  }),
  'project.recent': read({
    help: 'Projects opened lately',
    args: {},
    result: z.strictObject({
      projects: z.array(
        z.strictObject({
          file: openTicket,
          fileName: z.string(),
          folder: z.string(),
          name: z.string(),
          openedAt: z.string(),
          missing: z.boolean(),
        }),
      ),
    }),
  }),
  'project.forget': write({
    help: 'Take a project off the list of recent projects (the file stays)',
    args: { file: openTicket },
    result: z.strictObject({ forgotten: z.boolean() }),
    touches: ['recent'],
  }),
};
