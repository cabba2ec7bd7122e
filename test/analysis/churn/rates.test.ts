import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratePoints, ratesSeries, summarise } from '../../../electron/analysis/churn/rates.ts';
import { membersOf } from '../../../electron/analysis/segments/customerSet.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { isoDate, nextPeriodStart, type Period, parseIsoDate, periodStart } from '../../../shared/dates.ts';
import { dayOf, ledgerFrom, type Registration, type Row } from '../ledgerFrom.ts';
import {
  asOfArbitrary,
  definitionArbitrary,
  plainStanding,
  registrationsArbitrary,
  rowsArbitrary,
} from '../smallBusiness.ts';

const chosen = (definition: ChurnDefinition) => ({ definition, origin: 'chosen' as const });
const silence = (days: number) => chosen({ kind: 'silence', days });
const periodArbitrary = fc.constantFrom<Period>('week', 'month', 'quarter');
const sumOf = (mask: Uint8Array) => mask.reduce((a, b) => a + b, 0);

/** Opening, lost, … of every period by looking at every customer at both ends. */
function plainPoints(
  rows: Row[],
  registrations: Registration[],
  asOf: number,
  definition: ChurnDefinition,
  period: Period,
) {
  const lineDays = rows.map((row) => dayOf(row.day)).filter((day) => day <= asOf);
  const byContract = definition.kind === 'cancelDate' || definition.kind === 'contractEnd';
  const starts = byContract ? registrations.flatMap((row) => row.startedOn ?? []) : [];
  const first = Math.min(...lineDays, ...starts.filter((day) => day <= asOf));
  const customers = [...new Set([...rows, ...registrations].map((row) => row.customer))];
  const revenue = (customer: string, upTo: number) =>
    rows
      .filter((row) => row.customer === customer && dayOf(row.day) <= upTo && dayOf(row.day) > upTo - 365)
      .reduce((sum, row) => sum + row.amountE4, 0);
  const points = [];
  for (let from = periodStart(first, period); from <= asOf; ) {
    const to = nextPeriodStart(from, period);
    const end = Math.min(to - 1, asOf);
    const point = { from, opening: 0, lost: 0, new: 0, newLost: 0, returned: 0, closing: 0, opened: 0, gone: 0 };
    for (const customer of customers) {
      const before = plainStanding(rows, registrations, customer, from - 1, definition);
      const after = plainStanding(rows, registrations, customer, end, definition);
      if (before && !before.lost) {
        point.opening++;
        point.opened += revenue(customer, from - 1);
        if (after?.lost) {
          point.lost++;
          point.gone += revenue(customer, from - 1);
        }
      }
      if (before?.lost && after && !after.lost) point.returned++;
      if (after && after.entry >= from) {
        point.new++;
        if (after.lost) point.newLost++;
      }
      if (after && !after.lost) point.closing++;
    }
    points.push(point);
    from = to;
  }
  return points;
}

function viewOf(rows: Row[], registrations: Registration[], asOf: number, definition: ChurnDefinition): View {
  return makeView(ledgerFrom(rows, registrations), asOf, chosen(definition));
}

describe('rates by period', () => {
  test('200 opening, 30 lost: 15.0 % with 10.7–20.6 %', () => {
    const rows: Row[] = [];
    for (let i = 0; i < 200; i++) {
      rows.push({ customer: `c${i}`, day: '2024-01-10', amountE4: 10_000 });
      if (i >= 30) rows.push({ customer: `c${i}`, day: '2024-02-20', amountE4: 10_000 });
    }
    rows.push({ customer: 'late', day: '2024-03-31', amountE4: 10_000 });
    const march = parseIsoDate('2024-03-31')!;
    const points = ratePoints(makeView(ledgerFrom(rows), march, silence(60)), 'month');
    const point = points.at(-1)!;
    expect(point).toMatchObject({ from: '2024-03-01', to: '2024-04-01', opening: 200, lost: 30, new: 1, closing: 171 });
    expect(point.churn.value).toBe(0.15);
    expect(point.churn.low).toBeCloseTo(0.107, 3);
    expect(point.churn.high).toBeCloseTo(0.206, 3);
    expect(point.churn.value! + point.retention.value!).toBe(1);
    // Everybody brought the same in January: weighted by revenue it would be the lost 30 of 200 at one amount each.
    expect(point.openingRevenueE4).toBe((30 + 170 * 2) * 10_000);
    expect(point.lostRevenueE4).toBe(30 * 10_000);
  });

  test('equal weights: the rate by revenue equals the rate by customers', () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({
      customer: `c${i}`,
      day: parseIsoDate('2024-01-01')! + (i % 20),
      amountE4: 70_000,
    }));
    const points = ratePoints(makeView(ledgerFrom(rows), parseIsoDate('2024-02-29')!, silence(45)), 'month');
    const february = points.find((point) => point.from === '2024-02-01')!;
    expect(february.lost).toBeGreaterThan(0);
    expect(february.revenueChurn).toBe(february.churn.value);
  });

  test('unfinished and warm-up periods are marked and left out of the average', () => {
    const rows = [0, 1, 2, 3, 4, 5, 6].map((month) => ({
      customer: `c${month % 3}`,
      day: `2024-0${month + 1}-05`,
      amountE4: 10_000,
    }));
    const series = ratesSeries(makeView(ledgerFrom(rows), parseIsoDate('2024-07-15')!, silence(40)), 'month');
    expect(series.points.map((point) => point.immature)).toEqual([
      'warmUp',
      'warmUp',
      null,
      null,
      null,
      null,
      'unfinished',
    ]);
    const mature = series.points.filter((point) => point.immature === null);
    expect(series.average.denominator).toBe(mature.reduce((sum, point) => sum + point.opening, 0));
    expect(series.latest?.from).toBe('2024-06-01');
    expect(
      ratePoints(makeView(ledgerFrom(rows), parseIsoDate('2024-07-31')!, silence(40)), 'month').at(-1)!.immature,
    ).toBeNull();
  });

  test('nobody, and nobody yet', () => {
    const none = ratesSeries({ ...makeView(ledgerFrom([]), 0, silence(60)), blank: true }, 'month');
    expect(none).toMatchObject({ asOf: null, points: [], latest: null, average: { value: null, denominator: 0 } });
    expect(none.refused).not.toBeNull();
    const early = ratesSeries(
      makeView(ledgerFrom([{ customer: 'a', day: 19_000, amountE4: 1 }]), 18_999, silence(60)),
      'week',
    );
    expect(early).toMatchObject({ points: [], latest: null });
    expect(early.refused?.key).toBe('analysis.refused.noData');
  });

  test('law: the same as looking at every customer at both ends of every period', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        registrationsArbitrary,
        asOfArbitrary,
        definitionArbitrary,
        periodArbitrary,
        (rows, registrations, asOf, definition, period) => {
          const points = ratePoints(viewOf(rows, registrations, asOf, definition), period);
          const plain = plainPoints(rows, registrations, asOf, definition, period);
          expect(
            points.map((point) => ({
              from: parseIsoDate(point.from),
              opening: point.opening,
              lost: point.lost,
              new: point.new,
              newLost: point.newLost,
              returned: point.returned,
              closing: point.closing,
              opened: point.openingRevenueE4,
              gone: point.lostRevenueE4,
            })),
          ).toEqual(plain);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('law: the bridge closes, and each closing is the next opening', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        asOfArbitrary,
        definitionArbitrary,
        periodArbitrary,
        (rows, asOf, definition, period) => {
          const points = ratePoints(viewOf(rows, [], asOf, definition), period);
          points.forEach((point, i) => {
            expect(point.opening - point.lost + point.new - point.newLost + point.returned).toBe(point.closing);
            if (i > 0) expect(point.opening).toBe(points[i - 1]!.closing);
          });
          const { average } = summarise(points);
          expect(average.numerator).toBeLessThanOrEqual(average.denominator);
        },
      ),
    );
  });

  test('law: the sets behind the figures have as many members as the figures say', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        registrationsArbitrary,
        asOfArbitrary,
        definitionArbitrary,
        periodArbitrary,
        (rows, registrations, asOf, definition, period) => {
          const view = viewOf(rows, registrations, asOf, definition);
          for (const { from, to, ...point } of ratePoints(view, period)) {
            expect(sumOf(membersOf({ kind: 'openingOf', from }, view))).toBe(point.opening);
            expect(sumOf(membersOf({ kind: 'lostIn', from, to }, view))).toBe(point.lost);
            expect(sumOf(membersOf({ kind: 'newIn', from, to }, view))).toBe(point.new);
            expect(sumOf(membersOf({ kind: 'returnedIn', from, to }, view))).toBe(point.returned);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('law: a finished period says the same at every later date', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, asOfArbitrary, definitionArbitrary, (rows, a, b, definition) => {
        const early = ratePoints(viewOf(rows, [], Math.min(a, b), definition), 'month');
        const late = ratePoints(viewOf(rows, [], Math.max(a, b), definition), 'month');
        const finished = early.filter((point) => point.to <= isoDate(Math.min(a, b) + 1));
        expect(late.slice(0, finished.length)).toEqual(finished);
      }),
    );
  });

  test('one wild early date does not make thousands of periods', () => {
    const rows = [
      { customer: 'a', day: '0101-01-01', amountE4: 10_000 },
      { customer: 'b', day: '2024-01-01', amountE4: 10_000 },
      { customer: 'b', day: '2024-02-01', amountE4: 10_000 },
    ];
    const points = ratePoints(makeView(ledgerFrom(rows), parseIsoDate('2024-03-31')!, silence(60)), 'week');
    expect(points.length).toBe(600);
    expect(points.at(-1)!.opening).toBe(1);
    expect(points.reduce((sum, point) => sum + point.new, 0)).toBe(1);
  });
});
