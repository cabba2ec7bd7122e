// Rows of an import beside the rows of earlier ones: what is there already is passed over, what has changed gives way.
import type Database from 'better-sqlite3';
import type { ImportMode } from '../../../shared/contract/importChoices.ts';
import { replaceRows } from '../../project/replacedRows.ts';
import type { RecordTable, RecordValue } from '../records/recordReader.ts';
import { makeDescriptionComparer } from './compareDescriptions.ts';
import { matchKeys } from './matchKeys.ts';
import {
  type ComparedTable,
  makeRowHasher,
  readStandingRows,
  type StandingRows,
  valueColumns,
} from './standingRows.ts';

export type ComparedImport = {
  readonly table: RecordTable;
  /** Columns of the values that will be judged, besides the customer. */
  readonly columns: readonly string[];
  /** Names of the attributes, as far as they are known before the first row. */
  readonly attributeNames: readonly string[];
  readonly mode: ImportMode;
  readonly batch: number;
};

export type Days = { readonly firstDay: number | null; readonly lastDay: number | null };

export type Comparer = {
  /** `same`: an earlier import brought this row, so it is passed over. Rows of one import are never compared. */
  readonly judge: (customer: number | null, values: readonly RecordValue[]) => 'store' | 'same';
  /** To be called when all rows judged `store` are in the table, in the order in which they were judged. */
  readonly finish: (days: Days) => { rowsMerged: number; rowsReplaced: number };
};

/** A row's values in the order of `valueColumns`, as the project would hold them. */
export function makeAligner(table: ComparedTable, columns: readonly string[]) {
  const wanted = valueColumns(table);
  const from = wanted.map((column) => columns.indexOf(column));
  const atCustomer = wanted.indexOf('customer_id');
  const aligned: RecordValue[] = wanted.map(() => null);
  return {
    aligned,
    align: (customer: number | null, values: readonly RecordValue[]): RecordValue[] => {
      for (let k = 0; k < from.length; k++) {
        const value = from[k]! < 0 ? null : values[from[k]!]!;
        // SQLite keeps no lone surrogates.
        aligned[k] = typeof value === 'string' && !value.isWellFormed() ? value.toWellFormed() : value;
      }
      if (atCustomer >= 0) aligned[atCustomer] = customer;
      return aligned;
    },
  };
}

type DaySpan = { first: number; last: number };

const spanOf = (db: Database.Database, table: ComparedTable, batch: number): DaySpan | null => {
  const span = db
    .prepare<[number], { first: number | null; last: number | null }>(
      `SELECT min(day) AS first, max(day) AS last FROM ${table} WHERE batch_id IS NOT NULL AND batch_id <> ?`,
    )
    .get(batch)!;
  return span.first === null || span.last === null ? null : { first: span.first, last: span.last };
};

/** Growing list of numbers: a key for each row that was stored. */
export function makeNumberList() {
  let values = new Float64Array(1024);
  let length = 0;
  return {
    push: (value: number) => {
      if (length === values.length) {
        const larger = new Float64Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
    all: () => values.subarray(0, length),
  };
}

function noteReliance(db: Database.Database, batch: number, onBatches: ReadonlyMap<number, number>): void {
  const note = db.prepare('INSERT INTO import_reliance (batch_id, on_batch_id, rows) VALUES (?, ?, ?)');
  for (const [on, rows] of onBatches) note.run(batch, on, rows);
}

/** Everything loaded before for the days of the file gives way. */
function replacer(db: Database.Database, { batch }: ComparedImport, table: ComparedTable): Comparer {
  return {
    judge: () => 'store',
    finish: ({ firstDay, lastDay }) => ({
      rowsMerged: 0,
      rowsReplaced:
        firstDay === null || lastDay === null
          ? 0
          : replaceRows(db, table, batch, {
              where: 'batch_id IS NOT NULL AND batch_id <> ? AND day BETWEEN ? AND ?',
              params: [batch, firstDay, lastDay],
            }),
    }),
  };
}

/**
 * Compares by 64-bit fingerprints of the rows: two million standing rows take 52 MB and are only read when a row falls
 * among their days. With a million new rows against two million standing ones the chance of a single row being taken
 * for another is one in ten million. Free columns count for rows that have no order number to tell them apart, and for
 * every row when changed rows are to be replaced; imports whose free columns differ are compared without them.
 * Null where the project holds no such rows: then there is nothing to compare with.
 */
export function makeComparer(db: Database.Database, asked: ComparedImport): Comparer | null {
  if (asked.table === 'customer_description') return makeDescriptionComparer(db, asked);
  const { table, batch, mode } = asked;
  const span = spanOf(db, table, batch);
  if (span === null) return null;
  if (mode === 'replace') return replacer(db, asked, table);

  const { align, aligned } = makeAligner(table, asked.columns);
  const wanted = valueColumns(table);
  const [atDay, atOrderNo, atAttributes] = ['day', 'order_no', 'attributes'].map((column) =>
    wanted.indexOf(column),
  ) as [number, number, number];
  const hasher = makeRowHasher(table);
  const updates = mode === 'update';
  const onBatches = new Map<number, number>();
  const newKeys = makeNumberList();
  let standing: StandingRows | null = null;
  let merged = 0;

  const find = (rows: StandingRows): number => {
    const { [atAttributes]: attributes } = aligned;
    if (!updates && atOrderNo >= 0 && aligned[atOrderNo] !== null) aligned[atAttributes] = null;
    const place = rows.take(hasher.content(aligned));
    if (place >= 0 || !rows.someWithoutAttributes || attributes === null) return place;
    aligned[atAttributes] = null;
    return rows.take(hasher.content(aligned));
  };

  return {
    judge: (customer, values) => {
      align(customer, values);
      const day = aligned[atDay] as number;
      if (standing !== null || updates || (day >= span.first && day <= span.last)) {
        standing ??= readStandingRows(db, {
          table,
          batch,
          attributeNames: asked.attributeNames,
          attributesCount: updates,
          withDetails: updates,
        });
        const place = standing === null ? -1 : find(standing);
        if (place >= 0) {
          const from = standing!.batch[place]!;
          onBatches.set(from, (onBatches.get(from) ?? 0) + 1);
          merged++;
          return 'same';
        }
      }
      if (updates) newKeys.push(hasher.key(aligned));
      return 'store';
    },
    finish: () => {
      noteReliance(db, batch, onBatches);
      const changed = updates && standing !== null ? matchKeys(standing, newKeys.all()) : [];
      const rowsReplaced = changed.length === 0 ? 0 : replaceChanged(db, asked, table, changed);
      return { rowsMerged: merged, rowsReplaced };
    },
  };
}

/** Old rows give way to the new ones of the same key; the keys themselves are looked at once more. */
function replaceChanged(
  db: Database.Database,
  { batch }: ComparedImport,
  table: ComparedTable,
  changed: readonly { rowId: number; newRow: number }[],
): number {
  const same = sameKey(table);
  const firstNew = db.prepare<[number], number>(`SELECT min(id) FROM ${table} WHERE batch_id = ?`).pluck().get(batch)!;
  const check = db
    .prepare<[number, number], number>(`SELECT ${same} FROM ${table} o, ${table} n WHERE o.id = ? AND n.id = ?`)
    .pluck();
  const gone = changed.filter(({ rowId, newRow }) => check.get(rowId, firstNew + newRow) === 1);
  return replaceRows(db, table, batch, {
    where: 'id IN (SELECT value FROM json_each(?))',
    params: [JSON.stringify(gone.map(({ rowId }) => rowId))],
  });
}

function sameKey(table: ComparedTable): string {
  const same = (...columns: string[]) => columns.map((column) => `o.${column} IS n.${column}`).join(' AND ');
  switch (table) {
    case 'order_line':
      return `o.product IS n.product AND o.order_no IS n.order_no
        AND (o.order_no IS NOT NULL OR (${same('customer_id', 'day', 'minute')}))`;
    case 'interaction':
      return same('customer_id', 'day', 'minute', 'channel');
    case 'complaint':
      return same('customer_id', 'day', 'minute', 'category');
    case 'survey_answer':
      return same('customer_id', 'day', 'question');
    case 'cost_entry':
      return same('measure_id', 'day', 'kind');
  }
}
