// What leaves the list of alerts as a file, and what comes back: call sheets, slips, messages, reminders.
import { z } from 'zod';
import { text } from '../text.ts';
import { alertOutcome, alertSelection } from './alerts.ts';
import { read, write } from './call.ts';
import { asOfArg, count, locale, openTicket, projectRef } from './common.ts';

export const SLIPS_PER_PAGE = 8;
/** More than anybody calls in a week. */
export const SLIPS_AT_ONCE = 6 * SLIPS_PER_PAGE;

const result = { file: openTicket, fileName: z.string(), rows: count };

/** One row of a filled-in call sheet as it would be stored. */
const readRow = z.strictObject({
  row: count,
  alert: z.int(),
  customer: z.string(),
  name: z.string().nullable(),
  outcome: alertOutcome.nullable(),
  owner: z.string().nullable(),
  note: z.string().nullable(),
});
const sheetProblem = z.strictObject({ row: count.nullable(), column: z.string().nullable(), text });

export const alertFilesCalls = {
  'alerts.callSheet': read({
    help: 'A call sheet as xlsx with empty columns for outcome, owner and note; alerts.readBack reads it filled in',
    args: { ...alertSelection, locale: locale.default('en') },
    result: z.strictObject(result),
  }),
  'alerts.slips': read({
    help: 'Slips to print, a box for each of the first customers, eight on an A4 page (--out slips.html or .pdf)',
    args: {
      ...alertSelection,
      locale: locale.default('en'),
      /** So many from the top of the list, unless they are named in `alerts`. */
      first: z.int().min(1).max(20_000).default(SLIPS_AT_ONCE),
    },
    result: z.strictObject({ ...result, total: count }),
  }),
  'alerts.texts': read({
    help: 'Text messages as csv, the template filled in for every customer with a telephone number; nothing is sent',
    args: { ...alertSelection, locale: locale.default('en') },
    result: z.strictObject({ ...result, withoutPhone: count }),
  }),
  'alerts.reminders': read({
    help: 'Deadlines as a calendar file (.ics)',
    args: { ...alertSelection, locale: locale.default('en') },
    result: z.strictObject(result),
  }),
  'alerts.mails': read({
    help: 'Drafts of mails (.eml) in one zip, for every customer with an address; nothing is sent',
    args: { ...alertSelection, locale: locale.default('en') },
    result: z.strictObject({ ...result, withoutAddress: count }),
  }),
  'alerts.mail': read({
    help: 'One mail as a draft: a mailto link and an .eml file; nothing is sent',
    args: {
      project: projectRef,
      asOf: asOfArg,
      customer: z.string().min(1).max(400),
      locale: locale.default('en'),
      from: z.string().trim().max(80).default(''),
    },
    result: z.strictObject({
      to: z.string().nullable(),
      subject: z.string(),
      body: z.string(),
      /** null without an address, or where the words are too many for a link. */
      mailto: z.string().nullable(),
      file: openTicket,
      fileName: z.string(),
    }),
  }),
  'alerts.readBack': read({
    help: 'Look at a filled-in call sheet: what would be stored, and what is wrong with it, by row and column',
    args: { project: projectRef, asOf: asOfArg, file: openTicket },
    result: z.strictObject({
      total: count,
      /** Rows with nothing new in them. */
      unchanged: count,
      rows: z.array(readRow),
      problems: z.array(sheetProblem),
      /** Columns that were taken out, and are left as they are. */
      notices: z.array(text),
    }),
  }),
  'alerts.storeBack': write({
    help: 'Store the outcomes of a filled-in call sheet, all or none; one step, which can be undone',
    args: { project: projectRef, asOf: asOfArg, file: openTicket, by: z.string().trim().max(80).default('') },
    result: z.strictObject({ step: z.int().nullable(), alerts: count }),
    touches: ['project'],
  }),
};
