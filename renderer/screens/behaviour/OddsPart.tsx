// What goes with the single customer's leaving: odds ratios with intervals.
import { customerOddsChart } from '../../../shared/charts/customerOdds.ts';
import type { CustomerDrivers, OddsFactor } from '../../../shared/contract/drivers.ts';
import { featureWord } from '../../../shared/featureWords.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Behaviour.module.css';
import { BehaviourTabs } from './BehaviourTabs.tsx';

export function OddsPart() {
  const { t } = useFormat();
  const { data, error, loading, stale, retry } = useRead('drivers.customers', {});
  return (
    <AnalysisPage
      title={t('frame.screen.behaviour')}
      section="drivers"
      tabs={<BehaviourTabs />}
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.odds}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
    >
      {data && <OddsBody found={data} />}
    </AnalysisPage>
  );
}

function OddsBody({ found }: { found: CustomerDrivers }) {
  const format = useFormat();
  const { t, share } = format;
  const { factors, why, left } = found;
  return (
    <>
      <KeyFigures>
        <KeyFigure
          label={t('drivers.customers.left', { from: found.from, until: found.until })}
          value={share(left.value)}
          rate={left}
          why={why.odds}
        />
      </KeyFigures>
      <div className={classes.chart}>
        <Chart
          data={found}
          build={customerOddsChart}
          fileName="odds-of-leaving"
          height={80 + 26 * Math.min(14, factors.length)}
          actions={why.adjusted && <WhyButton why={why.adjusted} title={t('drivers.table.p')} compact />}
        />
      </div>
      <FactorTable factors={factors} />
    </>
  );
}

const unitOf = ({ kind, value }: OddsFactor['feature']) =>
  value !== null ? 'frequent' : kind === 'flag' ? 'yes' : 'deviation';

function FactorTable({ factors }: { factors: readonly OddsFactor[] }) {
  const format = useFormat();
  const { t } = format;
  const two = (value: number) => format.decimal(Math.round(value * 100) / 100);
  const columns: Column<OddsFactor>[] = [
    {
      id: 'feature',
      head: t('drivers.customers.feature'),
      name: true,
      wraps: true,
      cell: ({ feature }) => featureWord(format, feature),
    },
    {
      id: 'unit',
      head: t('drivers.customers.unit'),
      cell: ({ feature }) => t(`drivers.customers.${unitOf(feature)}`),
    },
    {
      id: 'ratio',
      head: t('drivers.customers.ratio'),
      tip: t('drivers.customers.ratioTip'),
      number: true,
      cell: ({ oddsRatio }) => two(oddsRatio),
      value: ({ oddsRatio }) => oddsRatio,
    },
    {
      id: 'interval',
      head: t('behaviour.table.interval'),
      number: true,
      cell: ({ low, high }) => t('common.interval', { low: two(low), high: two(high) }),
    },
    {
      id: 'p',
      head: t('drivers.table.p'),
      tip: t('drivers.table.pTip'),
      number: true,
      cell: ({ adjusted }) => (adjusted < 0.005 ? '< 0.01' : two(adjusted)),
      value: ({ adjusted }) => adjusted,
    },
    { id: 'verdict', head: t('drivers.table.verdict'), cell: ({ verdict }) => t(`drivers.verdict.${verdict}`) },
  ];
  return (
    <Section title={t('drivers.customers.title')}>
      <DataTable
        label={t('drivers.customers.title')}
        columns={columns}
        rows={factors}
        rowKey={({ feature }) => featureWord(format, feature)}
        toneOf={({ verdict }) => (verdict === 'clear' ? 'strong' : verdict === 'none' ? 'soft' : 'plain')}
      />
    </Section>
  );
}
