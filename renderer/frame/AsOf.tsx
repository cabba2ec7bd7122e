// The date every screen answers for: slider over the activity of the whole history, date field, "latest".
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { civilDate, dayNumber, daysInMonth, isoDate, parseIsoDate } from '../../shared/dates.ts';
import { Icon } from '../components/Icon.tsx';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import classes from './AsOf.module.css';
import { AsOfSlider } from './AsOfSlider.tsx';

/** While answers are on their way, further moves wait this long or until they are in, whichever comes first. */
const BUSY_WAIT_MS = 120;

/** The same day of the month, `months` on; the last day where that month is shorter. */
function addMonths(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = civilDate(day);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayNumber(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

export function AsOf() {
  const format = useFormat();
  const { asOf, setAsOf } = useProject();
  const timeline = useRead('project.timeline', {});
  const fetching = useIsFetching() > 0;
  const first = timeline.data?.firstDay ? parseIsoDate(timeline.data.firstDay) : null;
  const last = timeline.data?.lastDay ? parseIsoDate(timeline.data.lastDay) : null;
  const chosen = asOf === null ? last : parseIsoDate(asOf);
  const [wanted, setWanted] = useState<number | null>(null);

  useEffect(() => {
    if (wanted === null) return;
    const commit = () => {
      setAsOf(wanted === last ? null : isoDate(wanted));
      setWanted(null);
    };
    const timer = setTimeout(commit, fetching ? BUSY_WAIT_MS : 0);
    return () => clearTimeout(timer);
  }, [wanted, fetching, last, setAsOf]);

  if (first === null || last === null || chosen === null) return <div className={classes.asOf} />;
  const day = wanted ?? chosen;
  const move = (to: number) => setWanted(Math.min(last, Math.max(first, to)));
  return (
    <fieldset className={classes.asOf} aria-label={format.t('frame.asOf.label')}>
      <span className={classes.word}>{format.t('frame.asOf.label')}</span>
      <DayField day={day} first={first} last={last} onChange={move} />
      <Tooltip label={format.t('frame.asOf.monthBack')}>
        <ActionIcon
          size={26}
          disabled={day <= first}
          aria-label={format.t('frame.asOf.monthBack')}
          onClick={() => move(addMonths(day, -1))}
        >
          <span className={classes.flip}>
            <Icon name="chevronRight" size={14} />
          </span>
        </ActionIcon>
      </Tooltip>
      <AsOfSlider months={timeline.data?.months ?? []} first={first} last={last} day={day} onChange={move} />
      <Tooltip label={format.t('frame.asOf.monthOn')}>
        <ActionIcon
          size={26}
          disabled={day >= last}
          aria-label={format.t('frame.asOf.monthOn')}
          onClick={() => move(addMonths(day, 1))}
        >
          <Icon name="chevronRight" size={14} />
        </ActionIcon>
      </Tooltip>
      <Button variant="subtle" px={8} className={classes.latest} disabled={day === last} onClick={() => move(last)}>
        {format.t('frame.asOf.latest')}
      </Button>
    </fieldset>
  );
}

/** Day number of a date as people type it: year, month, day with anything between. */
function parseTyped(text: string): number | null {
  const [, year = '', month = '', day = ''] = /^\s*(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(text) ?? [];
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

type DayFieldProps = { day: number; first: number; last: number; onChange: (day: number) => void };

function DayField({ day, first, last, onChange }: DayFieldProps) {
  const format = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? isoDate(day);
  const parsed = parseTyped(shown);
  const wrong = parsed === null || parsed < first || parsed > last;
  const take = () => {
    setTyped(null);
    if (parsed !== null && parsed !== day) onChange(parsed);
  };
  return (
    <input
      className={classes.field}
      value={shown}
      inputMode="numeric"
      maxLength={12}
      aria-label={format.t('frame.asOf.field')}
      aria-invalid={wrong}
      title={format.t('frame.asOf.between', { first: isoDate(first), last: isoDate(last) })}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
