import fc from 'fast-check';
import { expect, test } from 'vitest';
import { informationValue, standardisedDifference } from '../../electron/stats/informationValue.ts';

/** To as many decimals as the print has. */
const rounded = (values: readonly number[], places: number) => values.map((value) => Number(value.toFixed(places)));

test("Siddiqi's age table (2006)", () => {
  const iv = informationValue([860, 3040, 4920, 8100, 9500, 6800, 2940], [140, 960, 1080, 900, 500, 200, 60])!;
  expect(
    rounded(
      iv.bins.map((bin) => 100 * bin.woe),
      3,
    ),
  ).toEqual([-42.719, -108.98, -72.613, -4.526, 70.196, 128.388, 164.934]);
  expect(iv.value.toFixed(3)).toBe('0.668');
  expect(iv.corrected).toBe(false);
});

test('a second table, whose print sums rounded parts to 0.4652', () => {
  const iv = informationValue([50, 75, 125, 175, 200], [120, 110, 90, 80, 70])!;
  expect(iv.value.toFixed(4)).toBe('0.4655');
});

const counts = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 })), { minLength: 1, maxLength: 8 });

test('never negative, the same from either side, the same in any order, 0 between equals', () => {
  fc.assert(
    fc.property(counts, (pairs) => {
      const good = pairs.map(([a]) => a);
      const bad = pairs.map(([, b]) => b);
      const iv = informationValue(good, bad);
      if (good.every((x) => x === 0) || bad.every((x) => x === 0)) {
        expect(iv).toBeNull();
        return;
      }
      expect(iv!.value).toBeGreaterThanOrEqual(0);
      expect(iv!.bins.every((bin) => bin.part >= 0 && Number.isFinite(bin.woe))).toBe(true);
      expect(informationValue(bad, good)!.value).toBeCloseTo(iv!.value, 10);
      expect(informationValue(good.toReversed(), bad.toReversed())!.value).toBeCloseTo(iv!.value, 10);
      expect(informationValue(good, good)!.value).toBe(0);
    }),
  );
});

test('a difference in standard deviations', () => {
  expect(standardisedDifference({ mean: 12, variance: 4 }, { mean: 10, variance: 4 })).toBe(1);
  expect(standardisedDifference({ mean: 12, variance: 0 }, { mean: 10, variance: 0 })).toBeNull();
});
