import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aheadBetaGeometric,
  aliveBetaGeometric,
  type BetaGeometric,
  countBetaGeometric,
  fitBetaGeometric,
  newBetaGeometric,
  purchasesAhead,
} from '../../electron/stats/betaGeometric.ts';
import { logBeta, logGamma } from '../../electron/stats/gammaFunctions.ts';
import { gatherHistories } from '../../electron/stats/purchaseHistories.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { hasCdnow, readCdnow } from './cdnow.ts';
import { hypergeometric } from './hypergeometric.ts';

const digits = (got: number | undefined, wanted: number, places: number) =>
  expect(Math.abs(got! - wanted), `${got} against ${wanted}`).toBeLessThanOrEqual(0.500001 * 10 ** -places);

describe.skipIf(!hasCdnow)('CDNOW, 2,357 customers (skipped where the data are not beside the checkout)', () => {
  const { x, tx, T } = hasCdnow ? readCdnow() : { x: [], tx: [], T: [] };
  const histories = gatherHistories(x, tx, T);

  test('the customers are those of the print', () => {
    expect(histories.customers).toBe(2357);
    expect(x.filter((times) => times === 0)).toHaveLength(1411);
    expect(histories.count.reduce((a, b) => a + b, 0)).toBe(2357);
  });

  test('BG/NBD: parameters, likelihood, and expected purchases (Fader, Hardie & Lee 2005)', () => {
    const { model, logLikelihood, converged, errors } = fitBetaGeometric('bg', histories);
    expect(converged).toBe(true);
    digits(model.r, 0.243, 3);
    digits(model.alpha, 4.414, 3);
    digits(model.a, 0.793, 3);
    digits(model.b, 2.426, 3);
    digits(logLikelihood, -9582.4, 1);
    const expected = [0.0078, 0.0532, 0.1506, 1.0405, 1.0437];
    [0.1429, 1, 3, 31.8571, 32].forEach((t, i) => {
      digits(newBetaGeometric(model, t), expected[i]!, 4);
    });
    const last = newBetaGeometric(model, 78);
    expect(last).toBeGreaterThan(1.8576);
    expect(last).toBeLessThan(1.858);
    digits(aheadBetaGeometric(model, 2, 30.43, 38.86, 39), 1.226, 3);
    digits(aliveBetaGeometric(model, 2, 30.43, 38.86), 0.727, 3);
    expect(errors!.every((error) => error > 0)).toBe(true);
    // With the parameters as printed.
    digits(countBetaGeometric({ kind: 'bg', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, 0, 39), 0.5738, 4);
  });

  test('MBG/NBD: parameters and likelihood (Batislam et al. 2007)', () => {
    const { model, logLikelihood, converged } = fitBetaGeometric('mbg', histories);
    expect(converged).toBe(true);
    digits(model.r, 0.525, 3);
    digits(model.alpha, 6.183, 3);
    digits(model.a, 0.891, 3);
    digits(model.b, 1.614, 3);
    digits(logLikelihood, -9582.1, 1);
  });

  test('the unit of time moves α and nothing else; a start far off finds the same top', () => {
    const inDays = gatherHistories(
      x,
      tx.map((t) => 7 * t),
      T.map((t) => 7 * t),
    );
    const { model } = fitBetaGeometric('mbg', inDays);
    digits(model.r, 0.525, 3);
    digits(model.alpha / 7, 6.183, 3);
    const { model: far } = fitBetaGeometric('mbg', histories, { kind: 'mbg', r: 20, alpha: 0.1, a: 9, b: 0.05 });
    digits(far.r, 0.525, 3);
    digits(far.b, 1.614, 3);
  });
});

const models: BetaGeometric[] = [
  { kind: 'bg', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  { kind: 'mbg', r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
  { kind: 'mbg', r: 2, alpha: 9, a: 1, b: 3 },
  { kind: 'bg', r: 30, alpha: 50, a: 0.2, b: 0.5 },
  { kind: 'mbg', r: 12, alpha: 30, a: 2.5, b: 0.6 },
];

/** ∫ over paces and chances of the likelihood of one history, by the trapezoidal rule in ln λ and the logit of p. */
function bruteForce({ kind, r, alpha, a, b }: BetaGeometric, x: number, tx: number, T: number, t: number) {
  const first = kind === 'mbg' ? 1 : 0;
  const [lowest, highest] = [Math.log(1e-14) / r, 8];
  const middle = Math.log((r + x) / (alpha + T));
  let [all, there, ahead] = [0, 0, 0];
  for (let i = 0; i <= 500; i++) {
    const y = middle + lowest + ((highest - lowest) * i) / 500;
    const lambda = Math.exp(y);
    const pace = r * Math.log(alpha) - logGamma(r) + r * y - lambda * alpha + x * y;
    for (let w = -32 / a; w <= 32 / b; w += 0.25) {
      const logP = -Math.log1p(Math.exp(-w));
      const logQ = -Math.log1p(Math.exp(w));
      const weight = pace + a * logP + b * logQ - logBeta(a, b);
      const stays = Math.exp(weight + (x + first) * logQ - lambda * T);
      const left = x + first > 0 ? Math.exp(weight + logP + (x + first - 1) * logQ - lambda * (x > 0 ? tx : 0)) : 0;
      const p = Math.exp(logP);
      all += stays + left;
      there += stays;
      ahead += stays * (lambda * p * t < 1e-12 ? lambda * t : -Math.expm1(-lambda * p * t) / p);
    }
  }
  return { alive: there / all, ahead: ahead / all };
}

describe('closed forms', () => {
  test.each(models)('$kind r $r a $a b $b: as the integrals by brute force', (model) => {
    for (const [x, tx, T, t] of [
      [0, 0, 20, 15],
      [3, 12, 20, 40],
      [9, 19, 20, 5],
    ] as const) {
      const brute = bruteForce(model, x, tx, T, t);
      expect(aliveBetaGeometric(model, x, tx, T)).toBeCloseTo(brute.alive, 4);
      expect(aheadBetaGeometric(model, x, tx, T, t) / brute.ahead).toBeCloseTo(1, 3);
    }
  });

  test('expected purchases as printed, with the hypergeometric function', () => {
    for (const { r, alpha, a, b } of models.filter(({ a, b }) => a + b > 1 && a !== 1))
      for (const t of [0.5, 10, 60]) {
        const rest = (alpha / (alpha + t)) ** r * hypergeometric(r, b, a + b - 1, t / (alpha + t));
        expect(purchasesAhead(r, alpha, a, b, t) / (((a + b - 1) / (a - 1)) * (1 - rest))).toBeCloseTo(1, 9);
      }
  });

  test('expected purchases: both series agree, and nothing happens at a = 1', () => {
    for (const a of [0.2, 0.999999, 1, 1.000001, 3]) {
      const [low, high] = [purchasesAhead(4, 10, a - 1e-4, 2, 30), purchasesAhead(4, 10, a + 1e-4, 2, 30)];
      expect(purchasesAhead(4, 10, a, 2, 30)).toBeCloseTo((low + high) / 2, 5);
    }
    // c − r just on either side of where the other series takes over.
    const [before, after] = [purchasesAhead(5.4999, 10, 1.5, 1, 30), purchasesAhead(5.5001, 10, 1.5, 1, 30)];
    expect(after / before).toBeCloseTo(1, 3);
    expect(purchasesAhead(1, 1, 1, 1, 0)).toBe(0);
  });

  test.each(models.slice(0, 3))('$kind: the counts of a new customer add up to 1 and to the expectation', (model) => {
    let [sum, mean] = [0, 0];
    for (let x = 0; x < 400; x++) {
      const chance = countBetaGeometric(model, x, 10);
      sum += chance;
      mean += x * chance;
    }
    expect(sum).toBeCloseTo(1, 6);
    expect(mean).toBeCloseTo(newBetaGeometric(model, 10), 3);
  });

  test('printed by the BTYD package: ten purchases in two weeks', () => {
    const chance = countBetaGeometric(models[0]!, 10, 2);
    expect(chance / 1.07869e-7).toBeCloseTo(1, 5);
  });
});

const history = fc
  .tuple(
    fc.integer({ min: 0, max: 200 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0.1, max: 500, noNaN: true }),
  )
  .map(([x, part, T]) => ({ x, tx: x === 0 ? 0 : part * T, T }));
const anyModel = fc.record({
  kind: fc.constantFrom('bg' as const, 'mbg' as const),
  r: fc.double({ min: 0.01, max: 60, noNaN: true }),
  alpha: fc.double({ min: 0.05, max: 300, noNaN: true }),
  a: fc.double({ min: 0.01, max: 30, noNaN: true }),
  b: fc.double({ min: 0.01, max: 30, noNaN: true }),
});

describe('laws', () => {
  test('a chance between 0 and 1 that never rises while nothing is bought', () => {
    fc.assert(
      fc.property(anyModel, history, fc.double({ min: 0, max: 200, noNaN: true }), (model, { x, tx, T }, more) => {
        const now = aliveBetaGeometric(model, x, tx, T);
        const later = aliveBetaGeometric(model, x, tx, T + more);
        return now >= 0 && now <= 1 && later <= now + 1e-12 && (x === 0 || tx >= T || now >= 0);
      }),
    );
  });

  test('expected purchases grow with the time ahead and stay below those of a customer who never leaves', () => {
    fc.assert(
      fc.property(anyModel, history, fc.double({ min: 0.1, max: 120, noNaN: true }), (model, { x, tx, T }, t) => {
        const some = aheadBetaGeometric(model, x, tx, T, t);
        const more = aheadBetaGeometric(model, x, tx, T, 1.5 * t);
        const most = ((model.r + x) / (model.alpha + T)) * t;
        return some >= 0 && more >= some * (1 - 1e-6) && some <= most * (1 + 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  test('the order of customers does not matter', () => {
    const random = makeRandom(5);
    const people = Array.from({ length: 300 }, () => {
      const T = 10 + random.below(40);
      const x = random.below(4);
      return { x, tx: x === 0 ? 0 : random.below(T) + 1, T };
    });
    const topOf = (all: typeof people) => fitBetaGeometric('mbg', gathered(all)).logLikelihood;
    expect(topOf(random.shuffle([...people]))).toBeCloseTo(topOf(people), 3);
  });
});

const truth = { r: 0.9, alpha: 7, a: 0.8, b: 2.5 };

function madeUp(kind: 'bg' | 'mbg', customers: number) {
  const random = makeRandom(2026, kind === 'bg' ? 1 : 2);
  return Array.from({ length: customers }, () => {
    const T = 20 + random.below(60);
    const pace = random.gamma(truth.r) / truth.alpha;
    const leaves = random.beta(truth.a, truth.b);
    let [x, tx, now] = [0, 0, 0];
    let there = kind === 'bg' || !random.chance(leaves);
    while (there) {
      now += random.exponential() / pace;
      if (now > T) break;
      x++;
      tx = now;
      there = !random.chance(leaves);
    }
    return { x, tx, T };
  });
}

const gathered = (people: readonly { x: number; tx: number; T: number }[]) =>
  gatherHistories(
    people.map((p) => p.x),
    people.map((p) => p.tx),
    people.map((p) => p.T),
  );

test.each(['bg', 'mbg'] as const)(
  'a made-up %s population gives its parameters back within four standard errors',
  (kind) => {
    const { model, errors, converged } = fitBetaGeometric(kind, gathered(madeUp(kind, 8000)));
    expect(converged).toBe(true);
    for (const [i, name] of (['r', 'alpha', 'a', 'b'] as const).entries()) {
      expect(errors![i]!).toBeLessThan(truth[name] / 4);
      expect(Math.abs(model[name] - truth[name]) / errors![i]!).toBeLessThan(4);
    }
  },
);

test('nobody bought twice: no top is claimed', () => {
  const { converged, atEdge } = fitBetaGeometric('mbg', gatherHistories([0, 0, 0], [0, 0, 0], [5, 9, 30]));
  expect(converged && !atEdge).toBe(false);
});

test('very many customers: a sample goes first, and the top is the same', () => {
  const people = madeUp('mbg', 3000);
  // Each ten times, a little apart, so that no rows fall together.
  const many = people.flatMap((one) => Array.from({ length: 10 }, (_, k) => ({ ...one, T: one.T + k * 1e-6 })));
  const few = fitBetaGeometric('mbg', gathered(people));
  const all = fitBetaGeometric('mbg', gathered(many));
  expect(all.converged).toBe(true);
  for (const name of ['r', 'alpha', 'a', 'b'] as const) expect(all.model[name] / few.model[name]).toBeCloseTo(1, 4);
  expect(all.errors![0]! / few.errors![0]!).toBeCloseTo(1 / Math.sqrt(10), 3);
});

test('where everybody leaves with one chance, the purchases to come are those of that chance', () => {
  for (const [a, b] of [
    [2226.57, 158_763],
    [5e4, 5e5],
    [3e6, 2e6],
  ] as const) {
    for (const [r, alpha, t] of [
      [1.14, 26.7, 42],
      [3.14, 106, 42],
      [12, 60, 104],
      [0.2, 3, 520],
    ] as const) {
      const leaves = a / (a + b);
      // Purchases at pace λ until the one after which the customer leaves: (1 − e^(−λpt)) ÷ p, averaged over the paces.
      const expected = (1 - (1 + (leaves * t) / alpha) ** -r) / leaves;
      expect(purchasesAhead(r, alpha, a, b, t) / expected).toBeCloseTo(1, 2);
    }
  }
});

// (1 − (1 − z)^r ₂F₁(r, b; c; z)) · c ÷ (a − 1) worked out with 40 digits (mpmath 1.2), and by its integral over the chance to leave.
test.each([
  [75, 0.5, 1, 0.5, 9000, 8.03622165992116],
  [60, 0.15, 0.012, 0.5, 800, 271773.9961332022],
  [30, 0.3, 0.8, 1.1, 1200, 47.78451140947229],
  [0.13, 0.6, 10, 71, 8000, 5.428368189466948],
  [12, 0.2, 0.3, 0.4, 1800, 2766.21865393814],
])('purchases of a quick pace over a long time: r %d, α %d, a %d, b %d, t %d', (r, alpha, a, b, t, wanted) => {
  expect(purchasesAhead(r, alpha, a, b, t) / wanted).toBeCloseTo(1, 10);
});
