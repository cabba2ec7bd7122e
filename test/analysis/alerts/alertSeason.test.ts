// The own past for the time of the year: on a made-up shop with a high season, and as laws.
import { expect, test } from 'vitest';
import type { AlertInput } from '../../../electron/analysis/alerts/alertInput.ts';
import { alertReader } from '../../../electron/analysis/alerts/alertReader.ts';
import { backTestPass } from '../../../electron/analysis/alerts/backTestPass.ts';
import { ruleReader } from '../../../electron/analysis/alerts/ruleReader.ts';
import { monthSums, seasonFactors, seasonOn } from '../../../electron/analysis/alerts/season.ts';
import { levelOn } from '../../../electron/analysis/alerts/steps.ts';
import { makeDayBook } from '../../../electron/analysis/view/dayBook.ts';
import { makeRandom } from '../../../electron/stats/random.ts';
import type { AlertBaseline, AlertRule } from '../../../shared/contract/alertRule.ts';
import { civilDate, dayNumber } from '../../../shared/dates.ts';
import { ledgerFrom, type Row } from '../ledgerFrom.ts';

const FROM = dayNumber(2021, 1, 1);
const TO = dayNumber(2025, 1, 1);
const SEASON = [0.5, 0.6, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 1, 1.8, 1.8];

/** Everybody buys about every ten days, more often in the high season, until they leave. */
function shop(customers: number, seed: number, season: readonly number[], to = TO): Row[] {
  const random = makeRandom(seed);
  const rows: Row[] = [];
  for (let i = 0; i < customers; i++) {
    const begins = FROM + (i % 3 === 0 ? random.below(1000) : 0);
    const leaves = begins + random.exponential() * 1000;
    for (let day = begins; day < Math.min(leaves, TO); day++) {
      const buys = random.chance(season[civilDate(day).month - 1]! / 10);
      const amountE4 = 10_000 * (5 + random.below(10));
      if (buys && day < to) rows.push({ customer: String(i).padStart(4, '0'), day, amountE4, orderNo: `${i}-${day}` });
    }
  }
  return rows;
}

function inputOf(rows: readonly Row[]): AlertInput {
  const ledger = ledgerFrom(rows);
  const none = () => null;
  return {
    ledger,
    book: makeDayBook(ledger),
    definition: { kind: 'silence', days: 60 },
    visits: none,
    refunds: none,
    complaints: none,
    scores: none,
    columnSum: none,
    columnLatest: none,
    late: none,
    categories: none,
    valueClasses: () => new Uint8Array(ledger.customerCount),
  };
}

const falling = (kind: 'ownPast' | 'seasonal', cut: number, indicator: 'spend' | 'orders' = 'orders'): AlertRule => ({
  id: 'fall',
  name: null,
  on: true,
  conditions: [
    {
      indicator: { kind: indicator },
      windowDays: 60,
      baseline: { kind, windows: 2 } satisfies AlertBaseline,
      direction: 'down',
      cuts: [cut, null, null],
    },
  ],
  combine: { kind: 'any' },
  minHistoryDays: 0,
  minOrders: 0,
  holdDays: 0,
  overrides: [],
});

const seasonal = inputOf(shop(900, 7, SEASON));

/** Weekly alerts from January to March of the fourth year. */
const AFTER = { first: dayNumber(2024, 1, 7), step: 7, mature: 12, total: 24, horizon: 80, minLead: 0 };
const tried = (kind: 'ownPast' | 'seasonal', cut: number) => {
  const { levels } = backTestPass(
    seasonal,
    alertReader(seasonal, { rules: [falling(kind, cut)], sensitive: false }),
    AFTER,
    TO - 1,
  );
  return { caught: levels[0].caught, wrong: levels[0].alerts - levels[0].hits };
};

test('after the high season fewer customers are called for nothing, and as many leavers are found', () => {
  const own = tried('ownPast', 0.7);
  expect(own.caught).toBeGreaterThan(15);
  const adjusted = [0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5].map((cut) => tried('seasonal', cut));
  const equal = adjusted.find(({ caught }) => caught >= own.caught)!;
  expect(equal.wrong).toBeLessThan(0.7 * own.wrong);
});

test('a season shows where there is one, in words of months, and only once two years are over', () => {
  const { book } = seasonal;
  const known = monthSums({ start: book.start, day: book.day, total: book.orders });
  expect([11, 12]).toContain(seasonOn(known, TO - 1)!.high);
  expect(seasonOn(known, TO - 1)!.low).toBe(1);
  expect(seasonOn(known, dayNumber(2022, 12, 31))).toBeNull();
  expect(seasonOn(known, dayNumber(2023, 2, 1))).not.toBeNull();
  const flat = inputOf(
    shop(
      900,
      8,
      SEASON.map(() => 1),
    ),
  );
  expect(
    seasonOn(monthSums({ start: flat.book.start, day: flat.book.day, total: flat.book.orders }), TO - 1),
  ).toBeNull();
});

const levelsOf = (input: AlertInput, rule: AlertRule, c: number) => {
  const reader = ruleReader(input, rule);
  const steps = reader.steps(c, FROM, TO);
  return { reader, steps: { ...steps, day: steps.day.slice(), level: steps.level.slice() } };
};

test('steps say of every day what is found directly on it', () => {
  for (const indicator of ['orders', 'spend'] as const) {
    for (let c = 0; c < 30; c++) {
      const { reader, steps } = levelsOf(seasonal, falling('seasonal', 0.4, indicator), c);
      for (let day = FROM; day < TO; day += 1) expect(levelOn(steps, day)).toBe(reader.on(c, FROM, day));
    }
  }
});

test('what comes later changes no level', () => {
  const until = dayNumber(2024, 2, 13);
  const before = inputOf(shop(900, 7, SEASON, until + 1));
  for (const day of [until, until - 100, until - 250]) {
    const [then, now] = [before, seasonal].map((input) => ruleReader(input, falling('seasonal', 0.4)));
    for (let c = 0; c < before.ledger.customerCount; c++) expect(then!.on(c, FROM, day)).toBe(now!.on(c, FROM, day));
  }
});

test('without differences between months it is the own past', () => {
  const rows = shop(60, 9, SEASON);
  const months = monthSums({ start: Int32Array.of(0, 0), day: new Int32Array(0) });
  expect(seasonFactors(months, 60, 2)(TO)).toBe(1000);
  const even = { first: 2021 * 12, sums: new Float64Array(48).fill(500) };
  for (let day = dayNumber(2023, 2, 1); day < TO; day += 13) expect(seasonFactors(even, 45, 3)(day)).toBe(1000);
  // Before two years are over nothing is known of a season, and both rules are one.
  const input = inputOf(rows.filter((row) => (row.day as number) < dayNumber(2022, 12, 1)));
  const [own, adjusted] = (['ownPast', 'seasonal'] as const).map((kind) => ruleReader(input, falling(kind, 0.3)));
  for (let c = 0; c < input.ledger.customerCount; c++) {
    for (let day = FROM; day < dayNumber(2022, 12, 31); day += 3) {
      expect(adjusted!.on(c, FROM, day)).toBe(own!.on(c, FROM, day));
    }
  }
});
