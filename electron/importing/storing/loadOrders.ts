// Order lines of a sheet into the project.
import type Database from 'better-sqlite3';
import { applyDescriptions } from '../../project/customerDescriptions.ts';
import type { DateStyle } from '../cells/cleanDate.ts';
import { ownText } from '../cells/ownText.ts';
import type { ImportPlan } from '../planning/planImport.ts';
import { isBlank } from '../reading/rowSource.ts';
import { makeOrderReader, PERSON_FIELDS } from '../records/orderLines.ts';
import { makeBulkInsert, type SqlValue } from './bulkInsert.ts';
import { type CustomerDictionary, makeCustomerInsert } from './customerDictionary.ts';
import type { Loader } from './loader.ts';

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
  // Binding a value costs more than storing it: columns that stay empty are left out.
  const has = (field: string) => plan.fields.has(field);
  const reads = [
    ['row_number', true],
    ['customer_id', true],
    ['day', true],
    ['minute', true],
    ['amount_e4', true],
    ['refund', true],
    ['quantity', has('quantity')],
    ['order_no', has('orderNo')],
    ['product', has('product')],
    ['category', has('category')],
    ['attributes', true],
  ] as const;
  const columns = reads.filter(([, used]) => used).map(([column]) => column);
  const insert = makeBulkInsert(db, 'order_line', columns, { batch_id: batch });
  const [atQuantity, atOrderNo, atProduct, atCategory, atAttributes] = (
    ['quantity', 'order_no', 'product', 'category', 'attributes'] as const
  ).map((column) => columns.indexOf(column)) as [number, number, number, number, number];
  const values: SqlValue[] = columns.map(() => null);
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

  /** New customers with what was said of them; known ones only where something is said that nobody has said yet. */
  const storePersons = () => {
    const describe = makeBulkInsert(db, 'customer_description', [
      'batch_id',
      'customer_id',
      'row_number',
      'fields',
      'attributes',
    ]);
    const say = (customer: number): ReadonlyMap<string, string> => {
      const fields = new Map<string, string>();
      const said = described.get(customer);
      if (!said) return fields;
      for (const [k, field] of PERSON_FIELDS.entries()) if (said.person[k] !== '') fields.set(field, said.person[k]!);
      describe.add([batch, customer, said.rowNumber, JSON.stringify(Object.fromEntries(fields)), null]);
      return fields;
    };
    const insertCustomer = makeCustomerInsert(db, batch, { fields: plan.fields, described: false });
    for (const [k, code] of customers.newCodes.entries())
      insertCustomer.add(customers.firstNewId + k, code, say(customers.firstNewId + k));
    insertCustomer.flush();
    const readKnown = db
      .prepare<[number], (string | null)[]>('SELECT name, type, phone, email, region FROM customer WHERE id = ?')
      .raw();
    const filled: number[] = [];
    for (const [customer, { person }] of described) {
      if (customers.isNew(customer)) continue;
      const known = readKnown.get(customer)!;
      if (person.every((text, k) => text === '' || known[k] !== null)) continue;
      say(customer);
      filled.push(customer);
    }
    describe.flush();
    applyDescriptions(db, filled);
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
      values[0] = rowNumber;
      values[1] = customer;
      values[2] = line.day;
      values[3] = line.minute < 0 ? null : line.minute;
      values[4] = line.amountE4;
      values[5] = line.refund;
      if (atQuantity >= 0) values[atQuantity] = line.quantity;
      if (atOrderNo >= 0) values[atOrderNo] = line.orderNo;
      if (atProduct >= 0) values[atProduct] = line.product;
      if (atCategory >= 0) values[atCategory] = line.category;
      values[atAttributes] = reader.attributes(row, describes ? compare(customer, rowNumber) : null);
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
      storePersons();
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
