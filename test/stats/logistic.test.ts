import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHALLENGER, SPECTOR } from '../../electron/checkUs/modelData.ts';
import { clusteredErrors } from '../../electron/stats/clusteredErrors.ts';
import { linearPredictor, logisticRegression, probability } from '../../electron/stats/logistic.ts';
import { makeRandom } from '../../electron/stats/random.ts';

const spector = () => logisticRegression([SPECTOR.gpa, SPECTOR.tuce, SPECTOR.psi], SPECTOR.improved)!;

/** A made-up business with known coefficients. */
function made(n: number, seed: number, truth: readonly number[]) {
  const random = makeRandom(seed);
  const columns = truth.slice(1).map(() => new Float64Array(n));
  const outcome = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    let odds = truth[0]!;
    for (let j = 0; j < columns.length; j++) {
      columns[j]![i] = random.normal() * 10 ** j + j;
      odds += truth[j + 1]! * columns[j]![i]!;
    }
    outcome[i] = random.chance(probability(odds)) ? 1 : 0;
  }
  return { columns, outcome };
}

describe('published figures', () => {
  test('Spector & Mazzeo: 32 students (Greene, table 21.1)', () => {
    const { coefficients, standardErrors, logLikelihood, converged, separating } = spector();
    expect(Array.from(coefficients, (b) => b.toFixed(4))).toEqual(['-13.0213', '2.8261', '0.0952', '2.3787']);
    expect(Array.from(standardErrors, (s) => s.toFixed(3))).toEqual(['4.931', '1.263', '0.142', '1.065']);
    expect(logLikelihood.toFixed(3)).toBe('-12.890');
    expect(converged).toBe(true);
    expect(separating).toEqual([]);
  });

  test('Challenger: 23 flights (Dalal, Fowlkes & Hoadley 1989)', () => {
    const { coefficients, standardErrors } = logisticRegression([CHALLENGER.temperature], CHALLENGER.distress)!;
    expect(Array.from(coefficients, (b) => b.toFixed(4))).toEqual(['15.0429', '-0.2322']);
    expect(Array.from(standardErrors, (s) => s.toFixed(3))).toEqual(['7.379', '0.108']);
  });

  test('one yes/no column gives the odds ratio of the four-field table', () => {
    const x = Float64Array.from({ length: 100 }, (_, i) => (i < 40 ? 1 : 0));
    const y = Uint8Array.from({ length: 100 }, (_, i) => (i < 30 || (i >= 40 && i < 50) ? 1 : 0));
    const { coefficients, standardErrors } = logisticRegression([x], y)!;
    expect(coefficients[1]).toBeCloseTo(Math.log((30 / 10) * (50 / 10)), 9);
    expect(standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 30 + 1 / 10 + 1 / 10 + 1 / 50), 9);
    expect(coefficients[0]).toBeCloseTo(Math.log(10 / 50), 9);
  });
});

describe('laws', () => {
  test('scaling a column scales its coefficient, moving it moves the intercept, other rows order changes nothing', () => {
    const base = spector();
    const moved = logisticRegression(
      [SPECTOR.gpa.map((v) => 1000 * v + 5), SPECTOR.tuce, SPECTOR.psi],
      SPECTOR.improved,
    )!;
    expect(moved.coefficients[1]! * 1000).toBeCloseTo(base.coefficients[1]!, 8);
    expect(moved.standardErrors[1]! * 1000).toBeCloseTo(base.standardErrors[1]!, 8);
    expect(moved.coefficients[0]! + 5 * moved.coefficients[1]!).toBeCloseTo(base.coefficients[0]!, 8);
    const order = makeRandom(1).shuffle(Array.from({ length: 32 }, (_, i) => i));
    const of = (values: Float64Array) => Float64Array.from(order, (i) => values[i]!);
    const shuffled = logisticRegression(
      [of(SPECTOR.gpa), of(SPECTOR.tuce), of(SPECTOR.psi)],
      Uint8Array.from(order, (i) => SPECTOR.improved[i]!),
    )!;
    shuffled.coefficients.forEach((b, j) => {
      expect(b).toBeCloseTo(base.coefficients[j]!, 9);
    });
  });

  test('the other outcome has the same coefficients with the sign turned', () => {
    const base = spector();
    const other = logisticRegression(
      [SPECTOR.gpa, SPECTOR.tuce, SPECTOR.psi],
      SPECTOR.improved.map((y) => 1 - y),
    )!;
    other.coefficients.forEach((b, j) => {
      expect(b).toBeCloseTo(-base.coefficients[j]!, 8);
    });
  });

  test('expected events are the events there were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (seed) => {
        const { columns, outcome } = made(300, seed, [-0.5, 0.8, -0.05]);
        const fit = logisticRegression(columns, outcome)!;
        const expected = linearPredictor(columns, fit.coefficients, 300).reduce(
          (sum, odds) => sum + probability(odds),
          0,
        );
        expect(expected).toBeCloseTo(
          outcome.reduce((sum, y) => sum + y, 0),
          5,
        );
      }),
      { numRuns: 20 },
    );
  });

  test('the truth lies within three standard errors on many rows, started from a sample', () => {
    const truth = [-2, 0.7, -0.03, 0.004];
    const { columns, outcome } = made(120_000, 4, truth);
    const { coefficients, standardErrors, converged } = logisticRegression(columns, outcome)!;
    expect(converged).toBe(true);
    truth.forEach((b, j) => {
      expect(Math.abs(coefficients[j]! - b)).toBeLessThan(3 * standardErrors[j]!);
      expect(standardErrors[j]!).toBeLessThan(0.02);
    });
  });
});

describe('data a regression cannot take', () => {
  const y = Uint8Array.of(0, 0, 0, 1, 1, 1);

  test('a column that separates the outcomes is named', () => {
    const noise = Float64Array.of(1, 2, 1, 2, 1, 2);
    const apart = Float64Array.of(1, 2, 3, 10, 11, 12);
    const fit = logisticRegression([noise, apart], y)!;
    expect(fit.converged).toBe(false);
    expect(fit.separating).toContain(1);
    const kept = logisticRegression([noise, apart], y, { ridge: 1 })!;
    expect(kept.converged).toBe(true);
    expect(kept.coefficients.every((b) => Math.abs(b) < 10)).toBe(true);
  });

  test('a rare group without any event is named, the rest stands', () => {
    const { columns, outcome } = made(2000, 9, [-1, 1]);
    const rare = Float64Array.from(outcome, (o, i) => (o === 0 && i % 40 === 0 ? 1 : 0));
    const fit = logisticRegression([columns[0]!, rare], outcome)!;
    expect(fit.separating).toEqual([1]);
    expect(Math.abs(fit.coefficients[1]! - 1)).toBeLessThan(0.3);
  });

  test('constant columns and doubles are left out', () => {
    const x = Float64Array.of(1, 4, 2, 3, 1, 4);
    const fit = logisticRegression([new Float64Array(6).fill(7), x, x.map((v) => 2 * v + 1)], y)!;
    expect(fit.leftOut).toEqual([0, 2]);
    expect(fit.coefficients[1]).toBe(0);
    expect(fit.standardErrors[3]).toBeNaN();
    const alone = logisticRegression([x], y)!;
    expect(fit.coefficients[2]).toBeCloseTo(alone.coefficients[1]!, 8);
    expect(fit.coefficients[0]).toBeCloseTo(alone.coefficients[0]!, 8);
  });

  test('one outcome only, or nobody', () => {
    expect(logisticRegression([Float64Array.of(1, 2)], Uint8Array.of(1, 1))).toBeNull();
    expect(logisticRegression([], new Uint8Array(0))).toBeNull();
  });
});

test('rows that stand twice do not make errors by cluster smaller, and single rows have about the usual ones', () => {
  const { columns, outcome } = made(4000, 12, [-0.5, 0.8, -0.05]);
  const twice = columns.map((column) => Float64Array.from({ length: 8000 }, (_, i) => column[i >> 1]!));
  const answers = Uint8Array.from({ length: 8000 }, (_, i) => outcome[i >> 1]!);
  const once = logisticRegression(columns, outcome)!;
  const doubled = logisticRegression(twice, answers)!;
  const single = clusteredErrors(
    columns,
    outcome,
    once,
    new Int32Array(4000).map((_, i) => i),
  );
  const paired = clusteredErrors(
    twice,
    answers,
    doubled,
    new Int32Array(8000).map((_, i) => i >> 1),
  );
  once.standardErrors.forEach((error, j) => {
    expect(single[j]! / error).toBeGreaterThan(0.9);
    expect(single[j]! / error).toBeLessThan(1.1);
    expect(paired[j]).toBeCloseTo(single[j]!, 9);
    expect(doubled.standardErrors[j]).toBeCloseTo(error / Math.SQRT2, 6);
  });
});

test('errors by cluster do not lose their digits where a column lies far from 0', () => {
  const { columns, outcome } = made(600, 5, [-0.4, 0.9, -0.3]);
  const clusterOf = new Int32Array(600).map((_, i) => i >> 2);
  const far = columns.map((column) => column.map((v) => 2 ** 33 + Math.round(v * 1024) / 1024));
  const near = far.map((column) => column.map((v) => v - 2 ** 33));
  const [one, other] = [near, far].map((of) =>
    clusteredErrors(of, outcome, logisticRegression(of, outcome)!, clusterOf),
  );
  for (const j of [1, 2]) expect(other![j]! / one![j]!).toBeCloseTo(1, 6);
});
