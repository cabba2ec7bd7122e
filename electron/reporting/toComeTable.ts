// The list of customers with what is to be expected of them, as a table for a file.
import type { ToComeRow } from '../../shared/contract/toCome.ts';
import type { Format } from '../../shared/format.ts';
import { amountOf } from '../../shared/money.ts';
import type { Table } from './exportTable.ts';

export function toComeTable(rows: readonly ToComeRow[], months: number, { t }: Format): Table {
  const head = (column: string) => t(`toCome.column.${column}`, { count: months });
  return {
    columns: [
      { head: t('customers.columns.customer'), kind: 'text' },
      { head: t('customers.columns.name'), kind: 'text' },
      { head: head('purchases'), kind: 'number' },
      { head: head('lastDay'), kind: 'date' },
      { head: head('alive'), kind: 'share' },
      { head: head('orders'), kind: 'number' },
      { head: head('amountE4'), kind: 'money' },
      { head: head('spendE4'), kind: 'money' },
      { head: head('valueE4'), kind: 'money' },
      { head: head('nextDay'), kind: 'date' },
    ],
    rows: rows.map((row) => [
      row.customer,
      row.name,
      row.purchases,
      row.lastDay,
      row.alive,
      Math.round(row.orders * 1000) / 1000,
      amountOf(row.amountE4),
      amountOf(row.spendE4),
      amountOf(row.valueE4),
      row.nextDay,
    ]),
  };
}
