import { digamma, logBeta, logGamma } from './gammaFunctions.ts';
import { type ErrorsFrom, type Estimate, maximumLikelihood, type Sample } from './maximumLikelihood.ts';
import { meanOverBeta } from './meanOverBeta.ts';
import { everyRow, type Histories, meanGap } from './purchaseHistories.ts';

/** `bg`: a customer may leave after every purchase but the first. `mbg`: after the first, too. */
export type BetaGeometricKind = 'bg' | 'mbg';
export type BetaGeometric = {
  readonly kind: BetaGeometricKind;
  /** Gamma distribution of the pace: shape, and rate in units of time. */
  readonly r: number;
  readonly alpha: number;
  /** Beta distribution of the chance to leave after a purchase. */
  readonly a: number;
  readonly b: number;
};

/** From so many rows on a sample of them goes first. */
const MANY = 20_000;

/** Whether the first purchase may be the last: 1 for mbg. */
const offset = (kind: BetaGeometricKind): 0 | 1 => (kind === 'mbg' ? 1 : 0);

/**
 * The BG/NBD model (Fader, Hardie & Lee 2005) and its modification MBG/NBD (Batislam, Denizel & Filiztekin 2007; Hoppe & Wagner 2007)
 * by maximum likelihood. While a customer buys, purchases come by chance at an own pace; after each purchase the customer
 * leaves for good with an own chance. The paces are spread as a gamma distribution (r, α), the chances as a beta
 * distribution (a, b), independent of each other. In BG/NBD nobody can leave before the second purchase, so all
 * one-time buyers count as alive for ever; MBG/NBD mends that.
 *
 * Times of the histories may have any unit; α has the same. Told as not converged without purchases after the first. Example: the 2,357
 * CDNOW customers in weeks give r 0.243, α 4.414, a 0.793, b 2.426 with log-likelihood −9582.4 (bg), and 0.525, 6.183, 0.891,
 * 1.614 with −9582.1 (mbg).
 */
export function fitBetaGeometric(
  kind: BetaGeometricKind,
  histories: Histories,
  start?: BetaGeometric,
  errors?: ErrorsFrom,
): Estimate & { readonly model: BetaGeometric } {
  const gap = meanGap(histories);
  const starts = [
    ...(start ? [[start.r, start.alpha, start.a, start.b]] : []),
    [0.5, 0.5 * gap, 0.8, 2],
    [1, gap, 0.5, 5],
    [3, 3 * gap, 0.2, 1],
  ];
  const estimate = maximumLikelihood(likelihoodOf(kind, histories), starts, sampleOf(kind, histories), errors);
  return { ...estimate, model: modelOf(kind, estimate.params) };
}

const modelOf = (kind: BetaGeometricKind, params: Float64Array): BetaGeometric => ({
  kind,
  r: params[0]!,
  alpha: params[1]!,
  a: params[2]!,
  b: params[3]!,
});

function sampleOf(kind: BetaGeometricKind, histories: Histories): Sample | null {
  if (histories.rows < MANY) return null;
  const some = everyRow(histories, Math.floor(histories.rows / (MANY / 4)));
  return { likelihood: likelihoodOf(kind, some), share: some.customers / histories.customers };
}

/**
 * Log-likelihood and slopes. With k = r + x and the odds of having left, e^d = a ÷ (b + x) · ((α + T) ÷ (α + tx))^k, a row gives
 * its constant of x, − k·ln(α + T) + ln(1 + e^d).
 */
function likelihoodOf(kind: BetaGeometricKind, histories: Histories) {
  const { rows, x, count, recency, age, recencies, ages } = histories;
  const first = offset(kind);
  const logAge = new Float64Array(ages.length);
  const perAge = new Float64Array(ages.length);
  const logRecency = new Float64Array(recencies.length);
  const perRecency = new Float64Array(recencies.length);
  return (params: Float64Array, slope: Float64Array): number => {
    const { r, alpha, a, b } = modelOf(kind, params);
    for (let i = 0; i < ages.length; i++) {
      perAge[i] = 1 / (alpha + ages[i]!);
      logAge[i] = Math.log(alpha + ages[i]!);
    }
    for (let i = 0; i < recencies.length; i++) {
      perRecency[i] = 1 / (alpha + recencies[i]!);
      logRecency[i] = Math.log(alpha + recencies[i]!);
    }
    const logAlpha = Math.log(alpha);
    const [gammaR, betaAB, psiR, psiB, psiAB] = [logGamma(r), logBeta(a, b), digamma(r), digamma(b), digamma(a + b)];
    let total = 0;
    let [byR, byAlpha, byA, byB] = [0, 0, 0, 0];
    for (let i = 0; i < rows; ) {
      const times = x[i]!;
      const k = r + times;
      const stayed = b + times + first;
      const canLeave = times + first > 0;
      const odds = canLeave ? Math.log(a / (stayed - 1)) : 0;
      let n = 0;
      let left = 0;
      let logs = 0;
      let reciprocals = 0;
      let softplus = 0;
      for (; i < rows && x[i] === times; i++) {
        const c = count[i]!;
        const u = logAge[age[i]!]!;
        n += c;
        if (!canLeave) {
          logs += c * u;
          reciprocals += c * perAge[age[i]!]!;
          continue;
        }
        const v = logRecency[recency[i]!]!;
        const d = odds + k * (u - v);
        const e = Math.exp(-Math.abs(d));
        const gone = d > 0 ? 1 / (1 + e) : e / (1 + e);
        softplus += c * ((d > 0 ? d : 0) + Math.log(1 + e));
        left += c * gone;
        logs += c * u;
        // What is owed to those who left stands at their recency instead.
        byR += c * gone * (u - v);
        reciprocals += c * ((1 - gone) * perAge[age[i]!]! + gone * perRecency[recency[i]!]!);
      }
      const psiAll = digamma(a + stayed);
      total += n * (logGamma(k) - gammaR + r * logAlpha + logBeta(a, stayed) - betaAB) - k * logs + softplus;
      byR += n * (digamma(k) - psiR + logAlpha) - logs;
      byAlpha += (n * r) / alpha - k * reciprocals;
      byA += n * (psiAB - psiAll) + left / a;
      byB += n * (digamma(stayed) - psiB - psiAll + psiAB) - (canLeave ? left / (stayed - 1) : 0);
    }
    slope[0] = byR;
    slope[1] = byAlpha;
    slope[2] = byA;
    slope[3] = byB;
    return total;
  };
}

/** Chance that a customer with x purchases after the first, the last at tx, is still one at T. */
export function aliveBetaGeometric(model: BetaGeometric, x: number, tx: number, T: number): number {
  const { kind, r, alpha, a, b } = model;
  const left = x + offset(kind) - 1;
  if (left < 0) return 1;
  const silent = (alpha + T) / (alpha + (x === 0 ? 0 : tx));
  return 1 / (1 + (a / (b + left)) * Math.exp((r + x) * Math.log(silent)));
}

/** Beyond this share of the horizon in the time known the series takes hundreds of terms. */
const MOST_Z = 0.9;

/**
 * Expected purchases in the time t to come of a customer who is there now: pace gamma (r, α), chance to leave after a
 * purchase beta (a, b). With c = a + b − 1 and z = t ÷ (α + t) it is c ÷ (a − 1) · (1 − (1 − z)^r ₂F₁(r, b; c; z)); here mostly by
 * Euler's transformation, in which the factor 1 ÷ (a − 1) goes into the terms, so that a = 1 needs no limit.
 */
export function purchasesAhead(r: number, alpha: number, a: number, b: number, t: number): number {
  if (!(t > 0)) return 0;
  const c = a + b - 1;
  const z = t / (alpha + t);
  const logRest = -Math.log1p(t / alpha);
  const d = (a - 1) * logRest;
  // Of a pace that varies little the terms would cancel each other, and where everybody leaves with the same chance
  // (a and b without bound) they outgrow all numbers: the mean over the chance itself, (1 − (1 + pt ÷ α)^−r) ÷ p, never does.
  if (r - c > 4 + c || d < -200 || z > MOST_Z) {
    return meanOverBeta((p) => -Math.expm1(-r * Math.log1p((p * t) / alpha)) / p, a, b);
  }
  const flat = Math.abs(d) < 1e-12 ? -logRest : -Math.expm1(d) / (a - 1);
  return c * flat - Math.exp(d) * tail((c - r) * z, c - r, a - 1, c, z);
}

/** Sum of a hypergeometric series from its first power on, which is given. */
function tail(first: number, p: number, q: number, c: number, z: number): number {
  let term = first;
  let sum = term;
  for (let n = 1; n < 100_000 && Math.abs(term) > 1e-16 * Math.abs(sum); n++) {
    term *= (((p + n) * (q + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}

/** Expected purchases of a new customer, after the first, in the time t. */
export function newBetaGeometric({ kind, r, alpha, a, b }: BetaGeometric, t: number): number {
  const first = offset(kind);
  return (first === 1 ? b / (a + b) : 1) * purchasesAhead(r, alpha, a, b + first, t);
}

/** Expected purchases in the time t after T of a customer with x so far who is still there. */
export const stayingBetaGeometric = (
  { kind, r, alpha, a, b }: BetaGeometric,
  x: number,
  T: number,
  t: number,
): number => purchasesAhead(r + x, alpha + T, a, b + x + offset(kind), t);

/** The same where it is not known whether the customer is there; the last of the x purchases was at tx. */
export const aheadBetaGeometric = (model: BetaGeometric, x: number, tx: number, T: number, t: number): number =>
  aliveBetaGeometric(model, x, tx, T) * stayingBetaGeometric(model, x, T, t);

/**
 * Chance that a new customer makes exactly x purchases after the first in the time t: still buying with x by then, or having
 * left after the x-th, which came before.
 */
export function countBetaGeometric({ kind, r, alpha, a, b }: BetaGeometric, x: number, t: number): number {
  const first = offset(kind);
  const z = t / (alpha + t);
  const chanceOf = (j: number) =>
    Math.exp(
      logGamma(r + j) - logGamma(r) - logGamma(j + 1) - r * Math.log1p(t / alpha) + (j > 0 ? j * Math.log(z) : 0),
    );
  const stays = Math.exp(logBeta(a, b + x + first) - logBeta(a, b)) * chanceOf(x);
  if (x + first === 0) return stays;
  let fewer = 0;
  for (let j = 0; j < x; j++) fewer += chanceOf(j);
  return stays + Math.exp(logBeta(a + 1, b + x + first - 1) - logBeta(a, b)) * Math.max(0, 1 - fewer);
}
