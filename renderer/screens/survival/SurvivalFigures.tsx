// The figures of all customers together.
import type { Result } from '../../../shared/contract/contract.ts';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { useFormat } from '../../useFormat.ts';

export function SurvivalFigures({ curves }: { curves: Result<'survival.curves'> }) {
  const { t, share, number } = useFormat();
  const { overall, why, meanUntilDays } = curves;
  if (!overall) return null;
  const { median, restrictedMean, stays, lost, customers } = overall;
  const year = stays.find((stay) => stay.days === 365);
  const days = (value: number | null) => t('survival.table.days', { days: number(value) });
  return (
    <KeyFigures>
      <KeyFigure
        label={t('survival.figures.median')}
        value={
          median.value === null
            ? t('survival.figures.beyond')
            : median.value === 0
              ? t('survival.figures.atOnce')
              : days(median.value)
        }
        note={
          median.low === null
            ? undefined
            : median.high === 0
              ? t('survival.figures.atOnceNote')
              : t(median.high === null ? 'survival.figures.medianOpen' : 'survival.figures.medianNote', {
                  low: number(median.low),
                  high: number(median.high),
                })
        }
        why={why.median}
      />
      {year && (
        <KeyFigure
          label={t('survival.figures.year')}
          value={share(year.stay.value)}
          note={t('survival.figures.yearNote', { low: share(year.stay.low), high: share(year.stay.high) })}
          tone="kept"
          why={why.survival}
        />
      )}
      <KeyFigure
        label={t('survival.figures.mean')}
        value={days(restrictedMean.value)}
        note={t('survival.figures.meanNote', {
          days: number(meanUntilDays),
          low: number(restrictedMean.low),
          high: number(restrictedMean.high),
        })}
        why={why.mean}
      />
      <KeyFigure
        label={t('survival.figures.lost')}
        value={number(lost)}
        note={t('survival.figures.lostNote', { customers: number(customers) })}
        tone="lost"
        why={why.lost}
      />
    </KeyFigures>
  );
}
