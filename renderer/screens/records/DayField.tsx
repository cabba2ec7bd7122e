// A day by keyboard: typed in any short form, T is today, up and down move by a day, with Shift by a week.
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useId } from 'react';
import { useFormat } from '../../useFormat.ts';
import classes from './Fields.module.css';
import { movedDay, readDay, todayHere } from './readDay.ts';

type DayFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  name: string;
};

export function DayField({ label, value, onChange, error, name }: DayFieldProps) {
  const { t, locale } = useFormat();
  const hintId = useId();
  const today = todayHere();
  const day = readDay(value, today);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const isToday = event.key.toLowerCase() === 't';
    if (step === undefined && !isToday) return;
    event.preventDefault();
    onChange(isToday ? today : movedDay(day || today, (step ?? 0) * (event.shiftKey ? 7 : 1)));
  };
  const weekday = new Intl.DateTimeFormat(locale === 'zh-CN' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  });
  const said = !day ? '' : day === today ? t('records.day.today') : weekday.format(new Date(`${day}T00:00:00Z`));
  return (
    <TextInput
      label={label}
      name={name}
      value={value}
      error={error}
      placeholder={t('records.day.placeholder')}
      autoComplete="off"
      aria-describedby={hintId}
      inputContainer={(field) => (
        <>
          {field}
          <span id={hintId} className="visuallyHidden">
            {t('records.day.keys')}
          </span>
        </>
      )}
      title={t('records.day.keys')}
      rightSection={<span className={classes.weekday}>{said}</span>}
      rightSectionWidth={56}
      onChange={(event) => onChange(event.currentTarget.value.replace(/t/i, ''))}
      onKeyDown={onKeyDown}
      onBlur={() => day && onChange(day)}
    />
  );
}
