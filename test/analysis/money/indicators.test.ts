import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { financeOf, TOP_LOST } from '../../../electron/analysis/money/finance.ts';
import { lostValue } from '../../../electron/analysis/money/lostValue.ts';
import { type IndicatorEntry, marketOf } from '../../../electron/analysis/money/market.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, definitionArbitrary, registrationsArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const dayOf = (iso: string) => parseIsoDate(iso)!;
const viewOf = (rows: Row[], asOf: string) =>
  makeView(ledgerFrom(rows), dayOf(asOf), { definition: { kind: 'silence', days: 60 }, origin: 'chosen' });

const entry = (part: Partial<IndicatorEntry>): IndicatorEntry => ({
  id: 1,
  kind: 'marketSize',
  body: 'association',
  fromDay: dayOf('2024-01-01'),
  toDay: dayOf('2025-01-01'),
  value: 15_000_000,
  outOf: null,
  note: null,
  ...part,
});
const year = (from: number, value: number) =>
  entry({ id: from, fromDay: dayOf(`${from}-01-01`), toDay: dayOf(`${from + 1}-01-01`), value });

describe('market', () => {
  const rows = [
    { customer: 'a', day: '2023-01-01', amountE4: 1_000_000 },
    { customer: 'a', day: '2024-03-01', amountE4: 1_300_000 },
    { customer: 'b', day: '2024-12-31', amountE4: -100_000 },
    { customer: 'b', day: '2025-01-01', amountE4: 900_000 },
  ];

  test('120 of 1,500 is 8.0 %; growth, gap and what was missed are exact', () => {
    const { periods, headline } = marketOf(viewOf(rows, '2025-03-01'), [
      year(2023, 10_000_000),
      year(2024, 15_000_000),
    ]);
    expect(periods.map(({ ownE4, share }) => [ownE4, share])).toEqual([
      [1_000_000, 0.1],
      [1_200_000, 0.08],
    ]);
    expect(periods[0]).toMatchObject({ marketGrowth: null, ownGrowth: null, growthGap: null, missedE4: null });
    expect(periods[1]!.marketGrowth).toBeCloseTo(0.5, 12);
    expect(periods[1]!.ownGrowth).toBeCloseTo(0.2, 12);
    expect(periods[1]!.growthGap).toBeCloseTo(-0.3, 12);
    expect(periods[1]!.missedE4).toBe(300_000);
    expect(headline.key).toBe('analysis.market.headline.behind');
  });

  test('only what was known at D; unfinished periods and those before the data grow nowhere', () => {
    const entries = [year(2022, 8_000_000), year(2023, 10_000_000), year(2024, 15_000_000)];
    const { periods } = marketOf(viewOf(rows, '2024-06-30'), entries);
    expect(periods.map(({ incomplete }) => incomplete)).toEqual(['beforeData', null, 'unfinished']);
    expect(periods.map(({ ownGrowth }) => ownGrowth)).toEqual([null, null, null]);
    expect(periods[1]!.marketGrowth).toBeCloseTo(0.25, 12);
    expect(marketOf(viewOf(rows, '2023-06-30'), entries).periods).toHaveLength(2);
  });

  test('periods of other lengths and other sources are not compared', () => {
    const entries = [
      year(2023, 10_000_000),
      entry({ id: 2, fromDay: dayOf('2024-01-01'), toDay: dayOf('2024-04-01') }),
      entry({ id: 3, body: 'office' }),
    ];
    const { periods } = marketOf(viewOf(rows, '2025-03-01'), entries);
    expect(periods.map(({ marketGrowth }) => marketGrowth)).toEqual([null, null, null]);
  });

  test('rank 3 of 50 is the top 6 %; places gained since the last', () => {
    const rank = (id: number, day: string, value: number) =>
      entry({ id, kind: 'rank', body: '榜', fromDay: dayOf(day), toDay: null, value, outOf: 50 });
    const { ranks, headline } = marketOf(viewOf(rows, '2025-03-01'), [
      rank(1, '2023-05-01', 7),
      rank(2, '2024-05-01', 3),
    ]);
    expect(ranks.map(({ top, gained }) => [top, gained])).toEqual([
      [0.14, null],
      [0.06, 4],
    ]);
    expect(headline).toMatchObject({ key: 'analysis.market.headline.rank', params: { rank: 3, outOf: 50 } });
  });

  test('nothing entered: what is missing', () => {
    expect(marketOf(viewOf(rows, '2025-03-01'), []).refused?.key).toBe('analysis.market.refused');
  });
});

describe('revenue and profit lost with customers', () => {
  test('law: months, single customers and the total row add up exactly', () => {
    const margin = fc.double({ min: 0, max: 1, noNaN: true });
    const inputs = [rowsArbitrary(), registrationsArbitrary, asOfArbitrary, definitionArbitrary, margin] as const;
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition, marginShare) => {
        const view = makeView(ledgerFrom(rows, registrations), asOf, { definition, origin: 'chosen' });
        const { months, top, others, total } = financeOf(view, marginShare);
        const gone = lostValue(view);
        expect(total).toMatchObject({ customers: gone.customers, revenueE4: gone.revenueE4 });
        for (const figure of ['revenueE4', 'profitE4'] as const) {
          const sum = (list: readonly { [K in typeof figure]: number }[]) =>
            list.reduce((all, row) => all + row[figure], 0);
          expect(sum(months) + 0).toBe(total[figure] + 0);
          expect(sum(top) + others[figure] + 0).toBe(total[figure] + 0);
        }
        expect(top.length + others.customers).toBe(total.customers);
      }),
      { numRuns: 80 },
    );
  });

  test('the largest come first, those beyond the list together', () => {
    const rows = Array.from({ length: TOP_LOST + 5 }, (_, i) => ({
      customer: `c${String(i).padStart(2, '0')}`,
      day: '2024-01-01',
      amountE4: (i + 1) * 10_000,
    }));
    const finance = financeOf(viewOf(rows, '2024-06-30'), 0.25);
    expect(finance.top[0]).toMatchObject({ revenueE4: 250_000, profitE4: 62_500, lostOn: '2024-03-02' });
    expect(finance.others).toEqual({ customers: 5, revenueE4: 150_000, profitE4: 37_500 });
    expect(finance.months).toEqual([{ month: '2024-03-01', customers: 25, revenueE4: 3_250_000, profitE4: 812_500 }]);
  });
});
