// Key, ordinary and small customers, and how unevenly value is spread.
import { useState } from 'react';
import { paretoChart } from '../../../shared/charts/pareto.ts';
import { valueClassesChart } from '../../../shared/charts/valueClasses.ts';
import type { ValueOptions } from '../../../shared/contract/customerSet.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { ChartGrid } from '../../components/charts/ChartGrid.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { TierTable } from './TierTable.tsx';
import { ValueChoice } from './ValueChoice.tsx';
import { ValueTable } from './ValueTable.tsx';
import { ValueTabs } from './ValueTabs.tsx';

export function ClassesPart() {
  const { t } = useFormat();
  const settings = useRead('settings.get', {});
  const [chosen, setChosen] = useState<ValueOptions | null>(null);
  const options = chosen ?? settings.data?.value ?? null;
  const { data, loading, stale, error, retry } = useRead('value.classes', options ?? {}, { enabled: options !== null });
  return (
    <AnalysisPage
      title={t('frame.screen.value')}
      tabs={<ValueTabs />}
      section="value"
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.key}
      loading={settings.loading || loading}
      stale={stale}
      error={settings.error ?? error}
      onRetry={retry}
      options={options && <ValueChoice value={options} saved={settings.data} onValue={setChosen} />}
    >
      {data && (
        <>
          <ChartGrid>
            <Chart
              data={data}
              build={paretoChart}
              fileName="pareto"
              height={280}
              actions={data.why.pareto && <WhyButton why={data.why.pareto} compact />}
            />
            <Chart data={data} build={valueClassesChart} fileName="value-classes" height={280} />
          </ChartGrid>
          <Section title={t('value.title')}>
            <ValueTable value={data} />
          </Section>
          {data.tiers.length > 0 && <TierTable tiers={data.tiers} />}
        </>
      )}
    </AnalysisPage>
  );
}
