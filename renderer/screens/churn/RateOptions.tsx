// What is counted, and what it is set against.
import { useFormat } from '../../useFormat.ts';
import { Choice } from './Choice.tsx';
import type { RateChoice } from './rateChoice.ts';

const BY = ['count', 'revenue'] as const;
const DENOMINATORS = ['opening', 'average', 'exposed'] as const;
const REVENUE = ['lost', 'gross', 'net'] as const;

type RateOptionsProps = { choice: RateChoice; onChange: (choice: RateChoice) => void };

export function RateOptions({ choice, onChange }: RateOptionsProps) {
  const { t } = useFormat();
  const named = <V extends string>(values: readonly V[], key: string) =>
    values.map((value) => ({ value, label: t(`churn.options.${key}.${value}`) }));
  return (
    <>
      <Choice
        label={t('churn.options.by.label')}
        value={choice.by}
        values={named(BY, 'by')}
        onChange={(by) => onChange({ ...choice, by })}
      />
      {choice.by === 'count' ? (
        <Choice
          label={t('churn.options.denominator.label')}
          value={choice.denominator}
          values={named(DENOMINATORS, 'denominator')}
          hint={t(`churn.options.denominatorHint.${choice.denominator}`)}
          onChange={(denominator) => onChange({ ...choice, denominator })}
        />
      ) : (
        <Choice
          label={t('churn.options.revenueRate.label')}
          value={choice.revenueRate}
          values={named(REVENUE, 'revenueRate')}
          hint={t(`churn.options.revenueRateHint.${choice.revenueRate}`)}
          onChange={(revenueRate) => onChange({ ...choice, revenueRate })}
        />
      )}
    </>
  );
}
