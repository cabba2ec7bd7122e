// One flag: which ground, how much and how long overdue where that matters, why, and who says so.
import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { amountE4 } from '../../../shared/money.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useMyName } from '../../useMyName.ts';
import classes from './PersonFlags.module.css';

const KINDS = ['arrears', 'abuse', 'excessService', 'reputation'] as const;

export function FlagForm({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t, currency } = useFormat();
  const write = useWrite('value.flag');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('arrears');
  const [amount, setAmount] = useState<number | null>(null);
  const [days, setDays] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [setBy, setSetBy] = useMyName();
  const counts = kind === 'arrears' || kind === 'excessService';
  const save = async () => {
    try {
      await write.run({
        customer,
        kind,
        amountE4: counts && amount !== null ? amountE4(amount) : null,
        days: kind === 'arrears' ? days : null,
        reason,
        setBy,
      });
      onClose();
    } catch {
      // The hook shows it.
    }
  };
  const number = (value: number | string, max: number) =>
    typeof value === 'number' && value >= 0 && value <= max ? value : null;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Select
        size="xs"
        label={t('value.card.kind')}
        allowDeselect={false}
        value={kind}
        onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'arrears')}
        data={KINDS.map((value) => ({ value, label: t(`value.flags.kinds.${value}`) }))}
      />
      {counts && (
        <NumberInput
          size="xs"
          label={t('value.card.amount', { currency })}
          min={0}
          value={amount ?? ''}
          onChange={(value) => setAmount(number(value, 1e8))}
        />
      )}
      {kind === 'arrears' && (
        <NumberInput
          size="xs"
          label={t('value.card.days')}
          min={0}
          allowDecimal={false}
          value={days ?? ''}
          onChange={(value) => setDays(number(value, 36_500))}
        />
      )}
      <TextInput
        size="xs"
        label={t('value.card.reason')}
        required
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={t('value.card.setBy')}
        required
        maxLength={200}
        value={setBy}
        onChange={(event) => setSetBy(event.currentTarget.value)}
      />
      {write.error && <ErrorPanel error={write.error} />}
      <div className={classes.buttons}>
        <Button size="xs" type="submit" loading={write.running}>
          {t('value.card.save')}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
