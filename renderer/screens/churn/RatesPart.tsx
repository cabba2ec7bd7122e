// Churn and retention by period: which rate is asked for stands beside it, who came and who went below.
import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { ChartTheme } from '../../../shared/charts/chartTheme.ts';
import { type ChurnMeasure, type ChurnSeriesInput, churnSeriesChart } from '../../../shared/charts/churnSeries.ts';
import { flowBridgeChart } from '../../../shared/charts/flowBridge.ts';
import { revenueBridgeChart } from '../../../shared/charts/revenueBridge.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import type { AnyPeriod } from '../../../shared/dates.ts';
import type { Format } from '../../../shared/format.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Churn.module.css';
import { ChurnFigures } from './ChurnFigures.tsx';
import { ChurnTabs } from './ChurnTabs.tsx';
import { DefinitionLine } from './DefinitionLine.tsx';
import { PeriodTable } from './PeriodTable.tsx';
import { RateOptions } from './RateOptions.tsx';
import { RevenueTable } from './RevenueTable.tsx';
import { PLAIN_RATE, type RateChoice } from './rateChoice.ts';

const PERIODS: readonly AnyPeriod[] = ['day', 'week', 'month', 'quarter'];

export function RatesPart() {
  const { t } = useFormat();
  const [period, setPeriod] = useState<AnyPeriod>('month');
  const [choice, setChoice] = useState<RateChoice>(PLAIN_RATE);
  const { data, error, loading, stale, retry } = useRead('rates.series', { period, ...choice });
  return (
    <AnalysisPage
      title={t('frame.screen.churn')}
      section="churn"
      tabs={<ChurnTabs />}
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      options={<RateOptions choice={choice} onChange={setChoice} />}
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
          <RatesBody series={data} />
        </>
      )}
    </AnalysisPage>
  );
}

function RatesBody({ series }: { series: Result<'rates.series'> }) {
  const { t } = useFormat();
  const [measure, setMeasure] = useState<ChurnMeasure>('churn');
  const { data } = useRead('events.list', {});
  const drawn = useMemo(() => ({ ...series, events: data?.events ?? [] }), [series, data]);
  const build = useCallback(
    (input: ChurnSeriesInput, format: Format, theme: ChartTheme) => churnSeriesChart(input, format, theme, measure),
    [measure],
  );
  return (
    <>
      <ChurnFigures series={series} />
      <div className={classes.chart}>
        <Chart
          data={drawn}
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
        {series.by === 'revenue' ? (
          <Chart data={series} build={revenueBridgeChart} fileName="revenue-bridge" height={300} />
        ) : (
          <Chart data={series} build={flowBridgeChart} fileName="customer-flow" height={300} />
        )}
      </div>
      {series.by === 'revenue' && <RevenueTable series={series} />}
      <PeriodTable series={series} />
    </>
  );
}
