// The figures to remember, each with its cases and interval.
import type { Rate } from '../../../shared/contract/common.ts';
import { asMonth } from '../../../shared/text.ts';
import { html, type Markup } from '../html.ts';
import type { ReportInput } from '../reportInput.ts';
import type { ReportPen } from '../reportPen.ts';

type KeyFigure = { name: string; value: string; basis: string; small?: boolean };

function rateBasis(pen: ReportPen, key: string, rate: Rate): string {
  const cases = pen.t(key, { lost: rate.numerator, of: rate.denominator });
  return rate.value === null ? cases : pen.t('key.withInterval', { cases, interval: pen.interval(rate) });
}

export function keyFigures(pen: ReportPen, input: ReportInput): Markup {
  const { t, format } = pen;
  const { overview } = input;
  const latest = overview.churnLatest;
  const before = overview.revenueYearBeforeE4;
  const change = before === null || before <= 0 ? null : overview.revenueTrailingYearE4 / before - 1;
  const buyers = overview.active + overview.atRisk + overview.lost;
  const figures: KeyFigure[] = [
    latest === null
      ? { name: t('key.churnLatestNone'), value: '–', basis: t('key.noMonthYet') }
      : {
          name: t('key.churnLatest', { month: asMonth(latest.from) }),
          value: format.share(latest.churn.value),
          basis: rateBasis(pen, 'key.lostOfOpening', latest.churn),
          small: latest.churn.small,
        },
    {
      name: t('key.churnAverage'),
      value: format.share(overview.churnAverage.value),
      basis: rateBasis(pen, 'key.lostOfMonths', overview.churnAverage),
      small: overview.churnAverage.small,
    },
    {
      name: t('key.lostShare'),
      value: format.share(overview.lostShare.value),
      basis: rateBasis(pen, 'key.lostOfBuyers', overview.lostShare),
      small: overview.lostShare.small,
    },
    {
      name: t('key.kept'),
      value: format.number(overview.active + overview.atRisk),
      basis: t('key.keptOf', { buyers, atRisk: overview.atRisk }),
    },
    {
      name: t('key.atRiskRevenue'),
      value: format.moneyCompact(overview.atRiskRevenueE4),
      basis: t('key.atRiskRevenueOf', { count: overview.atRisk }),
    },
    {
      name: t('key.revenue'),
      value: format.moneyCompact(overview.revenueTrailingYearE4),
      basis:
        change === null || before === null
          ? t('key.noYearBefore')
          : t(change < 0 ? 'key.revenueDown' : 'key.revenueUp', {
              change: { as: 'share', value: Math.abs(change) },
              before: format.moneyCompact(before),
            }),
    },
  ];
  return html`<ul class="key-figures">${figures.map(
    ({ name, value, basis, small }) => html`
<li><span class="name">${name}</span><span class="value">${value}</span><span class="basis">${basis}${
      small && html` <em>${t('key.small')}</em>`
    }</span></li>`,
  )}</ul>`;
}
