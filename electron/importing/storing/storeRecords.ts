// Packed records into their table: customers found or made, rows the project has already passed over.
import type Database from 'better-sqlite3';
import { applyDescriptions } from '../../project/customerDescriptions.ts';
import { NULL_INT, type PackedBatch, type PackedColumn, packTexts, unpackTexts } from '../records/packRecords.ts';
import type { RecordColumn, RecordTable, RecordValue } from '../records/recordReader.ts';
import type { Comparer } from './compareRows.ts';
import type { CustomerIds } from './customerIds.ts';
import { makePackedInsert } from './packedInsert.ts';
import { resolveMeasures } from './resolveMeasures.ts';

export type StoredTotals = {
  rows: number;
  amountE4: number;
  refundLines: number;
  zeroLines: number;
  firstDay: number;
  lastDay: number;
};

const CUSTOMERS_OWN = 2;

/** Descriptions of customers: the first columns are those of the description, the others those of a new customer. */
function makeDescriptionStore(
  db: Database.Database,
  batch: number,
  columns: readonly RecordColumn[],
  customers: CustomerIds,
) {
  const own = columns.slice(0, CUSTOMERS_OWN).map(({ name }) => name);
  const describe = makePackedInsert(db, 'customer_description', ['customer_id', 'row_number', ...own]);
  const rest = columns.slice(CUSTOMERS_OWN).map(({ name }) => name);
  const insert = makePackedInsert(db, 'customer', ['id', 'code', ...rest]);
  const known: number[] = [];
  return {
    add: (packed: PackedBatch, ids: Int32Array, part: number, take: Int32Array | null) => {
      const fresh: number[] = [];
      for (const k of take ?? ids.keys()) {
        if (customers.isNew(ids[k]!)) fresh.push(k);
        else known.push(ids[k]!);
      }
      const codes = Array.from(ids, (id) => customers.newCodes[id - customers.firstNewId] ?? null);
      const said = packed.columns.slice(CUSTOMERS_OWN);
      const same = { first_batch_id: batch, described_batch_id: batch };
      insert([ids, packTexts(codes), ...said], packed.rows, same, Int32Array.from(fresh));
      const described = packed.columns.slice(0, CUSTOMERS_OWN);
      describe([ids, packed.rowNumbers, ...described], packed.rows, { batch_id: batch, part }, take);
    },
    finish: () => applyDescriptions(db, known),
  };
}

function makeRowStore(db: Database.Database, table: RecordTable, batch: number, columns: readonly RecordColumn[]) {
  const named = table !== 'cost_entry';
  const insert = makePackedInsert(db, table, [
    'row_number',
    ...(named ? ['customer_id'] : []),
    ...columns.map(({ name }) => name),
  ]);
  return {
    add: (packed: PackedBatch, ids: Int32Array, part: number, take: Int32Array | null) => {
      const customer = named ? [ids.map((id) => (id < 0 ? NULL_INT : id))] : [];
      const same: Record<string, number> = part === 0 ? { batch_id: batch } : { batch_id: batch, part };
      insert([packed.rowNumbers, ...customer, ...packed.columns], packed.rows, same, take);
    },
    finish: () => {},
  };
}

const numbersOf = (column: PackedColumn | undefined): Int32Array | Float64Array | null =>
  column instanceof Int32Array || column instanceof Float64Array ? column : null;

export function plainColumn(column: PackedColumn): (row: number) => RecordValue {
  if (column === null) return () => null;
  if (column instanceof Int32Array) return (row) => (column[row] === NULL_INT ? null : column[row]!);
  if (column instanceof Float64Array) return (row) => (Number.isNaN(column[row]) ? null : column[row]!);
  const texts = unpackTexts(column);
  return (row) => texts[row]!;
}

/** Costs name their measure; the row holds its id. */
export const storedColumn = (column: RecordColumn): RecordColumn =>
  column.name === 'measure' ? { name: 'measure_id', type: 'int' } : column;

export function makeRecordStore(
  db: Database.Database,
  batch: number,
  { table, columns: given }: { table: RecordTable; columns: readonly RecordColumn[] },
  customers: CustomerIds,
  comparer: Comparer | null,
) {
  const columns = given.map(storedColumn);
  const place = (name: string) => columns.findIndex((column) => column.name === name);
  const [atDay, atAmount, atRefund, atMeasure] = ['day', 'amount_e4', 'refund', 'measure_id'].map(place) as [
    number,
    number,
    number,
    number,
  ];
  const store =
    table === 'customer_description'
      ? makeDescriptionStore(db, batch, columns, customers)
      : makeRowStore(db, table, batch, columns);
  const totals: StoredTotals = {
    rows: 0,
    amountE4: 0,
    refundLines: 0,
    zeroLines: 0,
    firstDay: Number.POSITIVE_INFINITY,
    lastDay: Number.NEGATIVE_INFINITY,
  };
  /** Days of all rows read, also of those that are passed over. */
  const span = { firstDay: Number.POSITIVE_INFINITY, lastDay: Number.NEGATIVE_INFINITY };

  const judge = (packed: PackedBatch, ids: Int32Array, merged: (row: number) => void): Int32Array | null => {
    if (comparer === null) return null;
    const read = packed.columns.map(plainColumn);
    const values: RecordValue[] = columns.map(() => null);
    const take: number[] = [];
    for (let row = 0; row < packed.rows; row++) {
      for (let k = 0; k < read.length; k++) values[k] = read[k]!(row);
      if (comparer.judge(ids[row]! < 0 ? null : ids[row]!, values) === 'store') take.push(row);
      else merged(row);
    }
    return take.length === packed.rows ? null : Int32Array.from(take);
  };

  const count = (packed: PackedBatch, take: Int32Array | null) => {
    const days = numbersOf(packed.columns[atDay]);
    const amounts = numbersOf(packed.columns[atAmount]);
    const refunds = numbersOf(packed.columns[atRefund]);
    if (days !== null) {
      for (let row = 0; row < packed.rows; row++) {
        const day = days[row]!;
        if (day < span.firstDay) span.firstDay = day;
        if (day > span.lastDay) span.lastDay = day;
      }
    }
    const rows = take?.length ?? packed.rows;
    totals.rows += rows;
    for (let k = 0; k < rows; k++) {
      const row = take === null ? k : take[k]!;
      if (days !== null) {
        if (days[row]! < totals.firstDay) totals.firstDay = days[row]!;
        if (days[row]! > totals.lastDay) totals.lastDay = days[row]!;
      }
      if (amounts === null) continue;
      totals.amountE4 += amounts[row]!;
      if (refunds?.[row] === 1) totals.refundLines++;
      else if (amounts[row] === 0) totals.zeroLines++;
    }
  };

  return {
    /** Calls `merged` with the row numbers that are there already. */
    add: (part: number, given: PackedBatch, merged: (rowNumber: number) => void) => {
      customers.adopt(given.newCustomers);
      const packed = atMeasure < 0 ? given : resolveMeasures(db, batch, given, atMeasure);
      const ids = customers.idsOf(packed.customers);
      const take = judge(packed, ids, (row) => merged(packed.rowNumbers[row]!));
      count(packed, take);
      store.add(packed, ids, part, take);
    },
    finish: store.finish,
    totals,
    span,
  };
}
