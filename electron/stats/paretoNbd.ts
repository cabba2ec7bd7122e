import { logGamma } from './gammaFunctions.ts';
import { hypergeometric } from './hypergeometric.ts';
import { type Estimate, maximumLikelihood } from './maximumLikelihood.ts';
import { withSlopes } from './minimize.ts';
import { type Histories, meanGap } from './purchaseHistories.ts';

export type ParetoNbd = {
  /** Gamma distribution of the pace. */
  readonly r: number;
  readonly alpha: number;
  /** Gamma distribution of the risk to leave in a unit of time. */
  readonly s: number;
  readonly beta: number;
};

/**
 * The Pareto/NBD model (Schmittlein, Morrison & Colombo 1987) by maximum likelihood, in the form of Fader & Hardie's note
 * (2005). Purchases come by chance at an own pace, and customers leave at any moment with an own constant risk; paces and risks
 * are spread as gamma distributions (r, α) and (s, β), independent of each other. Slopes are taken by differences. Times may have any unit.
 * Example: the 2,357 CDNOW customers in weeks give 0.553, 10.578, 0.606, 11.669 with log-likelihood −9595.0.
 */
export function fitParetoNbd(histories: Histories, start?: ParetoNbd): Estimate & { readonly model: ParetoNbd } {
  const gap = meanGap(histories);
  const { rows, x, count, recency, age, recencies, ages } = histories;
  const logLikelihood = (params: Float64Array): number => {
    const model = modelOf(params);
    const { r, alpha, s, beta } = model;
    const base = -logGamma(r) + r * Math.log(alpha) + s * Math.log(beta);
    let total = 0;
    let times = -1;
    let gamma = 0;
    for (let i = 0; i < rows; i++) {
      if (x[i] !== times) {
        times = x[i]!;
        gamma = logGamma(r + times);
      }
      const T = ages[age[i]!]!;
      const stays = -(r + times) * Math.log(alpha + T) - s * Math.log(beta + T);
      const odds = logOddsLeft(model, times, recencies[recency[i]!]!, T, stays);
      total +=
        count[i]! *
        (gamma + base + stays + (odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds))));
    }
    return total;
  };
  const estimate = maximumLikelihood(withSlopes(logLikelihood), [
    ...(start ? [[start.r, start.alpha, start.s, start.beta]] : []),
    [0.5, 0.5 * gap, 0.6, 0.5 * gap],
    [1, gap, 0.3, gap],
  ]);
  return { ...estimate, model: modelOf(estimate.params) };
}

const modelOf = (params: Float64Array): ParetoNbd => ({
  r: params[0]!,
  alpha: params[1]!,
  s: params[2]!,
  beta: params[3]!,
});

/**
 * Logarithm of the odds of having left by T: s ∫ (α + τ)^−(r+x) (β + τ)^−(s+1) dτ from tx to T over the term of staying, whose
 * logarithm is given. The integral to infinity has a closed form at either end; the difference of the two is taken in logarithms.
 */
function logOddsLeft({ r, alpha, s, beta }: ParetoNbd, x: number, tx: number, T: number, stays: number): number {
  const from = x === 0 ? 0 : tx;
  if (!(T > from)) return Number.NEGATIVE_INFINITY;
  const k = r + x + s;
  const [far, near, b] = alpha >= beta ? [alpha, beta, s + 1] : [beta, alpha, r + x];
  const at = (time: number) =>
    Math.log(hypergeometric(k, b, k + 1, (far - near) / (far + time))) - k * Math.log(far + time);
  const begin = at(from);
  const end = at(T);
  return Math.log(s / k) + begin + Math.log(-Math.expm1(Math.min(-Number.EPSILON, end - begin))) - stays;
}

/** Chance that a customer with x purchases after the first, the last at tx, is still one at T. */
export function aliveParetoNbd(model: ParetoNbd, x: number, tx: number, T: number): number {
  const { r, alpha, s, beta } = model;
  const stays = -(r + x) * Math.log(alpha + T) - s * Math.log(beta + T);
  return 1 / (1 + Math.exp(logOddsLeft(model, x, tx, T, stays)));
}

/** Expected purchases in the time t of a customer who is there: pace gamma (r, α), risk gamma (s, β). */
function purchasesOf(r: number, alpha: number, s: number, beta: number, t: number): number {
  const log = -Math.log1p(t / beta);
  const d = (s - 1) * log;
  return ((r * beta) / alpha) * (Math.abs(d) < 1e-12 ? -log : -Math.expm1(d) / (s - 1));
}

/** Expected purchases of a new customer, after the first, in the time t. */
export const newParetoNbd = ({ r, alpha, s, beta }: ParetoNbd, t: number): number => purchasesOf(r, alpha, s, beta, t);

/** Expected purchases in the time t after T of a customer with x, the last at tx. */
export const aheadParetoNbd = (model: ParetoNbd, x: number, tx: number, T: number, t: number): number =>
  aliveParetoNbd(model, x, tx, T) * purchasesOf(model.r + x, model.alpha + T, model.s, model.beta + T, t);
