import { logBeta } from './gammaFunctions.ts';
import { type Estimate, maximumLikelihood } from './maximumLikelihood.ts';
import { withSlopes } from './minimize.ts';

export type BgBb = {
  /** Beta distribution of the chance to buy at an occasion. */
  readonly alpha: number;
  readonly beta: number;
  /** Beta distribution of the chance to leave before an occasion. */
  readonly gamma: number;
  readonly delta: number;
};

/** How many people bought at x of n occasions, the last time at occasion tx (0: never). */
export type Occasions = { readonly x: number; readonly tx: number; readonly n: number; readonly count: number };

/**
 * The BG/BB model (Fader, Hardie & Shang 2010) by maximum likelihood, for buying at given occasions: a year's appeal, a
 * cruise, a fair. At each occasion a customer who is still one buys with an own chance; before each, some leave for good with
 * an own chance. Both are spread as beta distributions, (α, β) and (γ, δ), independent of each other. Example: the 11,104
 * donors of 1995 followed for six years give 1.204, 0.750, 0.657, 2.783 with log-likelihood −33225.6.
 */
export function fitBgBb(rows: readonly Occasions[]): Estimate & { readonly model: BgBb } {
  const estimate = maximumLikelihood(
    withSlopes((params) => {
      const model = modelOf(params);
      return rows.reduce((sum, row) => sum + row.count * Math.log(chanceOf(model, row)), 0);
    }),
    [
      [1, 1, 1, 3],
      [0.5, 2, 0.5, 5],
    ],
  );
  return { ...estimate, model: modelOf(estimate.params) };
}

const modelOf = (params: Float64Array): BgBb => ({
  alpha: params[0]!,
  beta: params[1]!,
  gamma: params[2]!,
  delta: params[3]!,
});

type History = Omit<Occasions, 'count'>;

/** Chance of one order of buying and not buying with these counts. */
export function chanceOf({ alpha, beta, gamma, delta }: BgBb, { x, tx, n }: History): number {
  const [buys, leaves] = [logBeta(alpha, beta), logBeta(gamma, delta)];
  let sum = Math.exp(logBeta(alpha + x, beta + n - x) - buys + logBeta(gamma, delta + n) - leaves);
  for (let i = tx; i < n; i++) {
    sum += Math.exp(logBeta(alpha + x, beta + i - x) - buys + logBeta(gamma + 1, delta + i) - leaves);
  }
  return sum;
}

/** Chance to be still a customer at occasion n + 1. */
export function aliveBgBb(model: BgBb, history: History): number {
  const { alpha, beta, gamma, delta } = model;
  const { x, n } = history;
  const there =
    logBeta(alpha + x, beta + n - x) - logBeta(alpha, beta) + logBeta(gamma, delta + n + 1) - logBeta(gamma, delta);
  return Math.exp(there) / chanceOf(model, history);
}

/** Expected purchases at the next `ahead` occasions: at each, still there and buying, added up. */
export function aheadBgBb(model: BgBb, history: History, ahead: number): number {
  const { alpha, beta, gamma, delta } = model;
  const { x, n } = history;
  const [buys, leaves] = [logBeta(alpha, beta), logBeta(gamma, delta)];
  let sum = 0;
  for (let j = 1; j <= ahead; j++) {
    sum += Math.exp(logBeta(alpha + x + 1, beta + n - x) - buys + logBeta(gamma, delta + n + j) - leaves);
  }
  return sum / chanceOf(model, history);
}
