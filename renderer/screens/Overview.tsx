// The state of the business at a date: who stays, who is slipping, what it is worth, and what to do about it.
import { useMemo } from 'react';
import { churnSeriesChart } from '../../shared/charts/churnSeries.ts';
import { customerStatesChart } from '../../shared/charts/customerStates.ts';
import { revenueChart } from '../../shared/charts/revenueMonths.ts';
import type { Result } from '../../shared/contract/contract.ts';
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { Chart } from '../components/Chart.tsx';
import { ChartGrid } from '../components/charts/ChartGrid.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { AtRiskTable } from './overview/AtRiskTable.tsx';
import { NextSteps } from './overview/NextSteps.tsx';
import { OverviewFigures } from './overview/OverviewFigures.tsx';

export function Overview() {
  const { t } = useFormat();
  const { data, error, loading, stale, retry } = useRead('overview.get', {});
  return (
    <AnalysisPage
      title={t('frame.screen.overview')}
      section="overview"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
    >
      {data && <OverviewBody overview={data} />}
    </AnalysisPage>
  );
}

function OverviewBody({ overview }: { overview: Result<'overview.get'> }) {
  const series = useMemo(
    () => ({ points: overview.churnPoints, average: overview.churnAverage, period: 'month' as const }),
    [overview],
  );
  return (
    <>
      <OverviewFigures overview={overview} />
      <NextSteps overview={overview} />
      <ChartGrid>
        <Chart data={series} build={churnSeriesChart} fileName="churn" height={264} />
        <Chart data={overview} build={revenueChart} fileName="revenue" height={264} />
      </ChartGrid>
      <ChartGrid wide>
        <AtRiskTable overview={overview} />
        <Chart data={overview} build={customerStatesChart} fileName="states" height={200} />
      </ChartGrid>
    </>
  );
}
