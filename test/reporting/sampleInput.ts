// A made-up report input: figures agree with one another, names do their worst.

import type { ReportInput } from '../../electron/reporting/reportInput.ts';
import type { Why } from '../../shared/contract/analysisBase.ts';
import type { Rate } from '../../shared/contract/common.ts';
import type { CustomerRow } from '../../shared/contract/customers.ts';
import type { RatePoint } from '../../shared/contract/rates.ts';
import { dayNumber, isoDate } from '../../shared/dates.ts';
import { say } from '../../shared/text.ts';
import { sampleBoundary, sampleCandidates, sampleCube, sampleMovement } from './sampleSegments.ts';
import { sampleConcentration, sampleProfile } from './sampleSpread.ts';

export const HOSTILE = [
  `<script>alert('name')</script>`,
  `"><img src=x onerror=alert(1)>`,
  `</style><style>@import "http://evil.example/x.css"`,
  `';}</title><svg onload=alert(2)>`,
  'Ƥ\u202Eevil\u0000name`{1}`',
  '茶客 & “友”<b>',
];

const rate = (numerator: number, denominator: number): Rate => {
  const value = denominator === 0 ? null : numerator / denominator;
  return {
    numerator,
    denominator,
    value,
    low: value === null ? null : Math.max(0, value - 0.04),
    high: value === null ? null : Math.min(1, value + 0.05),
    small: denominator < 30,
  };
};

const monthStart = (index: number) => isoDate(dayNumber(2024 + Math.floor(index / 12), (index % 12) + 1, 1));

function ratePoint(index: number, months: number): RatePoint {
  const opening = 220 + index * 11;
  const lost = 14 + ((index * 7) % 17);
  return {
    from: monthStart(index),
    to: monthStart(index + 1),
    opening,
    lost,
    new: 19 + ((index * 5) % 13),
    newLost: 0,
    returned: index % 4,
    closing: opening + 11,
    churn: rate(lost, opening),
    retention: rate(opening - lost, opening),
    openingRevenueE4: opening * 3_000_0000,
    lostRevenueE4: lost * 2_400_0000,
    revenueChurn: (lost * 2400) / (opening * 3000),
    measured: rate(lost, opening),
    revenue: null,
    immature: index < 3 ? 'warmUp' : index === months - 1 ? 'unfinished' : null,
  };
}

function atRiskRow(index: number): CustomerRow {
  return {
    customer: `C${String(1000 + index)}`,
    name: HOSTILE[index] ?? (index % 3 === 0 ? null : `顾客 ${index}`),
    type: null,
    region: null,
    phone: index % 2 === 0 ? `1380000${String(1000 + index)}` : null,
    email: null,
    state: 'atRisk',
    firstDay: '2024-01-05',
    lastDay: isoDate(dayNumber(2025, 3, 1) + (index % 40)),
    recencyDays: 80 - (index % 40),
    orders: 4 + (index % 9),
    revenueE4: 9_000_0000 - index * 50_0000,
    averageOrderE4: 600_0000,
    refundsE4: 0,
    trailingYearE4: 8_000_0000 - index * 90_0000,
    medianGapDays: index % 5 === 0 ? null : 12.5 + (index % 7),
    overdueRatio: 2.4,
    valueClass: index < 12 ? 'key' : index < 40 ? 'ordinary' : 'small',
    attitude: index < 12 ? 'key' : index < 40 ? 'ordinary' : 'small',
    segment: 'atRisk',
  };
}

const because = (n: number): Record<string, Why> => ({
  sample: {
    definition: say('report.churn.rate'),
    filter: say('report.methods.rows'),
    formula: say('report.methods.ratesHow'),
    n,
    rows: null,
  },
});

const base = (asOf: string, headline = say('report.methods.headline')) => ({
  asOf,
  headline,
  refused: null,
  notices: [],
  why: because(40),
});

export function sampleInput(locale: 'en' | 'zh-CN', change: Partial<ReportInput> = {}): ReportInput {
  const asOf = '2025-05-20';
  const months = 17;
  const points = Array.from({ length: months }, (_, index) => ratePoint(index, months));
  const mature = points.filter((point) => point.immature === null);
  const average = rate(
    mature.reduce((sum, point) => sum + point.lost, 0),
    mature.reduce((sum, point) => sum + point.opening, 0),
  );
  const definition = { definition: { kind: 'silence', days: 95 }, origin: 'proposed' } as const;
  const atRiskRows = Array.from({ length: 60 }, (_, index) => atRiskRow(index));
  const segmentNames =
    'champions loyal potentialLoyalist new promising needAttention aboutToSleep atRisk cantLose lost';
  const segments = segmentNames.split(' ').map((segment, index) => ({
    segment,
    figure: segment,
    customers: 30 + index * 9,
    share: (30 + index * 9) / 705,
    revenueE4: (400 - index * 34) * 1_000_0000,
    revenueShare: (400 - index * 34) / 2470,
    medianRecencyDays: 6 + index * 14.5,
    meanOrders: 12.4 - index,
    meanRevenueE4: 2_000_0000,
    lost: rate(index * 8, 30 + index * 9),
  }));
  const range = (value: number) => ({ low: value * 0.66, base: value, high: value * 1.33 });
  return {
    builtAt: '2025-05-21 08:30',
    version: '0.1.0',
    locale,
    currency: locale === 'zh-CN' ? 'CNY' : 'GBP',
    clientName: locale === 'zh-CN' ? '清和茶舍' : 'Hartley & Moor Parts',
    projectName: locale === 'zh-CN' ? '清和茶舍 2025' : 'Parts 2025',
    asOf,
    only: null,
    sections: [
      'overview',
      'churn',
      'segments',
      'cube',
      'movement',
      'boundary',
      'value',
      'letGo',
      'concentration',
      'profile',
      'atRisk',
      'costs',
      'benefit',
      'methods',
    ],
    concentration: sampleConcentration(),
    profile: sampleProfile(),
    together: {
      asOf,
      headline: say('together.headline.none.order', { baskets: 900, mixed: 400 }),
      refused: null,
      notices: [],
      why: {},
      of: 'product',
      basket: 'order',
      baskets: 900,
      mixed: 400,
      minCount: 10,
      looked: 380,
      found: 1,
      rules: [
        {
          bought: ['<b>tea</b>'],
          leadsTo: 'cups',
          confidence: rate(40, 100),
          among: rate(90, 900),
          lift: 4,
          liftLow: 3.1,
          liftHigh: 5,
          pValue: 0.0001,
          notYet: 25,
          set: { kind: 'boughtNotYet', of: 'product', bought: ['<b>tea</b>'], notYet: 'cups' },
        },
      ],
    },
    alertRules: null,
    beforeLeaving: null,
    drivers: null,
    odds: null,
    alerts: null,
    period: null,
    prediction: null,
    clusters: null,
    toCome: null,
    forecast: null,
    market: null,
    finance: null,
    data: {
      customers: 720,
      buyers: 705,
      orders: 5123,
      orderLines: 9211,
      refundLines: 144,
      firstDay: '2024-01-02',
      lastDay: asOf,
    },
    imports: [
      {
        batch: 1,
        fileName: `orders ${HOSTILE[0]}.xlsx`,
        kind: 'orders',
        rowsRead: 9410,
        rowsStored: 9355,
        rowsRejected: 55,
        rejectedByReason: [{ code: 'x', rows: 55, text: say('report.methods.leftOutReason') }],
      },
      {
        batch: 2,
        fileName: 'customers.csv',
        kind: 'customers',
        rowsRead: 720,
        rowsStored: 720,
        rowsRejected: 0,
        rejectedByReason: [],
      },
    ],
    overview: {
      ...base(asOf),
      definition,
      customers: 720,
      active: 412,
      atRisk: 96,
      lost: 197,
      noPurchase: 15,
      lostShare: rate(197, 705),
      churnLatest: mature.at(-1) ?? null,
      churnAverage: average,
      churnPoints: points,
      revenueTrailingYearE4: 24_700_000_0000,
      revenueYearBeforeE4: 22_100_000_0000,
      atRiskRevenueE4: 3_400_000_0000,
      lostRevenueE4: 2_900_000_0000,
      revenueMonths: points.map((point, index) => ({
        month: point.from,
        revenueE4: (1_400_000 + ((index * 377) % 900) * 1000) * 10_000,
        orders: 300 + index,
        customers: 200,
        unfinished: index === months - 1,
      })),
      atRiskTop: atRiskRows.slice(0, 10),
    },
    definition: null,
    proposal: {
      ...base(asOf),
      inForce: definition,
      proposedDays: 95,
      intervals: 4210,
      repeatCustomers: 588,
      quantiles: { p50: 14, p75: 31, p90: 66, p95: 95 },
      returnCurve: [],
      cancelDates: 0,
      contractEnds: 0,
    },
    rates: {
      ...base(asOf),
      definition,
      period: 'month',
      by: 'count',
      denominator: 'opening',
      revenueRate: 'lost',
      points,
      average,
      averageMeasured: average,
      latest: mature.at(-1) ?? null,
    },
    rfm: {
      ...base(asOf),
      options: { bins: 5, method: 'quantile', cuts: null },
      customers: 705,
      cuts: { recencyDays: [9, 24, 60, 121], frequency: [2, 4, 7, 11], monetary: [120, 340.5, 810, 2210.75] },
      segments,
      grid: Array.from({ length: 5 }, (_, r) => Array.from({ length: 5 }, (_, f) => ((r * 3 + f * 5) % 9) * 7)),
      rows: 'r',
      columns: 'f',
      interaction: { unavailable: null },
    },
    cube: sampleCube(base(asOf)),
    movement: sampleMovement(base(asOf)),
    boundary: sampleBoundary(base(asOf)),
    candidates: sampleCandidates(base(asOf)),
    value: {
      ...base(asOf),
      options: { basis: 'trailingYear', keyShare: 0.2, ordinaryShare: 0.3 },
      customers: 705,
      classes: (['key', 'ordinary', 'small'] as const).map((valueClass, index) => ({
        valueClass,
        customers: [141, 212, 352][index]!,
        share: [0.2, 0.3, 0.5][index]!,
        revenueE4: [17_000, 5_700, 2_000][index]! * 10_000_000,
        revenueShare: [0.688, 0.231, 0.081][index]!,
        fromE4: [3_200, 640, 0][index]! * 10_000,
        lost: rate([9, 41, 147][index]!, [141, 212, 352][index]!),
      })),
      tiers: [],
      pareto: Array.from({ length: 21 }, (_, i) => ({ customerShare: i / 20, revenueShare: 1 - (1 - i / 20) ** 3.2 })),
    },
    atRisk: { total: 96, rows: atRiskRows },
    churnCost: {
      ...base(asOf),
      definition,
      lostCustomers: 181,
      lostRevenueE4: 2_900_000_0000,
      lines: [
        { line: 'lostMargin', included: true, amountE4: range(870_000_0000) },
        { line: 'replacement', included: true, amountE4: range(90_500_0000) },
        { line: 'wordOfMouth', included: false, amountE4: range(0) },
      ],
      totalE4: range(960_500_0000),
    },
    costAssumptions: { marginLow: 0.2, marginBase: 0.3, marginHigh: 0.4 },
    events: [],
    groups: null,
    control: null,
    beliefs: null,
    cohorts: null,
    survival: null,
    benefit: {
      measure: {
        customers: 96,
        labourHours: 40,
        hourlyRate: 60,
        goods: 1500,
        cash: 4000,
        saveRateLow: 0.05,
        saveRateBase: 0.12,
        saveRateHigh: 0.2,
        revenuePerCustomer: 3500,
        marginShare: 0.3,
      },
      result: {
        ...base(asOf),
        labourE4: 2400_0000,
        goodsE4: 1500_0000,
        cashE4: 4000_0000,
        costE4: 7900_0000,
        ...(Object.fromEntries(
          (
            [
              ['low', 0.05],
              ['base', 0.12],
              ['high', 0.2],
            ] as const
          ).map(([name, saveRate]) => {
            const benefitE4 = 96 * saveRate * 3500 * 0.3 * 10_000;
            return [
              name,
              {
                saveRate,
                savedCustomers: 96 * saveRate,
                benefitE4,
                netE4: benefitE4 - 7900_0000,
                ratio: benefitE4 / 7900_0000,
                paybackMonths: (12 * 7900_0000) / benefitE4,
              },
            ];
          }),
        ) as Record<'low' | 'base' | 'high', NonNullable<ReportInput['benefit']>['result']['base']>),
        breakEvenSaveRate: 0.0784,
      },
    },
    ...change,
  };
}
