import { digamma, logGamma } from './gammaFunctions.ts';
import { gaussLegendre } from './gaussLegendre.ts';
import { type Estimate, maximumLikelihood, type Sample } from './maximumLikelihood.ts';
import { everyRow, type Histories, meanGap } from './purchaseHistories.ts';

/** From so many rows on a sample of them goes first. */
const MANY = 8000;

export type ParetoNbd = {
  /** Gamma distribution of the pace. */
  readonly r: number;
  readonly alpha: number;
  /** Gamma distribution of the risk to leave in a unit of time. */
  readonly s: number;
  readonly beta: number;
};

/**
 * The Pareto/NBD model (Schmittlein, Morrison & Colombo 1987) by maximum likelihood, in the form of Fader & Hardie's
 * note (2005). Purchases come by chance at an own pace, and customers leave at any moment with an own constant risk;
 * paces and risks are spread as gamma distributions (r, α) and (s, β), independent of each other. Times may have any
 * unit. Example: the 2,357 CDNOW customers in weeks give 0.553, 10.578, 0.606, 11.669 with log-likelihood −9595.0.
 */
export function fitParetoNbd(histories: Histories, start?: ParetoNbd): Estimate & { readonly model: ParetoNbd } {
  const gap = meanGap(histories);
  const starts = [
    ...(start ? [[start.r, start.alpha, start.s, start.beta]] : []),
    [0.5, 0.5 * gap, 0.6, 0.5 * gap],
    [1, gap, 0.3, 3 * gap],
  ];
  const estimate = maximumLikelihood(likelihoodOf(histories), starts, sampleOf(histories));
  return { ...estimate, model: modelOf(estimate.params) };
}

function sampleOf(histories: Histories): Sample | null {
  if (histories.rows < MANY) return null;
  const some = everyRow(histories, Math.floor(histories.rows / (MANY / 4)));
  return { likelihood: likelihoodOf(some), share: some.customers / histories.customers };
}

function likelihoodOf({ rows, x, count, recency, age, recencies, ages }: Histories) {
  const left = new Float64Array(4);
  return (params: Float64Array, slope: Float64Array): number => {
    const model = modelOf(params);
    const { r, alpha, s, beta } = model;
    const [logAlpha, logBeta, psiR] = [Math.log(alpha), Math.log(beta), digamma(r)];
    const base = -logGamma(r) + r * logAlpha + s * logBeta;
    let total = 0;
    let [byR, byAlpha, byS, byBeta] = [0, 0, 0, 0];
    let [times, gamma, psi] = [-1, 0, 0];
    for (let i = 0; i < rows; i++) {
      if (x[i] !== times) {
        times = x[i]!;
        gamma = logGamma(r + times);
        psi = digamma(r + times);
      }
      const T = ages[age[i]!]!;
      const k = r + times;
      const [u, v] = [Math.log(alpha + T), Math.log(beta + T)];
      const stays = -k * u - s * v;
      const gone = leftBy(model, times, recencies[recency[i]!]!, T, left);
      const d = gone - stays;
      const e = Math.exp(-Math.abs(d));
      const share = d > 0 ? 1 / (1 + e) : e / (1 + e);
      const c = count[i]!;
      total += c * (gamma + base + Math.max(gone, stays) + Math.log1p(e));
      byR += c * (psi - psiR + logAlpha - (1 - share) * u - share * left[0]!);
      byAlpha += c * (r / alpha - k * ((1 - share) / (alpha + T) + share * left[1]!));
      byS += c * (logBeta - (1 - share) * v + share * (1 / s - left[2]!));
      byBeta += c * (s / beta - ((1 - share) * s) / (beta + T) - share * (s + 1) * left[3]!);
    }
    slope[0] = byR;
    slope[1] = byAlpha;
    slope[2] = byS;
    slope[3] = byBeta;
    return total;
  };
}

const modelOf = (params: Float64Array): ParetoNbd => ({
  r: params[0]!,
  alpha: params[1]!,
  s: params[2]!,
  beta: params[3]!,
});

/** Places by how far the integrand falls at most, in powers of e. */
const RULES = [
  { fall: 1, nodes: gaussLegendre(5) },
  { fall: 4, nodes: gaussLegendre(8) },
  { fall: 10, nodes: gaussLegendre(12) },
  { fall: Number.POSITIVE_INFINITY, nodes: gaussLegendre(20) },
] as const;
/** Beyond a fall by e^−30 the rest of the integral is less than its rounding. */
const FALL = 30;

/**
 * Logarithm of s ∫ (α + τ)^−(r + x) (β + τ)^−(s + 1) dτ from tx to T: the customer left at some moment τ since the last purchase. In the
 * logarithm of the smaller of α + τ and β + τ the integrand falls like an exponential or faster, and 5 to 20 places of
 * Gauss and Legendre over the part that counts give 12 digits, without the cancelling of the closed form. Writes the means over τ of ln(α + τ),
 * 1 ÷ (α + τ), ln(β + τ) and 1 ÷ (β + τ) into `means` where they are asked for.
 */
function leftBy({ r, alpha, s, beta }: ParetoNbd, x: number, tx: number, T: number, means?: Float64Array): number {
  const from = x === 0 ? 0 : tx;
  means?.fill(0);
  if (!(T > from)) return Number.NEGATIVE_INFINITY;
  const k = r + x;
  const least = Math.min(alpha, beta);
  const fall = (k * (least + from)) / (alpha + from) + (s * (least + from)) / (beta + from);
  const begin = Math.log(least + from);
  const length = Math.min(Math.log((least + T) / (least + from)), FALL / fall);
  const top = -k * Math.log(alpha + from) - s * Math.log(beta + from);
  const { nodes } = RULES.find((rule) => length * fall <= rule.fall)!;
  let sum = 0;
  for (let i = 0; i < nodes.at.length; i++) {
    const y = begin + (length * (nodes.at[i]! + 1)) / 2;
    const near = Math.exp(y);
    const [inAlpha, inBeta] = alpha <= beta ? [near, near + (beta - alpha)] : [near + (alpha - beta), near];
    const [logA, logB] = alpha <= beta ? [y, Math.log(inBeta)] : [Math.log(inAlpha), y];
    const weight = (nodes.weight[i]! * Math.exp(-k * logA - s * logB - top) * near) / inBeta;
    sum += weight;
    if (!means) continue;
    means[0]! += weight * logA;
    means[1]! += weight / inAlpha;
    means[2]! += weight * logB;
    means[3]! += weight / inBeta;
  }
  if (means) for (let i = 0; i < 4; i++) means[i]! /= sum;
  return Math.log((s * sum * length) / 2) + top;
}

/** Chance that a customer with x purchases after the first, the last at tx, is still one at T. */
export function aliveParetoNbd(model: ParetoNbd, x: number, tx: number, T: number): number {
  const { r, alpha, s, beta } = model;
  const stays = -(r + x) * Math.log(alpha + T) - s * Math.log(beta + T);
  return 1 / (1 + Math.exp(leftBy(model, x, tx, T) - stays));
}

/** Expected purchases in the time t of a customer who is there: pace gamma (r, α), risk gamma (s, β). */
function purchasesOf(r: number, alpha: number, s: number, beta: number, t: number): number {
  const log = -Math.log1p(t / beta);
  const d = (s - 1) * log;
  return ((r * beta) / alpha) * (Math.abs(d) < 1e-12 ? -log : -Math.expm1(d) / (s - 1));
}

/** Expected purchases of a new customer, after the first, in the time t. */
export const newParetoNbd = ({ r, alpha, s, beta }: ParetoNbd, t: number): number => purchasesOf(r, alpha, s, beta, t);

/** Expected purchases in the time t after T of a customer with x so far who is still there. */
export const stayingParetoNbd = ({ r, alpha, s, beta }: ParetoNbd, x: number, T: number, t: number): number =>
  purchasesOf(r + x, alpha + T, s, beta + T, t);

/** The same where it is not known whether the customer is there; the last of the x purchases was at tx. */
export const aheadParetoNbd = (model: ParetoNbd, x: number, tx: number, T: number, t: number): number =>
  aliveParetoNbd(model, x, tx, T) * stayingParetoNbd(model, x, T, t);
