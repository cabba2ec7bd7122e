// A small table of figures: numbers to the right, hairlines, units in the head.
import { Tooltip } from '@mantine/core';
import { type Key, type ReactNode, useRef } from 'react';
import type { TableCell, TableKind } from '../../../shared/contract/tables.ts';
import classes from './DataTable.module.css';
import { TableMenu } from './TableMenu.tsx';
import type { FileTable } from './useTableFile.ts';

export type Column<R> = {
  id: string;
  head: ReactNode;
  /** Explains the head to who points at it or comes to it by keyboard. */
  tip?: string;
  cell: (row: R) => ReactNode;
  number?: boolean;
  /** Words that may run over several lines. */
  wraps?: boolean;
  /** Carries the row's name. */
  name?: boolean;
  /** What a file gets instead of the words in the cell, and what it is there. */
  value?: (row: R) => TableCell;
  kind?: TableKind;
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
  /** Without the menu that makes files of it. */
  bare?: boolean;
};

const TIP_EVENTS = { hover: true, focus: true, touch: true };

export function DataTable<R>({ label, columns, rows, rowKey, maxHeight, toneOf, bare }: DataTableProps<R>) {
  const table = useRef<HTMLTableElement>(null);
  const fileTable = (): FileTable => {
    const said = (row: number, column: number) => table.current?.rows[row]?.cells[column]?.innerText.trim() ?? '';
    return {
      columns: columns.map(({ value, kind }, place) => ({
        head: said(0, place),
        kind: value ? (kind ?? 'number') : 'text',
      })),
      rows: rows.map((row, at) =>
        columns.map(({ value }, place) => (value ? value(row) : said(at + 1, place) || null)),
      ),
    };
  };
  const scroll = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={classes.scroll} style={{ maxHeight }} aria-label={label} tabIndex={0}>
      <table className={classes.table} ref={table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-number={column.number === true}>
                {column.tip ? (
                  <Tooltip label={column.tip} events={TIP_EVENTS}>
                    <button type="button" className={classes.tip}>
                      {column.head}
                    </button>
                  </Tooltip>
                ) : (
                  column.head
                )}
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
  if (bare || rows.length === 0) return scroll;
  return (
    <div>
      {scroll}
      <div className={classes.menu}>
        <TableMenu name={label} table={fileTable} />
      </div>
    </div>
  );
}
