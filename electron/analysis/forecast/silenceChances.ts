import { type Silences, silenceSurvival } from '../definition/returnCurve.ts';

/** Chance that a customer silent for `silent` days, of whom more than `limit` are a loss, is lost in `ahead` days. */
export type SilenceChance = (silent: number, limit: number, ahead: number) => number;

/**
 * The chance to count as lost in so many days, from how long silences lasted so far. S(t) is the share of silences that
 * last longer than t days (silenceSurvival). Whoever has been silent for s days is lost h days later with a limit of N
 * days either because nothing was bought until then, S(s + h) ÷ S(s) where s + h > N, or because a purchase on day u
 * began a silence of which the same is asked with h − u days: L(h − u), L(x) = S(x)·[x > N] + Σ f(u)·L(x − u), f the
 * share that ends on a day. Silences of all customers stand together, so somebody who buys often is taken for the
 * average of those who have been silent as long; where nobody has been silent so long the limit alone decides.
 */
export function silenceChances(silences: Silences, mostAhead: number): SilenceChance {
  const { share } = silenceSurvival(silences);
  const last = share.length - 1;
  const lasts = (t: number): number => (t < 0 ? 1 : share[Math.min(t, last)]!);
  const ends = (t: number): number => (t < 1 || t > last ? 0 : lasts(t - 1) - lasts(t));
  const afterPurchase = new Map<number, Float64Array>();
  const lostAfter = (limit: number): Float64Array => {
    const known = afterPurchase.get(limit);
    if (known) return known;
    const chance = new Float64Array(mostAhead + 1);
    for (let x = limit + 1; x <= mostAhead; x++) {
      let sum = lasts(x);
      for (let u = 1; u < x - limit; u++) sum += ends(u) * chance[x - u]!;
      chance[x] = sum;
    }
    afterPurchase.set(limit, chance);
    return chance;
  };
  return (silent, limit, ahead) => {
    const still = lasts(silent);
    if (!(still > 0)) return silent + ahead > limit ? 1 : 0;
    const again = lostAfter(limit);
    let sum = silent + ahead > limit ? lasts(silent + ahead) : 0;
    for (let u = 1; u < ahead - limit; u++) sum += ends(silent + u) * again[ahead - u]!;
    return Math.min(1, sum / still);
  };
}
