// The borders people rely on, by hand.
import { expect, test } from 'vitest';
import { alertsAt } from '../../../electron/analysis/alerts/alertsAt.ts';
import { byCategory } from '../../../electron/analysis/alerts/byCategory.ts';
import type { AlertCondition, AlertCuts, AlertRule } from '../../../shared/contract/alertRule.ts';
import { alertRuleOf } from '../../alertRuleOf.ts';
import { type Business, inputOf } from './alertBusiness.ts';

const FIRST = 19_000;
const EMPTY: Business = { rows: [], registrations: [], visits: [], complaints: [], answers: [] };
const LONG_AGO = { kind: 'silence', days: 3000 } as const;
const bought = (day: number, amount: number, customer = 'a', category: string | null = null) => ({
  customer,
  day: FIRST + day,
  amountE4: Math.round(amount * 10_000),
  orderNo: null,
  category,
});
const fall = (cuts: AlertCuts, windowDays = 30, windows = 1): AlertCondition => ({
  indicator: { kind: 'spend' },
  windowDays,
  baseline: { kind: 'ownPast', windows },
  direction: 'down',
  cuts,
});
const fixed = (
  indicator: AlertCondition['indicator'],
  cuts: AlertCuts,
  windowDays = 60,
  direction: 'up' | 'down' = 'up',
) => ({ indicator, windowDays, baseline: { kind: 'absolute' }, direction, cuts }) satisfies AlertCondition;
const alerts = (business: Partial<Business>, rules: AlertRule[], day: number, sensitive = false) =>
  alertsAt(inputOf({ ...EMPTY, ...business }, LONG_AGO), { rules, sensitive }, FIRST + day);

test.each([
  [9, 0],
  [9.99, 0],
  [10, 1],
  [29, 1],
  [30, 2],
  [49, 2],
  [49.9999, 2],
  [50, 3],
])('a fall of %s %% reaches level %s where the cuts are 10, 30 and 50 %%', (percent, level) => {
  // Whole amounts in the window before and in this one, small ones and one beyond what doubles hold exactly in products.
  for (const millions of [1, 7, 3_333_333_333]) {
    const amountE4 = millions * 1_000_000;
    const left = millions * (1_000_000 - Math.round(percent * 10_000));
    const rows = [
      { ...bought(0, 0), amountE4: 1 },
      { ...bought(40, 0), amountE4 },
      { ...bought(70, 0), amountE4: left },
    ];
    expect(alerts({ rows }, [alertRuleOf([fall([0.1, 0.3, 0.5])])], 90).level[0]).toBe(level);
  }
});

test('from 100 to 70 is a fall of 30 %', () => {
  const rows = [bought(0, 1), bought(40, 100), bought(75, 70)];
  const found = alerts({ rows }, [alertRuleOf([fall([0.1, 0.3, 0.5])])], 90);
  const [reason] = found.reasons(0);
  expect(reason).toMatchObject({ level: 2, unit: 'money', now: 700_000, base: 1_000_000, cut: 0.3 });
  expect(reason!.change).toBeCloseTo(-0.3, 12);
  // More than 90 must have been bought before the alert is closed.
  expect(reason!.closes).toEqual({ kind: 'atLeast', value: 900_001, missing: 200_001 });
  const after = [...rows, bought(90, 20.0001)];
  expect(alerts({ rows: after }, [alertRuleOf([fall([0.1, 0.3, 0.5])])], 90).level[0]).toBe(0);
});

test('visits of all channels together are the sum of each', () => {
  const visits = [
    ...[3, 9, 20].map((day) => ({ customer: 'a', day: FIRST + day, channel: 'site', value: 0 })),
    ...[4, 40].map((day) => ({ customer: 'a', day: FIRST + day, channel: 'shop', value: 0 })),
    { customer: 'a', day: FIRST + 41, channel: 'app', value: 0 },
  ];
  const count = (channel: string | null) => {
    const condition = fixed({ kind: 'visits', channel }, [0, null, null], 45, 'up');
    return alerts({ rows: [bought(0, 1)], visits }, [alertRuleOf([condition])], 45).reasons(0)[0]!.now;
  };
  expect([count('site'), count('shop'), count('app')]).toEqual([3, 2, 1]);
  expect(count(null)).toBe(6);
});

test('two late in three raise a flag, one does not', () => {
  // In the made-up business a visit with a value above 5 is late.
  const paid = (...values: number[]) =>
    values.map((value, i) => ({ customer: 'a', day: FIRST + 10 * (i + 1), channel: 'x', value }));
  const late = [alertRuleOf([fixed({ kind: 'late', table: 'interaction', column: 'x', of: 3 }, [2, 3, null], 90)])];
  const at = (...values: number[]) => alerts({ rows: [bought(0, 1)], visits: paid(...values) }, late, 60).level[0];
  expect(at(9, 1, 1)).toBe(0);
  expect(at(9, 1, 9)).toBe(1);
  expect(at(9, 9, 9)).toBe(2);
  expect(at(9, 9, 1, 1)).toBe(0);
});

test('a score that falls from 9 to 6 warns, two classes lower', () => {
  const answers = [
    { customer: 'a', day: FIRST + 10, score: 9 },
    { customer: 'a', day: FIRST + 40, score: 6 },
  ];
  const with_ = (condition: AlertCondition, day = 40) =>
    alerts({ rows: [bought(0, 1)], answers }, [alertRuleOf([condition])], day).level[0];
  expect(with_(fixed({ kind: 'scoreDrop', question: null }, [3, 4, 5]))).toBe(1);
  expect(with_(fixed({ kind: 'classDrop', question: null }, [1, 2, null]))).toBe(2);
  expect(with_(fixed({ kind: 'score', question: null }, [6, 4, 2], 60, 'down'))).toBe(1);
  expect(with_(fixed({ kind: 'scoreDrop', question: null }, [3, 4, 5]), 39)).toBe(0);
  // It holds for the window and no longer.
  expect(with_(fixed({ kind: 'scoreDrop', question: null }, [3, 4, 5], 60), 99)).toBe(1);
  expect(with_(fixed({ kind: 'scoreDrop', question: null }, [3, 4, 5], 60), 100)).toBe(0);
});

test('a complaint is late the day after the promised time, and until it is solved', () => {
  const open = (solved: number | null) => [
    { customer: 'a', day: FIRST + 10, solved: solved === null ? null : FIRST + solved },
  ];
  const rules = [alertRuleOf([fixed({ kind: 'complaintOpen' }, [7, 14, null], 1)])];
  const at = (day: number, solved: number | null = null) =>
    alerts({ rows: [bought(0, 1)], complaints: open(solved) }, rules, day).level[0];
  expect([17, 18, 24, 25].map((day) => at(day))).toEqual([0, 1, 1, 2]);
  expect([at(20, 21), at(20, 20), at(21, 21)]).toEqual([1, 0, 0]);
});

test('a complaint that nobody closed for half a year beyond the severest cut warns no more', () => {
  const rules = [alertRuleOf([fixed({ kind: 'complaintOpen' }, [7, 14, null], 1)])];
  const complaints = [{ customer: 'a', day: FIRST + 10, solved: null }];
  const at = (day: number) => alerts({ rows: [bought(0, 1), bought(day, 1)], complaints }, rules, day).level[0];
  expect([10 + 182 + 13, 10 + 182 + 14].map(at)).toEqual([2, 0]);
});

test('two complaints within 60 days raise a level, sixty-one days apart they do not', () => {
  const rules = [alertRuleOf([fixed({ kind: 'complaints' }, [2, 3, null], 60)])];
  const apart = (days: number) =>
    [10, 10 + days].map((day) => ({ customer: 'a', day: FIRST + day, solved: FIRST + day }));
  const at = (days: number, day: number) =>
    alerts({ rows: [bought(0, 1)], complaints: apart(days) }, rules, day).level[0];
  expect(at(59, 69)).toBe(1);
  expect(at(60, 70)).toBe(0);
  expect(at(20, 69)).toBe(1);
  expect(at(20, 70)).toBe(0);
});

test('a category that stopped while others go on is told only where such inference is wanted', () => {
  const rows = [
    ...[0, 10, 20, 30].map((day) => bought(day, 5, 'a', 'cake')),
    ...[5, 15, 25, 35, 45, 55].map((day) => bought(day, 5, 'a', 'tea')),
    // Somebody who stays away altogether is no such case.
    ...[0, 10, 20, 30].map((day) => bought(day, 5, 'b', 'cake')),
    ...[5, 15, 25].map((day) => bought(day, 5, 'b', 'tea')),
  ];
  const stopped: AlertCondition = {
    indicator: { kind: 'categoryStopped' },
    windowDays: 30,
    baseline: { kind: 'ownRhythm' },
    direction: 'up',
    cuts: [2, 2.5, 4],
  };
  const wanted = alerts({ rows }, [alertRuleOf([stopped])], 56, true);
  expect([...wanted.level]).toEqual([2, 0]);
  expect(wanted.reasons(0)[0]).toMatchObject({ category: 'cake', now: 2.6, base: 10, closes: { kind: 'purchaseOf' } });
  const unwanted = alerts({ rows }, [alertRuleOf([stopped])], 56, false);
  expect([...unwanted.level]).toEqual([0, 0]);
  expect(unwanted.reasons(0)).toEqual([]);
  // Twice the interval is reached on day 50, once something else has been bought after cake was due on day 40.
  expect(alerts({ rows }, [alertRuleOf([stopped])], 49, true).level[0]).toBe(0);
  expect(alerts({ rows }, [alertRuleOf([stopped])], 50, true).level[0]).toBe(1);
});

test('the same days of the year before are the baseline where they are asked for', () => {
  const christmas = [...[0, 335, 345].map((day) => bought(day, 100)), ...[700, 710].map((day) => bought(day, 40))];
  const season: AlertCondition = { ...fall([0.1, 0.3, 0.5]), baseline: { kind: 'lastYear' } };
  const found = alerts({ rows: christmas }, [alertRuleOf([season])], 715);
  expect(found.reasons(0)[0]).toMatchObject({ now: 800_000, base: 2_000_000, level: 3 });
});

test('a level counts once it has held long enough, and ends at once', () => {
  const silent = fixed({ kind: 'silentDays' }, [10, 20, null], 1);
  const rows = [bought(0, 1), bought(40, 1)];
  const at = (day: number) => alerts({ rows }, [alertRuleOf([silent], { holdDays: 5 })], day).level[0];
  expect([14, 15, 24, 25, 39, 40].map(at)).toEqual([0, 1, 1, 2, 2, 0]);
  const since = alerts({ rows }, [alertRuleOf([silent], { holdDays: 5 })], 30);
  expect([since.since[0]! - FIRST, since.levelSince[0]! - FIRST]).toEqual([15, 25]);
});

test('a customer counts when there long enough, ordering often enough; types have their own cuts', () => {
  const silent = fixed({ kind: 'silentDays' }, [10, null, null], 1);
  const rows = [bought(0, 1), bought(20, 1), bought(0, 1, 'b')];
  const business = { rows, registrations: [{ customer: 'b', type: 'vip', startedOn: FIRST }] };
  const level = (more: Partial<AlertRule>, day: number) => [
    ...alerts(business, [alertRuleOf([silent], more)], day).level,
  ];
  expect(level({}, 30)).toEqual([1, 1]);
  expect(level({ minOrders: 2 }, 30)).toEqual([1, 0]);
  expect(level({ minOrders: 2 }, 19)).toEqual([0, 0]);
  expect(level({ minHistoryDays: 31 }, 30)).toEqual([0, 0]);
  const vip = { of: { by: 'type' as const, type: 'vip' }, cuts: [[40, null, null] as AlertCuts] };
  expect(level({ overrides: [vip] }, 30)).toEqual([1, 0]);
  expect(level({ overrides: [vip] }, 40)).toEqual([1, 1]);
});

test('conditions join by all, by any, and by a weighted sum', () => {
  const first = fixed({ kind: 'silentDays' }, [10, 20, 30], 1);
  const second = fixed({ kind: 'silentDays' }, [20, null, null], 1);
  const at = (combine: AlertRule['combine'], day: number) =>
    alerts({ rows: [bought(0, 1)] }, [alertRuleOf([first, second], { combine })], day).level[0];
  expect([15, 20, 30].map((day) => at({ kind: 'all' }, day))).toEqual([0, 1, 1]);
  expect([15, 20, 30].map((day) => at({ kind: 'any' }, day))).toEqual([1, 2, 3]);
  const score = { kind: 'score' as const, weights: [1, 2], cuts: [1, 4, 5] as AlertCuts };
  // 1 → 1; 2 + 2 → 4; 3 + 2 → 5.
  expect([15, 20, 30].map((day) => at(score, day))).toEqual([1, 2, 3]);
});

test('the end of a contract comes nearer with every day, and the next term begins the day after', () => {
  const ends = fixed({ kind: 'contractEnd', months: 1 }, [10, 5, 0], 1, 'down');
  // 19000 is 2022-01-08: the first term ends on 2022-02-08, 31 days later.
  const business = { rows: [bought(0, 1)], registrations: [{ customer: 'a', startedOn: FIRST }] };
  const at = (day: number) => alerts(business, [alertRuleOf([ends])], day).level[0];
  expect([20, 21, 26, 31, 32].map(at)).toEqual([0, 1, 2, 3, 0]);
});

test('a written end of a contract warns before it, and the past does not know it', () => {
  const ends = fixed({ kind: 'contractEnd', months: null }, [10, 5, 0], 1, 'down');
  const business = { rows: [bought(0, 1)], registrations: [{ customer: 'a', contractEnd: FIRST + 31 }] };
  const at = (day: number) => alerts(business, [alertRuleOf([ends])], day).level[0];
  expect([20, 21, 26, 31, 32].map(at)).toEqual([0, 1, 2, 3, 0]);
  const input = { ...inputOf({ ...EMPTY, ...business }, LONG_AGO), pastOnly: true };
  expect(alertsAt(input, { rules: [alertRuleOf([ends])], sensitive: false }, FIRST + 26).level[0]).toBe(0);
});

test('categories count once a window, whatever is bought of them', () => {
  const track = byCategory({ start: Int32Array.of(0, 4), day: Int32Array.of(3, 1, 3, 3), category: [1, 0, 1, 0] }, [
    'x',
    'y',
  ]);
  expect([[...track.category], [...track.day], [...track.start]]).toEqual([
    [0, 0, 1],
    [1, 3, 3],
    [0, 3],
  ]);
});
