// ABC classes in figures.
import type { Result } from '../../../shared/contract/contract.ts';
import { currencySign } from '../../../shared/customerColumns.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Concentration.module.css';

type Row = Result<'value.concentration'>['classes'][number];

export function AbcTable({ result }: { result: Result<'value.concentration'> }) {
  const format = useFormat();
  const { t } = format;
  const currency = currencySign(format);
  const { basis, aShare, bShare } = result;
  const columns: Column<Row>[] = [
    {
      id: 'abc',
      head: t('concentration.columns.abc'),
      name: true,
      cell: ({ abc }) => (
        <span className={classes.class}>
          <a href={customersHref({ kind: 'abc', basis, aShare, bShare, abc })}>{abc}</a>
          {result.why[abc] && <WhyButton why={result.why[abc]} title={abc} compact />}
        </span>
      ),
    },
    {
      id: 'customers',
      head: t('concentration.columns.customers'),
      number: true,
      cell: (row) => format.number(row.customers),
    },
    { id: 'share', head: t('concentration.columns.share'), number: true, cell: (row) => format.share(row.share) },
    {
      id: 'value',
      head: t('concentration.columns.value', { currency }),
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
      id: 'from',
      head: t('concentration.columns.from', { currency }),
      number: true,
      cell: (row) => <span title={format.money(row.fromE4)}>{format.moneyCompact(row.fromE4)}</span>,
    },
    {
      id: 'lost',
      head: t('concentration.columns.lost'),
      number: true,
      cell: ({ lost }) => (
        <>
          {format.share(lost.value)}
          <span className={classes.interval}>
            {t('common.interval', { low: format.share(lost.low), high: format.share(lost.high) })}
          </span>
        </>
      ),
    },
  ];
  return (
    <DataTable label={t('concentration.classes')} columns={columns} rows={result.classes} rowKey={(row) => row.abc} />
  );
}
