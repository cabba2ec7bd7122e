// The figures that say how things stand with the customer.

import { NONE } from '../../../shared/format.ts';
import { KeyFigure, KeyFigures, type Tone } from '../../components/KeyFigure.tsx';
import { useFormat } from '../../useFormat.ts';
import type { Card } from '../CustomerCard.tsx';

export function CardFigures({ card: { row, why } }: { card: Card }) {
  const { t, date, money, moneyCompact, number, decimal } = useFormat();
  const days = (count: number | null) => (count === null ? NONE : t('card.figures.days', { count }));
  const tone: Tone = row.state === 'lost' ? 'lost' : row.state === 'atRisk' ? 'atRisk' : 'neutral';
  return (
    <KeyFigures>
      <KeyFigure
        label={t('card.figures.recencyDays')}
        value={days(row.recencyDays)}
        note={row.lastDay ? t('card.figures.lastOn', { date: date(row.lastDay) }) : t('card.figures.never')}
        tone={tone}
        why={why.recencyDays}
      />
      <KeyFigure
        label={t('card.figures.medianGapDays')}
        value={days(row.medianGapDays)}
        note={
          row.overdueRatio === null
            ? t('card.figures.noRhythm')
            : t('card.figures.fromGap', { ratio: decimal(Math.round(row.overdueRatio * 10) / 10) })
        }
        why={why.medianGapDays}
      />
      <KeyFigure
        label={t('card.figures.trailingYearE4')}
        value={moneyCompact(row.trailingYearE4)}
        exact={money(row.trailingYearE4)}
        why={why.trailingYearE4}
      />
      <KeyFigure
        label={t('card.figures.revenueE4')}
        value={moneyCompact(row.revenueE4)}
        exact={money(row.revenueE4)}
        note={row.refundsE4 > 0 ? t('card.figures.refunds', { amount: money(row.refundsE4) }) : money(row.revenueE4)}
        why={why.revenueE4}
      />
      <KeyFigure
        label={t('card.figures.orders')}
        value={number(row.orders)}
        note={row.firstDay && t('card.figures.since', { date: date(row.firstDay) })}
        why={why.orders}
      />
      <KeyFigure
        label={t('card.figures.averageOrderE4')}
        value={row.averageOrderE4 === null ? NONE : moneyCompact(row.averageOrderE4)}
        exact={row.averageOrderE4 === null ? undefined : money(row.averageOrderE4)}
        why={why.averageOrderE4}
      />
    </KeyFigures>
  );
}
