// alerts.*: what leaves the list of alerts as a file, and the call sheet that comes back.
import { writeFile } from 'node:fs/promises';
import type { alertFilesCalls } from '../../shared/contract/alertFiles.ts';
import type { AlertRow } from '../../shared/contract/alerts.ts';
import type { Locale } from '../../shared/contract/common.ts';
import type { Args } from '../../shared/contract/contract.ts';
import type { ProjectSettings } from '../../shared/contract/settings.ts';
import { csvText } from '../../shared/csv.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { type Format, makeFormat } from '../../shared/format.ts';
import { fillTemplate, oneLine } from '../../shared/messageFields.ts';
import type { View } from '../analysis/view/view.ts';
import { assertPresent } from '../gathering/alerts/alertActions.ts';
import { alertOrder, alertRows, maskOf } from '../gathering/alerts/alertList.ts';
import { alertPicture } from '../gathering/alerts/alertPicture.ts';
import { sheetOutcomes } from '../gathering/alerts/sheetOutcomes.ts';
import { findCustomer } from '../gathering/customers/customerCard.ts';
import { listView } from '../gathering/view/listView.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { addEntries } from '../project/alertEntries.ts';
import { safeFileName } from '../project/fileNames.ts';
import type { OpenProject } from '../project/openProject.ts';
import { readSettings } from '../project/settings.ts';
import { calendarFile } from '../reporting/alerts/calendarFile.ts';
import { writeCallSheet } from '../reporting/alerts/callSheet.ts';
import { dialled } from '../reporting/alerts/dialled.ts';
import { emlText, type Mail, mailAddress, mailtoLink } from '../reporting/alerts/mailMessage.ts';
import { messageValues, templateOf } from '../reporting/alerts/messageWords.ts';
import { readCallSheet } from '../reporting/alerts/readCallSheet.ts';
import { slipsPage } from '../reporting/alerts/slipsPage.ts';
import { createZip } from '../reporting/zipFile.ts';
import type { Context, Handlers } from './handler.ts';

const MOST_ROWS = 20_000;

type Chosen = {
  readonly project: OpenProject;
  readonly view: View;
  readonly settings: ProjectSettings;
  readonly format: Format;
  readonly shop: string;
  readonly rows: readonly AlertRow[];
  /** Alerts that were asked for, also those beyond the rows. */
  readonly total: number;
  /** Last purchase of each row's customer. */
  readonly lastDays: readonly number[];
};

type Writer = Omit<Chosen, 'rows' | 'total' | 'lastDays'>;

/** The alerts a file is made of. AppErrors `alerts.noRules`, `alerts.noAlerts`. */
function choose(args: Args<'alerts.callSheet'>, { project: open }: Context, most = MOST_ROWS): Chosen {
  const { project: handle, asOf, within, locale, ...selection } = args;
  const project = open(handle);
  const view = viewOrBlank(project, asOf);
  const picture = alertPicture(project, view);
  if (picture === null) throw new AppError('alerts.noRules');
  const all = alertOrder(project, picture, selection, maskOf(project, picture, within));
  const order = all.subarray(0, most);
  if (order.length === 0) throw new AppError('alerts.noAlerts');
  return {
    ...whoWrites(project, view, locale),
    rows: alertRows(project, picture, order),
    total: all.length,
    lastDays: Array.from(order, (c) => view.metrics.lastDay[c]!),
  };
}

function whoWrites(project: OpenProject, view: View, locale: Locale) {
  const settings = readSettings(project.db);
  const format = makeFormat(locale, settings.currency);
  const shop = settings.clientName.trim() === '' ? settings.name : settings.clientName.trim();
  return { project, view, settings, format, shop };
}

function resultFile({ tickets }: Context, chosen: Writer, what: string, ending: string) {
  const title = `${chosen.shop} ${chosen.format.t(`alerts.file.${what}`)}`;
  const fileName = `${safeFileName(title)} ${isoDate(chosen.view.asOf)}.${ending}`;
  const path = tickets.resultPath(fileName);
  return { path, result: () => ({ file: tickets.grant(path, 'open'), fileName }) };
}

const projectKey = ({ db }: OpenProject): string =>
  db.prepare<[], string>('SELECT created_at FROM project').pluck().get()!.replace(/\D/g, '');

function mailOf(chosen: Writer, row: AlertRow, lastDay: number, from: string): Mail {
  const { settings, format, shop, view, project } = chosen;
  const template = templateOf(settings, format);
  const values = messageValues(row, { shop, asOf: view.asOf, lastDay }, format);
  const address = mailAddress(row.email);
  return {
    id: `alert-${row.alert ?? `of-${view.asOf}`}-${projectKey(project)}`,
    from: from === '' ? shop : from,
    to: address === null ? null : { name: row.name ?? '', address },
    subject: oneLine(fillTemplate(template.mailSubject, values)),
    body: fillTemplate(template.mailBody, values),
    at: new Date(),
  };
}

export const alertFilesHandlers = {
  'alerts.callSheet': async (args, context) => {
    const chosen = choose(args, context);
    const { path, result } = resultFile(context, chosen, 'callSheet', 'xlsx');
    await writeCallSheet(path, chosen.rows, chosen.format);
    return { ...result(), rows: chosen.rows.length };
  },

  'alerts.slips': async (args, context) => {
    const { first, ...selection } = args;
    const chosen = choose(selection, context, args.alerts ? MOST_ROWS : first);
    const { path, result } = resultFile(context, chosen, 'slips', 'html');
    const { format, shop, rows, total, view } = chosen;
    await writeFile(path, slipsPage({ format, client: shop, asOf: isoDate(view.asOf), rows, total, sort: args.sort }));
    return { ...result(), rows: rows.length, total };
  },

  'alerts.texts': async (args, context) => {
    const chosen = choose(args, context);
    const { format, shop, view, settings, rows, lastDays } = chosen;
    const { sms } = templateOf(settings, format);
    const lines = rows.flatMap((row, i) => {
      const phone = dialled(row.phone);
      if (phone === '') return [];
      const values = messageValues(row, { shop, asOf: view.asOf, lastDay: lastDays[i]! }, format);
      return [[phone, row.name ?? '', oneLine(fillTemplate(sms, values)), row.customer, row.alert]];
    });
    const heads = ['phone', 'name', 'text', 'customer', 'alert'].map((head) => format.t(`alerts.texts.${head}`));
    const { path, result } = resultFile(context, chosen, 'texts', 'csv');
    await writeFile(path, csvText([heads, ...lines]));
    return { ...result(), rows: lines.length, withoutPhone: rows.length - lines.length };
  },

  'alerts.reminders': async (args, context) => {
    const chosen = choose(args, context);
    const { format, project } = chosen;
    const reminders = chosen.rows.flatMap((row) => {
      const day = row.due === null ? null : parseIsoDate(row.due);
      if (day === null || row.alert === null) return [];
      const name = row.name ?? row.customer;
      const level = format.t(`alerts.level.${row.level}`);
      return [
        {
          uid: `alert-${row.alert}-${projectKey(project)}@holdfast.invalid`,
          day,
          summary: format.t('alerts.reminder.summary', { name, level }),
          description: [
            row.reasons.map(format.text).join(format.t('alerts.sheet.and')),
            row.phone,
            row.email,
            row.owner,
          ]
            .filter(Boolean)
            .join('\n'),
        },
      ];
    });
    if (reminders.length === 0) throw new AppError('alerts.noAlerts');
    const { path, result } = resultFile(context, chosen, 'reminders', 'ics');
    await writeFile(path, calendarFile(format.t('alerts.file.reminders'), reminders, new Date()));
    return { ...result(), rows: reminders.length };
  },

  'alerts.mails': async (args, context) => {
    const chosen = choose(args, context);
    const mails = chosen.rows
      .map((row, i) => ({ row, mail: mailOf(chosen, row, chosen.lastDays[i]!, '') }))
      .filter(({ mail }) => mail.to !== null);
    if (mails.length === 0) throw new AppError('alerts.noAddress');
    const { path, result } = resultFile(context, chosen, 'mails', 'zip');
    const zip = await createZip(path);
    try {
      for (const [i, { row, mail }] of mails.entries()) {
        const name = safeFileName(`${String(i + 1).padStart(4, '0')} ${row.name ?? row.customer}`);
        await zip.add(`${name}.eml`, [emlText(mail)]);
      }
      await zip.close();
    } catch (error) {
      await zip.abandon();
      throw error;
    }
    return { ...result(), rows: mails.length, withoutAddress: chosen.rows.length - mails.length };
  },

  'alerts.mail': async ({ project: handle, asOf, customer, locale, from }, context) => {
    const project = context.project(handle);
    const view = viewOrBlank(project, asOf);
    const { c } = findCustomer(project, listView(project, isoDate(view.asOf)), customer);
    const picture = alertPicture(project, view);
    if (picture === null || picture.diff.change[c] === 0) throw new AppError('alerts.none', { customer });
    const chosen = whoWrites(project, view, locale);
    const row = alertRows(project, picture, Int32Array.of(c))[0]!;
    const mail = mailOf(chosen, row, view.metrics.lastDay[c]!, from);
    const fileName = `${safeFileName(`${chosen.format.t('alerts.file.mail')} ${row.name ?? row.customer}`)}.eml`;
    const path = context.tickets.resultPath(fileName);
    await writeFile(path, emlText(mail));
    const to = mail.to?.address ?? null;
    return {
      to,
      subject: mail.subject,
      body: mail.body,
      mailto: to === null ? null : mailtoLink(to, mail.subject, mail.body),
      file: context.tickets.grant(path, 'open'),
      fileName,
    };
  },

  'alerts.readBack': async ({ project: handle, asOf, file }, { project: open, tickets }) => {
    const sheet = await readCallSheet(tickets.redeem(file, 'open'));
    const project = open(handle);
    return sheetOutcomes(project, viewOrBlank(project, asOf), sheet).preview;
  },

  'alerts.storeBack': async ({ project: handle, asOf, file, by }, { project: open, tickets }) => {
    const sheet = await readCallSheet(tickets.redeem(file, 'open'));
    const project = open(handle);
    if (project.readOnlyReason !== null) throw new AppError('project.readOnly');
    const view = viewOrBlank(project, asOf);
    assertPresent(project, view);
    const { preview, entries } = sheetOutcomes(project, view, sheet);
    if (preview.problems.length > 0) throw new AppError('alerts.sheetProblems', { count: preview.problems.length });
    if (entries.length === 0) return { step: null, alerts: 0 };
    const at = { day: view.asOf, by: by === '' ? null : by, at: new Date().toISOString() };
    return { ...addEntries(project.db, at, entries), alerts: preview.rows.length };
  },
} satisfies Pick<Handlers<'alerts'>, keyof typeof alertFilesCalls>;
