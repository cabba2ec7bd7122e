// Order lines of a sheet into the project.
import type Database from 'better-sqlite3';
import { applyDescriptions } from '../project/customerDescriptions.ts';
import { makeBulkInsert, type SqlValue } from './bulkInsert.ts';
import type { DateStyle } from './cleanDate.ts';
import type { CustomerDictionary } from './customerDictionary.ts';
import type { Loader } from './loader.ts';
import { makeOrderReader, PERSON_FIELDS } from './orderLines.ts';
import { ownText } from './ownText.ts';
import type { ImportPlan } from './planImport.ts';
import { isBlank } from './rowSource.ts';

type Described = { rowNumber: number; person: string[] };

/** Counts distinct orders: order number within customer; a line without a number is an order of its own. */
function makeOrderCount() {
  const owner = new Map<string, number>();
  const shared = new Set<string>();
  let orders = 0;
  let lastNo: string | null = null;
  let lastCustomer = -1;
  return {
    add: (customer: number, orderNo: string | null) => {
      if (orderNo === null) orders++;
      else if (orderNo !== lastNo || customer !== lastCustomer) {
        lastNo = orderNo;
        lastCustomer = customer;
        const known = owner.get(orderNo);
        if (known === undefined) {
          owner.set(ownText(orderNo), customer);
          orders++;
        } else if (known !== customer) {
          const key = `${customer} ${orderNo}`;
          if (!shared.has(key)) orders++;
          shared.add(key);
        }
      }
    },
    total: () => orders,
  };
}

/** Texts that repeat are kept once: the same object is bound again and again. */
export function loadOrders(
  db: Database.Database,
  batch: number,
  plan: ImportPlan,
  dateStyle: DateStyle,
  customers: CustomerDictionary,
  rowsMayTear: boolean,
): Loader {
  const reader = makeOrderReader(plan, dateStyle);
  const { line } = reader;
  const insert = makeBulkInsert(db, 'order_line', [
    'batch_id',
    'row_number',
    'customer_id',
    'day',
    'minute',
    'amount_e4',
    'refund',
    'quantity',
    'order_no',
    'product',
    'category',
    'attributes',
  ]);
  const values: SqlValue[] = new Array<SqlValue>(12).fill(null);
  values[0] = batch;
  const describes = PERSON_FIELDS.some((field) => plan.fields.has(field));
  const described = new Map<number, Described>();
  const orders = makeOrderCount();
  const width = plan.columns.length;
  const totals = {
    amountE4: 0,
    refundLines: 0,
    zeroLines: 0,
    firstDay: Number.POSITIVE_INFINITY,
    lastDay: Number.NEGATIVE_INFINITY,
  };

  /** What the customer was first said to be, when this line says something else; blanks are filled in. */
  const compare = (customer: number, rowNumber: number): string[] | null => {
    const known = described.get(customer);
    if (!known) {
      if (line.person.some((text) => text !== ''))
        described.set(customer, { rowNumber, person: line.person.map(ownText) });
      return null;
    }
    let differs = false;
    for (let k = 0; k < known.person.length; k++) {
      const text = line.person[k]!;
      if (text === '' || text === known.person[k]) continue;
      if (known.person[k] === '') known.person[k] = ownText(text);
      else differs = true;
    }
    return differs ? known.person : null;
  };

  return {
    add: (row, rowNumber) => {
      if (rowsMayTear && row.length > width) {
        for (let k = width; k < row.length; k++) {
          if (!isBlank(row[k]))
            return { code: 'extraCells', column: null, params: { cells: row.length, columns: width } };
        }
      }
      const rejection = reader.read(row);
      if (rejection !== null) return rejection;
      const customer = customers.idOf(line.customer);
      values[1] = rowNumber;
      values[2] = customer;
      values[3] = line.day;
      values[4] = line.minute < 0 ? null : line.minute;
      values[5] = line.amountE4;
      values[6] = line.refund;
      values[7] = line.quantity;
      values[8] = line.orderNo;
      values[9] = line.product;
      values[10] = line.category;
      values[11] = reader.attributes(row, describes ? compare(customer, rowNumber) : null);
      insert.add(values);
      totals.amountE4 += line.amountE4;
      if (line.day < totals.firstDay) totals.firstDay = line.day;
      if (line.day > totals.lastDay) totals.lastDay = line.day;
      if (line.refund === 1) totals.refundLines++;
      else if (line.amountE4 === 0) totals.zeroLines++;
      else orders.add(customer, line.orderNo);
      return null;
    },
    finish: () => {
      insert.flush();
      customers.flush();
      const describe = makeBulkInsert(db, 'customer_description', [
        'batch_id',
        'customer_id',
        'row_number',
        'fields',
        'attributes',
      ]);
      for (const [customer, { rowNumber, person }] of described) {
        const fields: Record<string, string> = {};
        for (const [k, field] of PERSON_FIELDS.entries()) if (person[k] !== '') fields[field] = person[k]!;
        describe.add([batch, customer, rowNumber, JSON.stringify(fields), null]);
      }
      describe.flush();
      applyDescriptions(db, described.keys());
      return {
        amountE4: totals.amountE4,
        orders: orders.total(),
        refundLines: totals.refundLines,
        zeroLines: totals.zeroLines,
        firstDay: Number.isFinite(totals.firstDay) ? totals.firstDay : null,
        lastDay: Number.isFinite(totals.lastDay) ? totals.lastDay : null,
        attributeNames: reader.attributeNames(),
        calledOff: reader.counts.calledOff,
        partlyRefunded: reader.counts.partlyRefunded,
        unreadable: 0,
      };
    },
  };
}
