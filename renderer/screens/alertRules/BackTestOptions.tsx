// How far an alarm looks ahead, how often it is looked, and what a call costs and brings.
import { NumberInput, SegmentedControl } from '@mantine/core';
import type { BackTestResult, CampaignArgs } from '../../../shared/contract/alertTrial.ts';
import { amountE4, amountOf } from '../../../shared/money.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './AlertRules.module.css';

export type BackTestChoice = { every: 'day' | 'week'; horizonDays: number | null; campaign: CampaignArgs };
export const START_CHOICE: BackTestChoice = {
  every: 'week',
  horizonDays: null,
  campaign: { valueE4: null, offerE4: null, contactE4: null, saveRate: 0.3 },
};

type BackTestOptionsProps = {
  choice: BackTestChoice;
  campaign: BackTestResult['campaign'];
  onChoice: (choice: BackTestChoice) => void;
  withEvery?: boolean;
};

export function BackTestOptions({ choice, campaign, onChoice, withEvery = true }: BackTestOptionsProps) {
  const { t, currency } = useFormat();
  const money = (name: 'valueE4' | 'offerE4' | 'contactE4', label: string) => (
    <NumberInput
      label={label}
      min={0}
      max={1e9}
      placeholder={campaign ? String(Math.round(amountOf(campaign[name]) * 100) / 100) : ''}
      value={choice.campaign[name] === null ? '' : amountOf(choice.campaign[name])}
      onBlur={(event) => {
        const typed = event.currentTarget.value.replace(/[^\d.]/g, '');
        const next = typed === '' ? null : amountE4(Number(typed));
        if (next !== choice.campaign[name]) onChoice({ ...choice, campaign: { ...choice.campaign, [name]: next } });
      }}
    />
  );
  return (
    <div className={classes.fields}>
      {withEvery && (
        <div>
          <span className={classes.fieldLabel}>{t('alertRules.every.label')}</span>
          <SegmentedControl
            aria-label={t('alertRules.every.label')}
            value={choice.every}
            onChange={(value) => onChoice({ ...choice, every: value === 'day' ? 'day' : 'week' })}
            data={(['week', 'day'] as const).map((value) => ({ value, label: t(`alertRules.every.${value}`) }))}
          />
        </div>
      )}
      <NumberInput
        label={t('alertRules.horizon')}
        min={7}
        max={730}
        allowDecimal={false}
        placeholder={t('alertRules.horizonOwn')}
        value={choice.horizonDays ?? ''}
        onBlur={(event) => {
          const days = Number(event.currentTarget.value);
          const next = days >= 7 && days <= 730 ? Math.round(days) : null;
          if (next !== choice.horizonDays) onChoice({ ...choice, horizonDays: next });
        }}
      />
      {money('valueE4', t('alertRules.campaign.value', { currency }))}
      {money('offerE4', t('alertRules.campaign.offer', { currency }))}
      {money('contactE4', t('alertRules.campaign.contact', { currency }))}
      <NumberInput
        label={t('alertRules.campaign.saveRate')}
        min={0}
        max={100}
        suffix="%"
        value={Math.round(choice.campaign.saveRate * 1000) / 10}
        onBlur={(event) => {
          const percent = Number(event.currentTarget.value.replace('%', ''));
          if (!(percent >= 0 && percent <= 100) || percent / 100 === choice.campaign.saveRate) return;
          onChoice({ ...choice, campaign: { ...choice.campaign, saveRate: percent / 100 } });
        }}
      />
    </div>
  );
}
