// A small table of figures: numbers to the right, hairlines, units in the head.
import type { Key, ReactNode } from 'react';
import classes from './DataTable.module.css';

export type Column<R> = {
  id: string;
  head: ReactNode;
  /** Explains the head on hover. */
  tip?: string;
  cell: (row: R) => ReactNode;
  number?: boolean;
  /** Words that may run over several lines. */
  wraps?: boolean;
  /** Carries the row's name. */
  name?: boolean;
};

type DataTableProps<R> = {
  label: string;
  columns: Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => Key;
  /** Rows beyond this height scroll. */
  maxHeight?: number;
  /** Set apart: sums, unjudged periods. */
  toneOf?: (row: R) => 'plain' | 'soft' | 'strong';
};

export function DataTable<R>({ label, columns, rows, rowKey, maxHeight, toneOf }: DataTableProps<R>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={classes.scroll} style={{ maxHeight }} aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-number={column.number === true} title={column.tip}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-tone={toneOf?.(row) ?? 'plain'}>
              {columns.map((column) =>
                column.name ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} data-number={column.number === true} data-wraps={column.wraps === true}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
