// Key, ordinary and small customers in figures.
import type { Result } from '../../../shared/contract/contract.ts';
import { valueMeasure } from '../../../shared/valueMeasure.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from '../segments/Segments.module.css';

type Row = Result<'value.classes'>['classes'][number];

export function ValueTable({ value }: { value: Result<'value.classes'> }) {
  const { t, share, number, money, moneyCompact } = useFormat();
  const measure = valueMeasure(value.options);
  const columns: Column<Row>[] = [
    {
      id: 'class',
      head: t('charts.table.class'),
      name: true,
      cell: (row) => {
        const name = t(`segments.classes.${row.valueClass}`);
        const why = value.why[row.valueClass];
        return (
          <span className={classes.segment}>
            <a href={customersHref({ kind: 'valueClass', options: value.options, valueClass: row.valueClass })}>
              {name}
            </a>
            {why && <WhyButton why={why} title={name} compact />}
          </span>
        );
      },
    },
    { id: 'customers', head: t('charts.table.customers'), number: true, cell: (row) => number(row.customers) },
    { id: 'share', head: t('charts.table.customerShare'), number: true, cell: (row) => share(row.share) },
    {
      id: 'revenue',
      head: t(`value.measured.${measure}`),
      number: true,
      cell: (row) => <span title={money(row.revenueE4)}>{moneyCompact(row.revenueE4)}</span>,
    },
    {
      id: 'revenueShare',
      head: t('charts.shares.revenue', { what: t(`value.what.${measure}`) }),
      number: true,
      cell: (row) => share(row.revenueShare),
    },
    {
      id: 'from',
      head: t('segments.table.from'),
      number: true,
      cell: (row) => <span title={money(row.fromE4)}>{moneyCompact(row.fromE4)}</span>,
    },
    {
      id: 'lost',
      head: t('segments.table.lost'),
      tip: t('segments.table.lostTip'),
      number: true,
      cell: (row) => (
        <>
          {share(row.lost.value)}
          <span className={classes.interval}>
            {t('common.interval', { low: share(row.lost.low), high: share(row.lost.high) })}
          </span>
        </>
      ),
    },
    {
      id: 'attitude',
      wraps: true,
      head: t('segments.attitudeLabel'),
      cell: (row) => <span className={classes.advice}>{t(`segments.attitude.${row.valueClass}`)}</span>,
    },
  ];
  return <DataTable label={t('value.title')} columns={columns} rows={value.classes} rowKey={(row) => row.valueClass} />;
}
