import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countComplainers } from '../../../electron/analysis/churn/complainers.ts';
import { type ControlOptions, controlChart } from '../../../electron/analysis/churn/control.ts';
import { ratePoints } from '../../../electron/analysis/churn/rates.ts';
import { makePeriods } from '../../../electron/analysis/view/periods.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import type { RatePoint } from '../../../shared/contract/rates.ts';
import { dayNumber, isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { ledgerFrom } from '../ledgerFrom.ts';
import {
  asOfArbitrary,
  definitionArbitrary,
  FIRST,
  plainStanding,
  registrationsArbitrary,
  rowsArbitrary,
} from '../smallBusiness.ts';

const view = makeView(ledgerFrom([{ customer: 'a', day: '2024-01-01', amountE4: 1 }]), parseIsoDate('2024-01-02')!, {
  definition: { kind: 'silence', days: 60 },
  origin: 'chosen',
});
const plain: ControlOptions = {
  period: 'month',
  of: 'churn',
  rules: 'limits',
  lambda: 0.2,
  baseUntil: null,
  leaveOut: [],
  widen: false,
};
const monthStart = (i: number) => isoDate(dayNumber(2000 + Math.floor(i / 12), (i % 12) + 1, 1));

/** Months with so many customers at the start; everything a chart does not look at is left as it is. */
function months(openings: readonly number[], immature: readonly number[] = []): RatePoint[] {
  const model = ratePoints(view, 'month')[0]!;
  return openings.map((opening, i) => ({
    ...model,
    from: monthStart(i),
    to: monthStart(i + 1),
    opening,
    immature: immature.includes(i) ? ('unfinished' as const) : null,
  }));
}

// Montgomery's orange juice cans, bad ones of 50.
const CANS = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
];
const LATER = [9, 6, 12, 5, 6, 4, 6, 3, 7, 6, 2, 4, 3, 6, 5, 4, 8, 5, 6, 7, 5, 6, 3, 5];
const of50 = (counts: readonly number[]) => months(counts.map(() => 50));

describe('control chart', () => {
  test('Montgomery: 0.2313 with 0.0524 … 0.4102, alarms at 15 and 23; without them 0.2150 with 0.0407 … 0.3893', () => {
    const chart = controlChart(view, of50(CANS), CANS, plain, []);
    expect(chart.centre.value).toBeCloseTo(0.2313, 4);
    expect(chart.points[0]!.low).toBeCloseTo(0.0524, 4);
    expect(chart.points[0]!.high).toBeCloseTo(0.4102, 4);
    const beyond = chart.alarms.filter(({ rule }) => rule === 'beyondLimits');
    expect(beyond.map(({ at, side }) => [at, side])).toEqual([
      [monthStart(14), 'above'],
      [monthStart(22), 'above'],
    ]);
    const leaveOut = [monthStart(14), monthStart(22)];
    const without = controlChart(view, of50(CANS), CANS, { ...plain, leaveOut }, []);
    expect(without.centre.value).toBeCloseTo(0.215, 4);
    expect(without.points[0]!.low).toBeCloseTo(0.0407, 4);
    expect(without.points[0]!.high).toBeCloseTo(0.3893, 4);
  });

  test('phase II: earlier months make the centre line, later ones are judged by it', () => {
    const counts = [...LATER, ...CANS];
    const chart = controlChart(view, of50(counts), counts, { ...plain, baseUntil: monthStart(24) }, []);
    expect(chart.centre.value).toBeCloseTo(0.1108, 4);
    expect(chart.points[0]!.high).toBeCloseTo(0.244, 4);
    expect(chart.points[0]!.low).toBe(0);
    expect(chart.points.filter(({ inBase }) => inBase)).toHaveLength(24);
    expect(chart.alarms.some(({ at, rule }) => at > monthStart(24) && rule === 'beyondLimits')).toBe(true);
  });

  test('months that cannot be judged are in no centre line and no alarm; fewer than eight give no chart', () => {
    const counts = [...CANS.slice(0, 10), 50];
    const chart = controlChart(
      view,
      months(
        counts.map(() => 50),
        [10],
      ),
      counts,
      plain,
      [],
    );
    expect(chart.points[10]).toMatchObject({ immature: 'unfinished', inBase: false, low: null, ewma: null, rules: [] });
    expect(chart.centre.denominator).toBe(500);
    const few = controlChart(view, of50(CANS.slice(0, 5)), CANS.slice(0, 5), plain, []);
    expect(few.refused).toMatchObject({ key: 'analysis.control.refused.churn', params: { n: 5, count: 3 } });
    expect([few.points, few.alarms, few.spread]).toEqual([[], [], null]);
  });

  test('an alarm names the events from the month before on', () => {
    const counts = [...Array(12).fill(5), 20];
    const event = (day: string, name: string) => ({ event: 1, day, name, note: null });
    const events = [event('2000-11-30', 'early'), event('2000-12-31', 'price'), event('2001-02-01', 'later')];
    const { alarms } = controlChart(view, of50(counts), counts, plain, events);
    expect(alarms[0]).toMatchObject({ rule: 'beyondLimits', at: '2001-01-01', events: [{ name: 'price' }] });
  });

  test('with many customers seasons break the limits; widened ones hold', () => {
    const counts = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 900 : 1100));
    const points = months(counts.map(() => 10_000));
    const narrow = controlChart(view, points, counts, plain, []);
    expect(narrow.alarms.length).toBeGreaterThan(10);
    expect(narrow.spread!).toBeGreaterThan(3);
    expect(narrow.notices.map(({ text }) => text.key)).toContain('analysis.control.notice.spread');
    const wide = controlChart(view, points, counts, { ...plain, widen: true }, []);
    expect(wide.widened).toBe(true);
    expect(wide.alarms).toEqual([]);
  });

  test('nobody ever leaves: a flat chart without alarms', () => {
    const chart = controlChart(
      view,
      of50(CANS),
      CANS.map(() => 0),
      { ...plain, rules: 'nelson' },
      [],
    );
    expect(chart.refused).toBeNull();
    expect(chart.alarms).toEqual([]);
    expect(chart.spread).toBeNull();
  });

  test('law: results are plain numbers, and what is out of the limits has its alarm', () => {
    const month = fc.nat({ max: 300 }).chain((n) => fc.record({ n: fc.constant(n), count: fc.nat({ max: n }) }));
    fc.assert(
      fc.property(fc.array(month, { minLength: 8, maxLength: 40 }), fc.boolean(), (list, widen) => {
        const counts = list.map(({ count }) => count);
        const chart = controlChart(view, months(list.map(({ n }) => n)), counts, { ...plain, widen }, []);
        expect(JSON.stringify(chart)).not.toMatch(/NaN|Infinity/);
        for (const { rate, low, high, rules } of chart.points) {
          if (low === null || high === null || rate.value === null) continue;
          const out = rate.value > high + 1e-12 || rate.value < low - 1e-12;
          expect(out && !rules.includes('beyondLimits') && chart.alarms.length > 0).toBe(false);
        }
      }),
    );
  });
});

describe('complainers', () => {
  test('law: as counted customer by customer', () => {
    const complaints = fc.array(
      fc.record({
        customer: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'x'),
        day: fc.nat({ max: 430 }).map((d) => FIRST + d),
      }),
      { maxLength: 40 },
    );
    const inputs = [rowsArbitrary(), registrationsArbitrary, complaints, asOfArbitrary, definitionArbitrary] as const;
    fc.assert(
      fc.property(...inputs, (rows, registrations, list, asOf, definition) => {
        const names = [...new Set([...rows, ...registrations].map(({ customer }) => customer))].sort();
        const kept = list
          .filter(({ customer }) => names.includes(customer))
          .map(({ customer, day }) => ({ c: names.indexOf(customer), customer, day }))
          .sort((a, b) => a.c - b.c || a.day - b.day);
        const some = makeView(ledgerFrom(rows, registrations), asOf, { definition, origin: 'chosen' });
        const periods = makePeriods(some, 'month');
        const found = countComplainers(some, periods, {
          customer: Int32Array.from(kept, ({ c }) => c),
          day: Int32Array.from(kept, ({ day }) => day),
        });
        for (let k = 1; k <= periods.count; k++) {
          const open = periods.ends[k - 1]!;
          const complained = new Set(
            kept
              .filter(({ day, customer }) => {
                const before = plainStanding(rows, registrations, customer, open, definition);
                return day > open && day <= periods.ends[k]! && before && !before.lost;
              })
              .map(({ customer }) => customer),
          );
          expect(found[k]).toBe(complained.size);
        }
      }),
      { numRuns: 80 },
    );
  });
});
