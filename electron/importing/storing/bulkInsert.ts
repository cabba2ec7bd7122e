// Rows into a table, many by each INSERT: about half the time of one by one.
import type Database from 'better-sqlite3';

export type SqlValue = string | number | null;
export type BulkInsert = { readonly add: (values: readonly SqlValue[]) => void; readonly flush: () => void };

const ROWS_PER_INSERT = 32;

/** Table and columns come from our own code, never from a file. `same` holds columns with one value in all rows. */
export function makeBulkInsert(
  db: Database.Database,
  table: string,
  columns: readonly string[],
  same: Readonly<Record<string, number>> = {},
): BulkInsert {
  const width = columns.length;
  const one = `(${[...Object.values(same).map((value) => Math.trunc(value)), ...columns.map(() => '?')].join(',')})`;
  const insert = (rows: number) =>
    db.prepare(
      `INSERT INTO ${table} (${[...Object.keys(same), ...columns].join(', ')}) VALUES ${new Array(rows).fill(one).join(',')}`,
    );
  const many = insert(ROWS_PER_INSERT);
  const params = new Array<SqlValue>(ROWS_PER_INSERT * width).fill(null);
  let rows = 0;
  return {
    add: (values) => {
      const at = rows * width;
      for (let k = 0; k < width; k++) params[at + k] = values[k]!;
      if (++rows === ROWS_PER_INSERT) {
        many.run(...params);
        rows = 0;
      }
    },
    flush: () => {
      if (rows > 0) insert(rows).run(...params.slice(0, rows * width));
      rows = 0;
    },
  };
}
