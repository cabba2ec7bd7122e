// Customers of a sheet into the project: new ones are made, known ones are described anew.
import type Database from 'better-sqlite3';
import { applyDescriptions } from '../../project/customerDescriptions.ts';
import type { DateStyle } from '../cells/cleanDate.ts';
import type { ImportPlan } from '../planning/planImport.ts';
import { isBlank } from '../reading/rowSource.ts';
import { makeCustomerReader } from '../records/customerRows.ts';
import { makeBulkInsert } from './bulkInsert.ts';
import { type CustomerDictionary, makeCustomerInsert } from './customerDictionary.ts';
import type { Loader } from './loader.ts';

export function loadCustomers(
  db: Database.Database,
  batch: number,
  plan: ImportPlan,
  dateStyles: ReadonlyMap<string, DateStyle>,
  customers: CustomerDictionary,
  rowsMayTear: boolean,
): Loader {
  const reader = makeCustomerReader(plan, dateStyles);
  const describe = makeBulkInsert(db, 'customer_description', [
    'batch_id',
    'customer_id',
    'row_number',
    'fields',
    'attributes',
  ]);
  const insert = makeCustomerInsert(db, batch, { fields: plan.fields, described: true });
  const seen = new Set<number>();
  const known: number[] = [];
  const width = plan.columns.length;
  let unreadable = 0;
  return {
    add: (row, rowNumber) => {
      if (rowsMayTear && row.length > width) {
        for (let k = width; k < row.length; k++) {
          if (!isBlank(row[k]))
            return { code: 'extraCells', column: null, params: { cells: row.length, columns: width } };
        }
      }
      const said = reader.read(row);
      if ('column' in said) return said;
      const id = customers.idOf(said.code);
      if (seen.has(id))
        return {
          code: 'duplicateCustomer',
          column: plan.fields.get('customer') ?? null,
          params: { value: said.code.slice(0, 100) },
        };
      seen.add(id);
      if (customers.isNew(id)) insert.add(id, said.code, said.fields);
      else known.push(id);
      unreadable += said.unreadable;
      describe.add([batch, id, rowNumber, JSON.stringify(Object.fromEntries(said.fields)), said.attributes]);
      return null;
    },
    finish: () => {
      insert.flush();
      describe.flush();
      applyDescriptions(db, known);
      return {
        amountE4: 0,
        orders: 0,
        refundLines: 0,
        zeroLines: 0,
        firstDay: null,
        lastDay: null,
        attributeNames: reader.attributeNames(),
        calledOff: 0,
        partlyRefunded: 0,
        unreadable,
      };
    },
  };
}
