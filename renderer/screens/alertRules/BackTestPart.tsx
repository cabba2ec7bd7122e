// The rules tried on the past: how often right, how early, how many a week, against the plain rule and chance.
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { alertLeadChart } from '../../../shared/charts/alertLead.ts';
import { alertLevelsChart } from '../../../shared/charts/alertLevels.ts';
import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import type { BackTestResult } from '../../../shared/contract/alertTrial.ts';
import { Chart } from '../../components/Chart.tsx';
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
import { MoneyTable } from './MoneyTable.tsx';
import { PlainTable } from './PlainTable.tsx';
import { RuleTable } from './RuleTable.tsx';
import { WeakRules } from './WeakRules.tsx';

type BackTestPartProps = {
  rules: AlertRuleSet;
  disabled: boolean;
  /** Puts in force the same rules without some of them. */
  onOff: (rules: AlertRuleSet) => void;
};

export function BackTestPart({ rules, disabled, onOff }: BackTestPartProps) {
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
  const watches = rules.rules.some(({ on }) => on);
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
          <EmptyState
            title={format.text(result.refused)}
            action={
              watches && (
                <Button component="a" href={href('alerts')}>
                  {t('alertRules.next.list')}
                </Button>
              )
            }
          >
            {watches && t('alertRules.next.untested')}
          </EmptyState>
          <BackTestOptions choice={choice} campaign={result.campaign} onChoice={setChoice} />
        </>
      )}
      {result && !result.refused && (
        <Tried
          result={result}
          rules={rules}
          disabled={disabled}
          onOff={onOff}
          basis={<Basis result={result} choice={choice} onChoice={setChoice} />}
        />
      )}
    </div>
  );
}

type TriedProps = BackTestPartProps & { result: BackTestResult; basis: ReactNode };

function Tried({ result, rules, disabled, onOff, basis }: TriedProps) {
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
      <WeakRules result={result} rules={rules} disabled={disabled} onOff={onOff} />
      <Notices notices={result.notices} />
      {several && (
        <Section title={t('alertRules.byRule')}>
          <RuleTable result={result} rules={rules} />
        </Section>
      )}
      {result.campaign && (
        <Section title={t('alertRules.money.title')}>
          <MoneyTable levels={result.levels} campaign={result.campaign} />
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
