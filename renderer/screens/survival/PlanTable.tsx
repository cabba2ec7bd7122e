// The plan by year: customers left as expected and with the points more, and the margin between.
import type { Result } from '../../../shared/contract/contract.ts';
import type { PlanYear } from '../../../shared/contract/survival.ts';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { useFormat } from '../../useFormat.ts';

type Plan = NonNullable<Result<'survival.retention'>['plan']>;

export function PlanTable({ plan }: { plan: Plan }) {
  const { t, share, number, moneyCompact, money } = useFormat();
  const key = 'survival.retention.plan';
  const cash = (id: string, of: (row: PlanYear) => number): Column<PlanYear> => ({
    id,
    head: t(`${key}.${id}`),
    number: true,
    cell: (row) => <span title={money(of(row))}>{moneyCompact(of(row))}</span>,
    value: of,
    kind: 'money',
  });
  const rate = (id: string, of: (row: PlanYear) => number): Column<PlanYear> => ({
    id,
    head: t(`${key}.${id}`),
    number: true,
    cell: (row) => share(of(row)),
    value: of,
    kind: 'share',
  });
  const whole = (id: string, of: (row: PlanYear) => number): Column<PlanYear> => ({
    id,
    head: t(`${key}.${id}`),
    number: true,
    cell: (row) => number(of(row)),
    value: of,
  });
  const columns: Column<PlanYear>[] = [
    {
      id: 'year',
      head: t(`${key}.year`),
      name: true,
      cell: (row) => t(`${key}.nth`, { year: row.year }),
    },
    rate('retention', (row) => row.retention),
    rate('retentionPlus', (row) => row.retentionPlus),
    whole('customers', (row) => row.customers),
    whole('customersPlus', (row) => row.customersPlus),
    cash('extra', (row) => row.extraMarginE4),
    cash('present', (row) => row.presentE4),
    cash('total', (row) => row.totalE4),
    {
      id: 'interval',
      head: t(`${key}.interval`),
      number: true,
      cell: (row) => t('common.interval', { low: moneyCompact(row.totalLowE4), high: moneyCompact(row.totalHighE4) }),
    },
  ];
  return <DataTable label={t(`${key}.title`)} columns={columns} rows={plan.years} rowKey={(row) => row.year} />;
}
