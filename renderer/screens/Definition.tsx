// What churn is here: the recommendation, the curve it comes from, candidates tried on the past, and the choice.
import { useCallback, useMemo, useState } from 'react';
import type { ChartTheme } from '../../shared/charts/chartTheme.ts';
import { falseChurnChart } from '../../shared/charts/falseChurn.ts';
import { ownRhythmChart } from '../../shared/charts/ownRhythm.ts';
import { longestShown, returnCurveChart } from '../../shared/charts/returnCurve.ts';
import type { DefinitionAdvice } from '../../shared/contract/definition.ts';
import { newCallsReturnMore, sameDefinition, shortDefinition } from '../../shared/definitionWords.ts';
import type { Format } from '../../shared/format.ts';
import { AnalysisPage } from '../components/AnalysisPage.tsx';
import { Chart } from '../components/Chart.tsx';
import { Section } from '../components/Page.tsx';
import { WhyButton } from '../components/WhyButton.tsx';
import { href } from '../router.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { CandidateTable } from './definition/CandidateTable.tsx';
import { ChoiceHistory } from './definition/ChoiceHistory.tsx';
import classes from './definition/Definition.module.css';
import { type DefinitionChoice, useDefinitionChoice } from './definition/definitionState.ts';
import { InForce } from './definition/InForce.tsx';
import { OverlapTable } from './definition/OverlapTable.tsx';
import { TryForm } from './definition/TryForm.tsx';
import { Verdict } from './definition/Verdict.tsx';

export function Definition() {
  const { t } = useFormat();
  const choice = useDefinitionChoice();
  const { data, error, loading, stale, retry } = useRead('definition.advise', { trial: choice.trial ?? undefined });
  // Too few repeat purchases end the advice, not the choice.
  const nobody = data !== undefined && data.buyers === 0;
  return (
    <AnalysisPage
      title={t('frame.screen.definition')}
      section="definition"
      headline={data?.headline}
      refused={nobody ? data.refused : null}
      notices={data?.notices}
      why={data?.why.recommended}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      next={
        data?.inForce.origin === 'chosen'
          ? { text: t('definition.next.text'), action: t('definition.next.action'), href: href('churn') }
          : null
      }
    >
      {data && !nobody && <Body advice={data} choice={choice} />}
    </AnalysisPage>
  );
}

function Body({ advice, choice }: { advice: DefinitionAdvice; choice: DefinitionChoice }) {
  const { t, text, decimal } = useFormat();
  const shown = choice.trial ?? advice.inForce.definition;
  const candidate = advice.candidates.find((one) => sameDefinition(one.definition, shown));
  const { regularity } = advice;
  const [sliding, setSliding] = useState<number | null>(null);
  const longest = longestShown(advice, shown);
  const days = sliding ?? (shown.kind === 'silence' ? shown.days : null);
  const curve = useMemo(
    () => ({ ...advice, returnCurve: advice.returnCurve.filter((point) => point.days <= longest) }),
    [advice, longest],
  );
  const build = useCallback(
    (data: DefinitionAdvice, format: Format, theme: ChartTheme) => returnCurveChart(data, format, theme, days),
    [days],
  );
  const tested = useMemo(
    () => ({
      tests: candidate?.tests ?? [],
      name: text(shortDefinition(shown)),
      followDays: advice.test?.followDays ?? 0,
    }),
    [candidate, shown, advice, text],
  );
  return (
    <>
      <InForce advice={advice} choice={choice} />
      <div className={classes.trial}>
        <Chart
          data={curve}
          build={build}
          fileName="return-curve"
          height={300}
          actions={advice.why.returnCurve && <WhyButton why={advice.why.returnCurve} compact />}
        />
        <TryForm advice={advice} choice={choice} shown={shown} longest={longest} onDays={setSliding} />
      </div>
      <Section title={t('definition.table.title')}>
        <p className={classes.about}>
          {advice.test
            ? t('definition.table.about', {
                count: advice.test.dates.length,
                days: advice.test.followDays,
                last: { as: 'date', value: advice.test.dates.at(-1) ?? '' },
              })
            : t('definition.table.untested')}{' '}
          {newCallsReturnMore(advice.candidates) && t('definition.table.two')}
        </p>
        <CandidateTable advice={advice} choice={choice} shown={shown} />
      </Section>
      {advice.test && (
        <div className={classes.chart}>
          <Chart data={tested} build={falseChurnChart} fileName="false-churn" height={220} />
        </div>
      )}
      <Section
        title={t('definition.overlap.title')}
        actions={advice.why.overlap && <WhyButton why={advice.why.overlap} compact />}
      >
        <p className={classes.about}>{t('definition.overlap.about')}</p>
        <OverlapTable advice={advice} />
      </Section>
      <div className={classes.rhythm}>
        <Chart
          data={advice}
          build={ownRhythmChart}
          fileName="own-rhythm"
          height={240}
          actions={advice.why.ownRhythm && <WhyButton why={advice.why.ownRhythm} compact />}
        />
        <div className={classes.regularity}>
          <h3>
            {t('definition.regularity.title')}
            {advice.why.regularity && <WhyButton why={advice.why.regularity} compact />}
          </h3>
          {regularity ? (
            <>
              <p className={classes.sentence}>{t(`definition.regularity.${regularity.meaning}`)}</p>
              <p className={classes.soft}>
                {t(regularity.high === null ? 'definition.regularity.valueOpen' : 'definition.regularity.value', {
                  k: decimal(regularity.k),
                  low: decimal(regularity.low),
                  high: decimal(regularity.high),
                  count: regularity.customers,
                })}
              </p>
            </>
          ) : (
            <p className={classes.soft}>{t('definition.regularity.few')}</p>
          )}
          <Quantiles advice={advice} />
        </div>
      </div>
      <Verdict />
      <ChoiceHistory choice={choice} />
    </>
  );
}

function Quantiles({ advice }: { advice: DefinitionAdvice }) {
  const { t, number } = useFormat();
  if (!advice.quantiles) return null;
  const { p50, p75, p90, p95 } = advice.quantiles;
  return (
    <p className={classes.soft}>
      {t('definition.quantiles', {
        count: advice.intervals,
        p50: number(Math.round(p50)),
        p75: number(Math.round(p75)),
        p90: number(Math.round(p90)),
        p95: number(Math.round(p95)),
      })}
    </p>
  );
}
