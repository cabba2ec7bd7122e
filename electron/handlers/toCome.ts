// toCome.*: what customers are still going to bring.
import { isoDate } from '../../shared/dates.ts';
import { makeFormat } from '../../shared/format.ts';
import { asOfText } from '../analysis/view/explain.ts';
import { findCustomer } from '../gathering/customers/customerCard.ts';
import { dueAt } from '../gathering/toCome/dueAt.ts';
import { toComeAt } from '../gathering/toCome/toComeAt.ts';
import { toComeCustomer } from '../gathering/toCome/toComeCustomer.ts';
import { toComeRows } from '../gathering/toCome/toComeList.ts';
import { listView } from '../gathering/view/listView.ts';
import { viewOrBlank } from '../gathering/view/viewAt.ts';
import { safeFileName } from '../project/fileNames.ts';
import type { OpenProject } from '../project/openProject.ts';
import { readSettings } from '../project/settings.ts';
import { writeTable } from '../reporting/exportTable.ts';
import { toComeTable } from '../reporting/toComeTable.ts';
import type { Handlers } from './handler.ts';

const asked = <
  A extends {
    months: number;
    model: 'mbg' | 'bg' | 'pareto' | null;
    discount: number;
    marginShare?: number | undefined;
  },
>(
  project: OpenProject,
  { months, model, discount, marginShare }: A,
) => ({ months, model, discount, marginShare: marginShare ?? readSettings(project.db).marginShare });

export const toComeHandlers = {
  'toCome.value': (args, { project: open }) => {
    const project = open(args.project);
    return toComeAt(project, viewOrBlank(project, args.asOf, undefined, args.within), asked(project, args));
  },

  'toCome.customers': (args, { project: open }) => {
    const project = open(args.project);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    const { total, rows } = toComeRows(project, view, asked(project, args), args);
    return { asOf: asOfText(view), total, rows: rows(args.offset, args.offset + args.limit) };
  },

  'toCome.customer': (args, { project: open }) => {
    const project = open(args.project);
    const found = listView(project, args.asOf, args.within);
    const customer = findCustomer(project, found, args.customer);
    return toComeCustomer(project, found!.view, asked(project, args), customer);
  },

  'toCome.due': (args, { project: open }) => {
    const project = open(args.project);
    return dueAt(project, viewOrBlank(project, args.asOf, undefined, args.within), args);
  },

  'toCome.export': async (args, { project: open, tickets }) => {
    const project = open(args.project);
    const { name, currency } = readSettings(project.db);
    const format = makeFormat(args.locale, currency);
    const view = viewOrBlank(project, args.asOf, undefined, args.within);
    const { total, rows } = toComeRows(project, view, asked(project, args), args);
    const title = format.t('toCome.list.title');
    const fileName = `${safeFileName(`${name} ${title}`)} ${isoDate(view.asOf)}.${args.format}`;
    const path = tickets.resultPath(fileName);
    await writeTable(path, title, args.format, toComeTable(rows(0, total), args.months, format));
    return { file: tickets.grant(path, 'open'), fileName, rows: total };
  },
} satisfies Handlers<'toCome'>;
