// Rules that could never mean what they say are refused, each with its own word.
import { describe, expect, test } from 'vitest';
import { checkAlertRules } from '../../../electron/analysis/alerts/checkAlertRules.ts';
import { type AlertCondition, type AlertRule, alertRuleSet } from '../../../shared/contract/alertRule.ts';
import { AppError } from '../../../shared/errors.ts';
import { makeFormat } from '../../../shared/format.ts';
import { alertRuleOf } from '../../alertRuleOf.ts';

const silent: AlertCondition = {
  indicator: { kind: 'silentDays' },
  windowDays: 1,
  baseline: { kind: 'absolute' },
  direction: 'up',
  cuts: [30, 60, 90],
};
const spend: AlertCondition = {
  indicator: { kind: 'spend' },
  windowDays: 30,
  baseline: { kind: 'ownPast', windows: 3 },
  direction: 'down',
  cuts: [0.1, 0.3, 0.5],
};
const rule = (more: Partial<AlertRule>) => alertRuleOf([silent], { name: 'mine', ...more });
function refused(...rules: AlertRule[]): string {
  try {
    checkAlertRules({ rules, sensitive: false });
    return '';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    for (const locale of ['en', 'zh-CN'] as const) {
      expect(makeFormat(locale, 'CNY').t(`errors.${error.code}`, error.params)).toMatch(/mine|规则|Two rules/);
    }
    return error.code.replace('alertRules.', '');
  }
}
const withCondition = (base: AlertCondition, more: Partial<AlertCondition>) =>
  refused(rule({ conditions: [{ ...base, ...more } as AlertCondition] }));

describe('cuts', () => {
  test.each<[AlertCondition, Partial<AlertCondition>, string]>([
    [silent, {}, ''],
    [silent, { cuts: [30, null, 90] }, ''],
    [silent, { cuts: [60, 30, 90] }, 'cuts'],
    [silent, { cuts: [null, null, null] }, 'cuts'],
    [silent, { cuts: [0, 30, 60] }, 'everybody'],
    [silent, { cuts: [-5, 30, 60] }, 'everybody'],
    [silent, { direction: 'down', cuts: [90, 60, 30] }, 'direction'],
    [silent, { indicator: { kind: 'complaintOpen' }, cuts: [0, 3, 7] }, ''],
    [silent, { indicator: { kind: 'contractEnd', months: null }, direction: 'down', cuts: [60, 30, 0] }, ''],
    [silent, { indicator: { kind: 'contractEnd', months: 12 } }, 'direction'],
    [silent, { indicator: { kind: 'orders' }, direction: 'down', cuts: [2, 1, 0] }, ''],
    [silent, { indicator: { kind: 'orders' }, direction: 'down', cuts: [2, 1, -1] }, 'everybody'],
    [silent, { indicator: { kind: 'score', question: null }, direction: 'down', cuts: [0, -20, -50] }, ''],
    [spend, {}, ''],
    [spend, { cuts: [0.1, 0.3, 1] }, ''],
    [spend, { cuts: [0, 0.3, 0.5] }, 'everybody'],
    [spend, { cuts: [0.1, 0.3, 1.01] }, 'share'],
    [spend, { direction: 'up', cuts: [0, 1, 2] }, 'everybody'],
    [spend, { direction: 'up', cuts: [0.5, 1, 2] }, ''],
    [spend, { baseline: { kind: 'ownRhythm' } }, 'baseline'],
  ])('%j with %j: %s', (base, more, code) => {
    expect(withCondition(base, more)).toBe(code);
  });

  test('those of a type or class are held to the same', () => {
    const of = { by: 'type' as const, type: 'nobody is of it any more' };
    expect(refused(rule({ overrides: [{ of, cuts: [[10, 20, 30]] }] }))).toBe('');
    expect(refused(rule({ overrides: [{ of, cuts: [[10, 5, 30]] }] }))).toBe('cuts');
    expect(refused(rule({ overrides: [{ of, cuts: [[-10, 5, 30]] }] }))).toBe('everybody');
  });
});

test.each<[number[], [number | null, number | null, number | null], string]>([
  [[1, 1], [1, 2, 4], ''],
  [[1], [1, 2, 4], ''],
  [[0, 0], [1, 2, 4], 'score'],
  [[1, 1], [0, 2, 4], 'score'],
  [[1, 1], [-1, 2, 4], 'score'],
  [[1, 1], [null, null, 7], 'score'],
  [[1, 1], [3, 2, 1], 'cuts'],
])('a sum with weights %j and cuts %j: %s', (weights, cuts, code) => {
  expect(refused(rule({ conditions: [silent, spend], combine: { kind: 'score', weights, cuts } }))).toBe(code);
});

test('the same mark twice; numbers that are none; windows of no days or of thousands; too many rules', () => {
  expect(refused(rule({}), rule({}))).toBe('sameId');
  const passes = (rules: unknown) => alertRuleSet.safeParse({ rules, sensitive: false }).success;
  const alone = (more: Partial<AlertCondition>) =>
    passes([rule({ conditions: [{ ...silent, ...more } as AlertCondition] })]);
  expect(alone({})).toBe(true);
  for (const cut of [Number.NaN, Number.POSITIVE_INFINITY]) expect(alone({ cuts: [cut, 30, 60] })).toBe(false);
  for (const windowDays of [0, -1, 1.5, 10_000]) expect(alone({ windowDays })).toBe(false);
  expect(passes(Array.from({ length: 200 }, (_, i) => rule({ id: `r${i}` })))).toBe(false);
});
