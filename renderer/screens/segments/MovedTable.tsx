// Who took one of the ways, and why.
import { Button } from '@mantine/core';
import type { Result } from '../../../shared/contract/contract.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { amountOf } from '../../../shared/money.ts';
import { groupName } from '../../../shared/segmentSetWords.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Section } from '../../components/Page.tsx';
import { customersHref } from '../../customersOf.ts';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Segments.module.css';

type Moved = Extract<CustomerSet, { kind: 'moved' }>;
type Row = Result<'segments.moved'>['rows'][number];
const SHOWN = 50;

export function MovedTable({ set }: { set: Moved | null }) {
  const { t } = useFormat();
  return (
    <Section title={t('segments.moved.title')}>
      {set ? <Chosen set={set} /> : <p className={classes.advice}>{t('segments.moved.choose')}</p>}
    </Section>
  );
}

function Chosen({ set }: { set: Moved }) {
  const format = useFormat();
  const { t, money, moneyCompact, text } = format;
  const { options, before, after } = set;
  const { data, error, retry } = useRead('segments.moved', { options, before, after, limit: SHOWN });
  if (error) return <ErrorPanel error={error} onRetry={retry} />;
  const wordOf = (name: string | null, none: string) => (name === null ? t(none) : groupName(format, options.by, name));
  const columns: Column<Row>[] = [
    {
      id: 'customer',
      head: t('report.boundary.customer'),
      name: true,
      cell: (row) => (
        <a className={classes.link} href={href('customer', { customer: row.customer })}>
          {row.name ?? row.customer}
        </a>
      ),
    },
    { id: 'reason', head: t('segments.moved.reason'), wraps: true, cell: (row) => text(row.reason) },
    {
      id: 'revenue',
      head: t('charts.table.revenue'),
      number: true,
      cell: (row) => <span title={money(row.revenueE4)}>{moneyCompact(row.revenueE4)}</span>,
      value: (row) => amountOf(row.revenueE4),
      kind: 'money',
    },
  ];
  const title = t('segments.moved.chosen', {
    before: wordOf(before, 'segments.movement.nowhere'),
    after: wordOf(after, 'customers.set.movedAnywhere'),
  });
  return (
    <>
      <div className={classes.bar}>
        <strong>{title}</strong>
        {data && data.total > data.rows.length && (
          <span className={classes.advice}>
            {t('segments.moved.more', { shown: data.rows.length, total: data.total })}
          </span>
        )}
        <Button component="a" variant="subtle" size="compact-sm" href={customersHref(set)}>
          {t('segments.moved.open')}
        </Button>
      </div>
      <DataTable
        label={title}
        columns={columns}
        rows={data?.rows ?? []}
        rowKey={(row) => row.customer}
        maxHeight={420}
      />
    </>
  );
}
