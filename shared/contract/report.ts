// The printed report.
import { z } from 'zod';
import { job, read } from './call.ts';
import { asOfArg, count, isoDay, locale, projectRef } from './common.ts';
import { measureInput } from './costs.ts';
import { groupBy, withinArg } from './customerSet.ts';

/** In the order of the pages. */
export const reportSection = z.enum([
  'overview',
  'definition',
  'churn',
  'groups',
  'control',
  'beliefs',
  'cohorts',
  'survival',
  'segments',
  'cube',
  'movement',
  'boundary',
  'clusters',
  'value',
  'letGo',
  'concentration',
  'profile',
  'together',
  'alerts',
  'alertRules',
  'beforeLeaving',
  'drivers',
  'prediction',
  'toCome',
  'forecast',
  'market',
  'finance',
  'costs',
  'benefit',
  'atRisk',
  'methods',
]);

/** Printed only when they are asked for. */
export const onDemandSections: readonly z.infer<typeof reportSection>[] = [
  'definition',
  'groups',
  'control',
  'beliefs',
  'cohorts',
  'survival',
  'cube',
  'movement',
  'boundary',
  'clusters',
  'letGo',
  'concentration',
  'profile',
  'together',
  'alerts',
  'alertRules',
  'beforeLeaving',
  'drivers',
  'prediction',
  'toCome',
  'forecast',
  'market',
  'finance',
];

/** A report on what happened in the last week or month. */
export const reportPeriod = z.enum(['week', 'month']);
export type ReportPeriod = z.infer<typeof reportPeriod>;
/** What such a report holds where nothing else is chosen. */
export const periodSections: readonly z.infer<typeof reportSection>[] = [
  'overview',
  'churn',
  'movement',
  'alerts',
  'atRisk',
  'methods',
];

export const reportCalls = {
  'report.build': job({
    help: 'Write the retention report: one self-contained A4 page in the chosen language (--out report.html or .pdf)',
    args: {
      project: projectRef,
      asOf: asOfArg,
      within: withinArg,
      locale: locale.optional(),
      clientName: z.string().max(120).optional(),
      sections: z.array(reportSection).optional(),
      /** What has changed in the week or month up to the date. */
      period: reportPeriod.optional(),
      /** The measure of the cost-and-benefit section; left out, the section is left out. */
      measure: z.strictObject(measureInput).optional(),
      /** How long customers stay, told apart by this as well. */
      survivalBy: groupBy.nullable().optional(),
    },
    result: z.strictObject({
      file: z.string(),
      fileName: z.string(),
      sizeBytes: count,
      asOf: isoDay,
      locale,
      sections: z.array(reportSection),
      charts: count,
    }),
    touches: ['project'],
  }),
  'report.runs': read({
    help: 'Reports built so far, newest first',
    args: { project: projectRef },
    result: z.strictObject({
      runs: z.array(
        z.strictObject({ id: z.int(), builtAt: z.string(), asOf: isoDay, locale, sections: z.array(z.string()) }),
      ),
    }),
  }),
};
