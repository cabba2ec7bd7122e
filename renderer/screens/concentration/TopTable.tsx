// The best customers one by one, and what the business would be without them.
import type { Result } from '../../../shared/contract/contract.ts';
import { currencySign } from '../../../shared/customerColumns.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Concentration.module.css';

type Row = Result<'value.concentration'>['top'][number] & { rank: number };

export function TopTable({ result }: { result: Result<'value.concentration'> }) {
  const format = useFormat();
  const { t } = format;
  const columns: Column<Row>[] = [
    { id: 'rank', head: t('concentration.columns.rank'), number: true, cell: (row) => format.number(row.rank) },
    {
      id: 'customer',
      head: t('concentration.columns.customer'),
      name: true,
      cell: (row) => (
        <a className={classes.customer} href={href('customer', { customer: row.customer })}>
          {row.name ?? row.customer}
        </a>
      ),
    },
    { id: 'state', head: t('concentration.columns.state'), cell: (row) => <StateMark state={row.state} /> },
    {
      id: 'value',
      head: t('concentration.columns.value', { currency: currencySign(format) }),
      number: true,
      cell: (row) => <span title={format.money(row.valueE4)}>{format.moneyCompact(row.valueE4)}</span>,
    },
    {
      id: 'valueShare',
      head: t('concentration.columns.valueShare'),
      number: true,
      cell: (row) => format.share(row.valueShare),
    },
    {
      id: 'running',
      head: t('concentration.columns.running'),
      number: true,
      cell: (row) => format.share(row.runningShare),
    },
  ];
  return (
    <DataTable
      label={t('concentration.top')}
      columns={columns}
      rows={result.top.map((row, i) => ({ ...row, rank: i + 1 }))}
      rowKey={(row) => row.customer}
      maxHeight={420}
    />
  );
}
