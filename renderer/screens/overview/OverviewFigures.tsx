// Key figures of the overview, each with n or interval and its derivation.
import type { Result } from '../../../shared/contract/contract.ts';
import { KeyFigure, KeyFigures } from '../../components/KeyFigure.tsx';
import { useFormat } from '../../useFormat.ts';

export function OverviewFigures({ overview }: { overview: Result<'overview.get'> }) {
  const { t, share, number, money, moneyCompact, month } = useFormat();
  const { why, churnLatest: latest } = overview;
  const buyers = overview.lostShare.denominator;
  const partOf = (n: number) => (buyers === 0 ? '' : t('overview.ofBuyers', { share: share(n / buyers) }));
  const before = overview.revenueYearBeforeE4;
  const change = before !== null && before > 0 ? overview.revenueTrailingYearE4 / before - 1 : null;
  return (
    <KeyFigures>
      <KeyFigure
        label={t('overview.active')}
        value={number(overview.active)}
        note={partOf(overview.active)}
        tone="kept"
        why={why.active}
      />
      <KeyFigure
        label={t('overview.atRisk')}
        value={number(overview.atRisk)}
        note={t('overview.atRiskMoney', { money: moneyCompact(overview.atRiskRevenueE4) })}
        tone="atRisk"
        why={why.atRisk}
      />
      <KeyFigure
        label={t('overview.lost')}
        value={number(overview.lost)}
        note={t('overview.lostNote', {
          share: share(overview.lostShare.value),
          interval: t('common.interval', { low: share(overview.lostShare.low), high: share(overview.lostShare.high) }),
        })}
        tone="lost"
        why={why.lostShare}
      />
      <KeyFigure
        label={latest ? t('overview.churnIn', { month: month(latest.from) }) : t('overview.churnLatest')}
        value={share(latest?.churn.value ?? null)}
        rate={latest?.churn ?? null}
        note={t('overview.noMonth')}
        why={why.churnLatest}
      />
      <KeyFigure
        label={t('overview.churnAverage')}
        value={share(overview.churnAverage.value)}
        rate={overview.churnAverage}
        note={t('overview.noMonth')}
        why={why.churnAverage}
      />
      <KeyFigure
        label={t('overview.revenue')}
        value={moneyCompact(overview.revenueTrailingYearE4)}
        exact={money(overview.revenueTrailingYearE4)}
        note={
          change === null
            ? t('overview.noYearBefore')
            : t(change >= 0 ? 'overview.moreThanBefore' : 'overview.lessThanBefore', {
                change: share(Math.abs(change)),
              })
        }
        why={why.revenueTrailingYear}
      />
    </KeyFigures>
  );
}
