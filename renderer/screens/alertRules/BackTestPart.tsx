// The rules tried on the past: how often right, how early, how many a week, against the plain rule and chance.
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { alarmRate, ruleName } from '../../../shared/alertRuleWords.ts';
import { alertLeadChart } from '../../../shared/charts/alertLead.ts';
import { alertLevelsChart } from '../../../shared/charts/alertLevels.ts';
import type { AlertRuleSet, BackTestResult } from '../../../shared/contract/alertRules.ts';
import { Chart } from '../../components/Chart.tsx';
import { type Column, DataTable } from '../../components/charts/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { NextStep } from '../../components/NextStep.tsx';
import { Notices } from '../../components/Notices.tsx';
import { Section } from '../../components/Page.tsx';
import { href } from '../../router.ts';
import { useJob } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './AlertRules.module.css';
import { type BackTestChoice, BackTestOptions, START_CHOICE } from './BackTestOptions.tsx';
import { LevelFigures } from './LevelFigures.tsx';
import { LevelTable } from './LevelTable.tsx';

export function BackTestPart({ rules }: { rules: AlertRuleSet }) {
  const format = useFormat();
  const { t } = format;
  const { asOf } = useProject();
  const { start, ...job } = useJob('alertRules.backTest');
  const [choice, setChoice] = useState<BackTestChoice>(START_CHOICE);
  const asked = useMemo(() => JSON.stringify({ rules, choice, asOf }), [rules, choice, asOf]);
  useEffect(() => {
    const { rules: tried, choice: options } = JSON.parse(asked) as { rules: AlertRuleSet; choice: BackTestChoice };
    void start({ rules: tried, ...options });
  }, [start, asked]);
  const { result } = job;
  return (
    <div className={classes.tried}>
      {job.running && <JobProgress progress={job.progress} startedAt={job.startedAt} onCancel={job.cancel} />}
      {job.cancelled && (
        <Button variant="default" onClick={() => void start({ rules, ...choice })}>
          {t('alertRules.tryAgain')}
        </Button>
      )}
      {job.error && <ErrorPanel error={job.error} onRetry={() => void start({ rules, ...choice })} />}
      {result?.refused && (
        <>
          <EmptyState title={format.text(result.refused)} />
          <BackTestOptions choice={choice} campaign={result.campaign} onChoice={setChoice} />
        </>
      )}
      {result && !result.refused && (
        <Tried result={result} rules={rules} basis={<Basis result={result} choice={choice} onChoice={setChoice} />} />
      )}
    </div>
  );
}

type TriedProps = { result: BackTestResult; rules: AlertRuleSet; basis: ReactNode };

function Tried({ result, rules, basis }: TriedProps) {
  const format = useFormat();
  const { t } = format;
  const several = result.byRule.length > 1;
  const severe = result.levels.at(-1);
  return (
    <>
      <div>
        <p className={classes.headline}>{format.text(result.headline)}</p>
        {basis}
      </div>
      <LevelFigures levels={result.levels} why={result.why} />
      {severe && (
        <NextStep
          text={t('alertRules.next.cuts', { perWeek: format.decimal(Math.round(severe.perWeek * 10) / 10) })}
          action={t('alertRules.next.cutsAction')}
          href={href('alertRules', { tab: 'cuts' })}
        />
      )}
      <div className={classes.charts}>
        <Chart data={result} build={alertLevelsChart} fileName="alert-levels" height={320} />
        <Chart data={result} build={alertLeadChart} fileName="alert-lead" height={320} />
      </div>
      <LevelTable levels={result.levels} />
      <Notices notices={result.notices} />
      {several && (
        <Section title={t('alertRules.byRule')}>
          <RuleTable result={result} rules={rules} />
        </Section>
      )}
      <Section title={t('alertRules.plainTitle')}>
        <PlainTable plain={result.plain} />
      </Section>
    </>
  );
}

type BasisProps = { result: BackTestResult; choice: BackTestChoice; onChoice: (choice: BackTestChoice) => void };

/** What the figures rest on, in one line; opened, it can be changed. */
function Basis({ result: { campaign, horizonDays }, choice, onChoice }: BasisProps) {
  const format = useFormat();
  const { t, money, share } = format;
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className={classes.basis}>
        {t(`alertRules.basis.${choice.every}`, { count: horizonDays })}
        {campaign &&
          t('alertRules.basis.campaign', {
            contact: money(campaign.contactE4),
            offer: money(campaign.offerE4),
            value: money(campaign.valueE4),
            saveRate: share(choice.campaign.saveRate),
          })}{' '}
        <Button variant="subtle" size="compact-xs" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'alertRules.close' : 'alertRules.edit')}
        </Button>
      </p>
      {open && <BackTestOptions choice={choice} campaign={campaign} onChoice={onChoice} />}
    </>
  );
}

function RuleTable({ result, rules }: { result: BackTestResult; rules: AlertRuleSet }) {
  const format = useFormat();
  const { t, number } = format;
  type Row = BackTestResult['byRule'][number];
  const chance = result.levels[0]?.chance.precision ?? null;
  const nameOf = ({ rule, name }: Row) => {
    const found = rules.rules.find(({ id }) => id === rule);
    return found ? ruleName(format, found) : (name ?? rule);
  };
  const columns: Column<Row>[] = [
    { id: 'rule', head: t('alertRules.table.rule'), name: true, cell: nameOf, value: nameOf, kind: 'text' },
    {
      id: 'alerts',
      head: t('alertRules.table.alerts'),
      number: true,
      cell: (row) => number(row.alerts),
      value: (row) => row.alerts,
    },
    {
      id: 'precision',
      head: t('alertRules.table.precision'),
      number: true,
      cell: (row) => alarmRate(format, row.precision),
      value: (row) => row.precision.value,
      kind: 'share',
    },
    {
      id: 'than',
      head: t('alertRules.table.thanChance'),
      cell: ({ precision }) =>
        precision.value === null || chance === null
          ? '–'
          : precision.low! > chance
            ? t('alertRules.table.better')
            : precision.high! < chance
              ? t('alertRules.table.worse')
              : t('alertRules.table.noDifference'),
    },
  ];
  return <DataTable label={t('alertRules.byRule')} columns={columns} rows={result.byRule} rowKey={(row) => row.rule} />;
}

function PlainTable({ plain }: { plain: BackTestResult['plain'] }) {
  const format = useFormat();
  const { t, number, decimal } = format;
  type Row = BackTestResult['plain'][number];
  const columns: Column<Row>[] = [
    {
      id: 'days',
      head: t('alertRules.table.days'),
      number: true,
      name: true,
      cell: (row) => number(row.days),
      value: (row) => row.days,
    },
    {
      id: 'week',
      head: t('alertRules.table.perWeek'),
      number: true,
      cell: (row) => decimal(Math.round(row.perWeek * 10) / 10),
      value: (row) => row.perWeek,
    },
    {
      id: 'precision',
      head: t('alertRules.table.precision'),
      number: true,
      cell: (row) => alarmRate(format, row.precision),
      value: (row) => row.precision.value,
      kind: 'share',
    },
    {
      id: 'recall',
      head: t('alertRules.table.recall'),
      number: true,
      cell: (row) => format.share(row.recall.value),
      value: (row) => row.recall.value,
      kind: 'share',
    },
    {
      id: 'lead',
      head: t('alertRules.table.lead'),
      number: true,
      cell: (row) => (row.medianLead === null ? '–' : number(Math.round(row.medianLead))),
      value: (row) => row.medianLead,
    },
  ];
  return (
    <DataTable
      label={t('alertRules.plainTitle')}
      columns={columns}
      rows={plain}
      rowKey={(row) => row.days}
      maxHeight={260}
    />
  );
}
