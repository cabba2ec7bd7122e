// The numbers behind a chart, for reading.
import type { Cell, ChartTable as Table } from '../../../shared/charts/chartOption.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './ChartTable.module.css';

export function ChartTable({ table, label, height }: { table: Table; label: string; height: number }) {
  const format = useFormat();
  const [head = [], ...rows] = table;
  const numeric = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const said = (cell: Cell) => {
    if (typeof cell === 'string') return cell;
    if (cell !== null && !Number.isInteger(cell) && Math.abs(cell) < 1) return cell.toFixed(4);
    return format.decimal(cell);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={classes.scroll} style={{ maxHeight: height }} aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={String(name)} scope="col" data-number={numeric[column]}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a chart have no other identity
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={String(head[column])} data-number={numeric[column]}>
                  {said(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
