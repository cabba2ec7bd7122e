// The models and the plain average tried on months kept back.
import { toComeFrequencyChart } from '../../../shared/charts/toComeFrequency.ts';
import { toComeWeeklyChart } from '../../../shared/charts/toComeWeekly.ts';
import type { Why } from '../../../shared/contract/analysisBase.ts';
import type { Contender, ToComeHoldOut } from '../../../shared/contract/toCome.ts';
import { Chart } from '../../components/Chart.tsx';
import { ChartGrid } from '../../components/charts/ChartGrid.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './ToCome.module.css';

export function TrialPart({ held, why }: { held: ToComeHoldOut; why: Why | undefined }) {
  const { t, date, number, decimal, share } = useFormat();
  const best = held.contenders.find(({ chosen }) => chosen);
  const off = ({ expected }: Contender) => (held.actual > 0 ? expected / held.actual - 1 : null);
  const signed = (value: number | null) => (value === null ? '–' : `${value > 0 ? '+' : ''}${share(value)}`);
  const columns: Column<Contender>[] = [
    {
      id: 'model',
      head: t('toCome.trial.models'),
      name: true,
      cell: (row) => (
        <span title={row.kind === 'mean' ? t('toCome.modelTip.mean') : undefined}>
          {t(`toCome.model.${row.kind}`)}
          {row.chosen && <span className={classes.used}>{t('toCome.trial.chosen')}</span>}
        </span>
      ),
    },
    {
      id: 'expected',
      head: t('toCome.trial.expected'),
      number: true,
      cell: (row) => number(Math.round(row.expected)),
      value: (row) => row.expected,
    },
    {
      id: 'actual',
      head: t('toCome.trial.actual'),
      number: true,
      cell: () => number(held.actual),
      value: () => held.actual,
    },
    {
      id: 'off',
      head: t('toCome.trial.off'),
      number: true,
      cell: (row) => signed(off(row)),
      value: off,
      kind: 'share',
    },
    {
      id: 'error',
      head: t('toCome.trial.error'),
      tip: t('toCome.trial.errorTip'),
      number: true,
      cell: (row) => decimal(row.error),
      value: (row) => row.error,
    },
    {
      id: 'customers',
      head: t('toCome.trial.customers'),
      number: true,
      cell: (row) => number(row.customers),
      value: (row) => row.customers,
    },
  ];
  return (
    <Section title={t('toCome.trial.title')} actions={why && <WhyButton why={why} compact />}>
      <p className={classes.lead}>
        {t('common.sentences', {
          first: t('toCome.trial.lead', {
            until: date(held.fittedUntil),
            weeks: held.weeks,
            customers: held.customers,
          }),
          second: t(`toCome.trial.winner.${held.winner}`, { model: t(`toCome.model.${best?.kind ?? 'mbg'}`) }),
        })}
      </p>
      <ChartGrid>
        <Chart data={held} build={toComeWeeklyChart} fileName="orders-trial-by-week" height={280} />
        <Chart data={held} build={toComeFrequencyChart} fileName="orders-trial-by-purchases" height={280} />
      </ChartGrid>
      <div className={classes.table}>
        <DataTable
          label={t('toCome.trial.title')}
          columns={columns}
          rows={held.contenders}
          rowKey={(row) => row.kind}
          toneOf={(row) => (row.chosen ? 'strong' : 'plain')}
        />
      </div>
    </Section>
  );
}
