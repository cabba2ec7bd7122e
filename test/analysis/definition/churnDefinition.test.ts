import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  definitionProposal,
  FALLBACK_DAYS,
  proposedDefinition,
  proposeSilence,
} from '../../../electron/analysis/definition/churnDefinition.ts';
import { definitionAdvice } from '../../../electron/analysis/definition/definitionAdvice.ts';
import {
  daysAtReturnShare,
  intervalQuantile,
  returnShare,
  silenceSurvival,
  silencesAt,
} from '../../../electron/analysis/definition/returnCurve.ts';
import { makeDayBook } from '../../../electron/analysis/view/dayBook.ts';
import { makeView } from '../../../electron/analysis/view/view.ts';
import { quantileSorted } from '../../../electron/stats/quantile.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';
import { asOfArbitrary, FIRST, plainCustomer, rowsArbitrary } from '../smallBusiness.ts';

const silences = (rows: Row[], asOf: number) => silencesAt(makeDayBook(ledgerFrom(rows)), asOf);

/** 70 % buy every 30 ± 5 days for a year, 30 % buy once and are never seen again. */
function mixture(customers: number): Row[] {
  const random = makeRandom(38);
  const rows: Row[] = [];
  for (let i = 0; i < customers; i++) {
    const customer = `c${String(i).padStart(6, '0')}`;
    let day = random.uniform() * 30;
    const stays = i % 10 < 7;
    do {
      rows.push({ customer, day: FIRST + Math.floor(day), amountE4: 10_000 });
      day += 30 + 5 * random.normal();
    } while (stays && day < 365);
  }
  return rows;
}

describe('return curve', () => {
  test('finds the point of few returns in a known mixture', () => {
    const survival = silenceSurvival(silences(mixture(20_000), FIRST + 365));
    expect(returnShare(survival, 40)!).toBeGreaterThan(0.3);
    expect(returnShare(survival, 40)!).toBeLessThan(0.45);
    expect(returnShare(survival, 50)!).toBeLessThan(0.005);
    const days = daysAtReturnShare(survival, 0.05, 180)!;
    expect(days).toBeGreaterThanOrEqual(44);
    expect(days).toBeLessThanOrEqual(46);
    const proposed = proposeSilence(silences(mixture(20_000), FIRST + 365))!.days;
    expect(proposed).toBeGreaterThanOrEqual(44);
    expect(proposed).toBeLessThanOrEqual(46);
  });

  test('by hand: three ended silences and two open ones', () => {
    // Ended: 10, 20, 20 days; open: 5 and 30 days.
    const rows: Row[] = [
      { customer: 'a', day: FIRST, amountE4: 1 },
      { customer: 'a', day: FIRST + 10, amountE4: 1 },
      { customer: 'a', day: FIRST + 30, amountE4: 1 },
      { customer: 'b', day: FIRST + 35, amountE4: 1 },
      { customer: 'b', day: FIRST + 55, amountE4: 1 },
    ];
    const found = silences(rows, FIRST + 60);
    expect(found).toMatchObject({ intervals: 3, buyers: 2, repeatCustomers: 2, spanDays: 60 });
    const survival = silenceSurvival(found);
    // At 5 one is censored; at 10 one of four ends; at 20 two of three end; one open silence remains.
    expect(survival.share[9]).toBe(1);
    expect(survival.share[10]).toBeCloseTo(3 / 4, 12);
    expect(survival.share[20]).toBeCloseTo((3 / 4) * (1 / 3), 12);
    expect([survival.silences[4], survival.silences[5], survival.silences[20]]).toEqual([5, 4, 1]);
    expect([survival.endedAfter[0], survival.endedAfter[10], survival.endedAfter[20]]).toEqual([3, 2, 0]);
    expect(returnShare(survival, 10)).toBeCloseTo(2 / 3, 12);
    expect(returnShare(survival, 30)).toBeNull();
  });

  test('law: quantiles of the intervals, counts and open silences as counted one by one', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, fc.constantFrom(0, 0.25, 0.5, 0.9, 1), (rows, asOf, p) => {
        const found = silences(rows, asOf);
        const customers = [...new Set(rows.map((row) => row.customer))].map((name) => plainCustomer(rows, name, asOf));
        const gaps = customers.flatMap((customer) => customer.gaps).sort((a, b) => a - b);
        expect(found.intervals).toBe(gaps.length);
        expect(found.buyers).toBe(customers.filter((customer) => customer.days.length > 0).length);
        expect(found.repeatCustomers).toBe(customers.filter((customer) => customer.days.length > 1).length);
        expect(found.open.reduce((a, b) => a + b, 0)).toBe(found.buyers);
        if (gaps.length > 0) expect(intervalQuantile(found, p)).toBeCloseTo(quantileSorted(gaps, p), 9);
      }),
    );
  });

  test('law: all silences by day are those of everybody, customer by customer', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, (rows, asOf) => {
        const book = makeDayBook(ledgerFrom(rows));
        expect(silencesAt(book, asOf)).toEqual(silencesAt(book, asOf, () => true));
      }),
    );
  });

  test('law: the curve of survival never rises and stays in 0…1', () => {
    fc.assert(
      fc.property(rowsArbitrary(), asOfArbitrary, (rows, asOf) => {
        const { share } = silenceSurvival(silences(rows, asOf));
        share.forEach((value, t) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(t === 0 ? 1 : share[t - 1]!);
        });
      }),
    );
  });
});

const retail = new URL('../../../../shared/data/online_retail/online_retail.csv', import.meta.url);

test.skipIf(!existsSync(retail))('a gift shop with slow buyers (needs ../shared/data/online_retail)', () => {
  const rows: Row[] = [];
  for (const line of readFileSync(retail, 'utf8').split(/\r?\n/)) {
    // Invoice, …, quantity, date with time, unit price, customer, country; the description may hold commas.
    const cells = /^([^,]*),.*,(-?\d+),(\d{4}-\d\d-\d\d)[^,]*,([\d.]+),([\d.]+),[^,]*$/.exec(line);
    if (!cells) continue;
    const [, orderNo, quantity, day, price, customer] = cells;
    const amountE4 = Math.round(Number(quantity) * Number(price) * 10_000);
    rows.push({ customer: customer!, day: day!, amountE4, orderNo: orderNo! });
  }
  const ledger = ledgerFrom(rows);
  const view = makeView(ledger, ledger.lastDay!, proposedDefinition(makeDayBook(ledger), ledger.lastDay!));
  const result = definitionProposal(view);
  expect(result).toMatchObject({ proposedDays: 110, quantiles: { p50: 28, p75: 58, p90: 110, p95: 155 } });
  // One year of a shop of Christmas goods: nothing that is recommended may come back so often.
  expect(view.definition.origin).toBe('early');
  expect(result.headline.key).toBe('analysis.proposal.headlineEarly');
  const { days, share, silences: seen, returned } = { ...result.returnCurve.find((point) => point.days === 110)! };
  expect(days).toBe(110);
  // Even if none of the silences still open ever ended, half of them came back; the estimate is above that floor.
  expect(returned / seen).toBeGreaterThan(0.3);
  expect(share).toBeGreaterThan(returned / seen);
  const advice = definitionAdvice(view);
  expect(advice.recommended).toBeNull();
  expect(advice.headline).toMatchObject({ key: 'definition.headline.tooShort', params: { days: 110, span: 373 } });
  expect(advice.candidates.some((one) => one.recommended)).toBe(false);
});

describe('definition of churn', () => {
  test('few repeat purchases: refused, with the fallback in force', () => {
    const ledger = ledgerFrom([
      { customer: 'a', day: FIRST, amountE4: 1 },
      { customer: 'a', day: FIRST + 9, amountE4: 1 },
    ]);
    const definition = proposedDefinition(makeDayBook(ledger), FIRST + 20);
    expect(definition).toEqual({ definition: { kind: 'silence', days: FALLBACK_DAYS }, origin: 'fallback' });
    const result = definitionProposal(makeView(ledger, FIRST + 20, definition));
    expect(result.proposedDays).toBeNull();
    expect(result.refused?.key).toBe('analysis.refused.fewIntervals');
    expect(result.quantiles).toEqual({ p50: 9, p75: 9, p90: 9, p95: 9 });
  });

  test('nothing at all', () => {
    const ledger = ledgerFrom([]);
    const definition = proposedDefinition(makeDayBook(ledger), 0);
    const result = definitionProposal(makeView(ledger, 0, definition));
    expect(result).toMatchObject({ proposedDays: null, intervals: 0, quantiles: null, returnCurve: [] });
  });

  test('law: the proposal leaves at least as much time to judge in as it takes', () => {
    const rows = mixture(300);
    for (const asOf of [FIRST + 60, FIRST + 120, FIRST + 200, FIRST + 365]) {
      const { days } = proposeSilence(silences(rows, asOf))!;
      expect(days).toBeGreaterThanOrEqual(7);
      expect(days).toBeLessThanOrEqual((asOf - FIRST) / 2);
    }
  });

  test('the curve in the result holds the proposed day and is never longer than what was seen', () => {
    const ledger = ledgerFrom(mixture(500));
    const view = makeView(ledger, FIRST + 365, proposedDefinition(makeDayBook(ledger), FIRST + 365));
    const result = definitionProposal(view);
    expect(result.refused).toBeNull();
    expect(result.returnCurve.find((point) => point.days === result.proposedDays)?.share).toBeLessThanOrEqual(0.1);
    expect(result.returnCurve.length).toBeLessThanOrEqual(121);
    expect(result.returnCurve.every((point) => point.silences > 0 && point.returned <= point.silences)).toBe(true);
  });
});
