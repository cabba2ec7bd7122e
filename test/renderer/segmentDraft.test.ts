// A rule that is taken up for writing and left as it is stays the same rule.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changed,
  draftOf,
  groupOf,
  isFinished,
  newCondition,
  ruleOf,
} from '../../renderer/screens/ownSegments/draft.ts';
import { type SegmentRule, segmentRule } from '../../shared/contract/segmentRule.ts';
import { makeFormat } from '../../shared/format.ts';
import { ruleWords } from '../../shared/ruleWords.ts';

const text = fc.constantFrom('终端', "x'; --", '__proto__', '<b>', 'R1');
const bounds = fc.tuple(fc.option(fc.integer({ min: 0, max: 500 })), fc.integer({ min: 500, max: 900 }));
const condition: fc.Arbitrary<SegmentRule> = fc.oneof(
  fc.array(text, { minLength: 1, maxLength: 3 }).map(
    (values): SegmentRule => ({
      kind: 'textIs',
      field: { from: 'attribute', name: 'constructor' },
      values,
    }),
  ),
  text.map((good): SegmentRule => ({ kind: 'textIs', field: { from: 'favourite', of: 'product' }, values: [good] })),
  text.map((part): SegmentRule => ({ kind: 'textHas', field: { from: 'column', column: 'name' }, part })),
  fc.constant<SegmentRule>({ kind: 'choice', field: 'state', values: ['lost', 'atRisk'] }),
  bounds.map(([min, max]): SegmentRule => ({ kind: 'figure', field: 'orders', min, max })),
  bounds.map(
    ([min, max]): SegmentRule => ({
      kind: 'figure',
      field: 'revenueE4',
      min: min === null ? null : min * 100,
      max: max * 10_000,
    }),
  ),
  fc.integer({ min: 0, max: 1000 }).map(
    (share): SegmentRule => ({
      kind: 'figure',
      field: 'refundShare',
      min: share / 1000,
      max: null,
    }),
  ),
  bounds.map(([min, max]): SegmentRule => ({ kind: 'attributeFigure', name: 'credit', min, max })),
  fc.constant<SegmentRule>({ kind: 'day', field: 'firstDay', from: '2024-01-01', to: null }),
  fc.integer({ min: 1, max: 9 }).map((segment): SegmentRule => ({ kind: 'inSegment', segment })),
);
const rule = fc.letrec<{ rule: SegmentRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      rules: fc.array(tie('rule'), { minLength: 2, maxLength: 3 }),
    }),
    tie('rule').map((inner): SegmentRule => ({ kind: 'not', rule: inner })),
  ),
})).rule;

/** Shares are typed in percent, and come back within rounding. */
const rounded = (one: unknown): string =>
  JSON.stringify(one, (_, value) => (typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value));

test('to a draft and back', () => {
  fc.assert(
    fc.property(rule, (wanted) => {
      const draft = draftOf(wanted);
      expect(isFinished(draft)).toBe(true);
      expect(rounded(ruleOf(draft))).toBe(rounded(wanted));
      expect(segmentRule.safeParse(ruleOf(groupOf(wanted))).success).toBe(true);
      expect(rounded(ruleOf(groupOf(wanted)))).toBe(rounded(wanted));
    }),
  );
});

test('reads as a sentence in both languages', () => {
  const names = new Map([[1, 'Silent dealers']]);
  fc.assert(
    fc.property(rule, fc.constantFrom('en' as const, 'zh-CN' as const), (wanted, locale) => {
      const said = ruleWords(makeFormat(locale, 'CNY'), wanted, names);
      expect(said).not.toMatch(/\{\{|ownSegments\.|common\./);
      expect(said.length).toBeGreaterThan(2);
    }),
  );
});

test('what is not finished is left out, and nothing at all is no rule', () => {
  const group = groupOf({ kind: 'figure', field: 'orders', min: 3, max: null });
  const more = { ...group, parts: [...group.parts, newCondition()] };
  expect(isFinished(more)).toBe(false);
  expect(ruleOf(more)).toEqual({ kind: 'figure', field: 'orders', min: 3, max: null });
  expect(ruleOf(groupOf(null))).toBeNull();
  const upsideDown = { ...newCondition(), field: { kind: 'figure' as const, field: 'orders' as const } };
  expect(ruleOf({ ...upsideDown, low: '9', high: '2' })).toBeNull();
  expect(ruleOf({ ...upsideDown, low: 'many' })).toBeNull();
});

test('a part is changed or taken out wherever it stands', () => {
  const group = groupOf({
    kind: 'or',
    rules: [
      { kind: 'inSegment', segment: 1 },
      {
        kind: 'and',
        rules: [
          { kind: 'inSegment', segment: 2 },
          { kind: 'inSegment', segment: 3 },
        ],
      },
    ],
  });
  const inner = group.parts[1]!;
  if (inner.kind !== 'group') throw new Error('a group');
  const without = changed(group, inner.parts[0]!.id, () => null);
  expect(ruleOf(without)).toEqual({
    kind: 'or',
    rules: [
      { kind: 'inSegment', segment: 1 },
      { kind: 'inSegment', segment: 3 },
    ],
  });
});
