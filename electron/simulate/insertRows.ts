// Many rows into one table, some dozens an INSERT.
import type Database from 'better-sqlite3';

const ROWS_AN_INSERT = 40;
const REPORT_EVERY = 5000;

export type SqlValue = string | number | null;

/**
 * Inserts `count` rows; `fill` writes the cells of row i into `cells` from `at` on, one a column.
 * Table and columns are names of our own schema. `onRows` is told how many rows stand, and may throw to stop.
 */
export function insertRows(
  db: Database.Database,
  table: string,
  columns: readonly string[],
  count: number,
  fill: (i: number, cells: SqlValue[], at: number) => void,
  onRows: (rows: number) => void = () => {},
): void {
  const width = columns.length;
  const prepare = (rows: number) => {
    const one = `(${columns.map(() => '?').join(',')})`;
    return db.prepare(
      `INSERT INTO ${table} (${columns.join(',')}) VALUES ${Array.from({ length: rows }, () => one).join(',')}`,
    );
  };
  const many = prepare(ROWS_AN_INSERT);
  const cells: SqlValue[] = new Array<SqlValue>(ROWS_AN_INSERT * width).fill(null);
  let i = 0;
  while (count - i >= ROWS_AN_INSERT) {
    for (let k = 0; k < ROWS_AN_INSERT; k++) fill(i + k, cells, k * width);
    many.run(cells);
    i += ROWS_AN_INSERT;
    if (i % REPORT_EVERY < ROWS_AN_INSERT) onRows(i);
  }
  const rest = count - i;
  if (rest > 0) {
    const last = new Array<SqlValue>(rest * width).fill(null);
    for (let k = 0; k < rest; k++) fill(i + k, last, k * width);
    prepare(rest).run(last);
  }
  onRows(count);
}
