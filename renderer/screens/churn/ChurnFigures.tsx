// Key figures of the latest period that can be judged.

import { periodLabel } from '../../../shared/charts/periodLabel.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { useFormat } from '../../useFormat.ts';
import { rateName } from './rateChoice.ts';

export function ChurnFigures({ series }: { series: Result<'rates.series'> }) {
  const format = useFormat();
  const { t, share, number } = format;
  const { latest, average, why } = series;
  if (!latest) return null;
  const period = periodLabel(latest.from, series.period, format);
  const gained = latest.new + latest.returned;
  const signed = (n: number) => (n > 0 ? `+${number(n)}` : number(n));
  const asked = rateName(series);
  const { measured } = latest;
  return (
    <KeyFigures>
      {asked !== null && (
        <KeyFigure
          label={t('churn.figures.measured', { rate: t(`charts.measured.churn.${asked}`), period })}
          value={share(measured.value)}
          note={
            measured.low === null
              ? undefined
              : t('common.interval', { low: share(measured.low), high: share(measured.high) })
          }
          tone="lost"
          why={why.measured}
        />
      )}
      <KeyFigure
        label={t('churn.figures.churn', { period })}
        value={share(latest.churn.value)}
        rate={latest.churn}
        tone="lost"
        why={why.churn}
      />
      <KeyFigure
        label={t('churn.figures.retention', { period })}
        value={share(latest.retention.value)}
        rate={latest.retention}
        tone="kept"
        why={why.retention}
      />
      <KeyFigure
        label={t(`churn.figures.average.${series.period}`)}
        value={share(average.value)}
        rate={average}
        why={why.average}
      />
      <KeyFigure
        label={t('churn.figures.revenueChurn')}
        value={share(latest.revenueChurn)}
        note={t('churn.figures.revenueChurnNote', { money: format.moneyCompact(latest.lostRevenueE4) })}
        why={why.revenueChurn}
      />
      <KeyFigure
        label={t('churn.figures.net')}
        value={signed(latest.closing - latest.opening)}
        note={t('churn.figures.netNote', {
          gained: number(gained),
          lost: number(latest.lost + latest.newLost),
        })}
        why={why.closing}
      />
    </KeyFigures>
  );
}
