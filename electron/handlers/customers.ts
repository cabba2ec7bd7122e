// customers.*: pages of the grid, facets, export, card, timeline.

import type { Result } from '../../shared/contract/contract.ts';
import { CUSTOMER_COLUMNS } from '../../shared/customerColumns.ts';
import { isoDate } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';
import { makeFormat } from '../../shared/format.ts';
import { customerCard, findCustomer } from '../gathering/customers/customerCard.ts';
import { customerFacets } from '../gathering/customers/customerFacets.ts';
import { customerOrder } from '../gathering/customers/customerOrder.ts';
import { customerRows } from '../gathering/customers/customerRows.ts';
import { listView } from '../gathering/view/listView.ts';
import { countTimeline, readTimeline } from '../project/customerTimeline.ts';
import { safeFileName } from '../project/fileNames.ts';
import { readSettings } from '../project/settings.ts';
import { writeCustomersCsv, writeCustomersXlsx } from '../reporting/exportCustomers.ts';
import type { Handlers } from './handler.ts';

const NO_FACETS: Result<'customers.facets'> = {
  asOf: null,
  customers: 0,
  state: [],
  valueClass: [],
  segment: [],
  type: [],
  region: [],
  blank: [],
};

export const customersHandlers = {
  'customers.page': (args, context) => {
    const project = context.project(args.project);
    const found = listView(project, args.asOf, args.within);
    if (!found) return { asOf: null, total: 0, rows: [] };
    const order = customerOrder(project, found.view, args);
    const rows = customerRows(project, found.view, order.subarray(args.offset, args.offset + args.limit));
    return { asOf: found.asOf, total: order.length, rows };
  },

  'customers.facets': (args, context) => {
    const project = context.project(args.project);
    const found = listView(project, args.asOf, args.within);
    if (!found) return NO_FACETS;
    return { asOf: found.asOf, ...customerFacets(project, found.view) };
  },

  'customers.export': async (args, context) => {
    const project = context.project(args.project);
    const { name, currency } = readSettings(project.db);
    const format = makeFormat(args.locale, currency);
    const found = listView(project, args.asOf, args.within);
    const order = found ? customerOrder(project, found.view, args) : new Int32Array(0);
    const revision = project.db.prepare<[], number>('SELECT revision FROM project').pluck();
    const title = format.t('customers.title');
    const list = {
      total: order.length,
      rows: (from: number, to: number) => {
        if (!found) return [];
        if (revision.get() !== found.view.ledger.revision) throw new AppError('customers.changedMeanwhile');
        return customerRows(project, found.view, order.subarray(from, to));
      },
      columns: args.columns ?? CUSTOMER_COLUMNS,
      format,
    };
    const day = found ? ` ${isoDate(found.view.asOf)}` : '';
    const fileName = `${safeFileName(`${name} ${title}`)}${day}.${args.format}`;
    const path = context.tickets.resultPath(fileName);
    if (args.format === 'csv') await writeCustomersCsv(path, list);
    else await writeCustomersXlsx(path, title, list);
    return { file: context.tickets.grant(path, 'open'), fileName, rows: order.length };
  },

  'customers.card': (args, context) => {
    const project = context.project(args.project);
    const found = listView(project, args.asOf);
    const customer = findCustomer(project, found, args.customer);
    return customerCard(project, found!, customer);
  },

  'customers.timeline': (args, context) => {
    const project = context.project(args.project);
    const found = listView(project, args.asOf);
    const { id } = findCustomer(project, found, args.customer);
    const key = { id, day: found!.view.asOf };
    return { total: countTimeline(project.db, key), entries: readTimeline(project.db, key, args.offset, args.limit) };
  },
} satisfies Handlers<'customers'>;
