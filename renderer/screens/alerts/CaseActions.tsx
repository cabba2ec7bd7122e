// What can be done about one alert: what came of the call, whose it is, by when, a note.
import { Button, Menu, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type AlertRow, alertOutcome } from '../../../shared/contract/alerts.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { DayField } from '../records/DayField.tsx';
import { readDay, todayHere } from '../records/readDay.ts';
import classes from './Alerts.module.css';
import type { Act } from './useAct.tsx';

export const SNOOZE_DAYS = [7, 14, 30] as const;

export const dayAfter = (from: string, days: number): string => isoDate((parseIsoDate(from) ?? 0) + days);

type CaseActionsProps = { row: AlertRow; act: Act; onMail: () => void };

export function CaseActions({ row, act: { act, running }, onMail }: CaseActionsProps) {
  const { t, dayMonth } = useFormat();
  const { project, asOf } = useProject();
  const [owner, setOwner] = useState(row.owner ?? '');
  const [due, setDue] = useState(row.due ?? '');
  const [note, setNote] = useState('');
  const today = asOf ?? project?.lastDay ?? null;
  const keepOwner = () => {
    const name = owner.trim();
    if (name !== (row.owner ?? '')) void act([row], { kind: 'owner', owner: name === '' ? null : name });
  };
  const keepDue = () => {
    const day = readDay(due, todayHere());
    if (day && day !== row.due) void act([row], { kind: 'due', day });
  };
  const finish = (outcome: (typeof alertOutcome.options)[number] | null) => {
    void act([row], { kind: 'outcome', outcome, note: note.trim() }).then((ok) => ok && setNote(''));
  };
  return (
    <section className={classes.actions} aria-label={t('alerts.actions')}>
      <Textarea
        id="alert-note"
        label={t('alerts.note')}
        placeholder={t('alerts.noteHint')}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && note.trim() !== '') {
            void act([row], { kind: 'note', note: note.trim() }).then((ok) => ok && setNote(''));
          }
        }}
      />
      <fieldset className={classes.outcomes}>
        <legend>{t('alerts.cameOf')}</legend>
        {alertOutcome.options.map((outcome, i) => (
          <Button
            key={outcome}
            size="compact-sm"
            variant={row.outcome === outcome ? 'light' : 'default'}
            aria-pressed={row.outcome === outcome}
            disabled={running}
            onClick={() => finish(row.outcome === outcome ? null : outcome)}
          >
            {t(`alerts.outcome.${outcome}`)}
            <kbd className={classes.key}>{i + 1}</kbd>
          </Button>
        ))}
      </fieldset>
      <div className={classes.two}>
        <TextInput
          id="alert-owner"
          label={t('alerts.columns.owner')}
          placeholder={t('alerts.ownerHint')}
          maxLength={80}
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
          onBlur={keepOwner}
          onKeyDown={(event) => event.key === 'Enter' && keepOwner()}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the day is kept when the field is left */}
        <div onBlur={keepDue}>
          <DayField label={t('alerts.due')} name="due" value={due} error={null} onChange={setDue} />
        </div>
      </div>
      <div className={classes.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={note.trim() === '' || running}
          onClick={() => void act([row], { kind: 'note', note: note.trim() }).then((ok) => ok && setNote(''))}
        >
          {t('alerts.keepNote')}
        </Button>
        {row.status === 'snoozed' ? (
          <Button size="compact-sm" variant="default" onClick={() => void act([row], { kind: 'snooze', until: null })}>
            {t('alerts.wake')}
          </Button>
        ) : (
          row.status !== 'done' &&
          today !== null && (
            <Menu position="bottom-start">
              <Menu.Target>
                <Button size="compact-sm" variant="default" disabled={running}>
                  {t('alerts.snooze')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {SNOOZE_DAYS.map((days) => (
                  <Menu.Item
                    key={days}
                    onClick={() => void act([row], { kind: 'snooze', until: dayAfter(today, days) })}
                  >
                    {t('alerts.snoozeUntil', { date: dayMonth(dayAfter(today, days)) })}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )
        )}
        <Button size="compact-sm" variant="default" onClick={onMail}>
          {t('alerts.write')}
        </Button>
      </div>
    </section>
  );
}
