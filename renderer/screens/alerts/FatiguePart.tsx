// Whether people keep up with the alerts, and what to do about it.
import { Button } from '@mantine/core';
import { ForEverybody } from '../../components/ForEverybody.tsx';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { Section } from '../../components/Page.tsx';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { findScreen } from '../all.ts';
import classes from './Alerts.module.css';

const oneDecimal = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

export function FatiguePart() {
  const { t, text, decimal, share } = useFormat();
  const { data } = useRead('alerts.fatigue', {});
  if (!data) return null;
  const rules = findScreen('alertRules');
  const many = data.verdict === 'tooMany' || data.verdict === 'tooManyFalse';
  return (
    <Section title={t('alerts.fatigue.title')}>
      <ForEverybody because={t('alerts.fatigue.forEverybody')} />
      {data.verdict !== 'tooYoung' && (
        <KeyFigures>
          <KeyFigure
            label={t('alerts.fatigue.raised')}
            value={decimal(oneDecimal(data.raisedPerWeek))}
            note={t('alerts.fatigue.weeks', { count: data.weeks.length })}
            why={data.why.fatigue}
          />
          <KeyFigure
            label={t('alerts.fatigue.handled')}
            value={decimal(oneDecimal(data.handledPerWeek))}
            note={t('alerts.fatigue.weeks', { count: data.weeks.length })}
          />
          <KeyFigure
            label={t('alerts.fatigue.false')}
            value={share(data.falseAlarms.value)}
            rate={data.falseAlarms}
            note={t('alerts.fatigue.noOutcomes')}
          />
        </KeyFigures>
      )}
      <p className={classes.advice} data-many={many}>
        {text(data.advice)}{' '}
        {many && rules && (
          <Button component="a" variant="subtle" size="compact-sm" href={href(rules.name)}>
            {t('alerts.fatigue.rules')}
          </Button>
        )}
      </p>
    </Section>
  );
}
