// Retention ahead by the sBG model, and what some points more would be worth.
import { SegmentedControl, Slider } from '@mantine/core';
import { useState } from 'react';
import { retentionCurveChart } from '../../../shared/charts/retentionCurve.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import { Chart } from '../../components/Chart.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Notices } from '../../components/Notices.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { PlanTable } from './PlanTable.tsx';
import classes from './Survival.module.css';

const PERIODS = ['year', 'quarter', 'month'] as const;
type Period = (typeof PERIODS)[number];
const START = 0.02;

export function RetentionPart({ early }: { early: boolean }) {
  const format = useFormat();
  const { t } = format;
  const [period, setPeriod] = useState<Period | null>(null);
  const [plus, setPlus] = useState(START);
  const [shownPlus, setShownPlus] = useState(START);
  const { data, error, retry } = useRead('survival.retention', { period, plus, early });
  return (
    <Section
      title={t('survival.retention.title')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('survival.retention.period')}
          value={period ?? ''}
          onChange={(value) => setPeriod(PERIODS.find((known) => known === value) ?? null)}
          data={[
            { value: '', label: t('survival.retention.auto') },
            ...PERIODS.map((value) => ({ value, label: t(`survival.retention.periods.${value}`) })),
          ]}
        />
      }
    >
      {error && <ErrorPanel error={error} onRetry={retry} />}
      {!data && !error && <div className={classes.waiting} aria-busy="true" />}
      {data && (
        <>
          <p className={classes.headline}>{format.text(data.headline)}</p>
          {!data.refused && (
            <>
              <RetentionFigures retention={data} />
              <div className={classes.chart}>
                <Chart
                  data={data}
                  build={retentionCurveChart}
                  fileName="retention-ahead"
                  height={300}
                  actions={data.why.projection && <WhyButton why={data.why.projection} compact />}
                />
              </div>
              {data.plan && (
                <>
                  <div className={classes.plan}>
                    <div>
                      <div className={classes.plus}>
                        <span>{t('survival.retention.plan.plus')}</span>
                        <strong>
                          {t('survival.retention.plan.plusValue', { points: format.decimal(shownPlus * 100) })}
                        </strong>
                      </div>
                      <Slider
                        min={0}
                        max={10}
                        step={0.5}
                        label={null}
                        value={shownPlus * 100}
                        thumbLabel={t('survival.retention.plan.plus')}
                        onChange={(value) => setShownPlus(value / 100)}
                        onChangeEnd={(value) => setPlus(value / 100)}
                      />
                    </div>
                    <p>
                      {t('survival.retention.plan.text', {
                        customers: format.number(data.plan.customers),
                        margin: format.moneyCompact(data.plan.marginE4),
                        share: format.share(data.plan.marginShare),
                        discount: format.share(data.plan.discount),
                      })}
                      {data.why.plan && <WhyButton why={data.why.plan} compact />}
                    </p>
                  </div>
                  <PlanTable plan={data.plan} />
                </>
              )}
              {/* The curves above say already who was left out. */}
              <Notices notices={data.notices.filter(({ text }) => !text.key.startsWith('survival.notice.early'))} />
            </>
          )}
        </>
      )}
    </Section>
  );
}

function RetentionFigures({ retention }: { retention: Result<'survival.retention'> }) {
  const { t, share, decimal, moneyCompact } = useFormat();
  const { expectedYears, check, plan, why } = retention;
  const last = plan?.years.at(-1);
  const years = (value: number) =>
    t('survival.retention.figures.years', { years: decimal(Math.round(value * 10) / 10) });
  return (
    <KeyFigures>
      {expectedYears && (
        <>
          <KeyFigure
            label={t('survival.retention.figures.new')}
            value={years(expectedYears.newCustomer)}
            note={t('survival.retention.figures.horizon', { years: expectedYears.horizonYears })}
            why={why.years}
          />
          <KeyFigure
            label={t('survival.retention.figures.present')}
            value={years(expectedYears.presentCustomers)}
            note={t('survival.retention.figures.horizon', { years: expectedYears.horizonYears })}
            why={why.years}
          />
        </>
      )}
      {check && (
        <KeyFigure
          label={t('survival.retention.figures.check')}
          value={t('survival.retention.figures.checkValue', {
            points: decimal(Math.round(Math.abs(check.expected - check.observed) * 1000) / 10),
          })}
          note={t('survival.retention.figures.checkNote', {
            expected: share(check.expected),
            observed: share(check.observed),
          })}
          why={why.check}
        />
      )}
      {plan && last && (
        <KeyFigure
          label={t('survival.retention.figures.remaining')}
          value={moneyCompact(plan.remaining.valueE4)}
          note={t('survival.retention.figures.remainingNote', {
            low: moneyCompact(plan.remaining.lowE4),
            high: moneyCompact(plan.remaining.highE4),
            years: last.year,
          })}
          why={why.remaining}
        />
      )}
      {last && (
        <KeyFigure
          label={t('survival.retention.figures.worth')}
          value={moneyCompact(last.totalE4)}
          note={t('survival.retention.figures.worthNote', {
            low: moneyCompact(last.totalLowE4),
            high: moneyCompact(last.totalHighE4),
          })}
          why={why.plan}
        />
      )}
    </KeyFigures>
  );
}
