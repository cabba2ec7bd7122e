// What happened to the business: noted by keyboard, drawn into every series.
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Page.tsx';
import { useRead, useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import { DayField } from '../records/DayField.tsx';
import { readDay, todayHere } from '../records/readDay.ts';
import classes from './Churn.module.css';

export function EventsPanel() {
  const { t, longDate } = useFormat();
  const { project } = useProject();
  const { data } = useRead('events.list', {});
  const add = useWrite('events.add');
  const remove = useWrite('events.remove');
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<'day' | 'name' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const readOnly = project?.readOnly === true;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const read = readDay(day, todayHere());
    const missing = !read ? 'day' : name.trim() === '' ? 'name' : null;
    setWrong(missing);
    if (missing === null && read) {
      try {
        await add.run({ day: read, name: name.trim() });
      } catch {
        return;
      }
      setDay('');
      setName('');
    }
    form.current?.querySelector<HTMLElement>(`[name="${missing === 'name' ? 'eventName' : 'eventDay'}"]`)?.focus();
  };
  const events = data?.events ?? [];
  return (
    <Section title={t('events.title')}>
      {events.length === 0 ? (
        <p className={classes.none}>{t('events.none')}</p>
      ) : (
        <ul className={classes.events}>
          {events.toReversed().map((one) => (
            <li key={one.event}>
              <span className={classes.eventDay}>{longDate(one.day)}</span>
              <span className={classes.eventName}>{one.name}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={readOnly}
                aria-label={t('events.remove', { name: one.name })}
                title={t('events.remove', { name: one.name })}
                onClick={() => void remove.run({ event: one.event }).catch(() => undefined)}
              >
                <Icon name="close" size={12} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      <form
        ref={form}
        className={classes.eventForm}
        aria-label={t('events.add')}
        onSubmit={(event) => void save(event)}
      >
        <DayField
          label={t('events.day')}
          name="eventDay"
          value={day}
          error={wrong === 'day' ? t('events.dayMissing') : null}
          onChange={setDay}
        />
        <TextInput
          label={t('events.name')}
          name="eventName"
          value={name}
          maxLength={120}
          placeholder={t('events.example')}
          error={wrong === 'name' ? t('events.nameMissing') : null}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={add.running} disabled={readOnly}>
          {t('events.add')}
        </Button>
      </form>
      {(add.error ?? remove.error) && <ErrorPanel error={(add.error ?? remove.error)!} />}
    </Section>
  );
}
