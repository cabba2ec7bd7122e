// What shows before customers leave: planted drops are found, nothing is found where nothing is, laws, and a plain twin.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beforeLeaving } from '../../../electron/analysis/behaviour/beforeLeaving.ts';
import { leaverPairs } from '../../../electron/analysis/behaviour/leaverPairs.ts';
import { clearWeeks, runToDayZero, weekMeans } from '../../../electron/analysis/behaviour/weeklyDifferences.ts';
import type { BehaviourInput } from '../../../electron/analysis/behaviour/weeklyFigures.ts';
import { membersOf } from '../../../electron/analysis/segments/customerSet.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import { beforeLeaving as shape } from '../../../shared/contract/behaviour.ts';
import { makeFormat } from '../../../shared/format.ts';
import { dayOf, ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, definitionArbitrary, registrationsArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const START = 19_000;
const NOTHING: BehaviourInput = {
  visits: () => null,
  refunds: () => null,
  complaints: () => null,
  scores: () => null,
};

type Planted = { dropAt: number; to: number; seed: number; customers?: number; slower?: number };

/** Every other customer leaves; from `dropAt` days before on they spend only the share `to`, or buy `slower`. */
function planted({ dropAt, to, seed, customers = 600, slower = 1 }: Planted) {
  const random = makeRandom(seed);
  const rows: Row[] = [];
  for (let i = 0; i < customers; i++) {
    const leaves = i % 2 === 0;
    const end = leaves ? START + 400 + random.below(300) : START + 800;
    const factor = 0.5 + random.uniform();
    const days: number[] = [];
    for (let d = START + random.below(30); d <= end; ) {
      days.push(d);
      d += Math.round((4 + random.below(12)) * (leaves && end - d <= dropAt ? slower : 1));
    }
    for (const day of days) {
      const fades = leaves && days.at(-1)! - day <= dropAt;
      const amountE4 = Math.round(1e6 * factor * (0.6 + 0.8 * random.uniform()) * (fades ? to : 1));
      rows.push({ customer: `c${String(i).padStart(4, '0')}`, day, amountE4 });
    }
  }
  return rows;
}

const viewOf = (rows: Row[], asOf = START + 800, days = 60): View =>
  makeView(ledgerFrom(rows), asOf, { definition: { kind: 'silence', days }, origin: 'chosen' });
const seriesOf = (view: View, indicator: string, days = 180) =>
  beforeLeaving(view, NOTHING, days).series.find((one) => one.indicator === indicator)!;

describe('planted signs', () => {
  test.each([1, 2, 3, 4, 5])('a drop of spending 45 days before is found at 45 ± 7 days (seed %i)', (seed) => {
    const view = viewOf(planted({ dropAt: 45, to: 0.5, seed }));
    const { lead, change } = seriesOf(view, 'spend');
    expect(Math.abs(lead!.days - 45)).toBeLessThanOrEqual(7);
    expect(lead!.low).toBeLessThanOrEqual(lead!.days);
    expect(lead!.high).toBeGreaterThanOrEqual(lead!.days);
    expect(change).toBeLessThan(-0.4);
    expect(lead!.share).toBeGreaterThan(0.8);
  });

  test('orders that grow rarer are seen in orders and in own intervals', () => {
    const view = viewOf(planted({ dropAt: 60, to: 1, slower: 2.2, seed: 7 }), START + 800, 75);
    expect(seriesOf(view, 'orders').lead!.days).toBeGreaterThanOrEqual(21);
    expect(seriesOf(view, 'interval').weeks.at(-2)!.difference).toBeGreaterThan(0.3);
  });

  test('where leavers do nothing else before, hardly anything is called a sign', () => {
    const signs = [11, 12, 13, 14, 15, 16].flatMap((seed) =>
      beforeLeaving(viewOf(planted({ dropAt: 0, to: 1, seed })), NOTHING, 180).series.flatMap(({ lead }) => lead ?? []),
    );
    expect(signs.length).toBeLessThanOrEqual(1);
  });

  test('a sum of complaints and a latest score are read up to the day before', () => {
    const rows = planted({ dropAt: 0, to: 1, seed: 21, customers: 200 });
    const view = viewOf(rows);
    const { customerCount: n } = view.ledger;
    const start = Int32Array.from({ length: n + 1 }, (_, c) => c);
    // Leavers complain ten days before their last purchase and rate 2; the others never complain and rate 9.
    const last = (c: number) => view.metrics.lastDay[c]!;
    const leaves = (c: number) => c % 2 === 0;
    const day = Int32Array.from({ length: n }, (_, c) => (leaves(c) ? last(c) - 10 : START + 799));
    const scored = Int32Array.from({ length: n }, (_, c) => (leaves(c) ? last(c) - 20 : START + 350));
    const found = beforeLeaving(
      view,
      {
        ...NOTHING,
        complaints: () => ({ start, day, solved: day }),
        scores: () => ({
          start,
          day: scored,
          value: Float64Array.from(scored, (_, c) => (leaves(c) ? 20_000 : 90_000)),
        }),
      },
      180,
    );
    const complaints = found.series.find(({ indicator }) => indicator === 'complaints')!;
    const inWeek = (from: number) => complaints.weeks.find((week) => week.from === from)!;
    expect(inWeek(-14).leavers).toBe(1);
    expect(inWeek(-7).leavers).toBe(0);
    expect(inWeek(-21).leavers).toBe(0);
    const score = found.series.find(({ indicator }) => indicator === 'score')!;
    expect(score.weeks.at(-1)!.leavers).toBe(2);
    expect(score.weeks.find(({ from }) => from === -28)!.pairs).toBe(0);
  });
});

describe('pairs', () => {
  const view = viewOf(planted({ dropAt: 45, to: 0.5, seed: 2 }));
  const { pairs } = leaverPairs(view, 180);
  const { book } = view;
  const visitsOf = (c: number) =>
    Array.from(book.day.subarray(book.start[c]!, book.start[c + 1]!)).filter((day) => day <= view.asOf);

  test('day 0 is a purchase on both sides: the last of the leaver, one with others after it of the stayer', () => {
    expect(pairs.length).toBeGreaterThan(150);
    for (const { leaver, stayers } of pairs) {
      expect(visitsOf(leaver.c).at(-1)).toBe(leaver.day);
      for (const { c, day } of stayers) {
        expect(c).not.toBe(leaver.c);
        expect(visitsOf(c)).toContain(day);
        expect(visitsOf(c).at(-1)).toBeGreaterThan(day);
        expect(leaver.day - day).toBeGreaterThanOrEqual(0);
        expect(leaver.day - day).toBeLessThanOrEqual(30);
        expect(visitsOf(c)[0]).toBeLessThanOrEqual(day - 180);
      }
    }
  });

  test('nobody is more than twice the other, and both sides are alike on the whole', () => {
    for (const { leaver, stayers } of pairs) {
      for (const stayer of stayers) {
        expect(Math.abs(Math.log(stayer.spendE4 / leaver.spendE4))).toBeLessThanOrEqual(Math.log(2) + 1e-9);
      }
    }
    for (const { difference } of beforeLeaving(view, NOTHING, 180).balance)
      expect(Math.abs(difference)).toBeLessThan(0.2);
  });

  test('the customers behind the figures are those of the pairs', () => {
    const members = membersOf({ kind: 'beforeLeaving', days: 180, part: 'leavers' }, view);
    expect(members.reduce((a, b) => a + b, 0)).toBe(pairs.length);
    const study = beforeLeaving(view, NOTHING, 180);
    const stayers = membersOf({ kind: 'beforeLeaving', days: 180, part: 'stayers' }, view);
    expect(stayers.reduce((a, b) => a + b, 0)).toBe(study.stayers);
    expect(study.why.lead!.n).toBe(pairs.length);
  });

  test('the means of a week are those of the plain rows', () => {
    const rows = planted({ dropAt: 45, to: 0.5, seed: 2 });
    const names = [...new Set(rows.map(({ customer }) => customer))].sort();
    const rowsOf = Map.groupBy(rows, ({ customer }) => customer);
    const spent = (c: number, from: number, to: number) =>
      rowsOf
        .get(names[c]!)!
        .filter(({ day }) => dayOf(day) >= from && dayOf(day) <= to)
        .reduce((sum, { amountE4 }) => sum + amountE4, 0);
    const { weeks } = seriesOf(view, 'spend');
    for (const from of [-7, -49, -175]) {
      const week = weeks.find((one) => one.from === from)!;
      const of = ({ c, day }: { c: number; day: number }) => spent(c, day + from, day + from + 6);
      const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      expect(week.leavers).toBeCloseTo(mean(pairs.map(({ leaver }) => of(leaver))), 4);
      expect(week.stayers).toBeCloseTo(mean(pairs.map(({ stayers }) => mean(stayers.map(of)))), 4);
    }
  });
});

test('clear weeks and runs, by hand', () => {
  // Two weeks, twelve pairs: the first always 1 less, the second now more, now less.
  const value = Float64Array.from({ length: 24 }, (_, i) => (i < 12 ? -1 - (i % 2) * 0.1 : i % 2 ? 1 : -1));
  const means = weekMeans({ pairs: 12, weeks: 2, value });
  expect(means[0]!.mean).toBeCloseTo(-1.05, 12);
  expect([...clearWeeks(means, 0.05)]).toEqual([-1, 0]);
  const run = (...signs: number[]) =>
    runToDayZero(
      // 0.5: to that side, but within chance.
      signs.map((sign) => ({ n: 40, mean: sign, error: Math.abs(sign) === 1 ? 0.1 : 1 })),
      0.05,
    );
  expect(run(-1, -1, -1, 1, -1)).toBe(3);
  expect(run(-1, 0.5, -1)).toBe(0);
  expect(run(-0.5, -1, -1, 0.5)).toBe(3);
  expect(run(0.5, -1, -1)).toBe(0);
  expect(run(-0.5, -1)).toBe(0);
  expect(run(1, -1, -1)).toBe(0);
  // A pair counted twice is two pairs alike.
  const twice = weekMeans({ pairs: 2, weeks: 1, value: Float64Array.from([3, 7]) }, Int32Array.from([2, 1]));
  expect(twice[0]).toMatchObject({ n: 3, mean: 13 / 3 });
});

describe('laws', () => {
  const told = (
    rows: Row[],
    registrations: Parameters<typeof ledgerFrom>[1],
    asOf: number,
    definition: View['definition'],
  ) => beforeLeaving(makeView(ledgerFrom(rows, registrations), asOf, definition), NOTHING, 56);

  test('too few leavers are refused with the number that is missing', () => {
    const few = beforeLeaving(viewOf(planted({ dropAt: 45, to: 0.5, seed: 1, customers: 20 })), NOTHING, 180);
    expect(few.refused?.key).toBe('behaviour.refused.leavers');
    expect(few.refused?.params).toMatchObject({ needed: 20, leavers: 10, count: 20 - few.pairs });
    expect(few.series).toEqual([]);
  });

  test('rows after D, customers after D and the order of rows change nothing', () => {
    const rows = planted({ dropAt: 45, to: 0.5, seed: 9, customers: 260 });
    const asOf = START + 700;
    const definition = { definition: { kind: 'silence' as const, days: 60 }, origin: 'chosen' as const };
    const later: Row[] = Array.from({ length: 40 }, (_, i) => ({
      customer: `b${i}`,
      day: asOf + 1 + i,
      amountE4: 5e6,
    }));
    const known = told([...rows, ...later], [], asOf, definition);
    expect(known.refused).toBeNull();
    expect(told(rows.filter((row) => dayOf(row.day) <= asOf).toReversed(), [], asOf, definition)).toEqual(known);
  });

  test('money twice as large is twice as large, and nothing else moves', () => {
    const rows = planted({ dropAt: 45, to: 0.5, seed: 9, customers: 260 });
    const once = beforeLeaving(viewOf(rows), NOTHING, 180);
    const twice = beforeLeaving(viewOf(rows.map((row) => ({ ...row, amountE4: 2 * row.amountE4 }))), NOTHING, 180);
    expect(twice.series.map(({ lead }) => lead)).toEqual(once.series.map(({ lead }) => lead));
    expect(twice.series[0]!.weeks[3]!.leavers).toBe(2 * once.series[0]!.weeks[3]!.leavers!);
  });

  test('answers have the shape of the contract under every definition and are said in both languages', () => {
    const formats = [makeFormat('en', 'GBP'), makeFormat('zh-CN', 'CNY')];
    const check = (study: ReturnType<typeof told>) => {
      shape.parse(study);
      const texts = [study.headline, ...study.notices.map(({ text }) => text)];
      for (const text of [...texts, ...Object.values(study.why).flatMap((why) => [why.definition, why.formula])]) {
        for (const format of formats) expect(format.text(text)).not.toMatch(/\{\{|behaviour\.[a-z]|why\.|NaN/);
      }
    };
    const rows = planted({ dropAt: 45, to: 0.5, seed: 9, customers: 200 });
    for (const definition of [
      { kind: 'silence' as const, days: 60 },
      { kind: 'rhythm' as const, factor: 4, minDays: 30, fallbackDays: 90 },
      { kind: 'spendDrop' as const, days: 60, windows: 2, dropShare: 0.9 },
    ]) {
      const study = told(rows, [], START + 790, { definition, origin: 'chosen' });
      expect(study.refused).toBeNull();
      if (definition.kind === 'spendDrop') expect(study.series).toEqual([]);
      check(study);
    }
    const registrations = rows.map(({ customer }) => customer);
    const left = [...new Set(registrations)].map((customer, i) => ({
      customer,
      startedOn: START,
      cancelledOn: i % 2 === 0 ? START + 500 + i : null,
    }));
    const study = told(rows, left, START + 790, { definition: { kind: 'cancelDate' }, origin: 'chosen' });
    expect(study.alignment).toBe('end');
    expect(study.pairs).toBeGreaterThan(20);
    check(study);
    fc.assert(
      fc.property(
        rowsArbitrary(),
        registrationsArbitrary,
        asOfArbitrary,
        definitionArbitrary,
        (some, known, asOf, kind) => {
          check(told(some, known, asOf, { definition: kind, origin: 'chosen' }));
        },
      ),
      { numRuns: 40 },
    );
  });
});
