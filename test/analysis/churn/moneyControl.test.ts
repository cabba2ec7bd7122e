// The control chart of the share of revenue that leaves: one value a period, limits from moving ranges.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ControlOptions, controlChart } from '../../../electron/analysis/churn/control.ts';
import { measuredPoints, ratePoints } from '../../../electron/analysis/churn/rates.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { individualsChart } from '../../../electron/stats/individualsChart.ts';
import { controlChart as shape } from '../../../shared/contract/rateControl.ts';
import type { RatePoint } from '../../../shared/contract/rates.ts';
import { dayNumber, isoDate } from '../../../shared/dates.ts';
import { ledgerFrom } from '../ledgerFrom.ts';
import { asOfArbitrary, definitionArbitrary, registrationsArbitrary, rowsArbitrary } from '../smallBusiness.ts';

// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches.
const FLOWS = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
const silence = { definition: { kind: 'silence' as const, days: 60 }, origin: 'chosen' as const };
const LOST_REVENUE = { by: 'revenue', denominator: 'opening', revenueRate: 'lost' } as const;
const view = makeView(ledgerFrom([{ customer: 'a', day: '2024-01-01', amountE4: 1 }]), dayNumber(2024, 1, 2), silence);
const plain: ControlOptions = {
  period: 'month',
  of: 'revenue',
  rules: 'limits',
  lambda: 0.2,
  baseUntil: null,
  leaveOut: [],
  widen: false,
};
const monthStart = (i: number) => isoDate(dayNumber(2000 + Math.floor(i / 12), (i % 12) + 1, 1));

/** Months in which this share of 1,000,000 of revenue left; how many heads that were says nothing. */
function months(shares: readonly (number | null)[], opening = 50): RatePoint[] {
  const model = ratePoints(view, 'month')[0]!;
  return shares.map((value, i) => ({
    ...model,
    from: monthStart(i),
    to: monthStart(i + 1),
    opening,
    immature: null,
    measured: { numerator: (value ?? 0) * 1e6, denominator: 1e6, value, low: null, high: null, small: false },
  }));
}
const chartOf = (shares: readonly (number | null)[], options: Partial<ControlOptions> = {}, opening = 50) =>
  shape.parse(
    controlChart(
      view,
      months(shares, opening),
      shares.map(() => 0),
      { ...plain, ...options },
      [],
    ),
  );

describe('the chart of individual values', () => {
  test('flow rates of ten batches: 50.81 with 45.8159 … 55.8041', () => {
    const { centre, sigma, low, high } = individualsChart(FLOWS);
    expect(centre!.toFixed(2)).toBe('50.81');
    expect((sigma! * 1.128).toFixed(4)).toBe('1.8778');
    expect([low!.toFixed(4), high!.toFixed(4)]).toEqual(['45.8159', '55.8041']);
  });

  test('nothing, one value, equal values; moved and stretched values', () => {
    expect(individualsChart([])).toEqual({ centre: null, sigma: null, low: null, high: null });
    expect(individualsChart([3])).toEqual({ centre: 3, sigma: null, low: null, high: null });
    expect(individualsChart([2, 2, 2])).toEqual({ centre: 2, sigma: 0, low: 2, high: 2 });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (values, shift, factor) => {
          const one = individualsChart(values);
          const other = individualsChart(values.map((value) => shift + factor * value));
          expect(other.centre!).toBeCloseTo(shift + factor * one.centre!, 8);
          expect(other.sigma!).toBeCloseTo(factor * one.sigma!, 8);
          expect(individualsChart(values.toReversed()).sigma!).toBeCloseTo(one.sigma!, 10);
          expect(one.low! <= one.centre! && one.centre! <= one.high!).toBe(true);
        },
      ),
    );
  });
});

describe('control of revenue', () => {
  const shares = FLOWS.map((value) => value / 100);

  test('the handbook through the whole chart, with shares in hundredths', () => {
    const chart = chartOf(shares);
    expect((100 * chart.centre.value!).toFixed(2)).toBe('50.81');
    expect((100 * chart.points[0]!.low!).toFixed(4)).toBe('45.8159');
    expect((100 * chart.points[9]!.high!).toFixed(4)).toBe('55.8041');
    expect([chart.alarms, chart.spread, chart.widened]).toEqual([[], null, false]);
    expect(chart.notices.map(({ text }) => text.key)).toContain('analysis.control.notice.money');
  });

  test('how many customers there are moves no limit, and widening changes nothing', () => {
    const few = chartOf(shares, {}, 3);
    const many = chartOf(shares, { widen: true }, 100_000);
    expect(few.points.map(({ low, high }) => [low, high])).toEqual(many.points.map(({ low, high }) => [low, high]));
    expect(many.widened).toBe(false);
  });

  test('one large loss stands out; left out of the base it does so even more', () => {
    const with30 = [...Array.from({ length: 14 }, (_, i) => 0.04 + 0.01 * (i % 3)), 0.3];
    const chart = chartOf(with30);
    expect(chart.alarms.filter(({ rule }) => rule === 'beyondLimits').map(({ at }) => at)).toEqual([monthStart(14)]);
    const without = chartOf(with30, { leaveOut: [monthStart(14)] });
    expect(without.points[0]!.high!).toBeLessThan(chart.points[0]!.high!);
    expect(without.alarms.some(({ at }) => at === monthStart(14))).toBe(true);
  });

  test('months without a share take no part; fewer than eight give no chart', () => {
    const chart = chartOf([...shares.slice(0, 5), null, ...shares.slice(5)]);
    expect(chart.points[5]).toMatchObject({ low: null, high: null, ewma: null, inBase: false, rules: [] });
    expect((100 * chart.points[0]!.high!).toFixed(4)).toBe('55.8041');
    expect(chartOf(shares.slice(0, 7)).refused).toMatchObject({
      key: 'analysis.control.refused.revenue',
      params: { n: 7, needed: 8, count: 1 },
    });
  });

  test('on random businesses: plain numbers, the shares of the rates, limits as counted by hand', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        registrationsArbitrary,
        asOfArbitrary,
        definitionArbitrary,
        (rows, registrations, asOf, definition) => {
          const some = makeView(ledgerFrom(rows, registrations), asOf, { definition, origin: 'chosen' });
          const points = measuredPoints(some, 'week', LOST_REVENUE);
          const chart = shape.parse(
            controlChart(
              some,
              points,
              points.map(() => 0),
              { ...plain, period: 'week' },
              [],
            ),
          );
          if (chart.refused) return;
          const base = chart.points.filter(({ inBase }) => inBase);
          const values = base.map(({ from }) => {
            const point = points.find((one) => one.from === from)!;
            return point.lostRevenueE4 / point.openingRevenueE4;
          });
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
          const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
          const sigma = ranges.reduce((sum, range) => sum + range, 0) / ranges.length / 1.128;
          expect(chart.centre.value).toBeCloseTo(mean, 10);
          expect(base[0]!.high).toBeCloseTo(Math.min(1, mean + 3 * sigma), 10);
          expect(base[0]!.low).toBeCloseTo(Math.max(0, mean - 3 * sigma), 10);
        },
      ),
      { numRuns: 150 },
    );
  });
});
