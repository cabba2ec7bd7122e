// Whose revenue, where ABC is cut, how many leave.
import { NumberInput, SegmentedControl } from '@mantine/core';
import type { ConcentrationResult } from '../../../shared/contract/concentration.ts';
import { useFormat } from '../../useFormat.ts';
import { ShareInput } from '../costBenefit/ShareInput.tsx';
import classes from './Concentration.module.css';

export type ConcentrationChoice = {
  basis: ConcentrationResult['basis'];
  aShare: number;
  bShare: number;
  leaving: number;
};
type Props = { options: ConcentrationChoice; onChange: (options: ConcentrationChoice) => void };

export function ConcentrationOptions({ options, onChange }: Props) {
  const { t } = useFormat();
  return (
    <div className={classes.options}>
      <SegmentedControl
        fullWidth
        aria-label={t('concentration.basis')}
        value={options.basis}
        onChange={(basis) => onChange({ ...options, basis: basis === 'allTime' ? 'allTime' : 'trailingYear' })}
        data={(['trailingYear', 'allTime'] as const).map((value) => ({
          value,
          label: t(`concentration.bases.${value}`),
        }))}
      />
      <NumberInput
        label={t('concentration.leavingCount')}
        min={1}
        max={1000}
        allowDecimal={false}
        clampBehavior="strict"
        value={options.leaving}
        onChange={(leaving) => {
          if (typeof leaving === 'number' && leaving >= 1 && leaving <= 1000) onChange({ ...options, leaving });
        }}
      />
      <h3>{t('concentration.cuts')}</h3>
      <ShareInput
        label={t('concentration.aShare')}
        value={options.aShare}
        onChange={(aShare) => aShare <= options.bShare && onChange({ ...options, aShare })}
      />
      <ShareInput
        label={t('concentration.bShare')}
        description={t('concentration.cutsWrong')}
        value={options.bShare}
        onChange={(bShare) => bShare >= options.aShare && onChange({ ...options, bShare })}
      />
    </div>
  );
}
