// Made-up results for the charts of groups, control, events, revenue and indicators.
import type { BusinessEvent } from '../../shared/contract/events.ts';
import type { Finance, Market } from '../../shared/contract/indicators.ts';
import type { ControlChart, ControlPoint } from '../../shared/contract/rateControl.ts';
import type { GroupRates } from '../../shared/contract/rateGroups.ts';
import type { RatesSeries } from '../../shared/contract/rates.ts';
import { series } from './samples.ts';

export const events: BusinessEvent[] = [
  { event: 1, day: '2010-11-15', name: '<b>Prices</b> up by a tenth, everywhere', note: null },
  { event: 2, day: '2011-01-02', name: '搬迁', note: '到新址' },
  { event: 3, day: '1999-01-01', name: 'long before', note: null },
];

const money = (e4: number) => ({
  numerator: e4 * 0.04,
  denominator: e4,
  value: 0.04,
  low: -0.01,
  high: 0.09,
  small: false,
});
export const netRevenue: Pick<
  RatesSeries,
  'points' | 'average' | 'period' | 'by' | 'denominator' | 'revenueRate' | 'averageMeasured'
> = {
  ...series,
  by: 'revenue',
  denominator: 'opening',
  revenueRate: 'net',
  averageMeasured: money(1e9),
  points: series.points.map((point, i) => ({
    ...point,
    measured: money(point.openingRevenueE4 + 1e8),
    revenue: {
      openingE4: 1e9,
      lostE4: 3e7,
      shrunkE4: 2e7 * (1 + (i % 3)),
      grownE4: 4e7,
      newE4: 1e7,
      returnedE4: 5e6,
      closingE4: 1e9 + 5e6,
    },
  })),
};

const rate = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  value: numerator / denominator,
  low: Math.max(0, numerator / denominator - 0.03),
  high: Math.min(1, numerator / denominator + 0.04),
  small: denominator < 30,
});

export const groups: Pick<GroupRates, 'groups' | 'by' | 'total' | 'span' | 'overall'> = {
  by: { kind: 'attribute', name: '等级 <i>' },
  span: { from: '2011-01-01', to: '2012-01-01' },
  total: rate(120, 900),
  overall: { chiSquare: 7.2, df: 2, pValue: 0.03 },
  groups: [
    { kind: 'group', label: '<script>', churn: rate(60, 500), revenueChurn: money(5e9) },
    { kind: 'group', label: '金卡', churn: rate(3, 20), revenueChurn: money(3e9) },
    { kind: 'others', label: '', churn: rate(37, 200), revenueChurn: money(2e9) },
    { kind: 'unknown', label: '', churn: rate(20, 180), revenueChurn: money(1e9) },
  ],
};

const controlPoints: ControlPoint[] = series.points.map(({ from, to, churn, immature }, i) => ({
  from,
  to,
  rate: churn,
  low: immature ? null : 0.02,
  high: immature ? null : 0.09,
  ewma: immature ? null : { value: 0.05 + i / 1000, low: 0.03, high: 0.07 },
  immature,
  inBase: immature === null,
  rules: i === 12 ? ['beyondLimits', 'ewma'] : [],
}));
export const control: Pick<ControlChart, 'points' | 'alarms' | 'centre' | 'period' | 'of' | 'events'> = {
  points: controlPoints,
  centre: rate(500, 8000),
  period: 'month',
  of: 'churn',
  events,
  alarms: [
    {
      rule: 'beyondLimits',
      from: controlPoints[12]!.from,
      at: controlPoints[12]!.from,
      side: 'above',
      text: { key: 'control.alarms.none', params: {} },
      events: [],
    },
  ],
};

export const lostByMonth: Pick<Finance, 'months' | 'total'> = {
  months: ['2010-11-01', '2010-12-01', '2011-02-01'].map((month, i) => ({
    month,
    customers: 3 + i,
    revenueE4: 5e7 - 9e6 * i,
    profitE4: 2e7 - 3.6e6 * i,
  })),
  total: { customers: 12, revenueE4: 1.23e8, profitE4: 4.92e7 },
};

export const market: Pick<Market, 'periods' | 'ranks'> = {
  periods: [2009, 2010, 2011].map((year, i) => ({
    indicator: i,
    body: '协会',
    from: `${year}-01-01`,
    to: `${year + 1}-01-01`,
    marketE4: 1.5e10,
    ownE4: 1.2e9 + i * 1e8,
    share: 0.08 + i * 0.006,
    marketGrowth: i === 0 ? null : 0.02,
    ownGrowth: i === 0 ? null : 0.08,
    growthGap: i === 0 ? null : 0.06,
    missedE4: i === 0 ? null : -2e7,
    note: null,
    incomplete: i === 2 ? 'unfinished' : null,
  })),
  ranks: [
    { indicator: 8, body: 'List', day: '2010-05-01', rank: 7, outOf: 50, top: 0.14, gained: null, note: null },
    { indicator: 9, body: 'List', day: '2011-05-01', rank: 3, outOf: 50, top: 0.06, gained: 4, note: null },
    { indicator: 10, body: '榜', day: '2011-06-01', rank: 1, outOf: 9, top: 1 / 9, gained: null, note: null },
  ],
};
