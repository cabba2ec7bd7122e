// Revenue and profit of a year, and what of them went with lost customers: by month and customer by customer.
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { lostByMonthChart } from '../../../shared/charts/lostByMonth.ts';
import type { Finance } from '../../../shared/contract/indicators.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Section } from '../../components/Page.tsx';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { usePoints } from '../churn/usePoints.ts';
import classes from './Indicators.module.css';
import { IndicatorTabs } from './IndicatorTabs.tsx';

export function FinancePart() {
  const { t } = useFormat();
  const [marginShare, setMargin] = useState<number | undefined>(undefined);
  const { data, error, loading, stale, retry } = useRead('indicators.finance', { marginShare });
  return (
    <AnalysisPage
      title={t('frame.screen.indicators')}
      tabs={<IndicatorTabs />}
      section="finance"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      options={
        <NumberInput
          label={t('indicators.margin')}
          description={t('indicators.marginHint')}
          suffix="%"
          min={0}
          max={100}
          decimalScale={1}
          value={Math.round((marginShare ?? data?.marginShare ?? 0) * 1000) / 10}
          onChange={(value) => typeof value === 'number' && value >= 0 && value <= 100 && setMargin(value / 100)}
        />
      }
      next={{ text: t('indicators.next.text'), action: t('indicators.next.action'), href: href('costBenefit') }}
    >
      {data && <FinanceBody finance={data} />}
    </AnalysisPage>
  );
}

type MonthRow = { key: string; name: string; customers: number; revenueE4: number; profitE4: number; sum: boolean };
type LostRow = Omit<MonthRow, 'customers'> & { customer: string | null; lostOn: string | null };

function FinanceBody({ finance }: { finance: Finance }) {
  const format = useFormat();
  const { t, money, moneyCompact, number, month, currency } = format;
  const { relative } = usePoints();
  const { why, total, others } = finance;
  const months: MonthRow[] = [
    ...finance.months.map((row) => ({ ...row, key: row.month, name: month(row.month), sum: false })),
    { ...total, key: 'total', name: t('indicators.total'), sum: true },
  ];
  const customers: LostRow[] = [
    ...finance.top.map((row) => ({ ...row, key: row.customer, name: row.name ?? row.customer, sum: false })),
    ...(others.customers > 0
      ? [
          {
            ...others,
            key: 'others',
            name: t('indicators.others', { count: others.customers }),
            customer: null,
            lostOn: null,
            sum: false,
          },
        ]
      : []),
    { ...total, key: 'total', name: t('indicators.total'), customer: null, lostOn: null, sum: true },
  ];
  const amount = <R extends { revenueE4: number; profitE4: number }>(): Column<R>[] => [
    {
      id: 'revenue',
      head: t('indicators.lostRevenue', { currency }),
      number: true,
      cell: (row) => wholeMoney(format, row.revenueE4),
    },
    {
      id: 'profit',
      head: t('indicators.lostProfit', { currency }),
      number: true,
      cell: (row) => wholeMoney(format, row.profitE4),
    },
  ];
  return (
    <>
      <KeyFigures>
        <KeyFigure
          label={t('indicators.revenue')}
          value={moneyCompact(finance.revenueE4)}
          exact={money(finance.revenueE4)}
          note={
            finance.growth === null
              ? t('indicators.noYearBefore')
              : t('indicators.growth', { growth: relative(finance.growth) })
          }
          why={why.revenue}
        />
        <KeyFigure
          label={t('indicators.profit')}
          value={moneyCompact(finance.profitE4)}
          exact={money(finance.profitE4)}
          why={why.profit}
        />
        <KeyFigure
          label={t('indicators.lostRevenueFigure')}
          value={moneyCompact(total.revenueE4)}
          exact={money(total.revenueE4)}
          note={t('indicators.lostCustomers', { count: total.customers })}
          tone="lost"
          why={why.lostRevenue}
        />
        <KeyFigure
          label={t('indicators.lostProfitFigure')}
          value={moneyCompact(total.profitE4)}
          exact={money(total.profitE4)}
          tone="lost"
          why={why.lostProfit}
        />
      </KeyFigures>
      {finance.months.length > 0 && (
        <div className={classes.chart}>
          <Chart data={finance} build={lostByMonthChart} fileName="lost-by-month" height={240} />
        </div>
      )}
      <div className={classes.tables}>
        <Section title={t('indicators.byMonth')}>
          <DataTable
            label={t('indicators.byMonth')}
            columns={[
              { id: 'name', head: t('charts.table.month'), name: true, cell: (row: MonthRow) => row.name },
              {
                id: 'customers',
                head: t('indicators.customers'),
                number: true,
                cell: (row: MonthRow) => number(row.customers),
              },
              ...amount<MonthRow>(),
            ]}
            rows={months}
            rowKey={(row) => row.key}
            maxHeight={480}
            toneOf={(row) => (row.sum ? 'strong' : 'plain')}
          />
        </Section>
        <Section title={t('indicators.byCustomer')}>
          <DataTable
            label={t('indicators.byCustomer')}
            columns={[
              {
                id: 'name',
                head: t('indicators.customer'),
                name: true,
                cell: (row: LostRow) =>
                  row.customer === null ? (
                    row.name
                  ) : (
                    <a href={href('customer', { customer: row.customer })}>{row.name}</a>
                  ),
              },
              { id: 'lostOn', head: t('indicators.lostOn'), cell: (row: LostRow) => row.lostOn },
              ...amount<LostRow>(),
            ]}
            rows={customers}
            rowKey={(row) => row.key}
            maxHeight={480}
            toneOf={(row) => (row.sum ? 'strong' : 'plain')}
          />
        </Section>
      </div>
    </>
  );
}
