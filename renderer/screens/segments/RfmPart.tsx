// The named segments and the grid of two scores.
import { useMemo, useState } from 'react';
import { rfmGridChart } from '../../../shared/charts/rfmGrid.ts';
import { segmentSharesChart } from '../../../shared/charts/segmentShares.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import type { RfmOptions, ScoreAxis } from '../../../shared/contract/customerSet.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { ChartGrid } from '../../components/charts/ChartGrid.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { SegmentOptions } from './SegmentOptions.tsx';
import { SegmentTable } from './SegmentTable.tsx';
import { SegmentTabs } from './SegmentTabs.tsx';

export type GridAxes = { rows: ScoreAxis; columns: ScoreAxis };

export function RfmPart() {
  const settings = useRead('settings.get', {});
  const [rfm, setRfm] = useState<RfmOptions | null>(null);
  const [axes, setAxes] = useState<GridAxes>({ rows: 'r', columns: 'f' });
  const options = rfm ?? settings.data?.rfm ?? null;
  const { t } = useFormat();
  const scored = useRead('segments.rfm', { ...options, ...axes }, { enabled: options !== null });
  const data = scored.data;
  return (
    <AnalysisPage
      title={t('frame.screen.segments')}
      tabs={<SegmentTabs />}
      section="segments"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.scores}
      loading={settings.loading || scored.loading}
      stale={scored.stale}
      error={settings.error ?? scored.error}
      onRetry={scored.retry}
      options={
        options && (
          <SegmentOptions
            rfm={options}
            saved={settings.data}
            scored={data}
            axes={axes}
            onAxes={setAxes}
            onRfm={setRfm}
          />
        )
      }
    >
      {data && <RfmBody rfm={data} />}
    </AnalysisPage>
  );
}

function RfmBody({ rfm }: { rfm: Result<'segments.rfm'> }) {
  const byRevenue = useMemo(
    () => ({ ...rfm, segments: rfm.segments.toSorted((a, b) => b.revenueE4 - a.revenueE4) }),
    [rfm],
  );
  const height = Math.max(280, 64 + 38 * rfm.segments.length);
  return (
    <>
      <ChartGrid>
        <Chart data={byRevenue} build={segmentSharesChart} fileName="segments" height={height} />
        <Chart data={rfm} build={rfmGridChart} fileName="rfm-grid" height={height} />
      </ChartGrid>
      <SegmentTable rfm={byRevenue} />
    </>
  );
}
