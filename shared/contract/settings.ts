// Settings of a project, with their history.
import { z } from 'zod';
import { alertDeadlines, messageTemplates } from './alerts.ts';
import { read, write } from './call.ts';
import { churnDefinition, currency, locale, projectRef, share } from './common.ts';
import { cubeSetting, letGoRules, rfmOptions, valueOptions } from './customerSet.ts';

/** Types of customers who sell on. */
export const intermediateTypes = z.array(z.string().max(400)).max(200);

export const projectSettings = z.strictObject({
  name: z.string(),
  currency,
  locale,
  /** Name of the client or shop on the report's cover. */
  clientName: z.string().max(120),
  /** null: the proposal from the data is used. */
  churnDefinition: churnDefinition.nullable(),
  rfm: rfmOptions,
  value: valueOptions,
  cube: cubeSetting,
  /** Where the grounds for letting a customer go begin. */
  letGo: letGoRules,
  /** Which types of customers sell on; null: by their names. */
  intermediateTypes: intermediateTypes.nullable(),
  /** Margin as a share of revenue, used where money is counted. */
  marginShare: share,
  acquisitionCost: z.number().min(0).max(1e9),
  /** Days to act on a slight, clear and severe alert. */
  alertDeadlines,
  /** Messages to customers in people's own words. */
  alertMessages: messageTemplates,
});
export type ProjectSettings = z.infer<typeof projectSettings>;

export const settingsCalls = {
  'settings.get': read({
    help: 'Settings of the project',
    args: { project: projectRef },
    result: projectSettings,
  }),
  'settings.set': write({
    help: 'Change settings of the project (only those given)',
    args: {
      project: projectRef,
      name: z.string().trim().min(1).max(120).optional(),
      /** Says which currency the amounts are in; the amounts stay as they are. */
      currency: currency.optional(),
      locale: locale.optional(),
      clientName: z.string().max(120).optional(),
      rfm: rfmOptions.optional(),
      value: valueOptions.optional(),
      cube: cubeSetting.optional(),
      letGo: letGoRules.optional(),
      intermediateTypes: intermediateTypes.nullable().optional(),
      marginShare: share.optional(),
      acquisitionCost: z.number().min(0).max(1e9).optional(),
      alertDeadlines: alertDeadlines.optional(),
      alertMessages: messageTemplates.optional(),
    },
    result: projectSettings,
    touches: ['settings', 'project'],
  }),
  'settings.history': read({
    help: 'Earlier values of the settings, newest first',
    args: { project: projectRef },
    result: z.strictObject({
      changes: z.array(
        z.strictObject({
          changedAt: z.string(),
          /** Whoever gave their name when they changed it. */
          changedBy: z.string().nullable(),
          setting: z.string(),
          before: z.string().nullable(),
          after: z.string(),
        }),
      ),
    }),
  }),
};
