import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastSeen, monthCounter } from '../../../electron/analysis/definition/renewals.ts';
import { survivalCurves } from '../../../electron/analysis/survival/survivalCurves.ts';
import { durationsOfTenures, type Tenures, tenuresOf } from '../../../electron/analysis/survival/tenure.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { NO_DAY } from '../../../electron/ledger/ledger.ts';
import { sizeOf } from '../../../electron/stats/kaplanMeier.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import { atEachPeriod } from '../../../electron/stats/sbg.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { survivalCurves as shape } from '../../../shared/contract/survival.ts';
import { dayNumber, parseIsoDate } from '../../../shared/dates.ts';
import { makeFormat } from '../../../shared/format.ts';
import { leavers } from '../leavers.ts';
import { dayOf, ledgerFrom, type Registration, type Row } from '../ledgerFrom.ts';
import {
  asOfArbitrary,
  definitionArbitrary,
  plainCustomer,
  plainStanding,
  registrationsArbitrary,
  rowsArbitrary,
} from '../smallBusiness.ts';

const chosen = (definition: ChurnDefinition) => ({ definition, origin: 'chosen' as const });
const viewOf = (rows: readonly Row[], asOf: number, definition: ChurnDefinition, registrations: Registration[] = []) =>
  makeView(ledgerFrom(rows, registrations), asOf, chosen(definition));
const namesOf = (rows: readonly Row[], registrations: readonly Registration[]) =>
  [...new Set([...rows, ...registrations].map((row) => row.customer))].sort();

/** The first day on which a customer counted as lost, as it was known then, by asking on every day. */
function plainLoss(
  rows: Row[],
  registrations: Registration[],
  customer: string,
  asOf: number,
  definition: ChurnDefinition,
) {
  const now = plainStanding(rows, registrations, customer, asOf, definition);
  if (!now) return null;
  for (let day = now.entry; day <= asOf; day++) {
    const then = plainStanding(rows, registrations, customer, day, definition);
    if (then?.lost) return { entry: now.entry, lostOn: day };
  }
  return { entry: now.entry, lostOn: null };
}

describe('tenures', () => {
  test('end on the day of becoming lost, less the silence it took to tell', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(250),
        registrationsArbitrary,
        asOfArbitrary,
        definitionArbitrary,
        (rows, registrations, asOf, definition) => {
          const tenures = tenuresOf(viewOf(rows, asOf, definition, registrations), true);
          namesOf(rows, registrations).forEach((customer, c) => {
            const plain = plainLoss(rows, registrations, customer, asOf, definition);
            if (!plain || plain.lostOn === plain.entry) {
              if (!plain) expect(tenures.entry[c]).toBe(NO_DAY);
              return;
            }
            const { days } = plainCustomer(rows, customer, plain.lostOn ?? asOf);
            const bySilence = definition.kind === 'silence' || definition.kind === 'rhythm';
            if (tenures.entry[c] === NO_DAY) return;
            expect(tenures.entry[c]).toBe(plain.entry);
            expect(tenures.lost[c]).toBe(plain.lostOn === null ? 0 : 1);
            if (plain.lostOn !== null) {
              const end = bySilence ? days.at(-1)! : plain.lostOn;
              expect(tenures.days[c]).toBe(end - plain.entry);
            } else if (definition.kind === 'silence') {
              expect(tenures.days[c]).toBe(asOf - definition.days - 1 - plain.entry);
            }
            expect(tenures.days[c]).toBeLessThanOrEqual(tenures.followed[c]!);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  test('everybody is followed, too new, without a start, or not there yet; rows after D change nothing', () => {
    fc.assert(
      fc.property(
        rowsArbitrary(),
        registrationsArbitrary,
        asOfArbitrary,
        definitionArbitrary,
        (rows, people, asOf, definition) => {
          const tenures = tenuresOf(viewOf(rows, asOf, definition, people), true);
          const taking = namesOf(rows, people).filter((name) => plainStanding(rows, people, name, asOf, definition));
          const followed = tenures.entry.filter((day) => day !== NO_DAY).length;
          expect(followed + tenures.tooNew + tenures.noStart).toBe(taking.length);
          expect(sizeOf(durationsOfTenures(tenures))).toBe(followed);
          const earlier = tenuresOf(
            viewOf(
              rows.filter((row) => dayOf(row.day) <= asOf),
              asOf,
              definition,
              people,
            ),
            true,
          );
          const counted = (of: Tenures) => {
            const { time, events, censored } = durationsOfTenures(of);
            return [Array.from(time), Array.from(events), Array.from(censored)];
          };
          expect(counted(earlier)).toEqual(counted(tenures));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a break longer than the silence is a loss, and the way back is counted apart', () => {
    const rows = ['2024-01-01', '2024-01-20', '2024-06-01', '2024-06-20'].map((day) => ({
      customer: 'a',
      day,
      amountE4: 1,
    }));
    const asOf = parseIsoDate('2024-07-01')!;
    const tenures = tenuresOf(viewOf(rows, asOf, { kind: 'silence', days: 30 }), true);
    expect(tenures).toMatchObject({ returned: 1, tooNew: 0, noStart: 0 });
    expect([tenures.days[0], tenures.lost[0]]).toEqual([19, 1]);
    // On 31 May the silence of the last purchase was not over: 30 days before 1 July.
    expect(tenures.present[0]).toBe(Math.max(0, asOf - 31 - parseIsoDate('2024-06-01')!));
  });
});

describe('renewals', () => {
  test('months of the calendar', () => {
    const first = dayNumber(2023, 12, 1);
    const gone = monthCounter(first, dayNumber(2025, 12, 31));
    const between = (from: string, to: string) => gone(parseIsoDate(from)!, parseIsoDate(to)!);
    expect(between('2024-01-31', '2024-02-29')).toBe(1);
    expect(between('2024-01-31', '2024-02-28')).toBe(0);
    expect(between('2024-01-15', '2025-01-14')).toBe(11);
    expect(between('2024-01-15', '2025-01-15')).toBe(12);
    expect(between('2024-02-29', '2025-02-28')).toBe(12);
    expect(between('2024-03-10', '2024-03-09')).toBe(-1);
  });

  test('a contract that is not renewed ends in its own year', () => {
    const people: Registration[] = [
      { customer: 'a', startedOn: dayNumber(2021, 3, 1), cancelledOn: dayNumber(2022, 3, 1) },
      { customer: 'b', startedOn: dayNumber(2021, 3, 1), cancelledOn: dayNumber(2022, 3, 2) },
      { customer: 'c', startedOn: dayNumber(2021, 3, 1), cancelledOn: null },
      { customer: 'd', startedOn: dayNumber(2023, 12, 1), cancelledOn: dayNumber(2024, 1, 5) },
    ];
    const asOf = dayNumber(2024, 3, 1);
    const rows = [{ customer: 'z', day: dayNumber(2020, 1, 1), amountE4: -1 }];
    const tenures = tenuresOf(viewOf(rows, asOf, { kind: 'cancelDate' }, people));
    const { leaving, staying, present } = lastSeen(tenures, 'year');
    expect(Array.from(leaving).slice(0, 3)).toEqual([1, 1, 0]);
    expect(Array.from(staying).slice(0, 3)).toEqual([0, 0, 1]);
    expect(present.reduce((a, b) => a + b, 0)).toBe(1);
  });

  test('those who could leave in a period are those kept in the one before, less those not followed on', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, fc.integer({ min: 5, max: 60 }), (rows, asOf, days) => {
        const seen = lastSeen(tenuresOf(viewOf(rows, asOf, { kind: 'silence', days }), true), 'month');
        const { lost, kept } = atEachPeriod(seen.leaving, seen.staying);
        for (let t = 0; t + 1 < lost.length; t++) expect(lost[t + 1]! + kept[t + 1]!).toBe(kept[t]! - seen.staying[t]!);
      }),
    );
  });
});

describe('the curves', () => {
  const { view, groupOf } = leavers(400);
  const tenures = tenuresOf(view);
  const by = { kind: 'type' } as const;
  const curves = survivalCurves(view, tenures, by, { labels: ['quick', 'slow'], groupOf });

  test('fall, hold their intervals, and count everybody at the start', () => {
    expect(shape.parse(curves)).toEqual(curves);
    for (const group of [curves.overall!, ...curves.groups]) {
      expect(group.points[0]!.atRisk).toBe(group.customers);
      group.points.forEach((point, i) => {
        expect(point.low).toBeLessThanOrEqual(point.survival);
        expect(point.high).toBeGreaterThanOrEqual(point.survival);
        if (i > 0) expect(point.survival).toBeLessThanOrEqual(group.points[i - 1]!.survival);
        if (i > 0) expect(point.atRisk).toBeLessThanOrEqual(group.points[i - 1]!.atRisk);
      });
      const { median } = group;
      expect(median.low!).toBeLessThanOrEqual(median.value!);
      expect(group.restrictedMean.low!).toBeLessThanOrEqual(group.restrictedMean.value!);
    }
  });

  test('find the group that leaves sooner, and near the day the chances say', () => {
    const [quick, slow] = [
      curves.groups.find((g) => g.group === 'quick')!,
      curves.groups.find((g) => g.group === 'slow')!,
    ];
    // Half are gone after ln ½ ÷ ln(1 − chance) purchases, ten days apart, the first on day 0.
    expect(Math.abs(quick.median.value! - 60)).toBeLessThanOrEqual(20);
    expect(Math.abs(slow.median.value! - 160)).toBeLessThanOrEqual(50);
    expect(curves.tests.map((each) => each.weight)).toEqual(['logRank', 'gehan', 'taroneWare', 'peto']);
    expect(curves.tests.every((each) => each.df === 1 && each.pValue < 0.001)).toBe(true);
    expect(curves.headline).toMatchObject({ key: 'survival.headline.groups.surely', params: { longest: 'slow' } });
    expect(curves.pairs).toEqual([]);
  });

  test('where more than half never came back, that is said and not a stay of no days', () => {
    const once = Array.from({ length: 60 }, (_, i) => ({ customer: `o${i}`, day: i % 5, amountE4: 10_0000 }));
    const twice = Array.from({ length: 40 }, (_, i) =>
      [0, 30].map((day) => ({ customer: `t${i}`, day: day + (i % 5), amountE4: 10_0000 })),
    );
    const rows = [{ customer: 'first', day: -200, amountE4: 10_0000 }, ...once, ...twice.flat()];
    const view = viewOf(rows, 400, { kind: 'silence', days: 60 });
    const { headline, overall } = survivalCurves(view, tenuresOf(view));
    expect(overall!.median.value).toBe(0);
    expect(headline.key).toMatch(/^survival\.headline\.atOnce/);
    expect(headline.params.gone).toMatchObject({ as: 'share', value: expect.closeTo(0.6, 10) });
  });

  test('groups thrown together by a coin do not differ', () => {
    const random = makeRandom(9);
    const coin = groupOf.map(() => random.below(3));
    const fair = survivalCurves(view, tenures, by, { labels: ['a', 'b', 'c'], groupOf: coin });
    expect(fair.tests[0]!.pValue).toBeGreaterThan(0.01);
    expect(fair.headline.key).toBe('survival.headline.groups.unclear');
  });

  test('said in both languages', () => {
    const alone = survivalCurves(view, tenures);
    for (const locale of ['en', 'zh-CN'] as const) {
      const format = makeFormat(locale, 'CNY');
      for (const { headline, notices, why } of [curves, alone]) {
        const texts = [headline, ...notices.map((notice) => notice.text)];
        for (const each of Object.values(why)) texts.push(each.definition, each.formula);
        for (const text of texts) expect(format.text(text)).not.toMatch(/\{\{|survival\.|analysis\./);
      }
    }
  });

  test('refused kindly where too few have left', () => {
    const few = leavers(12);
    const none = survivalCurves(few.view, tenuresOf(few.view));
    expect(none).toMatchObject({ overall: null, groups: [], tests: [], refused: { key: 'survival.refused.fewLost' } });
    const empty = { ...viewOf([], 0, { kind: 'silence', days: 30 }), blank: true };
    expect(shape.parse(survivalCurves(empty, tenuresOf(empty))).refused?.key).toBe('analysis.refused.nothing');
  });
});
