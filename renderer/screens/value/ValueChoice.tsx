// What counts as key: by revenue or margin, over which time, and how many.
import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Result } from '../../../shared/contract/contract.ts';
import type { ValueOptions } from '../../../shared/contract/customerSet.ts';
import { amountE4, amountOf } from '../../../shared/money.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from '../segments/SegmentOptions.module.css';

type ValueChoiceProps = {
  value: ValueOptions;
  saved: Result<'settings.get'> | undefined;
  onValue: (options: ValueOptions) => void;
};

const percent = (share: number) => Math.round(share * 1000) / 10;

export function ValueChoice({ value, saved, onValue }: ValueChoiceProps) {
  const { t, currency } = useFormat();
  const { project } = useProject();
  const write = useWrite('settings.set');
  const margin = value.margin ?? null;
  const changed = saved !== undefined && JSON.stringify(saved.value) !== JSON.stringify(value);
  const keep = async () => {
    try {
      await write.run({ value });
      notifications.show({ message: t('segments.options.kept') });
    } catch {
      // The hook shows it.
    }
  };
  const toMeasure = (measure: string) =>
    onValue({
      ...value,
      ...(measure === 'lifetime' && { basis: 'trailingYear' as const }),
      margin:
        measure === 'revenue'
          ? null
          : {
              share: margin?.share ?? saved?.marginShare ?? 0.3,
              perContactE4: margin?.perContactE4 ?? saved?.letGo.perContactE4 ?? 0,
              ...(measure === 'lifetime' && { lifetime: { discount: 0.1 } }),
            },
    });
  const lifetime = margin?.lifetime ?? null;
  return (
    <div className={classes.options}>
      <h3>{t('segments.options.value')}</h3>
      <SegmentedControl
        fullWidth
        aria-label={t('value.options.measure')}
        value={lifetime ? 'lifetime' : margin ? 'margin' : 'revenue'}
        onChange={toMeasure}
        data={(['revenue', 'margin', 'lifetime'] as const).map((one) => ({
          value: one,
          label: t(`value.options.${one}`),
        }))}
      />
      {margin && (
        <>
          <NumberInput
            label={t('value.options.marginShare')}
            suffix="%"
            min={0}
            max={100}
            value={percent(margin.share)}
            onChange={(share) => {
              if (typeof share === 'number' && share >= 0 && share <= 100)
                onValue({ ...value, margin: { ...margin, share: share / 100 } });
            }}
          />
          <NumberInput
            label={t('value.options.perContact', { currency })}
            min={0}
            max={1_000_000}
            value={amountOf(margin.perContactE4)}
            onChange={(cost) => {
              if (typeof cost === 'number' && cost >= 0 && cost <= 1_000_000)
                onValue({ ...value, margin: { ...margin, perContactE4: amountE4(cost) } });
            }}
          />
        </>
      )}
      {margin && lifetime ? (
        <NumberInput
          label={t('value.options.discount')}
          description={t('value.options.lifetimeHint')}
          suffix="%"
          min={1}
          max={100}
          clampBehavior="blur"
          value={percent(lifetime.discount)}
          onChange={(discount) => {
            if (typeof discount === 'number' && discount >= 1 && discount <= 100)
              onValue({ ...value, margin: { ...margin, lifetime: { discount: discount / 100 } } });
          }}
        />
      ) : (
        <SegmentedControl
          fullWidth
          aria-label={t('segments.options.basis')}
          value={value.basis}
          onChange={(basis) => onValue({ ...value, basis: basis === 'allTime' ? 'allTime' : 'trailingYear' })}
          data={(['trailingYear', 'allTime'] as const).map((basis) => ({
            value: basis,
            label: t(`segments.options.${basis}`),
          }))}
        />
      )}
      <NumberInput
        label={t('segments.options.keyShare')}
        suffix="%"
        min={1}
        max={percent(1 - value.ordinaryShare)}
        clampBehavior="blur"
        value={percent(value.keyShare)}
        onChange={(share) => {
          if (typeof share === 'number' && share > 0 && share / 100 + value.ordinaryShare <= 1)
            onValue({ ...value, keyShare: share / 100 });
        }}
      />
      <NumberInput
        label={t('segments.options.ordinaryShare')}
        suffix="%"
        min={0}
        max={percent(1 - value.keyShare)}
        clampBehavior="blur"
        value={percent(value.ordinaryShare)}
        onChange={(share) => {
          if (typeof share === 'number' && share >= 0 && share / 100 + value.keyShare <= 1)
            onValue({ ...value, ordinaryShare: share / 100 });
        }}
      />
      {write.error && <ErrorPanel error={write.error} />}
      <Button
        variant="default"
        disabled={!changed || project?.readOnly === true}
        loading={write.running}
        onClick={() => void keep()}
      >
        {t('segments.options.keep')}
      </Button>
    </div>
  );
}
