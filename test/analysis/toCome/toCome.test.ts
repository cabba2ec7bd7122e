import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buyersAt, evenly, purchasesUntil } from '../../../electron/analysis/toCome/buyersAt.ts';
import { aliveOf, fitBuying, isUsable, medianWeeksToNext } from '../../../electron/analysis/toCome/buyingModel.ts';
import { expectationsOf } from '../../../electron/analysis/toCome/expectations.ts';
import { futuresOf } from '../../../electron/analysis/toCome/futures.ts';
import { holdOut, keptBackDays, meanAhead } from '../../../electron/analysis/toCome/holdOut.ts';
import { spendingOf } from '../../../electron/analysis/toCome/spending.ts';
import { unsuited } from '../../../electron/analysis/toCome/suitability.ts';
import { nextDaysOf } from '../../../electron/analysis/toCome/toComeResult.ts';
import { SAMPLE_SEED, sampleBusinesses } from '../../../electron/simulate/sampleBusinesses.ts';
import { simulateBusiness } from '../../../electron/simulate/simulateBusiness.ts';
import { dayOf, ledgerFrom, type Row } from '../ledgerFrom.ts';
import { rowsArbitrary } from '../smallBusiness.ts';
import { FIRST, population, viewOf } from './population.ts';

const silence = { definition: { kind: 'silence' as const, days: 90 }, origin: 'chosen' as const };
const AHEAD = { weeks: 26, marginShare: 0.3, discount: 0.1, refundShare: 0 };
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe('who buys, and how', () => {
  test('as counted by hand on random businesses; what comes later changes nothing', () => {
    fc.assert(
      fc.property(rowsArbitrary(), fc.integer({ min: FIRST, max: FIRST + 420 }), (rows, asOf) => {
        if (rows.length === 0) return;
        const view = viewOf(rows, asOf, silence);
        const { c, x, tx, T, meanE4 } = buyersAt(view);
        const names = [...new Set(rows.map((row) => row.customer))].sort();
        const seen = names.flatMap((name, place) => {
          const bought = rows.filter((row) => row.customer === name && row.amountE4 > 0 && dayOf(row.day) <= asOf);
          const days = [...new Set(bought.map((row) => dayOf(row.day)))].sort((a, b) => a - b);
          if (days.length === 0) return [];
          const later = bought.filter((row) => dayOf(row.day) > days[0]!);
          return [
            [
              place,
              days.length - 1,
              (days.at(-1)! - days[0]!) / 7,
              (asOf - days[0]!) / 7,
              days.length > 1 ? sum(later.map((row) => row.amountE4)) / (days.length - 1) : 0,
            ],
          ];
        });
        expect(Array.from(c, (place, i) => [place, x[i]!, tx[i]!, T[i]!, meanE4[i]!])).toEqual(seen);
        const known = rows.filter((row) => dayOf(row.day) <= asOf);
        if (known.length > 0 && new Set(known.map((row) => row.customer)).size === names.length)
          expect(buyersAt(viewOf(known, asOf, silence))).toEqual(buyersAt(view));
      }),
    );
  });

  test('those who have cancelled by the day are left out, those who cancel later are not', () => {
    const rows: Row[] = ['a', 'b', 'c'].map((customer) => ({ customer, day: FIRST, amountE4: 10 }));
    const ledger = ledgerFrom(rows, [
      { customer: 'a', cancelledOn: FIRST + 10 },
      { customer: 'b', cancelledOn: FIRST + 50 },
    ]);
    const view = { ...viewOf(rows, FIRST + 30, silence), ledger };
    expect([...buyersAt(view).c]).toEqual([1, 2]);
    expect([...buyersAt(view, FIRST + 5).c]).toEqual([0, 1, 2]);
  });

  test('purchases between two days', () => {
    const view = viewOf(
      [0, 3, 3, 9, 20].map((day) => ({ customer: 'a', day: FIRST + day, amountE4: 10 })),
      FIRST + 30,
      silence,
    );
    const early = buyersAt(view, FIRST + 3);
    expect([...purchasesUntil(view, early, FIRST + 8)]).toEqual([0]);
    expect([...purchasesUntil(view, early, FIRST + 30)]).toEqual([2]);
  });

  test('rows spread evenly', () => {
    expect([...evenly(3, 10)]).toEqual([0, 1, 2]);
    expect([...evenly(10, 5)]).toEqual([1, 3, 5, 7, 9]);
  });
});

describe('a population as the models suppose', () => {
  const { rows, gone } = population({ customers: 1200, days: 900, seed: 12 });
  const until = FIRST + 718;
  const known = rows.filter((row) => dayOf(row.day) <= until);
  const view = viewOf(known, until, silence);
  const buyers = buyersAt(view);
  const fit = fitBuying('mbg', buyers);
  const spending = spendingOf(buyers);
  const expected = expectationsOf(buyers, fit.model, spending, AHEAD);
  const names = [...new Set(known.map((row) => row.customer))].sort();
  const later = new Map<string, Row[]>();
  for (const row of rows) {
    const day = dayOf(row.day);
    if (day > until && day <= until + 182) later.set(row.customer, [...(later.get(row.customer) ?? []), row]);
  }
  const actual = Array.from(buyers.c, (c) => new Set((later.get(names[c]!) ?? []).map((row) => row.day)).size);

  test('the chance to be still a customer means what it says', () => {
    const isThere = Array.from(buyers.c, (c) => !(gone.get(names[c]!)! <= until));
    const there = isThere.filter(Boolean).length;
    expect(sum(expected.alive) / there).toBeGreaterThan(0.95);
    expect(sum(expected.alive) / there).toBeLessThan(1.05);
    for (const [from, to] of [
      [0, 0.35],
      [0.35, 0.8],
      [0.8, 1.01],
    ] as const) {
      const some = isThere.filter((_, i) => expected.alive[i]! >= from && expected.alive[i]! < to);
      const said = sum(expected.alive.filter((chance) => chance >= from && chance < to)) / some.length;
      const error = Math.sqrt((said * (1 - said)) / some.length);
      expect(Math.abs(some.filter(Boolean).length / some.length - said)).toBeLessThan(4 * error);
    }
  });

  test('orders and spend of the coming half year lie in the interval', () => {
    const groupOf = buyers.x.map((x) => (x === 0 ? 1 : 0));
    const [all, repeat, once] = futuresOf(buyers, expected, fit, spending, AHEAD.weeks, groupOf, 2, [[0, 1], [0], [1]]);
    const came = sum(actual);
    expect(came).toBeGreaterThan(all!.orders.low);
    expect(came).toBeLessThan(all!.orders.high);
    expect((all!.orders.high - all!.orders.low) / came).toBeLessThan(0.25);
    const money = [...later.values()].flat().reduce((total, row) => total + row.amountE4, 0);
    expect(money).toBeGreaterThan(all!.spendE4.low);
    expect(money).toBeLessThan(all!.spendE4.high);
    expect(repeat!.orders.value + once!.orders.value).toBeCloseTo(all!.orders.value, 6);
    expect(repeat!.customers + once!.customers).toBe(all!.customers);
    expect(all!.alive).toBeCloseTo(sum(expected.alive), 6);
    // The same question twice gives the same answer.
    expect(futuresOf(buyers, expected, fit, spending, AHEAD.weeks, groupOf, 2, [[0, 1]])[0]).toEqual(all);
  });

  test('every second customer who stays has bought by the day named', () => {
    const next = nextDaysOf(buyers, expected);
    let [named, bought] = [0, 0];
    for (let i = 0; i < next.length; i++) {
      const name = names[buyers.c[i]!]!;
      if (Number.isNaN(next[i]!) || next[i]! > until + 182 || gone.get(name)! <= until) continue;
      named++;
      if ((later.get(name) ?? []).some((row) => dayOf(row.day) <= next[i]!)) bought++;
    }
    expect(named).toBeGreaterThan(300);
    expect(Math.abs(bought / named - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / named));
    expect(medianWeeksToNext({ kind: 'mbg', r: 1, alpha: 10, a: 1, b: 1 }, 3, 30)).toBeCloseTo(
      40 * (2 ** 0.25 - 1),
      12,
    );
  });

  test('longer horizons bring more, discount takes off, margin and refunds are shares', () => {
    const year = expectationsOf(buyers, fit.model, spending, { ...AHEAD, weeks: 52 });
    const dear = expectationsOf(buyers, fit.model, spending, { ...AHEAD, discount: 0.4, refundShare: 0.5 });
    const free = expectationsOf(buyers, fit.model, spending, { ...AHEAD, discount: 0 });
    for (let i = 0; i < buyers.x.length; i += 17) {
      expect(year.orders[i]!).toBeGreaterThan(expected.orders[i]!);
      expect(dear.spendE4[i]!).toBeCloseTo(expected.spendE4[i]! / 2, 4);
      expect(free.valueE4[i]! / (0.3 * free.spendE4[i]!)).toBeCloseTo(1, 10);
      expect(expected.valueE4[i]!).toBeLessThan(free.valueE4[i]!);
      expect(expected.alive[i]!).toBe(aliveOf(fit.model, buyers.x[i]!, buyers.tx[i]!, buyers.T[i]!));
    }
  });

  test('how often and how much have nothing to do with each other here, and it is seen', () => {
    expect(spending.fit).not.toBeNull();
    expect(spending.correlation!.low).toBeLessThan(0.05);
    expect(Math.abs(spending.correlation!.value)).toBeLessThan(0.15);
  });

  test('the trial: parts add up, later rows are not seen by a fit, the model is nearer', () => {
    const whole = viewOf(rows, FIRST + 899, silence);
    const tried = holdOut(whole, 899, null)!;
    const cut = FIRST + 899 - keptBackDays(899);
    expect(tried.fittedUntil).toBe(cut);
    expect(sum(tried.byFrequency.map((row) => row.actual))).toBe(tried.actual);
    expect(sum(tried.byFrequency.map((row) => row.customers))).toBe(tried.customers);
    expect(tried.weekly).toHaveLength(tried.weeks);
    expect(tried.weekly.at(-1)!.actual).toBe(tried.actual);
    const best = tried.contenders.find(({ kind }) => kind === tried.best)!;
    expect(sum(tried.byFrequency.map((row) => row.expected))).toBeCloseTo(best.expected, 6);
    expect(tried.weekly.at(-1)!.expected).toBeCloseTo(best.expected, 6);
    expect(tried.winner).toBe('model');
    expect(Math.abs(best.expected / tried.actual - 1)).toBeLessThan(0.1);
    const blind = viewOf(
      rows.filter((row) => dayOf(row.day) <= cut),
      cut,
      silence,
    );
    const alone = fitBuying(tried.best, buyersAt(blind));
    expect(tried.fit.logLikelihood).toBeCloseTo(alone.logLikelihood, 4);
    tried.weekly.slice(1).forEach((row, i) => {
      expect(row.actual).toBeGreaterThanOrEqual(tried.weekly[i]!.actual);
      expect(row.expected).toBeGreaterThanOrEqual(tried.weekly[i]!.expected);
    });
  });
});

test('where all pause and come back, the plain average is nearer, and it is named', () => {
  const { rows } = population({ customers: 800, days: 728, seed: 9, faithful: true });
  // Closed for the half year before the kept-back part begins.
  const cut = FIRST + 727 - keptBackDays(727);
  const open = rows.filter((row) => dayOf(row.day) <= cut - 200 || dayOf(row.day) > cut);
  const tried = holdOut(viewOf(open, FIRST + 727, silence), 727, null)!;
  expect(tried.winner).toBe('mean');
});

describe('data that do not suit', () => {
  const { rows } = population({ customers: 300, days: 500, seed: 2 });

  test('contracts, too short, too few repeats', () => {
    expect(unsuited(viewOf(rows, FIRST + 499, silence))).toBeNull();
    const contract = { definition: { kind: 'cancelDate' as const }, origin: 'chosen' as const };
    expect(unsuited(viewOf(rows, FIRST + 499, contract))?.key).toBe('toCome.refused.contract');
    expect(unsuited(viewOf(rows, FIRST + 200, silence))).toMatchObject({
      key: 'toCome.refused.short',
      params: { needed: 273 },
    });
    const few = rows.filter((row) => row.customer < '00060');
    expect(unsuited(viewOf(few, FIRST + 499, silence))?.key).toBe('sufficiency.missing.repeat');
    expect(unsuited(viewOf([], FIRST, silence))?.key).toBe('analysis.refused.noData');
  });

  test('who buys like clockwork is refused with k', () => {
    const regular = population({ customers: 300, days: 500, seed: 3, regularity: 12 });
    expect(unsuited(viewOf(regular.rows, FIRST + 499, silence))?.key).toBe('toCome.refused.regular');
  });

  test('nobody leaves: the edge is told, and the expectations can still be used', () => {
    const faithful = population({ customers: 500, days: 500, seed: 5, faithful: true });
    const buyers = buyersAt(viewOf(faithful.rows, FIRST + 499, silence));
    const fit = fitBuying('mbg', buyers);
    expect(isUsable(fit)).toBe(true);
    expect(fit.atEdge).toBe(true);
    expect(fit.errors).toBeNull();
    const { alive } = expectationsOf(buyers, fit.model, spendingOf(buyers), AHEAD);
    expect(sum(alive) / alive.length).toBeGreaterThan(0.97);
  });

  test('no purchase after the first, and an age of nought', () => {
    expect(meanAhead(0, 0, 10)).toBe(0);
    expect(meanAhead(4, 8, 10)).toBe(5);
    const once = viewOf([{ customer: 'a', day: FIRST, amountE4: 10 }], FIRST, silence);
    expect(spendingOf(buyersAt(once))).toMatchObject({ fit: null, meanE4: 0, correlation: null });
  });
});

test.each(sampleBusinesses.map((spec) => [spec.sample, spec] as const))(
  '%s: as many are thought to be there as truly are, and the right ones',
  (_, spec) => {
    const { customers, lines, truth } = simulateBusiness(spec, SAMPLE_SEED);
    const rows: Row[] = Array.from({ length: lines.count }, (_, i) => ({
      customer: customers.code[lines.customer[i]!]!,
      day: lines.day[i]!,
      amountE4: lines.amountE4[i]!,
      refund: lines.refund[i] === 1,
      orderNo: String(lines.order[i]),
    }));
    const view = viewOf(rows);
    const goneOn = new Map(customers.code.map((code, i) => [code, truth.churnDay[i]!]));
    const names = [...new Set(rows.map((row) => row.customer))].sort();
    const tried = holdOut(view, 1090, null)!;
    const buyers = buyersAt(view);
    const { model } = fitBuying(tried.best, buyers, tried.fit.model);
    const alive = Float64Array.from(buyers.x, (x, i) => aliveOf(model, x, buyers.tx[i]!, buyers.T[i]!));
    const isThere = Array.from(buyers.c, (c) => {
      const day = goneOn.get(names[c]!)!;
      return day < 0 || day > view.asOf;
    });
    const there = isThere.filter(Boolean).length;
    expect(Math.abs(sum(alive) / there - 1)).toBeLessThan(0.1);
    // Of two customers, one there and one gone, the one there nearly always has the higher chance.
    let [right, pairs] = [0, 0];
    for (let i = 0; i < alive.length; i++)
      for (let j = i % 7; j < alive.length; j += 7)
        if (isThere[i] && !isThere[j]) {
          pairs++;
          right += alive[i]! > alive[j]! ? 1 : alive[i] === alive[j] ? 0.5 : 0;
        }
    expect(right / pairs).toBeGreaterThan(0.95);
    expect(tried.winner).toBe('model');
  },
);
