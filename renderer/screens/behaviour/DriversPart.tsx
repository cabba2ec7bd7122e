// What goes with monthly churn: figures of the data, events, and figures of one's own.
import { useMemo, useState } from 'react';
import { driverSeriesChart, driversChart } from '../../../shared/charts/drivers.ts';
import type { Driver, MonthlyDrivers } from '../../../shared/contract/drivers.ts';
import { driverWord, lagWord } from '../../../shared/driverWords.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Behaviour.module.css';
import { BehaviourTabs } from './BehaviourTabs.tsx';
import { FiguresPanel } from './FiguresPanel.tsx';

export function DriversPart() {
  const { t } = useFormat();
  const { data, error, loading, stale, retry } = useRead('drivers.monthly', {});
  return (
    <AnalysisPage
      title={t('frame.screen.behaviour')}
      section="drivers"
      tabs={<BehaviourTabs />}
      headline={data?.headline}
      notices={data?.notices}
      why={data?.why.partial}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
    >
      {data && !data.refused && <DriversBody found={data} />}
      <FiguresPanel />
    </AnalysisPage>
  );
}

const keyOf = ({ kind, name }: Driver) => `${kind} ${name ?? ''}`;

function DriversBody({ found }: { found: MonthlyDrivers }) {
  const { drivers, points, why } = found;
  const { t } = useFormat();
  const [asked, setAsked] = useState<string | null>(null);
  const shown = drivers.find((driver) => keyOf(driver) === asked) ?? drivers[0];
  const series = useMemo(() => (shown ? { points, driver: shown } : null), [points, shown]);
  return (
    <>
      <div className={classes.chart}>
        <Chart
          data={found}
          build={driversChart}
          fileName="drivers"
          height={90 + 28 * Math.min(12, drivers.length)}
          actions={why.adjusted && <WhyButton why={why.adjusted} title={t('drivers.table.p')} compact />}
        />
      </div>
      {series && (
        <div className={classes.chart}>
          <Chart
            data={series}
            build={driverSeriesChart}
            fileName="driver-and-churn"
            height={260}
            actions={why.rate && <WhyButton why={why.rate} title={t('charts.driverSeries.churn')} compact />}
          />
        </div>
      )}
      <DriverTable found={found} shown={shown ? keyOf(shown) : null} onShow={setAsked} />
    </>
  );
}

type TableProps = { found: MonthlyDrivers; shown: string | null; onShow: (key: string) => void };

function DriverTable({ found, shown, onShow }: TableProps) {
  const format = useFormat();
  const { t, number } = format;
  const two = (value: number | null) => (value === null ? '–' : format.decimal(Math.round(value * 100) / 100));
  const columns: Column<Driver>[] = [
    {
      id: 'driver',
      head: t('drivers.table.driver'),
      name: true,
      cell: (row) => (
        <span className={classes.named}>
          <button
            type="button"
            className={classes.pick}
            aria-pressed={keyOf(row) === shown}
            onClick={() => onShow(keyOf(row))}
          >
            {driverWord(format, row)}
          </button>
          {found.why[row.kind] && <WhyButton why={found.why[row.kind]!} title={driverWord(format, row)} compact />}
        </span>
      ),
    },
    { id: 'lag', head: t('drivers.table.lag'), cell: (row) => lagWord(format, row.best) },
    {
      id: 'partial',
      head: t('drivers.table.partial'),
      tip: t('drivers.table.partialTip'),
      number: true,
      cell: ({ best }) => two(best.partial),
      value: ({ best }) => best.partial,
    },
    {
      id: 'spearman',
      head: t('drivers.table.spearman'),
      tip: t('drivers.table.spearmanTip'),
      number: true,
      cell: ({ best }) => two(best.spearman),
      value: ({ best }) => best.spearman,
    },
    {
      id: 'p',
      head: t('drivers.table.p'),
      tip: t('drivers.table.pTip'),
      number: true,
      cell: ({ best }) => (best.adjusted !== null && best.adjusted < 0.005 ? '< 0.01' : two(best.adjusted)),
      value: ({ best }) => best.adjusted,
    },
    {
      id: 'months',
      head: t('drivers.table.months'),
      number: true,
      cell: ({ best }) => number(best.months),
      value: ({ best }) => best.months,
    },
    { id: 'verdict', head: t('drivers.table.verdict'), cell: ({ verdict }) => t(`drivers.verdict.${verdict}`) },
  ];
  return (
    <Section title={t('drivers.table.title')}>
      <DataTable
        label={t('drivers.table.title')}
        columns={columns}
        rows={found.drivers}
        rowKey={keyOf}
        toneOf={(row) => (row.verdict === 'clear' ? 'strong' : row.verdict === 'none' ? 'soft' : 'plain')}
      />
    </Section>
  );
}
