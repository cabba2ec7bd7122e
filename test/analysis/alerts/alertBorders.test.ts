// Exactly at a cut counts as reached, a hair below does not: for everything that is counted over a window.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertsAt } from '../../../electron/analysis/alerts/alertsAt.ts';
import { makeJudge } from '../../../electron/analysis/alerts/judge.ts';
import type { AlertBaseline, AlertCondition, AlertIndicator, AlertRule } from '../../../shared/contract/alertRule.ts';
import { alertRuleOf } from '../../alertRuleOf.ts';
import { type Business, inputOf } from './alertBusiness.ts';

const FIRST = 19_000;
const CUTS: AlertCondition['cuts'] = [0.1, 0.3, 0.5];
const rule = (condition: AlertCondition, more: Partial<AlertRule> = {}) => alertRuleOf([condition], more);
const levelOn = (business: Partial<Business>, one: AlertRule, day: number): number => {
  const empty: Business = { rows: [], registrations: [], visits: [], complaints: [], answers: [] };
  const input = inputOf({ ...empty, ...business }, { kind: 'silence', days: 3000 });
  return alertsAt(input, { rules: [one], sensitive: false }, FIRST + day).level[0]!;
};

type Event = { day: number; times: number };
const each = <T>(events: readonly Event[], make: (day: number, k: number) => T): T[] =>
  events.flatMap(({ day, times }) => Array.from({ length: times }, (_, k) => make(FIRST + day, k)));
const line = (day: number, amountE4: number, orderNo: string) => ({
  customer: 'a',
  day,
  amountE4,
  orderNo,
  category: null,
});

const first = line(FIRST, 10_000, 'first');

/** A business in which something happened so many times on some days, of a customer who once bought. */
const made: Record<string, { indicator: AlertIndicator; of: (events: Event[]) => Partial<Business> }> = {
  spend: {
    indicator: { kind: 'spend' },
    of: (events) => ({ rows: events.map(({ day, times }) => line(FIRST + day, times * 3333, `${day}`)) }),
  },
  orders: {
    indicator: { kind: 'orders' },
    of: (events) => ({ rows: each(events, (day, k) => line(day, 10_000, `${day}-${k}`)) }),
  },
  visits: {
    indicator: { kind: 'visits', channel: 'site' },
    of: (events) => ({
      rows: [first],
      visits: each(events, (day) => ({ customer: 'a', day, channel: 'site', value: 0 })),
    }),
  },
  complaints: {
    indicator: { kind: 'complaints' },
    of: (events) => ({ rows: [first], complaints: each(events, (day) => ({ customer: 'a', day, solved: day + 1 })) }),
  },
  refunds: {
    indicator: { kind: 'refunds' },
    of: (events) => ({ rows: [first, ...each(events, (day, k) => line(day, -10_000, `${day}-${k}`))] }),
  },
  columnSum: {
    indicator: { kind: 'columnSum', table: 'interaction', column: 'x' },
    of: (events) => ({
      rows: [first],
      visits: events.map(({ day, times }) => ({ customer: 'a', day: FIRST + day, channel: 'app', value: times / 10 })),
    }),
  },
};

describe.each(Object.entries(made))('%s', (_, { indicator, of }) => {
  /** Against the window before (days 31–60), with what happens on its first and last day, and on those of this one (61–90). */
  const against = (now: number, base: number, direction: 'down' | 'up', baseline: AlertBaseline, from: number) => {
    const condition: AlertCondition = { indicator, windowDays: 30, baseline, direction, cuts: CUTS };
    const events = [
      { day: 0, times: 1 },
      { day: from, times: base / 2 },
      { day: from + 29, times: base / 2 },
      { day: from === 31 ? 61 : from + 365, times: Math.floor(now / 2) },
      { day: from === 31 ? 90 : from + 365 + 29, times: Math.ceil(now / 2) },
    ].filter(({ times }) => times > 0);
    return levelOn(of(events), rule(condition), from === 31 ? 90 : from + 365 + 29);
  };
  test.each([
    [91, 0],
    [90, 1],
    [71, 1],
    [70, 2],
    [51, 2],
    [50, 3],
    [0, 3],
  ])('100 down to %s is level %s', (now, level) => {
    expect(against(now, 100, 'down', { kind: 'ownPast', windows: 1 }, 31)).toBe(level);
    expect(against(now, 100, 'down', { kind: 'lastYear' }, 40)).toBe(level);
  });
  test.each([
    [109, 0],
    [110, 1],
    [129, 1],
    [130, 2],
    [149, 2],
    [150, 3],
  ])('100 up to %s is level %s', (now, level) => {
    expect(against(now, 100, 'up', { kind: 'ownPast', windows: 1 }, 31)).toBe(level);
    expect(against(now, 100, 'up', { kind: 'lastYear' }, 40)).toBe(level);
  });
});

test('shares of any amounts, also odd ones and those beyond what doubles hold in products, are compared exactly', () => {
  const amount = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
  fc.assert(
    fc.property(
      amount,
      amount,
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('down' as const, 'up' as const),
      fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 3, maxLength: 3 }),
      (now, base, windows, direction, mille) => {
        const sorted = mille.toSorted((a, b) => a - b);
        const cuts = sorted.map((one) => one / 1000) as AlertCondition['cuts'];
        const condition: AlertCondition = {
          indicator: { kind: 'spend' },
          windowDays: 30,
          baseline: { kind: 'ownPast', windows },
          direction,
          cuts,
        };
        const left = BigInt(now) * BigInt(windows) * 1000n;
        const reached = sorted.filter((one) => {
          const right = BigInt(direction === 'down' ? 1000 - one : 1000 + one) * BigInt(base);
          return direction === 'down' ? left <= right : left >= right;
        });
        expect(makeJudge(condition, cuts)(now, base)).toBe(base === 0 ? 0 : reached.length);
      },
    ),
    { numRuns: 500 },
  );
});

test('0.1 and 0.2 are 0.3; money at a fixed cut', () => {
  const rows = [line(FIRST, 1, '0'), line(FIRST + 61, 1000, '1'), line(FIRST + 62, 2000, '2')];
  const upTo = (cut: number): AlertRule =>
    rule({
      indicator: { kind: 'spend' },
      windowDays: 30,
      baseline: { kind: 'absolute' },
      direction: 'down',
      cuts: [cut, null, null],
    });
  expect(levelOn({ rows }, upTo(0.3), 90)).toBe(1);
  expect(levelOn({ rows }, upTo(0.2999), 90)).toBe(0);
});

test('the own rhythm, on the first whole day that is at the cut', () => {
  const overdue = (cuts: AlertCondition['cuts']): AlertRule =>
    rule({
      indicator: { kind: 'overdue' },
      windowDays: 1,
      baseline: { kind: 'ownRhythm' },
      direction: 'up',
      cuts,
    });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 5 }),
      fc.uniqueArray(fc.integer({ min: 100, max: 6000 }), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 0, max: 90 }),
      (gaps, mille, silent) => {
        const days = [0];
        for (const gap of gaps) days.push(days.at(-1)! + gap);
        const day = days.at(-1)!;
        const rows = days.map((one) => line(FIRST + one, 10_000, `${one}`));
        const sorted = gaps.toSorted((a, b) => a - b);
        // Twice the median, in whole days.
        const twice = sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!;
        const cuts = mille.toSorted((a, b) => a - b);
        const level = cuts.filter((cut) => silent * 2 * 1000 >= cut * twice).length;
        const one = overdue(cuts.map((cut) => cut / 1000) as AlertCondition['cuts']);
        expect(levelOn({ rows }, one, day + silent)).toBe(level);
      },
    ),
    { numRuns: 300 },
  );
});

test('there long enough, ordered often enough, held long enough: on the day itself, not the day before', () => {
  const silent: AlertCondition = {
    indicator: { kind: 'silentDays' },
    windowDays: 1,
    baseline: { kind: 'absolute' },
    direction: 'up',
    cuts: [10, null, null],
  };
  const rows = [line(FIRST, 10_000, '1'), line(FIRST + 5, 10_000, '2')];
  const on = (more: Partial<AlertRule>, day: number) => levelOn({ rows }, rule(silent, more), day);
  expect([on({}, 14), on({}, 15)]).toEqual([0, 1]);
  expect([on({ minHistoryDays: 60 }, 59), on({ minHistoryDays: 60 }, 60)]).toEqual([0, 1]);
  expect([on({ minOrders: 2 }, 15), on({ minOrders: 3 }, 15)]).toEqual([1, 0]);
  expect([on({ holdDays: 7 }, 21), on({ holdDays: 7 }, 22)]).toEqual([0, 1]);
});
