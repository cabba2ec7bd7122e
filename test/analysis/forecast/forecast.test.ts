// Forecasts by month and of today's customers: what is refused, who wins, what the past says, and a twin by simulation.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lossesAhead, lostLater, underContract } from '../../../electron/analysis/forecast/expectedLosses.ts';
import { expectedLosses } from '../../../electron/analysis/forecast/expectedLossesResult.ts';
import { sumSpread } from '../../../electron/analysis/forecast/forecastModels.ts';
import { forecastResult } from '../../../electron/analysis/forecast/forecastResult.ts';
import { methodsFor, rollingOrigin, winnerOf } from '../../../electron/analysis/forecast/rollingOrigin.ts';
import { silenceChances } from '../../../electron/analysis/forecast/silenceChances.ts';
import { ACTIVE, AT_RISK } from '../../../electron/analysis/view/states.ts';
import { makeView, type View } from '../../../electron/analysis/view/view.ts';
import { AIR_PASSENGERS } from '../../../electron/checkUs/timeSeries.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import { fitSbg, renewalsOf, sbgSurvival } from '../../../electron/stats/sbg.ts';
import { forecast as forecastShape, expectedLosses as lossesShape } from '../../../shared/contract/forecast.ts';
import { dayNumber, isoDate, nextPeriodStart, parseIsoDate } from '../../../shared/dates.ts';
import { makeFormat } from '../../../shared/format.ts';
import { leavers } from '../leavers.ts';
import { dayOf, ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, definitionArbitrary, registrationsArbitrary, rowsArbitrary } from '../smallBusiness.ts';

const SILENCE = { definition: { kind: 'silence' as const, days: 45 }, origin: 'chosen' as const };
const LOST = { of: 'lost' as const, months: 6, method: null };

/** One purchase on the 15th of every month, of so much. */
function monthlyRevenue(amounts: readonly number[]): View {
  let start = dayNumber(2018, 1, 1);
  const rows: Row[] = [{ customer: 'a', day: start, amountE4: 1 }];
  for (const amount of amounts) {
    rows.push({ customer: 'a', day: start + 14, amountE4: Math.round(amount * 10_000) });
    start = nextPeriodStart(start, 'month');
  }
  return makeView(ledgerFrom(rows), start - 1, SILENCE);
}
const revenueOf = (amounts: readonly number[], months = 3) =>
  forecastResult(monthlyRevenue(amounts), { of: 'revenue', months, method: null }, []);

describe('which method', () => {
  test('fewer than eight months are refused with the number that is missing; eight are not', () => {
    const few = revenueOf([1, 2, 3, 2, 1, 2, 3]);
    expect(few.refused).toMatchObject({ key: 'forecast.refused.revenue', params: { months: 7, count: 1 } });
    expect([few.ahead, few.methods, few.method]).toEqual([[], [], null]);
    expect(revenueOf([1, 2, 3, 2, 1, 2, 3, 2]).refused).toBeNull();
  });

  test('Holt–Winters from two years on, Holt and simple smoothing before', () => {
    const values = (count: number) => AIR_PASSENGERS.slice(0, count);
    expect(methodsFor(values(8))).toEqual(['naive', 'simple']);
    expect(methodsFor(values(9))).toEqual(['naive', 'simple', 'holt']);
    expect(methodsFor(values(23))).not.toContain('additive');
    expect(methodsFor(values(24))).toContain('multiplicative');
    expect(methodsFor(values(24).with(3, 0))).not.toContain('multiplicative');
    expect([24, 26, 30, 36, 60].map((n) => rollingOrigin(values(n), ['naive', 'additive'], 1, 0).origins)).toEqual([
      6, 6, 6, 12, 24,
    ]);
  });

  test('with two years exactly the season is tried on half a year and wins on air passengers', () => {
    const found = revenueOf(AIR_PASSENGERS.slice(0, 24), 6);
    expect(['seasonalNaive', 'additive', 'multiplicative']).toContain(found.method);
    expect(found.methods).toHaveLength(6);
    expect(found.origins).toBe(6);
  });

  test('a month that is not over is no past month but the first one forecast, and that is said', () => {
    const whole = monthlyRevenue(AIR_PASSENGERS.slice(0, 20));
    const before = makeView(whole.ledger, whole.asOf - 3, SILENCE);
    const found = forecastResult(before, { of: 'revenue', months: 3, method: null }, []);
    expect(found.months).toBe(19);
    expect(found.ahead[0]!.from).toBe('2019-08-01');
    expect(found.notices.map(({ text }) => text)).toContainEqual(
      expect.objectContaining({ key: 'forecast.notice.unfinished' }),
    );
    const keys = revenueOf(AIR_PASSENGERS.slice(0, 20)).notices.map(({ text }) => text.key);
    expect(keys).not.toContain('forecast.notice.unfinished');
  });

  test('a season wins on air passengers, and its forecast of the last year is near', () => {
    const known = AIR_PASSENGERS.slice(0, 132);
    const found = revenueOf(known.slice(-100), 12);
    expect(['additive', 'multiplicative']).toContain(found.method);
    const held = found.ahead.filter(({ value, low, high }, i) => {
      const actual = AIR_PASSENGERS[132 + i]! * 10_000;
      expect(Math.abs(value / actual - 1)).toBeLessThan(0.15);
      return low <= actual && actual <= high;
    });
    expect(held.length).toBeGreaterThanOrEqual(9);
  });

  test('on a walk of chance the plain rule wins and is said aloud', () => {
    const random = makeRandom(3);
    let at = 500;
    const walk = Array.from({ length: 40 }, () => {
      at += 20 * random.normal();
      return at;
    });
    const found = revenueOf(walk, 1);
    expect(found.method).toBe('naive');
    expect(found.headline.key).toBe('forecast.headline.revenue.plain');
    expect(found.ahead[0]!.value).toBe(Math.round(walk.at(-1)! * 10_000));
  });

  test('the winner has the least error, and every method faced the same months', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 8, maxLength: 45 }), (values) => {
        const methods = methodsFor(values);
        const trials = rollingOrigin(values, methods, 3, 0);
        expect(new Set(trials.trials.map(({ tests }) => tests)).size).toBe(1);
        const least = Math.min(...trials.trials.map(({ error }) => error!));
        expect(winnerOf(trials)!.error).toBe(least);
        // The naive error, the slow way.
        const errors: number[] = [];
        for (let o = values.length - trials.origins; o < values.length; o++) {
          for (let h = 0; h < 3 && o + h < values.length; h++) errors.push(Math.abs(values[o + h]! - values[o - 1]!));
        }
        const naive = errors.reduce((a, b) => a + b, 0) / errors.length;
        expect(trials.trials[0]!.error).toBeCloseTo(naive, 9);
      }),
      { numRuns: 25 },
    );
  });

  test('a method of one’s own is taken, and the better one named', () => {
    const view = monthlyRevenue(AIR_PASSENGERS.slice(0, 60));
    const found = forecastResult(view, { of: 'revenue', months: 3, method: 'naive' }, []);
    expect(found.method).toBe('naive');
    expect(found.headline.key).toBe('forecast.headline.revenue.other');
    const early = forecastResult(
      monthlyRevenue([3, 4, 5, 4, 3, 4, 5, 4, 5]),
      { of: 'revenue', months: 3, method: 'additive' },
      [],
    );
    expect(early.method).not.toBe('additive');
    expect(early.notices.map(({ text }) => text.key)).toContain('forecast.notice.notCarried');
  });
});

describe('numbers', () => {
  test('all moves with the scale of the money', () => {
    const [one, ten] = [AIR_PASSENGERS.slice(0, 40), AIR_PASSENGERS.slice(0, 40).map((x) => 10 * x)].map((values) =>
      revenueOf(values, 6),
    );
    expect(ten!.method).toBe(one!.method);
    ten!.ahead.forEach((month, i) => {
      expect(month.value / one!.ahead[i]!.value).toBeCloseTo(10, 4);
      expect(month.high / one!.ahead[i]!.high).toBeCloseTo(10, 4);
    });
  });

  test('a sum of independent months is √h wide, a sum of a walk Σ of what remains', () => {
    expect(sumSpread({ spread: () => 1 }, 9)).toBe(3);
    expect(sumSpread({ spread: (h) => Math.sqrt(h) }, 3)).toBeCloseTo(Math.sqrt(1 + 4 + 9), 12);
  });

  test('a step is found with its month, its means and the event before it', () => {
    const random = makeRandom(8);
    const amounts = Array.from({ length: 30 }, (_, t) => (t < 18 ? 100 : 160) + 5 * random.normal());
    const event = (day: string) => ({ event: 1, day, name: '涨价', note: null });
    const events = [event('2018-02-01'), event('2019-06-10'), event('2030-01-01')];
    const found = forecastResult(monthlyRevenue(amounts), { of: 'revenue', months: 3, method: null }, events);
    expect(found.change).toMatchObject({ from: '2019-07-01', monthsBefore: 18, monthsAfter: 12 });
    expect(found.change!.meanBefore / 10_000).toBeCloseTo(100, -1);
    expect(found.change!.events.map(({ day }) => day)).toEqual(['2019-06-10']);
    expect(found.events).toHaveLength(2);
    expect(revenueOf(Array.from({ length: 24 }, (_, t) => 100 + 9 * t)).change).toBeNull();
  });
});

describe('the losses among today’s customers', () => {
  test('chances of a silence: the twin that draws silences one by one', () => {
    const ended = new Int32Array(200);
    for (let g = 1; g < 120; g++) ended[g] = Math.round(400 * Math.exp(-g / 15));
    const open = new Int32Array(200);
    open[150] = 900;
    const chance = silenceChances({ ended, open, intervals: 0, buyers: 0, repeatCustomers: 0, spanDays: 199 }, 183);
    const pool = [...ended].flatMap((count, gap) => new Array<number>(count).fill(gap));
    for (let i = 0; i < 900; i++) pool.push(Number.POSITIVE_INFINITY);
    const random = makeRandom(11);
    for (const [silent, limit, ahead] of [
      [0, 45, 91],
      [20, 45, 30],
      [30, 30, 183],
      [44, 45, 1],
    ] as const) {
      let lost = 0;
      const runs = 20_000;
      const fitting = pool.filter((gap) => gap > silent);
      for (let i = 0; i < runs; i++) {
        let last = -silent;
        let next = last + random.choice(fitting);
        while (next <= ahead) {
          last = next;
          next = last + random.choice(pool);
        }
        if (ahead - last > limit) lost++;
      }
      expect(chance(silent, limit, ahead)).toBeCloseTo(lost / runs, 1.7);
    }
  });

  test('on customers who leave with a constant chance the interval holds what came', () => {
    const { view } = leavers(1500);
    const early = makeView(view.ledger, view.asOf - 183, view.definition, view.book);
    const told = expectedLosses(early);
    expect(told.refused).toBeNull();
    const days = [30, 91, 183];
    told.horizons.forEach(({ lost }, i) => {
      const came = lostLater(early, days[i]!).lost;
      expect(came).toBeGreaterThan(lost.low - 10);
      expect(came).toBeLessThan(lost.high + 10);
    });
    expect(told.tests.length).toBeGreaterThan(0);
  });

  test('an earlier forecast is the one told on that day, interval and all, and what came is counted by itself', () => {
    const { view } = leavers(1500);
    const today = expectedLosses(view);
    const last = today.tests.filter(({ months }) => months === 3)[0]!;
    const then = makeView(view.ledger, parseIsoDate(last.from)!, view.definition, view.book);
    const told = expectedLosses(then).horizons[1]!;
    expect(last.until).toBe(told.until);
    expect(last.until <= isoDate(view.asOf)).toBe(true);
    expect(last.lost.value).toBeCloseTo(told.lost.value, 9);
    const gone = [...then.states].flatMap((state, c) =>
      (state === ACTIVE || state === AT_RISK) && isGone(then, c, 91) ? [c] : [],
    );
    expect(last.lost.actual).toBe(gone.length);
    expect(last.lostRevenueE4.actual).toBe(gone.reduce((sum, c) => sum + then.metrics.trailingYearE4[c]!, 0));
  });

  test('under contract: Fader and Hardie’s customers, a year of theirs taken as a month', () => {
    // 1,000 contracts begun on one day; so many left after each month (2007, table 1).
    for (const [counts, left] of [
      [[1000, 631, 468, 382, 326, 289, 262, 241], 0.17],
      [[1000, 869, 743, 653, 593, 551, 517, 491], 0.378],
    ] as const) {
      const model = fitSbg(renewalsOf(counts))!;
      const start = dayNumber(2023, 1, 1);
      const names = Array.from({ length: 1000 }, (_, i) => `c${String(i).padStart(4, '0')}`);
      const gone = (i: number) => counts.findIndex((_, t) => t > 0 && i >= counts[t]!);
      const view = makeView(
        ledgerFrom(
          names.map((customer) => ({ customer, day: start, amountE4: 10_000 })),
          names.map((customer, i) => ({
            customer,
            startedOn: start,
            cancelledOn: gone(i) < 0 ? null : dayNumber(2023, gone(i) + 1, 1),
          })),
        ),
        dayNumber(2023, 8, 1),
        { definition: { kind: 'cancelDate' }, origin: 'chosen' },
      );
      const losses = underContract(view, model)!;
      const last = counts.at(-1)!;
      expect(losses.customers).toBe(last);
      // Five more months: from S(7) to S(12), as printed.
      const five = 1 - left / (last / 1000);
      const months = [1, 3, 6].map((m) => losses.lost[[1, 3, 6].indexOf(m)]! / last);
      expect(months[1]!).toBeLessThan(five);
      expect(months[2]!).toBeGreaterThan(five);
      const fitted = lossesAhead(view)!;
      for (const [i, lost] of fitted.lost.entries()) expect(lost / losses.lost[i]!).toBeCloseTo(1, 1);
    }
  });

  test('six periods old and six ahead: what is left is the printed share after twelve, 17.0 % and 37.8 %', () => {
    for (const [counts, left] of [
      [[1000, 631, 468, 382, 326, 289, 262, 241], 0.17],
      [[1000, 869, 743, 653, 593, 551, 517, 491], 0.378],
    ] as const) {
      const model = fitSbg(renewalsOf(counts))!;
      const start = dayNumber(2023, 1, 1);
      const names = Array.from({ length: 100 }, (_, i) => `c${i}`);
      const view = makeView(
        ledgerFrom(
          names.map((customer) => ({ customer, day: start, amountE4: 10_000 })),
          names.map((customer) => ({ customer, startedOn: start })),
        ),
        start + 185,
        { definition: { kind: 'cancelDate' }, origin: 'chosen' },
      );
      const { lost, customers, money } = underContract(view, model)!;
      const stay = (1 - lost[2]! / customers) * sbgSurvival(model, 6);
      expect(stay).toBeCloseTo(left, 3);
      expect(money[2]! / (customers * 10_000)).toBeCloseTo(lost[2]! / customers, 9);
    }
  });

  test('other definitions and too few customers are refused kindly', () => {
    const { view } = leavers(60);
    const rhythm = { kind: 'rhythm' as const, factor: 2, minDays: 10, fallbackDays: 60 };
    const other = expectedLosses(makeView(view.ledger, view.asOf, { definition: rhythm, origin: 'chosen' }, view.book));
    expect(other.refused?.key).toBe('forecast.losses.refused.definition.rhythm');
    expect(expectedLosses(view).refused?.key).toBe('forecast.losses.refused.customers');
  });
});

/** Lost so many days after a view, looked up day by day. */
function isGone({ book, asOf, definition: { definition } }: View, c: number, days: number): boolean {
  if (definition.kind !== 'silence') throw new Error('by silence only');
  let lastBought = Number.NEGATIVE_INFINITY;
  for (let e = book.start[c]!; e < book.start[c + 1]!; e++) {
    if (book.day[e]! <= asOf + days && book.boughtE4[e]! > 0) lastBought = book.day[e]!;
  }
  return asOf + days - lastBought > definition.days;
}

describe('laws', () => {
  const inputs = [rowsArbitrary(500), registrationsArbitrary, asOfArbitrary, definitionArbitrary] as const;
  const told = (
    rows: Row[],
    registrations: Parameters<typeof ledgerFrom>[1],
    asOf: number,
    definition: View['definition'],
  ) => {
    const view = makeView(ledgerFrom(rows, registrations), asOf, definition);
    return {
      lost: forecastResult(view, LOST, []),
      revenue: forecastResult(view, { ...LOST, of: 'revenue' }, []),
      losses: expectedLosses(view),
    };
  };

  test('rows after D and the order of rows change nothing; results are plain and said in both languages', () => {
    const formats = [makeFormat('en', 'GBP'), makeFormat('zh-CN', 'CNY')];
    fc.assert(
      fc.property(...inputs, (rows, registrations, asOf, kind) => {
        const definition = { definition: kind, origin: 'chosen' as const };
        const all = told(rows, registrations, asOf, definition);
        const upTo = rows.filter((row) => dayOf(row.day) <= asOf);
        fc.pre(upTo.length > 0);
        expect(told(upTo.toReversed(), registrations, asOf, definition)).toEqual(all);
        forecastShape.parse(all.lost);
        forecastShape.parse(all.revenue);
        lossesShape.parse(all.losses);
        for (const { headline, notices } of Object.values(all)) {
          for (const text of [headline, ...notices.map((notice) => notice.text)]) {
            for (const format of formats) expect(format.text(text)).not.toMatch(/\{\{|forecast\.[a-z]|NaN/);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('every sentence exists in both languages', () => {
    const view = monthlyRevenue(AIR_PASSENGERS.slice(0, 60));
    for (const locale of ['en', 'zh-CN'] as const) {
      const format = makeFormat(locale, 'CNY');
      for (const method of [null, 'naive', 'holt'] as const) {
        const found = forecastResult(view, { of: 'revenue', months: 1, method }, []);
        for (const text of [
          found.headline,
          ...Object.values(found.why).flatMap((why) => [why.definition, why.formula]),
        ]) {
          expect(format.text(text)).not.toMatch(/\{\{|analysis\.why|forecast\.[a-z]/);
        }
      }
    }
    expect(isoDate(view.asOf)).toBe('2022-12-31');
  });
});
