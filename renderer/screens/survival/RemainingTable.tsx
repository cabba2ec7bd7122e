// What customers who have stayed so long may expect.
import type { Result } from '../../../shared/contract/contract.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Survival.module.css';

type Remaining = Result<'survival.curves'>['remaining'][number];

export function RemainingTable({ curves }: { curves: Result<'survival.curves'> }) {
  const { t, share, number } = useFormat();
  const { remaining, why } = curves;
  const until = remaining[0]?.untilDays;
  if (until === undefined) return null;
  const columns: Column<Remaining>[] = [
    {
      id: 'from',
      head: t('survival.remaining.from'),
      name: true,
      cell: (row) =>
        row.days === 0 ? t('survival.remaining.start') : t('survival.table.days', { days: number(row.days) }),
    },
    {
      id: 'customers',
      head: t('survival.remaining.customers'),
      number: true,
      cell: (row) => (
        <a
          className={classes.link}
          href={customersHref({
            kind: 'stayed',
            part: 'followed',
            days: row.days + 1,
            early: curves.early,
            group: null,
          })}
        >
          {number(row.atRisk)}
        </a>
      ),
      value: (row) => row.atRisk,
    },
    {
      id: 'nextYear',
      head: t('survival.remaining.nextYear'),
      number: true,
      cell: ({ nextYear }) =>
        nextYear === null ? (
          <span className={classes.interval}>{t('survival.remaining.beyond')}</span>
        ) : (
          <>
            {share(nextYear.value)}
            <span className={classes.interval}>
              {t('common.interval', { low: share(nextYear.low), high: share(nextYear.high) })}
            </span>
          </>
        ),
      value: (row) => row.nextYear?.value ?? null,
      kind: 'share',
    },
    {
      id: 'mean',
      head: t('survival.remaining.mean'),
      tip: t('survival.remaining.meanTip', { count: until }),
      number: true,
      cell: (row) => number(row.meanDays),
      value: (row) => row.meanDays,
    },
  ];
  return (
    <Section title={t('survival.remaining.title')} actions={why.remaining && <WhyButton why={why.remaining} compact />}>
      <DataTable label={t('survival.remaining.title')} columns={columns} rows={remaining} rowKey={(row) => row.days} />
    </Section>
  );
}
