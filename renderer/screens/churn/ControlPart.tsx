// Is a period out of the ordinary? The control chart, its alarms by name, and the events of the business.
import { SegmentedControl, Switch } from '@mantine/core';
import { useState } from 'react';
import { controlChart } from '../../../shared/charts/controlChart.ts';
import { periodLabel } from '../../../shared/charts/periodLabel.ts';
import type { ArgsIn } from '../../../shared/contract/contract.ts';
import type { ControlAlarm, ControlChart } from '../../../shared/contract/rateControl.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { DayField } from '../records/DayField.tsx';
import { Choice } from './Choice.tsx';
import classes from './Churn.module.css';
import { ChurnTabs } from './ChurnTabs.tsx';
import { EventsPanel } from './EventsPanel.tsx';

type Options = Required<Pick<ArgsIn<'rates.control'>, 'period' | 'of' | 'rules' | 'widen'>> & { baseUntil: string };
const PERIODS = ['week', 'month', 'quarter'] as const;
const OF = ['churn', 'revenue', 'complaints'] as const;
const RULES = ['westernElectric', 'nelson', 'limits'] as const;
const START: Options = { period: 'month', of: 'churn', rules: 'westernElectric', widen: false, baseUntil: '' };

export function ControlPart() {
  const { t } = useFormat();
  const [options, setOptions] = useState<Options>(START);
  const change = (part: Partial<Options>) => setOptions({ ...options, ...part });
  const { baseUntil, ...asked } = options;
  const { data, error, loading, stale, retry } = useRead('rates.control', {
    ...asked,
    baseUntil: /^\d{4}-\d{2}-\d{2}$/.test(baseUntil) ? baseUntil : null,
  });
  return (
    <AnalysisPage
      title={t('frame.screen.churn')}
      section="control"
      tabs={<ChurnTabs />}
      headline={data?.headline}
      refused={data?.refused}
      notices={data?.notices}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      options={
        <>
          <Choice
            label={t('control.of.label')}
            value={options.of ?? 'churn'}
            values={OF.map((value) => ({ value, label: t(`control.of.${value}`) }))}
            hint={t(`control.ofHint.${options.of}`)}
            onChange={(of) => change({ of })}
          />
          <Choice
            label={t('control.rules.label')}
            value={options.rules ?? 'westernElectric'}
            values={RULES.map((value) => ({ value, label: t(`control.rules.${value}`) }))}
            hint={t(`control.rulesHint.${options.rules}`)}
            onChange={(rules) => change({ rules })}
          />
          <DayField
            label={t('control.baseUntil')}
            name="baseUntil"
            value={baseUntil}
            error={null}
            onChange={(day) => change({ baseUntil: day })}
          />
          <p className={classes.hint}>{t('control.baseHint')}</p>
          {options.of !== 'revenue' && (
            <>
              <Switch
                label={t('control.widen')}
                checked={options.widen === true}
                onChange={(event) => change({ widen: event.currentTarget.checked })}
              />
              <p className={classes.hint}>{t('control.widenHint')}</p>
            </>
          )}
        </>
      }
      actions={
        <SegmentedControl
          aria-label={t('churn.period')}
          value={options.period ?? 'month'}
          onChange={(value) => change({ period: PERIODS.find((known) => known === value) ?? 'month' })}
          data={PERIODS.map((value) => ({ value, label: t(`churn.periods.${value}`) }))}
        />
      }
    >
      {data && <ControlBody chart={data} />}
    </AnalysisPage>
  );
}

function ControlBody({ chart }: { chart: ControlChart }) {
  const { t, share, decimal, number } = useFormat();
  const { why, spread } = chart;
  const isMoney = chart.of === 'revenue';
  const centreNote = t('control.figures.centreNote', {
    low: share(chart.centre.low),
    high: share(chart.centre.high),
    count: chart.points.filter(({ inBase }) => inBase).length,
  });
  const last = chart.points.findLast(({ ewma }) => ewma !== null);
  return (
    <>
      <KeyFigures>
        <KeyFigure
          label={t(`control.figures.centre.${chart.of}`)}
          value={share(chart.centre.value)}
          {...(isMoney ? { note: centreNote } : { rate: chart.centre })}
          why={why.centre}
        />
        <KeyFigure
          label={t('control.figures.limits')}
          value={last ? t('common.interval', { low: share(last.low), high: share(last.high) }) : '–'}
          note={
            isMoney
              ? t('control.figures.limitsOfMoney')
              : t('control.figures.limitsNote', { n: last?.rate.denominator ?? 0 })
          }
          why={why.limits}
        />
        <KeyFigure
          label={t('control.figures.ewma')}
          value={share(last?.ewma?.value ?? null)}
          note={
            last?.ewma
              ? t('control.figures.ewmaNote', { low: share(last.ewma.low), high: share(last.ewma.high) })
              : undefined
          }
          why={why.ewma}
        />
        <KeyFigure
          label={t('control.figures.alarms')}
          value={number(new Set(chart.alarms.map(({ at }) => at)).size)}
          note={
            spread === null ? undefined : t('control.figures.spread', { spread: decimal(Math.round(spread * 10) / 10) })
          }
          why={why.spread}
        />
      </KeyFigures>
      <div className={classes.chart}>
        <Chart
          data={chart}
          build={controlChart}
          fileName="control-chart"
          height={340}
          actions={why.rules && <WhyButton why={why.rules} title={t('control.rules.label')} compact />}
        />
      </div>
      <div className={classes.two}>
        <AlarmTable chart={chart} />
        <EventsPanel />
      </div>
    </>
  );
}

function AlarmTable({ chart }: { chart: ControlChart }) {
  const format = useFormat();
  const { t } = format;
  const columns: Column<ControlAlarm>[] = [
    {
      id: 'at',
      head: t('charts.table.period'),
      name: true,
      cell: ({ at }) => periodLabel(at, chart.period, format),
    },
    { id: 'rule', head: t('control.alarms.rule'), cell: ({ rule }) => t(`control.rule.${rule}`) },
    { id: 'text', head: t('control.alarms.text'), wraps: true, cell: ({ text }) => format.text(text) },
    {
      id: 'events',
      head: t('control.alarms.events'),
      wraps: true,
      cell: ({ events }) => events.map(({ day, name }) => `${day} ${name}`).join(t('customers.set.list')),
    },
  ];
  return (
    <Section title={t('control.alarms.title')}>
      {chart.alarms.length === 0 ? (
        <p className={classes.none}>{t('control.alarms.none')}</p>
      ) : (
        <DataTable
          label={t('control.alarms.title')}
          columns={columns}
          rows={chart.alarms.toReversed()}
          rowKey={({ rule, at, side }) => `${rule} ${at} ${side}`}
          maxHeight={360}
        />
      )}
    </Section>
  );
}
