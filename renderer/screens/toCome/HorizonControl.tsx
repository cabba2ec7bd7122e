// How many months ahead: the usual ones at a click, any other typed.
import { Group, NumberInput, SegmentedControl } from '@mantine/core';
import { useFormat } from '../../useFormat.ts';

const USUAL = [3, 6, 12, 24] as const;
const MOST = 24;

export function HorizonControl({ months, onChange }: { months: number; onChange: (months: number) => void }) {
  const { t } = useFormat();
  const take = (value: string | number) => {
    const asked = Number(value);
    if (Number.isInteger(asked) && asked >= 1 && asked <= MOST && asked !== months) onChange(asked);
  };
  return (
    <Group gap={8} wrap="nowrap">
      <SegmentedControl
        aria-label={t('toCome.options.months')}
        value={String(months)}
        onChange={take}
        data={USUAL.map((count) => ({ value: String(count), label: t('toCome.options.ahead', { count }) }))}
      />
      <NumberInput
        aria-label={t('toCome.options.own')}
        title={t('toCome.options.own')}
        w={64}
        min={1}
        max={MOST}
        allowDecimal={false}
        value={months}
        onChange={take}
      />
    </Group>
  );
}
