// Where each ground for letting a customer go begins.
import { Button, NumberInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { LetGoRules } from '../../../shared/contract/customerSet.ts';
import { amountE4, amountOf } from '../../../shared/money.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from '../segments/SegmentOptions.module.css';

type LetGoRulesFormProps = {
  rules: LetGoRules;
  saved: LetGoRules | undefined;
  onRules: (rules: LetGoRules) => void;
};

const percent = (share: number) => Math.round(share * 1000) / 10;

export function LetGoRulesForm({ rules, saved, onRules }: LetGoRulesFormProps) {
  const { t, currency } = useFormat();
  const { project } = useProject();
  const write = useWrite('settings.set');
  const changed = JSON.stringify(saved) !== JSON.stringify(rules);
  const keep = async () => {
    try {
      await write.run({ letGo: rules });
      notifications.show({ message: t('value.options.kept') });
    } catch {
      // The hook shows it.
    }
  };
  const field = (label: string, value: number, max: number, onValue: (value: number) => void, suffix?: string) => (
    <NumberInput
      label={label}
      min={0}
      max={max}
      value={value}
      {...(suffix !== undefined && { suffix })}
      onChange={(next) => {
        if (typeof next === 'number' && next >= 0 && next <= max) onValue(next);
      }}
    />
  );
  return (
    <div className={classes.options}>
      <h3>{t('value.options.rules')}</h3>
      {field(t('value.options.arrears', { currency }), amountOf(rules.arrearsE4), 1e8, (value) =>
        onRules({ ...rules, arrearsE4: amountE4(value) }),
      )}
      {field(t('value.options.arrearsDays'), rules.arrearsDays, 3650, (value) =>
        onRules({ ...rules, arrearsDays: Math.round(value) }),
      )}
      {field(
        t('value.options.returns'),
        percent(rules.returnsShare),
        100,
        (value) => onRules({ ...rules, returnsShare: value / 100 }),
        '%',
      )}
      {field(t('value.options.returnsOrders'), rules.returnsOrders, 1000, (value) =>
        onRules({ ...rules, returnsOrders: Math.max(1, Math.round(value)) }),
      )}
      {field(
        t('value.options.marginShare'),
        percent(rules.marginShare),
        100,
        (value) => onRules({ ...rules, marginShare: value / 100 }),
        '%',
      )}
      {field(t('value.options.perContact', { currency }), amountOf(rules.perContactE4), 1e6, (value) =>
        onRules({ ...rules, perContactE4: amountE4(value) }),
      )}
      {field(
        t('value.options.service'),
        percent(rules.serviceShare),
        100,
        (value) => onRules({ ...rules, serviceShare: value / 100 }),
        '%',
      )}
      {write.error && <ErrorPanel error={write.error} />}
      <Button
        variant="default"
        disabled={!changed || project?.readOnly === true}
        loading={write.running}
        onClick={() => void keep()}
      >
        {t('value.options.keep')}
      </Button>
    </div>
  );
}
