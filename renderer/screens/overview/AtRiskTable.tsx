// The customers at risk that bring the most: whom to call first.
import { Button } from '@mantine/core';
import type { Result } from '../../../shared/contract/contract.ts';
import type { CustomerRow } from '../../../shared/contract/customers.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { Icon } from '../../components/Icon.tsx';
import { customersHref } from '../../customersOf.ts';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './AtRiskTable.module.css';

export function AtRiskTable({ overview }: { overview: Result<'overview.get'> }) {
  const format = useFormat();
  const { t, number, date, money, currency, decimal } = format;
  const rows = overview.atRiskTop;
  const columns: Column<CustomerRow>[] = [
    {
      id: 'customer',
      head: t('overview.top.customer'),
      name: true,
      cell: (row) => (
        <a
          className={classes.customer}
          href={href('customer', { customer: row.customer })}
          title={t('overview.top.open')}
        >
          {row.name ?? row.customer}
        </a>
      ),
    },
    {
      id: 'class',
      head: t('overview.top.class'),
      cell: (row) => (row.valueClass ? t(`segments.classes.${row.valueClass}`) : '–'),
    },
    { id: 'last', head: t('overview.top.last'), cell: (row) => date(row.lastDay) },
    { id: 'silent', head: t('overview.top.silent'), number: true, cell: (row) => number(row.recencyDays) },
    {
      id: 'gap',
      head: t('overview.top.gap'),
      tip: t('overview.top.gapTip'),
      number: true,
      cell: (row) => decimal(row.medianGapDays),
    },
    {
      id: 'year',
      head: t('overview.top.year', { currency }),
      number: true,
      cell: (row) => <span title={money(row.trailingYearE4)}>{wholeMoney(format, row.trailingYearE4)}</span>,
    },
  ];
  return (
    <section className={classes.top}>
      <header className={classes.head}>
        <h3>{rows.length === 0 ? t('overview.top.none') : t('overview.top.title', { count: rows.length })}</h3>
        {overview.atRisk > 0 && (
          <Button
            component="a"
            variant="subtle"
            href={customersHref({ kind: 'state', states: ['atRisk'] })}
            rightSection={<Icon name="arrowRight" size={14} />}
          >
            {t('overview.top.all', { count: overview.atRisk })}
          </Button>
        )}
      </header>
      {rows.length > 0 && (
        <DataTable
          label={t('overview.top.title', { count: rows.length })}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customer}
        />
      )}
    </section>
  );
}
