import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backTest, testDates } from '../../../electron/analysis/definition/backTest.ts';
import { proposedDefinition } from '../../../electron/analysis/definition/churnDefinition.ts';
import { definitionAdvice } from '../../../electron/analysis/definition/definitionAdvice.ts';
import { overdueRatio } from '../../../electron/analysis/definition/ownRhythm.ts';
import { membersOf } from '../../../electron/analysis/segments/customerSet.ts';
import { sufficiencyOf } from '../../../electron/analysis/sufficiency/sufficiency.ts';
import { verdicts } from '../../../electron/analysis/sufficiency/verdicts.ts';
import { makeDayBook } from '../../../electron/analysis/view/dayBook.ts';
import { lostOnDays } from '../../../electron/analysis/view/lostOn.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { wilsonInterval } from '../../../electron/stats/proportions.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { saidPlainly } from '../../saidPlainly.ts';
import { ledgerFrom, type Registration, type Row } from '../ledgerFrom.ts';
import {
  asOfArbitrary,
  definitionArbitrary,
  FIRST,
  plainCustomer,
  plainStanding,
  registrationsArbitrary,
  rowsArbitrary,
} from '../smallBusiness.ts';

const viewOf = (rows: Row[], registrations: Registration[], asOf: number, definition?: ChurnDefinition): View => {
  const ledger = ledgerFrom(rows, registrations);
  const inForce = definition
    ? { definition, origin: 'chosen' as const }
    : proposedDefinition(makeDayBook(ledger), asOf);
  return makeView(ledger, asOf, inForce);
};
const namesOf = (rows: Row[], registrations: Registration[]) =>
  [...new Set([...rows, ...registrations].map((row) => row.customer))].sort();
const size = (set: CustomerSet, view: View) =>
  membersOf(set as Parameters<typeof membersOf>[0], view).reduce((sum, is) => sum + is, 0);

/** Buys every `gap` days from `start` until `until`. */
const buyer = (customer: string, start: number, gap: number, until: number): Row[] => {
  const rows: Row[] = [];
  for (let day = start; day <= until; day += gap) rows.push({ customer, day: FIRST + day, amountE4: 10_000 });
  return rows;
};

const inputs = [rowsArbitrary(), registrationsArbitrary, asOfArbitrary, definitionArbitrary] as const;

describe('back-test', () => {
  test('law: calls, returns and days of loss as found by looking at each customer', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition) => {
        const view = viewOf(rows, registrations, asOf, definition);
        const dates = testDates(view);
        if (!dates) return;
        const { days, followDays, step } = dates;
        const tested = backTest(view, definition, dates);
        const names = namesOf(rows, registrations);
        days.forEach((day, k) => {
          const lost = names.filter((name) => plainStanding(rows, registrations, name, day, definition)?.lost);
          const bought = (name: string) =>
            plainCustomer(rows, name, asOf).days.some((one) => one > day && one <= day + followDays);
          const recovered = (name: string) =>
            Array.from({ length: followDays }, (_, i) => day + 1 + i).some(
              (one) => plainStanding(rows, registrations, name, one, definition)?.lost === false,
            );
          const fresh = lost.filter((name) =>
            Array.from({ length: step }, (_, i) => day - 1 - i).some((one) => {
              const before = plainStanding(rows, registrations, name, one, definition);
              return before === null || !before.lost;
            }),
          );
          expect({
            called: tested.called[k],
            boughtAgain: tested.boughtAgain[k],
            recovered: tested.recovered[k],
            newlyCalled: tested.newlyCalled[k],
            newlyBoughtAgain: tested.newlyBoughtAgain[k],
          }).toEqual({
            called: lost.length,
            boughtAgain: lost.filter(bought).length,
            recovered: lost.filter(recovered).length,
            newlyCalled: fresh.length,
            newlyBoughtAgain: fresh.filter(bought).length,
          });
        });
        if (definition.kind !== 'cancelDate') expect(tested.lostSince).toEqual(lostOnDays(view));
      }),
      { numRuns: 60 },
    );
  });

  test('a year is looked at after each date where there is one, else a third of the data; too short: no test', () => {
    const long = testDates(viewOf(buyer('a', 0, 10, 1500), [], FIRST + 1500))!;
    expect(long.followDays).toBe(365);
    expect(long.days.at(-1)).toBe(FIRST + 1500 - 365);
    expect(long.days).toHaveLength(24);
    expect(testDates(viewOf(buyer('a', 0, 10, 300), [], FIRST + 300))!.followDays).toBe(100);
    expect(testDates(viewOf(buyer('a', 0, 10, 83), [], FIRST + 83))).toBeNull();
    expect(testDates(viewOf([], [], FIRST))).toBeNull();
  });
});

/** 70 % buy every 30 ± 5 days for two years, 30 % buy once and are never seen again. */
function mixture(customers: number, days: number): Row[] {
  const random = makeRandom(38);
  const rows: Row[] = [];
  for (let i = 0; i < customers; i++) {
    let day = random.uniform() * 30;
    do {
      rows.push({ customer: `c${String(i).padStart(6, '0')}`, day: FIRST + Math.floor(day), amountE4: 10_000 });
      day += 30 + 5 * random.normal();
    } while (i % 10 < 7 && day < days);
  }
  return rows;
}

/** Buy every 150 days on average, as if by chance, and leave for good after one purchase in twelve. */
function slowBuyers(customers: number, days: number): { rows: Row[]; goneOn: number[] } {
  const random = makeRandom(150);
  const rows: Row[] = [];
  const goneOn: number[] = [];
  for (let i = 0; i < customers; i++) {
    let day = random.uniform() * 200;
    let gone = Number.POSITIVE_INFINITY;
    while (day < days && gone === Number.POSITIVE_INFINITY) {
      rows.push({ customer: `c${String(i).padStart(5, '0')}`, day: FIRST + Math.floor(day), amountE4: 10_000 });
      if (random.uniform() < 1 / 12) gone = FIRST + Math.floor(day);
      day += 1 - 150 * Math.log(1 - random.uniform());
    }
    goneOn.push(gone);
  }
  return { rows, goneOn };
}

describe('advice', () => {
  test('a known mixture: the window is 44–46 days, and whoever was called lost is gone', () => {
    const view = viewOf(mixture(3000, 365), [], FIRST + 365);
    const advice = definitionAdvice(view);
    expect(advice.recommended?.kind).toBe('silence');
    const days = advice.recommended?.kind === 'silence' ? advice.recommended.days : 0;
    expect(days).toBeGreaterThanOrEqual(44);
    expect(days).toBeLessThanOrEqual(46);
    expect(advice.turningPoints.map((point) => point.share)).toEqual([0.1, 0.05]);
    expect(advice.turningPoints[1]!.days).toBe(days);
    const best = advice.candidates.find((one) => one.recommended)!;
    expect(best.called.numerator).toBe(900);
    expect(best.noticedAfterDays).toBe(days + 1);
    expect(best.falseChurn.value).toBeLessThan(0.01);
    expect(advice.headline.key).toBe('definition.headline.silence');
  });

  test('slow buyers of whom one year is known: nothing is recommended, and the truth says why; six years settle it', () => {
    const { rows, goneOn } = slowBuyers(1500, 6 * 365);
    const stillThere = (view: View, days: number) => {
      let lost = 0;
      let wrongly = 0;
      view.metrics.lastDay.forEach((last, c) => {
        if (view.metrics.known[c] !== 1 || view.asOf - last <= days) return;
        lost++;
        if (goneOn[c]! > view.asOf) wrongly++;
      });
      return wrongly / lost;
    };
    const oneYear = viewOf(rows, [], FIRST + 365);
    const short = definitionAdvice(oneYear);
    expect(oneYear.definition.origin).toBe('early');
    expect(short.recommended).toBeNull();
    expect(short.headline.key).toBe('definition.headline.tooShort');
    // What the data can carry says the same.
    expect(verdicts(oneYear).find((one) => one.method === 'definition')).toMatchObject({
      can: false,
      reason: { key: 'sufficiency.missing.final', params: { more: 400 } },
    });
    const early = short.candidates.find((one) => one.role === 'early')!;
    expect(early.falseChurn.low!).toBeGreaterThan(0.2);
    expect(stillThere(oneYear, early.definition.kind === 'silence' ? early.definition.days : 0)).toBeGreaterThan(0.3);
    const sixYears = viewOf(rows, [], FIRST + 6 * 365);
    const long = definitionAdvice(sixYears);
    expect(verdicts(sixYears).find((one) => one.method === 'definition')?.can).toBe(true);
    const days = long.recommended?.kind === 'silence' ? long.recommended.days : 0;
    expect(days).toBeGreaterThan(200);
    expect(stillThere(sixYears, days)).toBeLessThan(0.1);
  });

  test('law: nothing is recommended that its own curve or its own test contradicts', () => {
    const random = makeRandom(11);
    const verdicts = { recommended: 0, notYet: 0, refused: 0 };
    for (let run = 0; run < 40; run++) {
      const pace = 5 + 150 * random.uniform();
      const leave = random.uniform() * 0.3;
      const rows: Row[] = [];
      for (let i = 0; i < 150; i++) {
        let day = random.uniform() * 200;
        do {
          rows.push({ customer: `c${i}`, day: FIRST + Math.floor(day), amountE4: 10_000 });
          day += 1 - pace * Math.log(1 - random.uniform());
        } while (random.uniform() > leave && day < 700);
      }
      const advice = definitionAdvice(viewOf(rows, [], FIRST + 150 + 50 * (run % 12)));
      const best = advice.candidates.find((one) => one.recommended);
      verdicts[best ? 'recommended' : advice.refused ? 'refused' : 'notYet']++;
      if (!best) continue;
      if (best.falseChurn.denominator >= 30) expect(best.falseChurn.value).toBeLessThanOrEqual(0.3);
      const { definition } = best;
      if (definition.kind !== 'silence') continue;
      const point = advice.returnCurve.find((one) => one.days === definition.days);
      expect(point?.share ?? 0).toBeLessThanOrEqual(0.3);
    }
    expect(verdicts.recommended).toBeGreaterThan(5);
    expect(verdicts.notYet).toBeGreaterThan(5);
  });

  test('steady buyers of very different pace are told apart by their own rhythm', () => {
    const rows: Row[] = [];
    const random = makeRandom(5);
    for (let i = 0; i < 400; i++) {
      const gap = i % 2 === 0 ? 7 : 60;
      const until = i % 4 < 2 ? 1100 : 300 + Math.floor(random.uniform() * 500);
      rows.push(...buyer(`c${i}`, i % 50, gap, until));
    }
    const view = viewOf(rows, [], FIRST + 1100);
    const advice = definitionAdvice(view);
    const rhythm = advice.candidates.find((one) => one.role === 'rhythm')!;
    expect(advice.regularity?.meaning).toBe('clockwork');
    expect(rhythm.falseChurn.numerator).toBe(0);
  });

  test('dates of cancelling are recommended where nearly everybody who stops has one', () => {
    const rows: Row[] = [];
    const registrations: Registration[] = [];
    for (let i = 0; i < 200; i++) {
      const gone = i % 2 === 0;
      rows.push(...buyer(`c${i}`, i % 30, 30, gone ? 400 : 1000));
      if (gone) registrations.push({ customer: `c${i}`, startedOn: FIRST, cancelledOn: FIRST + 410 });
    }
    const advice = definitionAdvice(viewOf(rows, registrations, FIRST + 1000));
    expect(advice.recommended).toEqual({ kind: 'cancelDate' });
  });

  test('ends of contracts are recommended where nearly everybody who stops has one that ran out', () => {
    const rows: Row[] = [];
    const registrations: Registration[] = [];
    for (let i = 0; i < 200; i++) {
      const gone = i % 2 === 0;
      rows.push(...buyer(`c${i}`, i % 30, 30, gone ? 400 : 1000));
      registrations.push({ customer: `c${i}`, startedOn: FIRST, contractEnd: FIRST + (gone ? 431 : 1100) });
    }
    const advice = definitionAdvice(viewOf(rows, registrations, FIRST + 1000));
    expect(advice.recommended).toEqual({ kind: 'contractEnd' });
    expect(advice).toMatchObject({ contractEnds: 100, cancelDates: 0 });
    const best = advice.candidates.find((one) => one.recommended)!;
    expect(best.called.numerator).toBe(100);
    expect(best.falseChurn.numerator).toBe(0);
  });

  test('too few repeat purchases: the reason and how many are needed, no figures of a test', () => {
    const advice = definitionAdvice(viewOf([...buyer('a', 0, 10, 30), ...buyer('b', 5, 9, 20)], [], FIRST + 40));
    expect(advice.refused?.key).toBe('analysis.refused.fewIntervals');
    expect(advice).toMatchObject({ recommended: null, test: null, regularity: null });
    expect(advice.candidates.every((one) => one.falseChurn.value === null && !one.recommended)).toBe(true);
  });

  test('law: candidates, overlap and bins have as many members as they say, and rates their own interval', () => {
    fc.assert(
      fc.property(...inputs, definitionArbitrary, (rows, registrations, asOf, definition, trial) => {
        const view = viewOf(rows, registrations, asOf, definition);
        const advice = definitionAdvice(view, trial);
        expect(advice.candidates.some((one) => one.inForce)).toBe(true);
        expect(advice.candidates.filter((one) => one.recommended).length).toBeLessThanOrEqual(1);
        for (const { called, set, falseChurn, tests } of advice.candidates) {
          expect(size(set, view)).toBe(called.numerator);
          expect(tests.at(-1)?.falseChurn ?? falseChurn).toEqual(falseChurn);
          const interval = wilsonInterval(falseChurn.numerator, falseChurn.denominator);
          expect([falseChurn.low, falseChurn.high]).toEqual([interval?.low ?? null, interval?.high ?? null]);
        }
        const n = advice.candidates.length;
        expect(advice.overlap).toHaveLength((n * (n - 1)) / 2);
        for (const { a, b, both, onlyA, onlyB, set } of advice.overlap) {
          expect(size(set, view)).toBe(both);
          expect(both + onlyA).toBe(advice.candidates[a]!.called.numerator);
          expect(both + onlyB).toBe(advice.candidates[b]!.called.numerator);
        }
        const { bins, customers } = advice.ownRhythm;
        expect(bins.reduce((sum, bin) => sum + bin.customers, 0)).toBe(customers);
        for (const bin of bins) expect(size(bin.set, view)).toBe(bin.customers);
      }),
      { numRuns: 80 },
    );
  });

  test('law: every text of advice and verdict is said in both languages with nothing left open', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition) => {
        const view = viewOf(rows, registrations, asOf, definition);
        saidPlainly(definitionAdvice(view));
        saidPlainly(sufficiencyOf(view, new Map()));
      }),
      { numRuns: 60 },
    );
    for (const rows of [mixture(60, 200), buyer('a', 0, 4, 600), mixture(400, 800), slowBuyers(300, 1800).rows]) {
      for (const asOf of [FIRST + 60, FIRST + 200, FIRST + 365, FIRST + 800]) {
        const view = viewOf(rows, [], asOf);
        saidPlainly(definitionAdvice(view));
        saidPlainly(sufficiencyOf(view, new Map()));
      }
    }
  });
});

describe('own rhythm', () => {
  test('orders every 10 days, the last 35 days ago: 3.5', () => {
    const view = viewOf(buyer('a', 0, 10, 100), [], FIRST + 135);
    expect(overdueRatio(view, 0)).toBe(3.5);
  });
});

describe('what the data can carry', () => {
  const verdictOf = (rows: Row[], asOf: number, method: string) =>
    verdicts(viewOf(rows, [], asOf)).find((one) => one.method === method)!;
  const once = (n: number): Row[] =>
    Array.from({ length: n }, (_, i) => ({ customer: `once${i}`, day: FIRST + (i % 200), amountE4: 10_000 }));
  const twice = (n: number): Row[] => Array.from({ length: n }, (_, i) => buyer(`twice${i}`, i % 100, 60, 220)).flat();

  test('37 customers bought twice: not yet, with about 70 more it becomes possible', () => {
    const verdict = verdictOf([...once(200), ...twice(37)], FIRST + 400, 'clv');
    expect(verdict).toMatchObject({ can: false, have: 37, needed: 100, more: 70 });
    expect(verdictOf([...once(200), ...twice(100)], FIRST + 400, 'clv')).toMatchObject({ can: true, more: 0 });
  });

  test('the sentence names the method that is nearest, and all of them where nothing is missing', () => {
    const some = sufficiencyOf(viewOf([...once(200), ...twice(90)], [], FIRST + 400), new Map());
    expect(some.headline).toMatchObject({ key: 'sufficiency.headline.clv', params: { count: 90, more: 10 } });
    const rows = [
      ...twice(150),
      ...once(150),
      ...Array.from({ length: 80 }, (_, i) => buyer(`k${i}`, i, 20, 900)).flat(),
    ];
    expect(sufficiencyOf(viewOf(rows, [], FIRST + 900), new Map()).headline.key).toBe('sufficiency.headline.all');
  });

  test('law: a method is possible exactly when there is enough, and the missing number suffices', () => {
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, definition) => {
        for (const { can, have, needed, more } of verdicts(viewOf(rows, registrations, asOf, definition))) {
          expect(can).toBe(have >= needed);
          expect(can ? more === 0 : have + more >= needed).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('nothing at all: refused, every method says what is missing', () => {
    const none = sufficiencyOf({ ...viewOf([], [], FIRST), blank: true }, new Map());
    expect(none.refused).not.toBeNull();
    expect(none.methods.every((one) => !one.can && (one.more ?? 0) > 0)).toBe(true);
    expect(none.asOf).toBeNull();
  });
});
