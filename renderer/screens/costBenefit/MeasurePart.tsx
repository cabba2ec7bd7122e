// Whether one measure pays: net, ratio, payback and break-even, in figures, in a picture and in words.
import { useMemo } from 'react';
import { benefitChart } from '../../../shared/charts/benefit.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import type { BenefitResult } from '../../../shared/contract/costs.ts';
import { inCurrency } from '../../../shared/inCurrency.ts';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Notices } from '../../components/Notices.tsx';
import { Section } from '../../components/Page.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './CostBenefit.module.css';
import { MeasureForm } from './MeasureForm.tsx';
import { type Measure, startMeasure } from './startMeasure.ts';
import { useTypedMeasure } from './useMeasure.ts';

export function MeasurePart({ cost }: { cost: Result<'costs.churn'> }) {
  const { t } = useFormat();
  const overview = useRead('overview.get', {});
  const settings = useRead('settings.get', {});
  const [typed, change, forget] = useTypedMeasure();
  const measure = useMemo<Measure | null>(() => {
    if (!overview.data || !settings.data) return null;
    return { ...startMeasure(overview.data, cost, settings.data, typed.customers), ...typed };
  }, [overview.data, settings.data, cost, typed]);
  const error = overview.error ?? settings.error;
  return (
    <Section title={t('costs.measure.title')}>
      {error && <ErrorPanel error={error} onRetry={overview.retry} />}
      {measure && (
        <Answered measure={measure} onChange={change} onReset={Object.keys(typed).length > 0 ? forget : null} />
      )}
    </Section>
  );
}

type AnsweredProps = { measure: Measure; onChange: (change: Partial<Measure>) => void; onReset: (() => void) | null };

function Answered({ measure, onChange, onReset }: AnsweredProps) {
  const { data, error, retry } = useRead('costs.benefit', measure);
  return (
    <div className={classes.split}>
      <div aria-live="polite">
        {error && <ErrorPanel error={error} onRetry={retry} />}
        {data && <Answer benefit={data} measure={measure} />}
      </div>
      <MeasureForm measure={measure} onChange={onChange} onReset={onReset} />
    </div>
  );
}

function Answer({ benefit, measure }: { benefit: BenefitResult; measure: Measure }) {
  const format = useFormat();
  const { t, money, moneyCompact, decimal, share, number } = format;
  const { base, low, high, why } = benefit;
  const breakEven = benefit.breakEvenSaveRate;
  return (
    <>
      <p className={classes.answer}>{format.text(benefit.headline)}</p>
      <KeyFigures>
        <KeyFigure
          label={t('costs.measure.net')}
          value={moneyCompact(base.netE4)}
          exact={money(Math.round(base.netE4))}
          note={t('costs.figures.range', { low: moneyCompact(low.netE4), high: moneyCompact(high.netE4) })}
          why={why.net}
        />
        <KeyFigure
          label={t('costs.measure.ratio')}
          value={base.ratio === null ? '–' : t('costs.measure.ratioValue', { ratio: decimal(base.ratio) })}
          note={t('costs.measure.ratioNote', {
            benefit: moneyCompact(base.benefitE4),
            cost: moneyCompact(benefit.costE4),
          })}
          why={why.ratio}
        />
        <KeyFigure
          label={t('costs.measure.payback')}
          value={
            base.paybackMonths === null ? t('costs.measure.never') : decimal(Math.round(base.paybackMonths * 10) / 10)
          }
          note={t('costs.measure.paybackNote')}
          why={why.payback}
        />
        <KeyFigure
          label={t('costs.measure.breakEven')}
          value={share(breakEven)}
          note={
            breakEven === null
              ? t('costs.measure.breakEvenNever')
              : t('costs.measure.breakEvenNote', {
                  count: Math.ceil(breakEven * measure.customers),
                  customers: number(measure.customers),
                })
          }
          why={why.breakEven}
        />
      </KeyFigures>
      <div className={classes.chart}>
        <Chart data={benefit} build={benefitChart} fileName="benefit" height={290} />
      </div>
      <CaseTable benefit={benefit} />
      <Notices notices={benefit.notices} />
    </>
  );
}

function CaseTable({ benefit }: { benefit: BenefitResult }) {
  const format = useFormat();
  const { t, decimal, share } = format;
  const cases = (['low', 'base', 'high'] as const).map((id) => ({ id, ...benefit[id] }));
  type Row = (typeof cases)[number];
  const columns: Column<Row>[] = [
    { id: 'case', head: t('charts.benefit.table.case'), name: true, cell: (row) => t(`costs.cases.${row.id}`) },
    { id: 'rate', head: t('charts.benefit.table.saveRate'), number: true, cell: (row) => share(row.saveRate) },
    {
      id: 'saved',
      head: t('charts.benefit.table.saved'),
      number: true,
      cell: (row) => decimal(Math.round(row.savedCustomers * 10) / 10),
    },
    {
      id: 'benefit',
      head: inCurrency(format, t('charts.benefit.table.benefit')),
      number: true,
      cell: (row) => wholeMoney(format, row.benefitE4),
    },
    {
      id: 'cost',
      head: inCurrency(format, t('charts.benefit.table.cost')),
      number: true,
      cell: () => wholeMoney(format, benefit.costE4),
    },
    {
      id: 'net',
      head: inCurrency(format, t('charts.benefit.table.net')),
      number: true,
      cell: (row) => wholeMoney(format, row.netE4),
    },
    {
      id: 'payback',
      head: t('costs.measure.payback'),
      number: true,
      cell: (row) =>
        row.paybackMonths === null ? t('costs.measure.never') : decimal(Math.round(row.paybackMonths * 10) / 10),
    },
  ];
  return <DataTable label={t('costs.measure.cases')} columns={columns} rows={cases} rowKey={(row) => row.id} />;
}
