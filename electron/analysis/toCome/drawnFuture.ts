import { gammaGammaOf } from '../../stats/gammaGamma.ts';
import type { Estimate } from '../../stats/maximumLikelihood.ts';
import type { Random } from '../../stats/random.ts';
import { type BuyingFit, type BuyingModel, withParameters } from './buyingModel.ts';
import type { Spending } from './spending.ts';

/** How customers might buy and spend, as far as the data leave that open. */
export type World = { readonly model: BuyingModel; readonly spending: Spending };

/** Worlds drawn around the estimates: the logarithms of the parameters are normal with the covariance of the fit. */
export function drawnWorlds(fit: BuyingFit, spending: Spending, count: number, random: Random): World[] {
  const factor = factorOf(fit);
  const spendFactor = spending.fit && factorOf(spending.fit);
  return Array.from({ length: count }, () => ({
    model: withParameters(fit.model, drawn(fit.params, factor, random)),
    spending: spending.fit ? drawnSpending(spending, drawn(spending.fit.params, spendFactor, random)) : spending,
  }));
}

/** Lower triangle L with L·Lᵀ the covariance of the logarithms; null where it is not known. */
function factorOf({ covariance, params }: Pick<Estimate, 'covariance' | 'params'>): Float64Array | null {
  if (!covariance) return null;
  const n = params.length;
  const factor = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let rest = covariance[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] =
        i === j ? Math.sqrt(Math.max(0, rest)) : factor[j * n + j]! > 0 ? rest / factor[j * n + j]! : 0;
    }
  }
  return factor;
}

function drawn(params: Float64Array, factor: Float64Array | null, random: Random): Float64Array {
  if (!factor) return params;
  const n = params.length;
  const z = Float64Array.from(params, () => random.normal());
  return params.map((param, i) => {
    let moved = 0;
    for (let k = 0; k <= i; k++) moved += factor[i * n + k]! * z[k]!;
    return param * Math.exp(moved);
  });
}

function drawnSpending(spending: Spending, params: Float64Array): Spending {
  const model = gammaGammaOf(params);
  // Without a mean (q ≤ 1) a draw says nothing; it is rare where the estimate has one.
  return spending.fit && model.q > 1 ? { ...spending, fit: { ...spending.fit, model } } : spending;
}

/** Purchases of one who is there: pace and way of leaving drawn from what the history leaves open. */
export function drawnPurchases(model: BuyingModel, x: number, T: number, weeks: number, random: Random): number {
  const pace = random.gamma(model.r + x) / (model.alpha + T);
  if (model.kind === 'pareto') {
    const risk = random.gamma(model.s) / (model.beta + T);
    return random.poisson(pace * Math.min(weeks, random.exponential() / risk));
  }
  const wanted = random.poisson(pace * weeks);
  // After each purchase the chance to leave is what those stayed through leave of it: Pólya's urn, one draw for all.
  const stayed = model.b + x + (model.kind === 'mbg' ? 1 : 0);
  const luck = random.uniform();
  let stays = 1;
  for (let n = 0; n < wanted; n++) {
    stays *= (stayed + n) / (model.a + stayed + n);
    if (luck >= stays) return n + 1;
  }
  return wanted;
}

/** Amount of so many purchases of a customer with x so far of this mean, E4. */
export function drawnSpend(
  { fit, meanE4 }: Spending,
  purchases: number,
  x: number,
  ownE4: number,
  random: Random,
): number {
  if (!fit) return purchases * meanE4;
  const { p, q, gamma } = fit.model;
  const scale = random.gamma(q + p * x) / (gamma + x * ownE4);
  return random.gamma(p * purchases) / scale;
}
