import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RateChoice } from '../../../electron/analysis/churn/chosenRate.ts';
import { MONTH_DAYS, rateOfAverage, rateOfExposure } from '../../../electron/analysis/churn/measuredRate.ts';
import { ratesSeries } from '../../../electron/analysis/churn/rates.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { exposureInterval } from '../../../electron/stats/exposureRate.ts';
import { wilsonInterval } from '../../../electron/stats/proportions.ts';
import { ratioOfSums, weightedShareInterval } from '../../../electron/stats/ratio.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { type AnyPeriod, isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { dayOf, ledgerFrom, type Registration, type Row } from '../ledgerFrom.ts';
import {
  asOfArbitrary,
  definitionArbitrary,
  plainStanding,
  registrationsArbitrary,
  rowsArbitrary,
} from '../smallBusiness.ts';

const choice = (part: Partial<RateChoice>): RateChoice => ({
  by: 'count',
  denominator: 'opening',
  revenueRate: 'lost',
  ...part,
});
const viewOf = (rows: Row[], registrations: Registration[], asOf: number, definition: ChurnDefinition) =>
  makeView(ledgerFrom(rows, registrations), asOf, { definition, origin: 'chosen' });
const periods = fc.constantFrom<AnyPeriod>('day', 'week', 'month', 'quarter');

/** 200 buyers in January, of whom 170 buy again in February. */
function thirtyOf200(): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < 200; i++) {
    rows.push({ customer: `c${i}`, day: '2024-01-10', amountE4: 10_000 });
    if (i >= 30) rows.push({ customer: `c${i}`, day: '2024-02-20', amountE4: 10_000 });
  }
  return [...rows, { customer: 'late', day: '2024-03-31', amountE4: 10_000 }];
}
const march = parseIsoDate('2024-03-31')!;

describe('which churn is asked for', () => {
  test('opening 200, lost 30: 15.0 % with 10.7–20.6 %, and by revenue the same where all weigh the same', () => {
    const view = viewOf(thirtyOf200(), [], march, { kind: 'silence', days: 60 });
    const count = ratesSeries(view, 'month').points.at(-1)!;
    expect([count.opening, count.lost]).toEqual([200, 30]);
    expect(count.churn.value).toBe(0.15);
    expect(count.churn.low).toBeCloseTo(0.107, 3);
    expect(count.churn.high).toBeCloseTo(0.206, 3);
    expect(count.retention.value).toBe(0.85);
    expect(count.churn.value! + count.retention.value!).toBe(1);
    expect(count.measured).toEqual(count.churn);
  });

  test('law: equal weights give equal rates, intervals included', () => {
    const rows = thirtyOf200().map((row) =>
      row.day === '2024-02-20' ? { ...row, amountE4: 0.5 * row.amountE4 } : { ...row, amountE4: 2 * row.amountE4 },
    );
    for (let i = 0; i < 30; i++) rows.push({ customer: `c${i}`, day: '2024-01-11', amountE4: 5000 });
    const series = ratesSeries(
      viewOf(rows, [], march, { kind: 'silence', days: 60 }),
      'month',
      choice({ by: 'revenue' }),
    );
    const { churn, measured } = series.points.at(-1)!;
    expect(measured.value).toBeCloseTo(churn.value!, 12);
    expect(measured.low).toBeCloseTo(churn.low!, 12);
    expect(measured.high).toBeCloseTo(churn.high!, 12);
  });

  test('whoever comes and goes within a period counts by exposed time only', () => {
    const rows = [
      { customer: 'a', day: '2024-01-01', amountE4: 10_000 },
      { customer: 'b', day: '2024-02-05', amountE4: 10_000 },
    ];
    const view = viewOf(rows, [], parseIsoDate('2024-02-29')!, { kind: 'silence', days: 10 });
    const point = (denominator: RateChoice['denominator']) =>
      ratesSeries(view, 'month', choice({ denominator })).points[1]!.measured;
    expect(point('opening')).toMatchObject({ numerator: 0, denominator: 0, value: null });
    expect(point('average')).toMatchObject({ numerator: 1, denominator: 0, value: null });
    expect(point('exposed').numerator).toBe(1);
    // 5 to 15 February.
    expect(point('exposed').denominator).toBeCloseTo(11 / MONTH_DAYS, 12);
  });

  test('rates that are no shares have no bounds of shares', () => {
    expect(rateOfAverage(3, 2)).toMatchObject({ value: 1.5, low: null, high: null });
    expect(rateOfAverage(0, 0)).toMatchObject({ value: null, low: null, high: null });
    expect(rateOfExposure(5, MONTH_DAYS).value).toBe(5);
    expect(rateOfExposure(0, 0).value).toBeNull();
  });
});

describe('a slow twin', () => {
  const inputs = [rowsArbitrary(), registrationsArbitrary, asOfArbitrary, definitionArbitrary, periods] as const;

  test('exposed time and losses, day by day and customer by customer', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition, period) => {
        const series = ratesSeries(
          viewOf(rows, registrations, asOf, definition),
          period,
          choice({ denominator: 'exposed' }),
        );
        const customers = [...new Set([...rows, ...registrations].map((row) => row.customer))];
        for (const { from, to, measured } of series.points.slice(-6)) {
          let days = 0;
          let losses = 0;
          for (let day = dayOf(from); day < dayOf(to) && day <= asOf; day++) {
            for (const customer of customers) {
              const before = plainStanding(rows, registrations, customer, day - 1, definition);
              const now = plainStanding(rows, registrations, customer, day, definition);
              if (now && !now.lost) days++;
              if (now?.lost && before && !before.lost) losses++;
            }
          }
          expect(measured.denominator).toBeCloseTo(days / MONTH_DAYS, 9);
          expect(measured.numerator).toBe(losses);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the bridge of revenue, and the sums behind its intervals', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition, period) => {
        const view = viewOf(rows, registrations, asOf, definition);
        const series = ratesSeries(view, period, choice({ by: 'revenue', revenueRate: 'net' }));
        const plain = ratesSeries(view, period).points;
        expect(series.points.map(({ openingRevenueE4, lostRevenueE4 }) => [openingRevenueE4, lostRevenueE4])).toEqual(
          plain.map(({ openingRevenueE4, lostRevenueE4 }) => [openingRevenueE4, lostRevenueE4]),
        );
        const customers = [...new Set([...rows, ...registrations].map((row) => row.customer))];
        const revenue = (customer: string, upTo: number) =>
          rows
            .filter((row) => row.customer === customer && dayOf(row.day) <= upTo && dayOf(row.day) > upTo - 365)
            .reduce((sum, row) => sum + row.amountE4, 0);
        for (const point of series.points.slice(-6)) {
          const open = dayOf(point.from) - 1;
          const close = Math.min(dayOf(point.to) - 1, asOf);
          const sums = { openingE4: 0, lostE4: 0, shrunkE4: 0, grownE4: 0, newE4: 0, returnedE4: 0, closingE4: 0 };
          let [n, xx, xy, yy] = [0, 0, 0, 0];
          for (const customer of customers) {
            const before = plainStanding(rows, registrations, customer, open, definition);
            const after = plainStanding(rows, registrations, customer, close, definition);
            const was = before && !before.lost ? revenue(customer, open) : null;
            const is = after && !after.lost ? revenue(customer, close) : null;
            if (was !== null) {
              n++;
              sums.openingE4 += was;
              const down = was - (is ?? 0);
              xx += was * was;
              xy += was * down;
              yy += down * down;
            }
            if (is !== null) sums.closingE4 += is;
            if (was !== null && is === null) sums.lostE4 += was;
            if (was !== null && is !== null) {
              if (is > was) sums.grownE4 += is - was;
              else sums.shrunkE4 += was - is;
            }
            if (was === null && is !== null) sums[before ? 'returnedE4' : 'newE4'] += is;
          }
          expect(point.revenue).toEqual(sums);
          const bridge = point.revenue!;
          expect(
            bridge.openingE4 - bridge.lostE4 - bridge.shrunkE4 + bridge.grownE4 + bridge.newE4 + bridge.returnedE4,
          ).toBe(bridge.closingE4);
          expect(bridge.lostE4).toBe(point.lostRevenueE4);
          expect(bridge.openingE4).toBe(point.openingRevenueE4);
          const y = sums.lostE4 + sums.shrunkE4 - sums.grownE4;
          const ratio = ratioOfSums({ n, x: sums.openingE4, y, xx, xy, yy });
          expect(point.measured.value).toBe(ratio?.ratio ?? null);
          const low = ratio?.interval?.low;
          if (low === undefined) expect(point.measured.low).toBeNull();
          else expect(point.measured.low).toBeCloseTo(low, 6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('average: the mean of both ends, and who is gone at the end', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition, period) => {
        const view = viewOf(rows, registrations, asOf, definition);
        for (const point of ratesSeries(view, period, choice({ denominator: 'average' })).points) {
          expect(point.measured.denominator).toBe((point.opening + point.closing) / 2);
          expect(point.measured.numerator).toBe(point.lost + point.newLost);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('by day', () => {
  test('every day is a period, the latest 600 at most', () => {
    const rows = [
      { customer: 'a', day: '2020-01-01', amountE4: 10_000 },
      { customer: 'a', day: '2024-01-10', amountE4: 10_000 },
    ];
    const { points } = ratesSeries(viewOf(rows, [], march, { kind: 'silence', days: 30 }), 'day');
    expect(points).toHaveLength(600);
    expect(points.at(-1)).toMatchObject({ from: '2024-03-31', to: '2024-04-01' });
    expect(points.find(({ lost }) => lost === 1)!.from).toBe(isoDate(parseIsoDate('2024-01-10')! + 31));
  });
});

describe('intervals of rates that are no plain shares', () => {
  test('ten events: the score interval of a Poisson rate', () => {
    // 10 + 1.92 ∓ 1.96 √(10 + 0.96), by hand.
    const { low, high } = exposureInterval(10, 1)!;
    expect(low).toBeCloseTo(5.43, 2);
    expect(high).toBeCloseTo(18.41, 2);
    expect(exposureInterval(0, 2)!.low).toBe(0);
    expect(exposureInterval(3, 0)).toBeNull();
  });

  test('law: equal weights say as much as their number, unequal ones less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }).chain((n) => fc.tuple(fc.nat({ max: n }), fc.constant(n))),
        fc.double({ min: 0.1, max: 900, noNaN: true }),
        ([x, n], weight) => {
          const found = weightedShareInterval(x / n, n * weight, n * weight * weight)!;
          const plain = wilsonInterval(x, n)!;
          expect(found.low).toBeCloseTo(plain.low, 9);
          expect(found.high).toBeCloseTo(plain.high, 9);
        },
      ),
    );
    const torn = weightedShareInterval(0.3, 10, 10 ** 2 * 0.5)!;
    expect(torn.high - torn.low).toBeGreaterThan(0.6);
    expect(weightedShareInterval(1.2, 10, 10)).toBeNull();
    expect(weightedShareInterval(0.2, 0, 0)).toBeNull();
  });

  test('a ratio without scatter is certain', () => {
    const found = ratioOfSums({ n: 3, x: 6, y: 12, xx: 14, xy: 28, yy: 56 })!;
    expect(found).toEqual({ ratio: 2, interval: { low: 2, high: 2 } });
    expect(ratioOfSums({ n: 1, x: 2, y: 1, xx: 4, xy: 2, yy: 1 })).toEqual({ ratio: 0.5, interval: null });
    expect(ratioOfSums({ n: 3, x: 0, y: 1, xx: 0, xy: 0, yy: 1 })).toBeNull();
  });
});
