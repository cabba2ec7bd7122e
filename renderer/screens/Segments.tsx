// Customers by recency, frequency and money, and by value: who carries the business, who is slipping.
import { useMemo, useState } from 'react';
import { paretoChart } from '../../shared/charts/pareto.ts';
import { rfmGridChart } from '../../shared/charts/rfmGrid.ts';
import { segmentSharesChart } from '../../shared/charts/segmentShares.ts';
import { valueClassesChart } from '../../shared/charts/valueClasses.ts';
import type { RfmOptions, ValueOptions } from '../../shared/contract/common.ts';
import type { Result } from '../../shared/contract/contract.ts';
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { Chart } from '../components/Chart.tsx';
import { ChartGrid } from '../components/charts/ChartGrid.tsx';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { Notices } from '../components/Notices.tsx';
import { Section } from '../components/Page.tsx';
import { WhyButton } from '../components/WhyButton.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { SegmentOptions } from './segments/SegmentOptions.tsx';
import classes from './segments/Segments.module.css';
import { SegmentTable } from './segments/SegmentTable.tsx';
import { ValueTable } from './segments/ValueTable.tsx';

export function Segments() {
  const settings = useRead('settings.get', {});
  const [rfm, setRfm] = useState<RfmOptions | null>(null);
  const [value, setValue] = useState<ValueOptions | null>(null);
  const rfmOptions = rfm ?? settings.data?.rfm ?? null;
  const valueOptions = value ?? settings.data?.value ?? null;
  const { t } = useFormat();
  const ready = rfmOptions !== null && valueOptions !== null;
  const scored = useRead('segments.rfm', rfmOptions ?? {}, { enabled: ready });
  const valued = useRead('value.classes', valueOptions ?? {}, { enabled: ready });
  const data = scored.data;
  return (
    <AnalysisPage
      title={t('frame.screen.segments')}
      section="segments"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.scores}
      loading={settings.loading || scored.loading}
      stale={scored.stale || valued.stale}
      error={settings.error ?? scored.error}
      onRetry={scored.retry}
      options={
        ready && (
          <SegmentOptions
            rfm={rfmOptions}
            value={valueOptions}
            saved={settings.data}
            usedCuts={data?.cuts ?? null}
            onRfm={setRfm}
            onValue={setValue}
          />
        )
      }
    >
      {data && <RfmBody rfm={data} />}
      {valued.error && <ErrorPanel error={valued.error} onRetry={valued.retry} />}
      {valued.data && !valued.data.refused && <ValueBody value={valued.data} />}
    </AnalysisPage>
  );
}

function RfmBody({ rfm }: { rfm: Result<'segments.rfm'> }) {
  const byRevenue = useMemo(
    () => ({ ...rfm, segments: rfm.segments.toSorted((a, b) => b.revenueE4 - a.revenueE4) }),
    [rfm],
  );
  return (
    <>
      <ChartGrid>
        <Chart
          data={byRevenue}
          build={segmentSharesChart}
          fileName="segments"
          height={Math.max(160, 64 + 38 * rfm.segments.length)}
        />
        <Chart
          data={rfm}
          build={rfmGridChart}
          fileName="rfm-grid"
          height={Math.max(280, 64 + 38 * rfm.segments.length)}
        />
      </ChartGrid>
      <SegmentTable rfm={byRevenue} />
    </>
  );
}

function ValueBody({ value }: { value: Result<'value.classes'> }) {
  const format = useFormat();
  const { t } = format;
  return (
    <Section title={t('segments.value.title')}>
      <p className={classes.valueHeadline}>{format.text(value.headline)}</p>
      <ChartGrid>
        <Chart
          data={value}
          build={paretoChart}
          fileName="pareto"
          height={280}
          actions={value.why.pareto && <WhyButton why={value.why.pareto} compact />}
        />
        <Chart data={value} build={valueClassesChart} fileName="value-classes" height={280} />
      </ChartGrid>
      <div className={classes.valueTable}>
        <ValueTable value={value} />
      </div>
      <Notices notices={value.notices} />
    </Section>
  );
}
