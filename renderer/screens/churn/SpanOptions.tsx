// The time over which customers are followed.
import { useFormat } from '../../useFormat.ts';
import { DayField } from '../records/DayField.tsx';
import { Choice } from './Choice.tsx';
import type { SpanChoice } from './useSpan.ts';

const SPANS = ['auto', 'year', 'latest', 'chosen'] as const;
const PERIODS = ['month', 'quarter'] as const;

type SpanOptionsProps = { choice: SpanChoice; onChange: (part: Partial<SpanChoice>) => void };

export function SpanOptions({ choice, onChange }: SpanOptionsProps) {
  const { t } = useFormat();
  return (
    <>
      <Choice
        label={t('churn.span.label')}
        value={choice.span}
        values={SPANS.map((value) => ({ value, label: t(`churn.span.${value}`) }))}
        hint={t('churn.span.hint')}
        onChange={(span) => onChange({ span })}
      />
      {choice.span === 'latest' && (
        <Choice
          label={t('churn.period')}
          value={choice.period}
          values={PERIODS.map((value) => ({ value, label: t(`churn.periods.${value}`) }))}
          onChange={(period) => onChange({ period })}
        />
      )}
      {choice.span === 'chosen' && (
        <>
          <DayField
            label={t('churn.span.from')}
            name="from"
            value={choice.from}
            error={null}
            onChange={(from) => onChange({ from })}
          />
          <DayField
            label={t('churn.span.until')}
            name="until"
            value={choice.until}
            error={null}
            onChange={(until) => onChange({ until })}
          />
        </>
      )}
    </>
  );
}
