// The same by value class, and for those who bought once apart from those who came back.

import type { Result } from '../../../shared/contract/contract.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { amountOf } from '../../../shared/money.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { customersHref } from '../../customersOf.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { canTellWhoLeft } from './canTellWhoLeft.ts';
import styles from './ToCome.module.css';

type Value = Result<'toCome.value'>;
type Row = NonNullable<Value['total']> & { id: string; name: string; set?: CustomerSet; isTotal?: boolean };

export function GroupTable({ result }: { result: Value }) {
  const { t, number, money, moneyCompact } = useFormat();
  const { total, kinds, classes } = result;
  const options = useRead('settings.get', {}).data?.value;
  if (!total) return null;
  const rows: Row[] = [
    ...kinds.map((row) => ({ ...row, id: row.kind, name: t(`toCome.groups.${row.kind}`) })),
    ...classes.map((row) => ({
      ...row,
      id: row.valueClass,
      name: t(`segments.classes.${row.valueClass}`),
      ...(options && { set: { kind: 'valueClass' as const, options, valueClass: row.valueClass } }),
    })),
    { ...total, id: 'total', name: t('toCome.groups.total'), isTotal: true },
  ];
  const whole = (value: number) => number(Math.round(value));
  const compact = (value: number) => moneyCompact(Math.round(value));
  const cash = (id: 'spend' | 'value', of: (row: Row) => number): Column<Row> => ({
    id,
    head: t(`toCome.groups.${id}`),
    number: true,
    cell: (row) => <span title={money(Math.round(of(row)))}>{compact(of(row))}</span>,
    value: (row) => amountOf(Math.round(of(row))),
    kind: 'money',
  });
  const columns: Column<Row>[] = [
    {
      id: 'group',
      head: t('toCome.groups.group'),
      name: true,
      cell: ({ name, set }) =>
        set ? (
          <a className={styles.link} href={customersHref(set)}>
            {name}
          </a>
        ) : (
          name
        ),
    },
    {
      id: 'count',
      head: t('toCome.groups.count'),
      number: true,
      cell: (row) => number(row.customers),
      value: (row) => row.customers,
    },
    {
      id: 'alive',
      head: t('toCome.groups.alive'),
      number: true,
      cell: (row) => (canTellWhoLeft(result) ? whole(row.alive) : '–'),
      value: (row) => (canTellWhoLeft(result) ? row.alive : null),
    },
    {
      id: 'orders',
      head: t('toCome.groups.orders'),
      number: true,
      cell: (row) => whole(row.orders.value),
      value: (row) => row.orders.value,
    },
    cash('spend', (row) => row.spendE4.value),
    {
      id: 'interval',
      head: t('toCome.groups.interval'),
      number: true,
      cell: ({ spendE4 }) => t('common.interval', { low: compact(spendE4.low), high: compact(spendE4.high) }),
    },
    cash('value', (row) => row.valueE4.value),
  ];
  return (
    <Section title={t('toCome.groups.title')}>
      <DataTable
        label={t('toCome.groups.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        toneOf={(row) => (row.isTotal ? 'strong' : 'plain')}
      />
    </Section>
  );
}
