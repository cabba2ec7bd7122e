// What a measure costs and what is expected of it.
import { Button, NumberInput } from '@mantine/core';
import { useFormat } from '../../useFormat.ts';
import classes from './CostBenefit.module.css';
import { ShareInput } from './ShareInput.tsx';
import type { Measure } from './startMeasure.ts';

type MeasureFormProps = {
  measure: Measure;
  onChange: (change: Partial<Measure>) => void;
  /** null: nothing was changed yet. */
  onReset: (() => void) | null;
};

type NumberName = 'customers' | 'labourHours' | 'hourlyRate' | 'goods' | 'cash' | 'revenuePerCustomer';
const LIMITS: Record<NumberName, [number, number]> = {
  customers: [1, 10_000_000],
  labourHours: [0, 1e7],
  hourlyRate: [0, 1e6],
  goods: [0, 1e9],
  cash: [0, 1e9],
  revenuePerCustomer: [0, 1e9],
};

export function MeasureForm({ measure, onChange, onReset }: MeasureFormProps) {
  const { t, currency } = useFormat();
  const field = (name: NumberName, hint = false) => {
    const [min, max] = LIMITS[name];
    return (
      <NumberInput
        label={t(`costs.measure.${name}`, { currency })}
        description={hint ? t(`costs.measure.${name}Hint`) : undefined}
        min={min}
        max={max}
        allowDecimal={name !== 'customers'}
        thousandSeparator=","
        value={measure[name]}
        onChange={(value) => {
          if (typeof value === 'number' && value >= min && value <= max) onChange({ [name]: value });
        }}
      />
    );
  };
  return (
    <section className={classes.form} aria-label={t('costs.measure.form')}>
      <h3>{t('costs.measure.form')}</h3>
      {field('customers', true)}
      <fieldset className={classes.block}>
        <legend>{t('costs.measure.costs')}</legend>
        <div className={classes.two}>
          {field('labourHours')}
          {field('hourlyRate')}
          {field('goods')}
          {field('cash')}
        </div>
      </fieldset>
      <fieldset className={classes.block}>
        <legend>{t('costs.measure.saveRate')}</legend>
        <div className={classes.three}>
          <ShareInput
            label={t('costs.cases.low')}
            value={measure.saveRateLow}
            onChange={(saveRateLow) => onChange({ saveRateLow })}
          />
          <ShareInput
            label={t('costs.cases.base')}
            value={measure.saveRateBase}
            onChange={(saveRateBase) => onChange({ saveRateBase })}
          />
          <ShareInput
            label={t('costs.cases.high')}
            value={measure.saveRateHigh}
            onChange={(saveRateHigh) => onChange({ saveRateHigh })}
          />
        </div>
        <p className={classes.hint}>{t('costs.measure.saveRateHint')}</p>
      </fieldset>
      <fieldset className={classes.block}>
        <legend>{t('costs.measure.worth')}</legend>
        <div className={classes.two}>
          {field('revenuePerCustomer')}
          <ShareInput
            label={t('costs.measure.marginShare')}
            value={measure.marginShare}
            onChange={(marginShare) => onChange({ marginShare })}
          />
        </div>
      </fieldset>
      {onReset && (
        <Button variant="default" onClick={onReset}>
          {t('costs.measure.reset')}
        </Button>
      )}
    </section>
  );
}
