import { pearson } from '../../stats/correlation.ts';
import { aheadGammaGamma, fitGammaGamma, type GammaGamma, meanGammaGamma } from '../../stats/gammaGamma.ts';
import type { ErrorsFrom, Estimate } from '../../stats/maximumLikelihood.ts';
import { normalQuantile } from '../../stats/normal.ts';
import type { Buyers } from './buyersAt.ts';

export type Spending = {
  /** Null where the gamma-gamma model has no top or no mean; the mean of all purchases stands in for it then. */
  readonly fit: (Estimate & { readonly model: GammaGamma }) | null;
  /** Mean amount of a purchase after the first over all customers, E4. */
  readonly meanE4: number;
  readonly repeatBuyers: number;
  /** How far those who buy often also spend more at a time: correlation of x with the mean amount, 95 % interval. */
  readonly correlation: { readonly value: number; readonly low: number; readonly high: number } | null;
};

/**
 * What a purchase brings, from the amounts of purchases after the first: first ones are often different. The model holds that
 * how often and how much have nothing to do with each other; the correlation says how far that is true (interval by
 * Fisher's transformation, 1921).
 */
export function spendingOf({ x, meanE4 }: Buyers, errors?: ErrorsFrom): Spending {
  const times = x.filter((count) => count > 0);
  const amounts = new Float64Array(times.length);
  let [money, purchases, row] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0) continue;
    amounts[row++] = meanE4[i]!;
    money += x[i]! * meanE4[i]!;
    purchases += x[i]!;
  }
  const fit = times.length < 2 ? null : fitGammaGamma(times, amounts, errors);
  const isUsable = fit?.converged && !fit.atEdge && meanGammaGamma(fit.model) !== null;
  const r = pearson(times, amounts);
  const half = normalQuantile(0.975) / Math.sqrt(Math.max(1, times.length - 3));
  return {
    fit: isUsable ? fit : null,
    meanE4: purchases > 0 ? money / purchases : 0,
    repeatBuyers: times.length,
    correlation:
      r === null || Math.abs(r) >= 1
        ? null
        : { value: r, low: Math.tanh(Math.atanh(r) - half), high: Math.tanh(Math.atanh(r) + half) },
  };
}

/** Expected amount of a customer's next purchases, E4. */
export const amountAhead = ({ fit, meanE4 }: Spending, x: number, ownE4: number): number =>
  (fit && aheadGammaGamma(fit.model, x, ownE4)) ?? meanE4;
