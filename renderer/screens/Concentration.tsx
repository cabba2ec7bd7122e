// How much of the business hangs on few customers, and what a customer is worth.
import { useState } from 'react';
import { abcClassesChart } from '../../shared/charts/abcClasses.ts';
import { lorenzChart } from '../../shared/charts/lorenz.ts';
import type { Result } from '../../shared/contract/contract.ts';
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { Chart } from '../components/Chart.tsx';
import { ChartGrid } from '../components/charts/ChartGrid.tsx';
import { InReport } from '../components/InReport.tsx';
import { KeyFigure, KeyFigures } from '../components/KeyFigure.tsx';
import { Section } from '../components/Page.tsx';
import { WhyButton } from '../components/WhyButton.tsx';
import { customersHref } from '../customersOf.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { AbcTable } from './concentration/AbcTable.tsx';
import classes from './concentration/Concentration.module.css';
import { type ConcentrationChoice, ConcentrationOptions } from './concentration/ConcentrationOptions.tsx';
import { LifetimePart } from './concentration/LifetimePart.tsx';
import { TopTable } from './concentration/TopTable.tsx';

const START: ConcentrationChoice = { basis: 'trailingYear', aShare: 0.8, bShare: 0.95, leaving: 10 };

export function Concentration() {
  const { t } = useFormat();
  const [options, setOptions] = useState(START);
  const { data, error, loading, stale, retry } = useRead('value.concentration', options);
  const slipping = data?.leaving?.slipping ?? 0;
  return (
    <AnalysisPage
      title={t('frame.screen.concentration')}
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.leaving}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={<InReport section="concentration" />}
      options={<ConcentrationOptions options={options} onChange={setOptions} />}
      next={
        data && slipping > 0
          ? {
              text: t('concentration.next.text', { count: slipping }),
              action: t('concentration.next.action'),
              href: customersHref({ kind: 'top', basis: options.basis, customers: options.leaving }),
            }
          : null
      }
    >
      {data && <ConcentrationBody result={data} />}
      <LifetimePart />
    </AnalysisPage>
  );
}

function ConcentrationBody({ result }: { result: Result<'value.concentration'> }) {
  const format = useFormat();
  const { t } = format;
  const { leaving, giniInterval } = result;
  return (
    <>
      <KeyFigures>
        {leaving && (
          <KeyFigure
            label={t('concentration.leavingTitle', { count: leaving.customers })}
            value={format.share(leaving.valueShare)}
            note={t('concentration.leavingShare')}
            exact={format.money(leaving.valueE4)}
            why={result.why.leaving}
            tone="lost"
          />
        )}
        {leaving && (
          <KeyFigure
            label={t('concentration.replacements')}
            value={leaving.replacements === null ? '–' : format.number(leaving.replacements)}
            note={
              leaving.replacements === null
                ? t('concentration.replacementsNone')
                : t('concentration.average', { amount: format.money(leaving.averageOtherE4) })
            }
          />
        )}
        <KeyFigure
          label={t('concentration.gini')}
          value={format.decimal(result.gini)}
          note={
            giniInterval
              ? t('common.interval', { low: format.decimal(giniInterval.low), high: format.decimal(giniInterval.high) })
              : t('concentration.giniHint')
          }
          why={result.why.gini}
        />
      </KeyFigures>
      <ChartGrid>
        <Chart
          data={result}
          build={lorenzChart}
          fileName="lorenz"
          height={300}
          actions={result.why.gini && <WhyButton why={result.why.gini} compact />}
        />
        <Chart data={result} build={abcClassesChart} fileName="abc-classes" height={300} />
      </ChartGrid>
      <div className={classes.tables}>
        <AbcTable result={result} />
      </div>
      <Section title={t('concentration.top')}>
        <TopTable result={result} />
      </Section>
    </>
  );
}
