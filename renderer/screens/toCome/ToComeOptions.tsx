// Which model, and what a sale is worth.
import { Select } from '@mantine/core';
import { buyingKind } from '../../../shared/contract/customerSet.ts';
import { useFormat } from '../../useFormat.ts';
import { ShareInput } from '../costBenefit/ShareInput.tsx';
import classes from './ToCome.module.css';
import type { ToComeChoice } from './toComeChoice.ts';

type Props = {
  choice: ToComeChoice;
  /** As the settings have it, where none is chosen. */
  marginShare: number | undefined;
  onChange: (choice: ToComeChoice) => void;
};

export function ToComeOptions({ choice, marginShare, onChange }: Props) {
  const { t } = useFormat();
  return (
    <div className={classes.options}>
      <Select
        label={t('toCome.options.model')}
        value={choice.model ?? ''}
        allowDeselect={false}
        onChange={(value) => onChange({ ...choice, model: buyingKind.options.find((one) => one === value) ?? null })}
        data={[
          { value: '', label: t('toCome.options.auto') },
          ...buyingKind.options.map((value) => ({ value, label: t(`toCome.model.${value}`) })),
        ]}
      />
      <ShareInput
        label={t('toCome.options.margin')}
        value={choice.marginShare ?? marginShare ?? 0}
        onChange={(share) => onChange({ ...choice, marginShare: share })}
      />
      <ShareInput
        label={t('toCome.options.discount')}
        value={choice.discount}
        onChange={(discount) => discount <= 0.5 && onChange({ ...choice, discount })}
      />
    </div>
  );
}
