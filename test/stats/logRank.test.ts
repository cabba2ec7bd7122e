import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Durations, durationsOf } from '../../electron/stats/kaplanMeier.ts';
import { logRank } from '../../electron/stats/logRank.ts';
import { placebo, sixMp } from './freireich.ts';

const groupArbitrary = fc
  .array(fc.record({ time: fc.nat({ max: 15 }), ended: fc.boolean() }), { maxLength: 25 })
  .map((lives) =>
    durationsOf(
      lives.map((life) => life.time),
      lives.map((life) => life.ended),
    ),
  );
const chi = (groups: readonly Durations[]) => logRank(groups)?.tests.map((each) => each.chiSquare) ?? [];

describe('Freireich 1963 (Kleinbaum & Klein 2012)', () => {
  const found = logRank([placebo, sixMp])!;

  test('observed and expected relapses', () => {
    expect(found.groups.map((group) => [group.observed, group.expected.toFixed(2)])).toEqual([
      [21, '10.75'],
      [9, '19.25'],
    ]);
  });

  test('the four statistics to three digits', () => {
    expect(found.tests.map((each) => [each.weight, each.chiSquare.toFixed(3), each.df])).toEqual([
      ['logRank', '16.793', 1],
      ['gehan', '13.458', 1],
      ['taroneWare', '15.124', 1],
      ['peto', '14.084', 1],
    ]);
    for (const each of found.tests) expect(each.pValue).toBeLessThan(0.001);
  });
});

describe('laws', () => {
  test('the order of the groups moves nothing; observed and expected add up alike', () => {
    fc.assert(
      fc.property(fc.array(groupArbitrary, { minLength: 2, maxLength: 4 }), (groups) => {
        const one = logRank(groups);
        const other = logRank(groups.toReversed());
        expect(other === null).toBe(one === null);
        if (!one || !other) return;
        one.tests.forEach((each, i) => {
          expect(other.tests[i]!.df).toBe(each.df);
          expect(other.tests[i]!.chiSquare).toBeCloseTo(each.chiSquare, 7);
        });
        const sum = (of: (group: { observed: number; expected: number }) => number) =>
          one.groups.reduce((total, group) => total + of(group), 0);
        expect(sum((group) => group.expected)).toBeCloseTo(
          sum((group) => group.observed),
          9,
        );
      }),
    );
  });

  test('the clock moves nothing, only the order of events does', () => {
    fc.assert(
      fc.property(groupArbitrary, groupArbitrary, (a, b) => {
        const later = ({ time, ...rest }: Durations): Durations => ({
          ...rest,
          time: Array.from(time, (t) => 3 * t + 7),
        });
        const [one, other] = [chi([a, b]), chi([later(a), later(b)])];
        expect(other).toHaveLength(one.length);
        one.forEach((value, i) => {
          expect(other[i]).toBeCloseTo(value, 9);
        });
      }),
    );
  });

  test('a group like the other is no difference; three groups with two the same stay finite', () => {
    expect(chi([placebo, placebo])).toEqual([0, 0, 0, 0]);
    const three = logRank([placebo, sixMp, sixMp])!;
    expect(three.tests[0]!.df).toBe(2);
    expect(three.tests[0]!.chiSquare).toBeGreaterThan(chi([placebo, sixMp])[0]! - 1e-9);
  });
});

test('nothing to compare: no groups, one, empty ones, nobody who ended, everybody at once', () => {
  const none = durationsOf([], []);
  expect(logRank([])).toBeNull();
  expect(logRank([placebo])).toBeNull();
  expect(logRank([placebo, none])).toBeNull();
  const still = durationsOf([5, 6, 7], [false, false, false]);
  expect(logRank([still, still])).toBeNull();
  const atOnce = durationsOf([4, 4, 4], [true, true, true]);
  // All end at one time: nothing is left to chance.
  expect(logRank([atOnce, atOnce])).toBeNull();
  // An empty group takes no degree of freedom.
  expect(logRank([placebo, sixMp, none])!.tests[0]!.df).toBe(1);
});
