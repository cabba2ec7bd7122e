// What churn costs in a year, and whether a measure against it pays.
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { ChurnCostPart } from './costBenefit/ChurnCostPart.tsx';
import { MeasurePart } from './costBenefit/MeasurePart.tsx';
import { useCostOptions } from './costBenefit/useCostOptions.ts';

export function CostBenefit() {
  const { t } = useFormat();
  const settings = useRead('settings.get', {});
  const [options, change] = useCostOptions(settings.data);
  const { data, error, loading, stale, retry } = useRead('costs.churn', options ?? {}, { enabled: options !== null });
  return (
    <AnalysisPage
      title={t('frame.screen.costBenefit')}
      section="costs"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      loading={settings.loading || loading}
      stale={stale}
      error={settings.error ?? error}
      onRetry={retry}
    >
      {data && options && (
        <>
          <ChurnCostPart cost={data} options={options} onChange={change} />
          <MeasurePart cost={data} />
        </>
      )}
    </AnalysisPage>
  );
}
