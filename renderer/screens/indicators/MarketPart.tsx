// Own sales against the market, ranks and awards, and the form that takes them.
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { marketShareChart } from '../../../shared/charts/marketShare.ts';
import { rankTrendChart } from '../../../shared/charts/rankTrend.ts';
import type { Market, MarketPeriod, RankEntry } from '../../../shared/contract/indicators.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { wholeMoney } from '../../components/charts/wholeMoney.ts';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { usePoints } from '../churn/usePoints.ts';
import { IndicatorForm } from './IndicatorForm.tsx';
import classes from './Indicators.module.css';
import { IndicatorTabs } from './IndicatorTabs.tsx';

export function MarketPart() {
  const { t } = useFormat();
  const { data, error, loading, stale, retry } = useRead('indicators.market', {});
  return (
    <AnalysisPage
      title={t('frame.screen.indicators')}
      tabs={<IndicatorTabs />}
      section="market"
      headline={data?.headline}
      notices={data?.notices}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
    >
      {data && (
        <div className={classes.split}>
          <div>
            <MarketBody market={data} />
          </div>
          <IndicatorForm />
        </div>
      )}
    </AnalysisPage>
  );
}

function MarketBody({ market }: { market: Market }) {
  const { t } = useFormat();
  const remove = useRemove();
  return (
    <>
      {market.periods.length > 0 && (
        <>
          <Chart data={market} build={marketShareChart} fileName="market-share" height={240} />
          <PeriodsTable market={market} remove={remove} />
        </>
      )}
      {market.ranks.length > 0 && (
        <>
          <div className={classes.chart}>
            <Chart data={market} build={rankTrendChart} fileName="ranks" height={220} />
          </div>
          <RanksTable market={market} remove={remove} />
        </>
      )}
      {market.awards.length > 0 && (
        <Section title={t('indicators.awards')}>
          <DataTable
            label={t('indicators.awards')}
            columns={[
              { id: 'body', head: t('charts.market.body'), name: true, cell: (row) => row.body },
              { id: 'day', head: t('charts.ranks.day'), cell: (row) => row.day },
              { id: 'note', head: t('indicators.note'), wraps: true, cell: (row) => row.note },
              { id: 'remove', head: '', cell: (row) => remove(row.indicator, row.body) },
            ]}
            rows={market.awards}
            rowKey={(row) => row.indicator}
          />
        </Section>
      )}
      {market.periods.length + market.ranks.length + market.awards.length === 0 && (
        <p className={classes.none}>{t('indicators.none')}</p>
      )}
    </>
  );
}

const dayBefore = (iso: string) => isoDate(parseIsoDate(iso)! - 1);

type Remove = (indicator: number, name: string) => ReactNode;

function useRemove(): Remove {
  const { t } = useFormat();
  const { project } = useProject();
  const remove = useWrite('indicators.remove');
  return (indicator, name) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      disabled={project?.readOnly === true}
      aria-label={t('indicators.remove', { name })}
      title={t('indicators.remove', { name })}
      onClick={() => void remove.run({ indicator }).catch(() => undefined)}
    >
      <Icon name="close" size={12} />
    </ActionIcon>
  );
}

function PeriodsTable({ market, remove }: { market: Market; remove: Remove }) {
  const format = useFormat();
  const { t, share, currency } = format;
  const { points, relative } = usePoints();
  const head = (key: string, figure: string) => (
    <span className={classes.head}>
      {t(`charts.market.${key}`, { currency })}
      {market.why[figure] && <WhyButton why={market.why[figure]} title={t(`charts.market.${key}`)} compact />}
    </span>
  );
  const columns: Column<MarketPeriod>[] = [
    {
      id: 'body',
      head: t('charts.market.body'),
      name: true,
      cell: (row) => (
        <>
          {row.body}
          <span className={classes.remark}>{t('common.interval', { low: row.from, high: dayBefore(row.to) })}</span>
          {row.incomplete && <span className={classes.remark}>{t(`indicators.incomplete.${row.incomplete}`)}</span>}
        </>
      ),
    },
    { id: 'market', head: t('charts.market.market'), number: true, cell: (row) => wholeMoney(format, row.marketE4) },
    { id: 'own', head: t('charts.market.own'), number: true, cell: (row) => wholeMoney(format, row.ownE4) },
    { id: 'share', head: head('share', 'share'), number: true, cell: (row) => share(row.share) },
    { id: 'ownGrowth', head: head('ownGrowth', 'growth'), number: true, cell: (row) => relative(row.ownGrowth) },
    {
      id: 'marketGrowth',
      head: t('charts.market.marketGrowth'),
      number: true,
      cell: (row) => relative(row.marketGrowth),
    },
    {
      id: 'gap',
      head: t('charts.market.gap'),
      number: true,
      cell: (row) => (row.growthGap === null ? '–' : points(row.growthGap)),
    },
    { id: 'missed', head: head('missed', 'missed'), number: true, cell: (row) => wholeMoney(format, row.missedE4) },
    { id: 'remove', head: '', cell: (row) => remove(row.indicator, `${row.body} ${row.from}`) },
  ];
  return (
    <Section title={t('indicators.periods', { currency })}>
      <DataTable
        label={t('indicators.periods', { currency })}
        columns={columns}
        rows={market.periods.toReversed()}
        rowKey={(row) => row.indicator}
        toneOf={(row) => (row.incomplete ? 'soft' : 'plain')}
      />
    </Section>
  );
}

function RanksTable({ market, remove }: { market: Market; remove: Remove }) {
  const { t, share, number } = useFormat();
  const columns: Column<RankEntry>[] = [
    { id: 'body', head: t('charts.market.body'), name: true, cell: (row) => row.body },
    { id: 'day', head: t('charts.ranks.day'), cell: (row) => row.day },
    {
      id: 'rank',
      head: t('charts.ranks.rank'),
      number: true,
      cell: (row) => t('indicators.rankOf', { rank: number(row.rank), outOf: number(row.outOf) }),
    },
    {
      id: 'top',
      head: (
        <span className={classes.head}>
          {t('charts.ranks.top')}
          {market.why.top && <WhyButton why={market.why.top} title={t('charts.ranks.top')} compact />}
        </span>
      ),
      number: true,
      cell: (row) => t('indicators.top', { share: share(row.top) }),
    },
    {
      id: 'gained',
      head: t('indicators.gained'),
      number: true,
      cell: ({ gained }) => (gained === null ? '–' : gained > 0 ? `+${number(gained)}` : number(gained)),
    },
    { id: 'note', head: t('indicators.note'), wraps: true, cell: (row) => row.note },
    { id: 'remove', head: '', cell: (row) => remove(row.indicator, `${row.body} ${row.day}`) },
  ];
  return (
    <Section title={t('indicators.ranks')}>
      <DataTable
        label={t('indicators.ranks')}
        columns={columns}
        rows={market.ranks.toSorted((a, b) => (a.day < b.day ? 1 : -1))}
        rowKey={(row) => row.indicator}
      />
    </Section>
  );
}
