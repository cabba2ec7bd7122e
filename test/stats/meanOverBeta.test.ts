import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOverBeta } from '../../electron/stats/meanOverBeta.ts';

const parameter = fc.double({ min: -4, max: 5, noNaN: true }).map((power) => 10 ** power);

test('moments of the beta distribution, however flat or narrow', () => {
  fc.assert(
    fc.property(parameter, parameter, (a, b) => {
      const sum = a + b;
      expect(meanOverBeta(() => 1, a, b)).toBeCloseTo(1, 12);
      expect(meanOverBeta((p) => p, a, b) / (a / sum)).toBeCloseTo(1, 10);
      expect(meanOverBeta((p) => p * p, a, b) / ((a * (a + 1)) / (sum * (sum + 1)))).toBeCloseTo(1, 10);
    }),
  );
});
