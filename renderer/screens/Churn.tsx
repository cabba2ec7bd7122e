// Churn and retention by period, what counts as lost, who came and who went.
import { SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { ChartTheme } from '../../shared/charts/chartTheme.ts';
import { type ChurnMeasure, type ChurnSeriesInput, churnSeriesChart } from '../../shared/charts/churnSeries.ts';
import { flowBridgeChart } from '../../shared/charts/flowBridge.ts';
import type { Result } from '../../shared/contract/contract.ts';
import type { Period } from '../../shared/dates.ts';
import type { Format } from '../../shared/format.ts';
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { Chart } from '../components/Chart.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import classes from './churn/Churn.module.css';
import { ChurnFigures } from './churn/ChurnFigures.tsx';
import { DefinitionLine } from './churn/DefinitionLine.tsx';
import { PeriodTable } from './churn/PeriodTable.tsx';

const PERIODS: readonly Period[] = ['week', 'month', 'quarter'];

export function Churn() {
  const { t } = useFormat();
  const [period, setPeriod] = useState<Period>('month');
  const { data, error, loading, stale, retry } = useRead('rates.series', {
    period,
  });
  return (
    <AnalysisPage
      title={t('frame.screen.churn')}
      section="churn"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={
        <SegmentedControl
          aria-label={t('churn.period')}
          value={period}
          onChange={(value) => setPeriod(PERIODS.find((known) => known === value) ?? 'month')}
          data={PERIODS.map((value) => ({ value, label: t(`churn.periods.${value}`) }))}
        />
      }
    >
      {data && (
        <>
          <DefinitionLine inForce={data.definition} />
          <ChurnBody series={data} />
        </>
      )}
    </AnalysisPage>
  );
}

function ChurnBody({ series }: { series: Result<'rates.series'> }) {
  const { t } = useFormat();
  const [measure, setMeasure] = useState<ChurnMeasure>('churn');
  const build = useCallback(
    (data: ChurnSeriesInput, format: Format, theme: ChartTheme) => churnSeriesChart(data, format, theme, measure),
    [measure],
  );
  return (
    <>
      <ChurnFigures series={series} />
      <div className={classes.chart}>
        <Chart
          data={series}
          build={build}
          fileName={measure}
          height={320}
          actions={
            <SegmentedControl
              aria-label={t('churn.measure')}
              value={measure}
              onChange={(value) => setMeasure(value === 'retention' ? 'retention' : 'churn')}
              data={(['churn', 'retention'] as const).map((value) => ({ value, label: t(`charts.${value}.name`) }))}
            />
          }
        />
      </div>
      <div className={classes.chart}>
        <Chart data={series} build={flowBridgeChart} fileName="customer-flow" height={300} />
      </div>
      <PeriodTable series={series} />
    </>
  );
}
