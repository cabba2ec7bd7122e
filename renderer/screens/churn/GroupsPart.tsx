// Churn by group with intervals, and every pair compared.
import { useState } from 'react';
import { groupName, groupRatesChart, groupSet } from '../../../shared/charts/groupRates.ts';
import type { GroupBy } from '../../../shared/contract/customerSet.ts';
import type { GroupRate, GroupRates } from '../../../shared/contract/rateGroups.ts';
import { groupingWord } from '../../../shared/groupWords.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { GroupPicker } from '../../components/GroupPicker.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Churn.module.css';
import { ChurnTabs } from './ChurnTabs.tsx';
import { PairTable } from './PairTable.tsx';
import { SpanOptions } from './SpanOptions.tsx';
import { useSpan } from './useSpan.ts';

export function GroupsPart() {
  const format = useFormat();
  const { t } = format;
  const [by, setBy] = useState<GroupBy | null>(null);
  const { choice, change, args } = useSpan();
  const { data, error, loading, stale, retry } = useRead('rates.groups', { ...(by ? { by } : {}), ...args });
  return (
    <AnalysisPage
      title={t('frame.screen.churn')}
      section="groups"
      tabs={<ChurnTabs />}
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      options={<SpanOptions choice={choice} onChange={change} />}
      actions={<GroupPicker width={240} value={by ?? data?.by ?? null} onChange={setBy} without={['state']} />}
    >
      {data && (
        <>
          <Chart data={data} build={groupRatesChart} fileName="churn-by-group" height={118 + 34 * data.groups.length} />
          <GroupTable result={data} />
          {data.pairs.length > 0 && <PairTable result={data} />}
        </>
      )}
    </AnalysisPage>
  );
}

function GroupTable({ result }: { result: GroupRates }) {
  const format = useFormat();
  const { t, share, number } = format;
  const link = (row: GroupRate, part: 'opening' | 'lost') => {
    const n = part === 'lost' ? row.churn.numerator : row.churn.denominator;
    const set = groupSet(result, row, part);
    return set === null || n === 0 ? (
      number(n)
    ) : (
      <a className={classes.count} href={customersHref(set)}>
        {number(n)}
      </a>
    );
  };
  const explained = (label: string, figure: string) => (
    <span className={classes.head}>
      {label}
      {result.why[figure] && <WhyButton why={result.why[figure]} title={label} compact />}
    </span>
  );
  const columns: Column<GroupRate>[] = [
    {
      id: 'group',
      head: groupingWord(format, result.by),
      name: true,
      cell: (row) => (
        <>
          {groupName(format, result.by, row)}
          {row.churn.small && <span className={classes.remark}>{t('common.smallSample')}</span>}
        </>
      ),
    },
    { id: 'opening', head: t('churn.table.opening'), number: true, cell: (row) => link(row, 'opening') },
    { id: 'lost', head: t('churn.table.lost'), number: true, cell: (row) => link(row, 'lost') },
    {
      id: 'churn',
      head: explained(t('churn.table.churn'), 'churn'),
      number: true,
      cell: (row) => share(row.churn.value),
    },
    {
      id: 'interval',
      head: t('churn.table.interval'),
      number: true,
      cell: ({ churn }) =>
        churn.value === null ? '–' : t('common.interval', { low: share(churn.low), high: share(churn.high) }),
    },
    {
      id: 'revenue',
      head: t('churn.groups.revenue', { currency: format.currency }),
      number: true,
      cell: (row) => wholeMoney(format, Math.round(row.revenueChurn.denominator)),
    },
    {
      id: 'revenueChurn',
      head: explained(t('churn.table.revenueChurn'), 'revenueChurn'),
      number: true,
      cell: (row) => share(row.revenueChurn.value),
    },
    {
      id: 'revenueInterval',
      head: t('churn.table.interval'),
      number: true,
      cell: ({ revenueChurn: { low, high } }) =>
        low === null ? '–' : t('common.interval', { low: share(low), high: share(high) }),
    },
  ];
  return (
    <Section title={t('churn.groups.table')}>
      <DataTable
        label={t('churn.groups.table')}
        columns={columns}
        rows={result.groups}
        rowKey={(row) => `${row.kind} ${row.label}`}
        toneOf={(row) => (row.kind === 'group' ? 'plain' : 'soft')}
      />
    </Section>
  );
}
