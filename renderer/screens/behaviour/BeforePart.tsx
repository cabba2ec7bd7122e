// The weeks before customers left, beside customers like them who stayed.
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { beforeLeavingChart, indicatorValue } from '../../../shared/charts/beforeLeaving.ts';
import type { BeforeLeaving, BehaviourIndicator, BehaviourSeries } from '../../../shared/contract/behaviour.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { customersHref } from '../../customersOf.ts';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Behaviour.module.css';
import { BehaviourTabs } from './BehaviourTabs.tsx';

const DAYS = [90, 180, 364] as const;

export function BeforePart() {
  const { t } = useFormat();
  const [days, setDays] = useState<number>(180);
  const { data, error, loading, stale, retry } = useRead('behaviour.beforeLeaving', { days });
  return (
    <AnalysisPage
      title={t('frame.screen.behaviour')}
      section="beforeLeaving"
      tabs={<BehaviourTabs />}
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      why={data?.why.lead}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      next={{
        text: t('behaviour.next.text'),
        action: t('behaviour.next.action'),
        href: href('alertRules', { tab: 'backTest' }),
      }}
      actions={
        <SegmentedControl
          aria-label={t('behaviour.days.label')}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
          data={DAYS.map((count) => ({ value: String(count), label: t('behaviour.days.count', { count }) }))}
        />
      }
    >
      {data && <BeforeBody study={data} />}
    </AnalysisPage>
  );
}

function BeforeBody({ study }: { study: BeforeLeaving }) {
  const { t, number } = useFormat();
  const { series, why, pairs } = study;
  const first = series.find(({ indicator }) => indicator === study.firstSign) ?? null;
  const [asked, setAsked] = useState<BehaviourIndicator | null>(null);
  const shown = series.find(({ indicator }) => indicator === asked) ?? first ?? series[0];
  const input = useMemo(() => (shown ? { series: shown, pairs } : null), [shown, pairs]);
  const link = (part: 'leavers' | 'stayers', count: number) => (
    <a className={classes.count} href={customersHref({ kind: 'beforeLeaving', days: study.days, part })}>
      {number(count)}
    </a>
  );
  return (
    <>
      <KeyFigures>
        <KeyFigure
          label={t('behaviour.figures.lead')}
          value={
            first?.lead
              ? t(`behaviour.figures.${first.lead.low > 0 ? 'days' : 'maybe'}`, { count: first.lead.days })
              : t('behaviour.figures.none')
          }
          note={
            first?.lead
              ? t('behaviour.figures.leadNote', {
                  indicator: t(`behaviour.indicator.${first.indicator}`),
                  low: first.lead.low,
                  high: first.lead.high,
                })
              : undefined
          }
          why={why.lead}
        />
        <KeyFigure
          label={t('behaviour.figures.leavers')}
          value={link('leavers', pairs)}
          note={t('behaviour.figures.leaversNote', { count: study.leavers })}
          why={why.pairs}
        />
        <KeyFigure
          label={t('behaviour.figures.stayers')}
          value={link('stayers', study.stayers)}
          note={t('behaviour.figures.stayersNote')}
          why={why.stayers}
        />
      </KeyFigures>
      {input && shown && (
        <div className={classes.chart}>
          <Chart
            data={input}
            build={beforeLeavingChart}
            fileName={`before-leaving-${shown.indicator}`}
            height={320}
            actions={
              why[shown.indicator] && (
                <WhyButton why={why[shown.indicator]!} title={t(`behaviour.indicator.${shown.indicator}`)} compact />
              )
            }
          />
          <p className={classes.hint}>{t(`behaviour.alignment.${study.alignment}`)}</p>
        </div>
      )}
      <IndicatorTable study={study} shown={shown?.indicator ?? null} onShow={setAsked} />
      <BalanceTable study={study} />
    </>
  );
}

type TableProps = {
  study: BeforeLeaving;
  shown: BehaviourIndicator | null;
  onShow: (indicator: BehaviourIndicator) => void;
};

function IndicatorTable({ study, shown, onShow }: TableProps) {
  const format = useFormat();
  const { t, share } = format;
  const mean = (row: BehaviourSeries, side: 'leavers' | 'stayers') => {
    const weeks = row.weeks.slice(row.lead ? -row.lead.days / 7 : 0).flatMap((week) => week[side] ?? []);
    return weeks.length === 0 ? null : weeks.reduce((a, b) => a + b, 0) / weeks.length;
  };
  const value = (row: BehaviourSeries, side: 'leavers' | 'stayers') => {
    const found = mean(row, side);
    return found === null ? '–' : indicatorValue(row, found, format);
  };
  const raw = (row: BehaviourSeries, side: 'leavers' | 'stayers') => {
    const found = mean(row, side);
    return found === null ? null : row.indicator === 'spend' ? found / 10_000 : found;
  };
  const columns: Column<BehaviourSeries>[] = [
    {
      id: 'indicator',
      head: t('behaviour.table.indicator'),
      name: true,
      cell: (row) => (
        <button
          type="button"
          className={classes.pick}
          aria-pressed={row.indicator === shown}
          onClick={() => onShow(row.indicator)}
        >
          {t(`behaviour.indicator.${row.indicator}`)}
          {row.small && <em className={classes.mark}>{t('common.smallSample')}</em>}
        </button>
      ),
    },
    {
      id: 'lead',
      head: t('behaviour.table.lead'),
      number: true,
      cell: ({ lead }) => (lead ? format.number(lead.days) : '–'),
      value: ({ lead }) => lead?.days ?? null,
    },
    {
      id: 'interval',
      head: t('behaviour.table.interval'),
      number: true,
      cell: ({ lead }) =>
        lead ? t('common.interval', { low: format.number(lead.low), high: format.number(lead.high) }) : '–',
    },
    {
      id: 'leavers',
      head: t('charts.beforeLeaving.leavers'),
      tip: t('behaviour.table.meanTip'),
      number: true,
      cell: (row) => value(row, 'leavers'),
      value: (row) => raw(row, 'leavers'),
    },
    {
      id: 'stayers',
      head: t('charts.beforeLeaving.stayers'),
      tip: t('behaviour.table.meanTip'),
      number: true,
      cell: (row) => value(row, 'stayers'),
      value: (row) => raw(row, 'stayers'),
    },
    {
      id: 'change',
      head: t('behaviour.table.change'),
      number: true,
      cell: ({ change }) => share(change),
      value: ({ change }) => change,
      kind: 'share',
    },
    {
      id: 'found',
      head: t('behaviour.table.found'),
      tip: t('behaviour.table.foundTip'),
      number: true,
      cell: ({ lead }) => share(lead?.share ?? null),
      value: ({ lead }) => lead?.share ?? null,
      kind: 'share',
    },
  ];
  return (
    <Section title={t('behaviour.table.title')}>
      <DataTable
        label={t('behaviour.table.title')}
        columns={columns}
        rows={study.series}
        rowKey={(row) => row.indicator}
        toneOf={(row) => (row.indicator === shown ? 'strong' : 'plain')}
      />
    </Section>
  );
}

function BalanceTable({ study }: { study: BeforeLeaving }) {
  const format = useFormat();
  const { t } = format;
  type Row = BeforeLeaving['balance'][number];
  const value = ({ what }: Row, figure: number) =>
    what === 'spend' ? format.moneyCompact(Math.round(figure)) : format.decimal(Math.round(figure * 10) / 10);
  const columns: Column<Row>[] = [
    { id: 'what', head: t('behaviour.balance.what'), name: true, cell: ({ what }) => t(`behaviour.balance.${what}`) },
    { id: 'leavers', head: t('charts.beforeLeaving.leavers'), number: true, cell: (row) => value(row, row.leavers) },
    { id: 'stayers', head: t('charts.beforeLeaving.stayers'), number: true, cell: (row) => value(row, row.stayers) },
    {
      id: 'difference',
      head: t('behaviour.balance.difference'),
      tip: t('behaviour.balance.differenceTip'),
      number: true,
      cell: ({ difference }) => format.decimal(Math.round(difference * 100) / 100),
      value: ({ difference }) => difference,
    },
  ];
  return (
    <Section title={t('behaviour.balance.title')}>
      <p className={classes.hint}>{t('behaviour.balance.lead')}</p>
      <DataTable
        label={t('behaviour.balance.title')}
        columns={columns}
        rows={study.balance}
        rowKey={({ what }) => what}
      />
    </Section>
  );
}
