// Random alert rules, every indicator among them.
import fc from 'fast-check';
import type { AlertCondition, AlertCuts, AlertIndicator, AlertRule } from '../../../shared/contract/alertRule.ts';

const ascending = (values: readonly (number | null)[], down: boolean): AlertCuts => {
  const sorted = values.filter((value) => value !== null).sort((a, b) => (down ? b - a : a - b));
  return values.map((value) => (value === null ? null : sorted.shift()!)) as AlertCuts;
};
const cutsArbitrary = (values: readonly number[], down = false): fc.Arbitrary<AlertCuts> =>
  fc
    .array(fc.option(fc.constantFrom(...values), { nil: null, freq: 6 }), { minLength: 3, maxLength: 3 })
    .map((cuts) => ascending(cuts, down));

const SUMS: AlertIndicator[] = [
  { kind: 'spend' },
  { kind: 'orders' },
  { kind: 'categories' },
  { kind: 'visits', channel: null },
  { kind: 'visits', channel: 'site' },
  { kind: 'refunds' },
  { kind: 'complaints' },
  { kind: 'columnSum', table: 'interaction', column: 'x' },
];
const windowDays = fc.integer({ min: 1, max: 120 });
const direction = fc.constantFrom('down' as const, 'up' as const);

const absolute = (indicator: AlertIndicator, values: readonly number[], way: 'down' | 'up') =>
  fc.record({
    indicator: fc.constant(indicator),
    windowDays,
    baseline: fc.constant({ kind: 'absolute' as const }),
    direction: fc.constant(way),
    cuts: cutsArbitrary(values, way === 'down'),
  });
const own = (indicator: AlertIndicator) =>
  fc.record({
    indicator: fc.constant(indicator),
    windowDays,
    baseline: fc.constant({ kind: 'ownRhythm' as const }),
    direction: fc.constant('up' as const),
    cuts: cutsArbitrary([0.5, 1, 1.25, 2, 2.3, 3]),
  });

export const conditionArbitrary: fc.Arbitrary<AlertCondition> = fc.oneof(
  fc.record({
    indicator: fc.constantFrom(...SUMS),
    windowDays,
    baseline: fc.oneof(
      fc.record({
        kind: fc.constantFrom('ownPast' as const, 'seasonal' as const),
        windows: fc.integer({ min: 1, max: 4 }),
      }),
      fc.constant({ kind: 'lastYear' as const }),
    ),
    direction,
    cuts: cutsArbitrary([0.1, 0.25, 0.3, 0.5, 0.75, 1]),
  }),
  ...SUMS.flatMap((indicator) => [absolute(indicator, [0, 1, 2, 3], 'down'), absolute(indicator, [1, 2, 3, 5], 'up')]),
  own({ kind: 'overdue' }),
  own({ kind: 'categoryStopped' }),
  absolute({ kind: 'silentDays' }, [0, 5, 20, 45, 90], 'up'),
  absolute({ kind: 'complaintOpen' }, [0, 3, 7, 14, 30], 'up'),
  absolute({ kind: 'score', question: null }, [2, 5, 6, 8], 'down'),
  absolute({ kind: 'scoreDrop', question: null }, [1, 2, 3, 5], 'up'),
  absolute({ kind: 'classDrop', question: null }, [1, 2], 'up'),
  absolute({ kind: 'columnLatest', table: 'interaction', column: 'x' }, [1, 4, 6], 'down'),
  absolute({ kind: 'late', table: 'interaction', column: 'x', of: 3 }, [1, 2, 3], 'up'),
  absolute({ kind: 'contractEnd', months: 3 }, [7, 30, 60], 'down'),
  absolute({ kind: 'contractEnd', months: null }, [7, 30, 60], 'down'),
);

export const ruleArbitrary: fc.Arbitrary<AlertRule> = fc
  .array(conditionArbitrary, { minLength: 1, maxLength: 3 })
  .chain((conditions) =>
    fc.record({
      id: fc.constantFrom('one', 'two', 'three'),
      name: fc.constant(null),
      on: fc.constant(true),
      conditions: fc.constant(conditions),
      combine: fc.oneof(
        fc.constantFrom({ kind: 'all' as const }, { kind: 'any' as const }),
        fc.record({
          kind: fc.constant('score' as const),
          weights: fc.constant(conditions.map((_, i) => i + 0.5)),
          cuts: cutsArbitrary([0.5, 1, 1.5, 3, 4]),
        }),
      ),
      minHistoryDays: fc.constantFrom(0, 0, 30),
      minOrders: fc.constantFrom(0, 0, 2),
      holdDays: fc.constantFrom(0, 0, 1, 7),
      overrides: fc.array(
        fc.record({
          of: fc.constantFrom(
            { by: 'type' as const, type: 'x' },
            { by: 'valueClass' as const, valueClass: 'key' as const },
            { by: 'valueClass' as const, valueClass: 'small' as const },
          ),
          // Another rule's cuts would not fit the indicator's unit: the own ones, of one level only.
          cuts: fc.constant(conditions.map(({ cuts }) => [cuts[0], null, null] as AlertCuts)),
        }),
        { maxLength: 2 },
      ),
    }),
  );
