// What happened to an alert, the newest first: what the lists said, and what people entered.
import { Button } from '@mantine/core';
import type { Result } from '../../../shared/contract/contract.ts';
import type { Format } from '../../../shared/format.ts';
import { LevelMark } from '../../components/LevelMark.tsx';
import { useFormat } from '../../useFormat.ts';
import classes from './Alerts.module.css';

export type AlertHistory = Result<'alerts.ofCustomer'>['alerts'][number];
type CaseHistoryProps = { history: AlertHistory; onUndo: ((step: number) => void) | null };

export function entryWords({ kind, value }: AlertHistory['entries'][number], { t, date }: Format): string {
  if (value === null) return t(`alerts.entry.${kind}None`);
  return t(`alerts.entry.${kind}`, {
    value:
      kind === 'outcome' ? t(`alerts.outcome.${value}`) : kind === 'due' || kind === 'snooze' ? date(value) : value,
  });
}

export function CaseHistory({ history, onUndo }: CaseHistoryProps) {
  const format = useFormat();
  const { t, date } = format;
  const lastStep = history.entries.at(-1)?.step;
  const lines = [
    ...history.steps.map((step, i) => ({ day: step.day, order: i, key: `s${i}`, step, entry: null })),
    ...history.entries.map((entry, i) => ({ day: entry.day, order: 1000 + i, key: `e${i}`, step: null, entry })),
  ].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : b.order - a.order));
  return (
    <section className={classes.history}>
      <h3>{t('alerts.historyTitle')}</h3>
      <ul>
        {lines.map(({ key, day, step, entry }) => (
          <li key={key}>
            <span className={classes.day}>{date(day)}</span>
            {step ? (
              <span>
                <LevelMark level={step.after} bare /> {t(`alerts.level.${step.after}`)}
              </span>
            ) : (
              <span className={classes.entry}>
                {entryWords(entry, format)}
                {entry.by && <span className={classes.soft}> {entry.by}</span>}
                {onUndo && entry.step === lastStep && (
                  <Button variant="subtle" size="compact-xs" onClick={() => onUndo(entry.step)}>
                    {t('alerts.undo')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
