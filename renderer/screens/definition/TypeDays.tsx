// A silence of their own for customers of a type, with what their purchases would propose.
import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { DefinitionAdvice } from '../../../shared/contract/definition.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Definition.module.css';

type Silence = Extract<ChurnDefinition, { kind: 'silence' }>;
type TypeDaysProps = { advice: DefinitionAdvice; shown: Silence; onTrial: (definition: ChurnDefinition) => void };

export function TypeDays({ advice, shown, onTrial }: TypeDaysProps) {
  const { t, number } = useFormat();
  const own = shown.byType ?? [];
  const [open, setOpen] = useState(own.length > 0);
  if (advice.types.length === 0) return null;
  const change = (type: string, days: number | null) => {
    const rest = own.filter((one) => one.type !== type);
    const byType = days === null ? rest : [...rest, { type, days }];
    onTrial(byType.length === 0 ? { kind: 'silence', days: shown.days } : { ...shown, byType });
  };
  if (!open) {
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        {t('definition.byType.open')}
      </Button>
    );
  }
  return (
    <fieldset className={classes.types}>
      <legend>{t('definition.byType.title')}</legend>
      {advice.types.map(({ type, buyers, proposedDays, early }) => {
        const value = own.find((one) => one.type === type)?.days ?? null;
        return (
          <div key={type} className={classes.type}>
            <span className={classes.typeName} title={type}>
              {type} <span className={classes.buyers}>{t('definition.byType.buyers', { count: buyers })}</span>
            </span>
            {proposedDays === null ? (
              <span className={classes.few}>{t('definition.byType.few')}</span>
            ) : (
              <Button
                size="compact-xs"
                variant="subtle"
                disabled={value === proposedDays}
                onClick={() => change(type, proposedDays)}
              >
                {early
                  ? t('definition.byType.takeEarly', { days: proposedDays })
                  : t('definition.byType.take', { count: proposedDays })}
              </Button>
            )}
            <NumberInput
              size="xs"
              w={92}
              aria-label={t('definition.byType.days', { type })}
              placeholder={number(shown.days)}
              min={1}
              max={3650}
              allowDecimal={false}
              defaultValue={value ?? ''}
              onBlur={(event) => {
                const text = event.currentTarget.value.trim();
                const wanted = text === '' ? null : Math.min(3650, Math.max(1, Math.round(Number(text))));
                if (wanted !== value && (wanted === null || Number.isFinite(wanted))) change(type, wanted);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur();
              }}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
