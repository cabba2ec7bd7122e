// How many customers of each tier stayed the last year, and how many yearly margins that makes one worth.
import type { LifetimeTier } from '../../../shared/contract/value.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from '../segments/Segments.module.css';

export function TierTable({ tiers }: { tiers: readonly LifetimeTier[] }) {
  const { t, share, number, decimal } = useFormat();
  const columns: Column<LifetimeTier>[] = [
    {
      id: 'tier',
      head: t('value.tiers.tier'),
      name: true,
      cell: (row) => (
        <>
          {t(`value.tiers.of.${row.tier}`)}
          {row.pooled && <span className={classes.interval}>{t('value.tiers.pooled')}</span>}
        </>
      ),
    },
    {
      id: 'customers',
      head: t('value.tiers.customers'),
      number: true,
      cell: ({ retention }) => number(retention.denominator),
    },
    { id: 'kept', head: t('value.tiers.kept'), number: true, cell: ({ retention }) => number(retention.numerator) },
    {
      id: 'retention',
      head: t('value.tiers.retention'),
      number: true,
      value: ({ retention }) => retention.value,
      cell: ({ retention }) => (
        <>
          {share(retention.value)}
          <span className={classes.interval}>
            {t('common.interval', { low: share(retention.low), high: share(retention.high) })}
          </span>
        </>
      ),
    },
    {
      id: 'multiple',
      head: t('value.tiers.multiple'),
      tip: t('value.tiers.multipleTip'),
      number: true,
      cell: (row) => decimal(row.multiple),
    },
  ];
  return (
    <Section title={t('value.tiers.title')}>
      <DataTable label={t('value.tiers.title')} columns={columns} rows={tiers} rowKey={(row) => row.tier} />
    </Section>
  );
}
