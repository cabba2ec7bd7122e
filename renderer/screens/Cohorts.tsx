// Who came back, by when they first bought: the grid, the average of all cohorts, and whether newer ones do better.
import { SegmentedControl, Switch } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { ChartTheme } from '../../shared/charts/chartTheme.ts';
import { cohortAverageChart } from '../../shared/charts/cohortAverage.ts';
import {
  ADDS_UP,
  COHORT_MEASURES,
  type CohortChartInput,
  type CohortMeasure,
  cohortGridChart,
} from '../../shared/charts/cohortGrid.ts';
import type { Result } from '../../shared/contract/contract.ts';
import type { GroupBy } from '../../shared/contract/customerSet.ts';
import type { Period } from '../../shared/dates.ts';
import type { Format } from '../../shared/format.ts';
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { Chart } from '../components/Chart.tsx';
import { GroupPicker } from '../components/GroupPicker.tsx';
import { WhyButton } from '../components/WhyButton.tsx';
import { href } from '../router.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import classes from './cohorts/Cohorts.module.css';
import { TrendLine } from './cohorts/TrendLine.tsx';

const PERIODS: readonly Period[] = ['week', 'month', 'quarter'];

export function Cohorts() {
  const { t } = useFormat();
  const [period, setPeriod] = useState<Period>('month');
  const [by, setBy] = useState<GroupBy | null>(null);
  const [early, setEarly] = useState(false);
  const { data, error, loading, stale, retry } = useRead('cohorts.grid', { period, by, early });
  return (
    <AnalysisPage
      title={t('frame.screen.cohorts')}
      section="cohorts"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.average}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={
        <SegmentedControl
          aria-label={t('cohorts.period')}
          value={period}
          onChange={(value) => setPeriod(PERIODS.find((known) => known === value) ?? 'month')}
          data={PERIODS.map((value) => ({ value, label: t(`cohorts.periods.${value}`) }))}
        />
      }
      options={
        <div className={classes.options}>
          <GroupPicker
            label={t('cohorts.rows')}
            none={t('cohorts.byFirst')}
            value={by}
            onChange={setBy}
            without={['tenure', 'state', 'rfmSegment']}
          />
          <Switch
            label={t('cohorts.early')}
            description={t('cohorts.earlyHelp')}
            checked={early}
            onChange={(event) => setEarly(event.currentTarget.checked)}
          />
        </div>
      }
      next={{ text: t('cohorts.next'), action: t('cohorts.nextAction'), href: href('survival') }}
    >
      {data && <CohortsBody grid={data} />}
    </AnalysisPage>
  );
}

function CohortsBody({ grid }: { grid: Result<'cohorts.grid'> }) {
  const { t } = useFormat();
  const [measure, setMeasure] = useState<CohortMeasure>('share');
  const [added, setAdded] = useState(false);
  const cumulative = added && ADDS_UP.includes(measure);
  const build = useCallback(
    (data: CohortChartInput, format: Format, theme: ChartTheme) =>
      cohortGridChart(data, format, theme, { measure, cumulative }),
    [measure, cumulative],
  );
  const why =
    grid.why[measure === 'share' || measure === 'customers' ? 'share' : measure === 'orders' ? 'orders' : 'revenue'];
  return (
    <>
      <TrendLine grid={grid} />
      <div className={classes.measures}>
        <SegmentedControl
          size="xs"
          aria-label={t('cohorts.measure')}
          value={measure}
          onChange={(value) => setMeasure(COHORT_MEASURES.find((known) => known === value) ?? 'share')}
          data={COHORT_MEASURES.map((value) => ({ value, label: t(`charts.cohorts.measure.${value}`) }))}
        />
        {ADDS_UP.includes(measure) && (
          <Switch
            label={t('cohorts.cumulative')}
            checked={added}
            onChange={(event) => setAdded(event.currentTarget.checked)}
          />
        )}
      </div>
      <Chart
        data={grid}
        build={build}
        fileName="cohorts"
        height={70 + 24 * (grid.rows.length + 1)}
        actions={why && <WhyButton why={why} compact />}
      />
      <p className={classes.help}>{t('cohorts.gridHelp')}</p>
      <div className={classes.average}>
        <Chart data={grid} build={cohortAverageChart} fileName="cohort-average" height={260} />
      </div>
    </>
  );
}
