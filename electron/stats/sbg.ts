import { makeRandom } from './random.ts';

/** By period t = 1, 2, …, at index t − 1: customers who could leave in it and did, and who stayed. */
export type Renewals = {
  readonly lost: ArrayLike<number>;
  readonly kept: ArrayLike<number>;
};

export type Sbg = {
  /** Mean chance to leave in the first period. */
  readonly firstLoss: number;
  /**
   * How unlike the customers are, 1 ÷ (α + β). 0: all alike, so that every period loses the same share; α and β are
   * then without bound.
   */
  readonly spread: number;
  /** Shape of the beta distribution of the chance to leave; null where all are alike. */
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly logLikelihood: number;
};

/** Renewals of one group of `counts[0]` customers, of whom counts[t] are left after t periods. */
export const renewalsOf = (counts: readonly number[]): Renewals => ({
  lost: counts.slice(1).map((left, i) => counts[i]! - left),
  kept: counts.slice(1),
});

/** The chance to leave in period t (1, 2, …) of those still there at its start. */
export const lossIn = ({ firstLoss, spread }: Pick<Sbg, 'firstLoss' | 'spread'>, t: number): number =>
  firstLoss / (1 + (t - 1) * spread);

/** The share still there after t periods, t = 0, 1, …; S(12) of the regular customers of the example below is 17.0 %. */
export function sbgSurvival(model: Pick<Sbg, 'firstLoss' | 'spread'>, t: number): number {
  let survival = 1;
  for (let i = 1; i <= t; i++) survival *= 1 - lossIn(model, i);
  return survival;
}

/**
 * The shifted-beta-geometric model of keeping customers under contract (Fader & Hardie 2007): each customer leaves in
 * every period with an own chance that never changes, and these chances are spread over the customers as a beta
 * distribution (α, β). Those likely to leave go first, so the rate of keeping rises with time although nobody
 * changes. By maximum likelihood: with μ = α ÷ (α + β) and θ = 1 ÷ (α + β) the loss of period t is μ ÷ (1 + (t − 1)θ), so that
 * all customers alike (θ = 0) is an ordinary point and not an infinity. For each θ the likelihood is concave in μ and
 * solved by Newton's method held in by bisection; θ is found on a grid of its logarithm and then by golden section.
 *
 * Where the losses do not fall with time the best θ is 0. Groups that started at different times are simply added up
 * by period. Null with no loss, nobody kept in the first period, or fewer than two periods: there is nothing to
 * tell the two parameters apart. Example (Fader & Hardie 2007): 1000 → 631, 468, 382, 326, 289, 262, 241 gives α = 0.704,
 * β = 1.182, log-likelihood −1680.3.
 */
export const fitSbg = (renewals: Renewals): Sbg | null => likeliest(renewals, 1.2, 1e-9);

function likeliest(renewals: Renewals, gridStep: number, precision: number): Sbg | null {
  const { lost, kept } = renewals;
  let losses = 0;
  let periods = 0;
  for (let t = 0; t < lost.length; t++) {
    losses += lost[t]!;
    if (lost[t]! + kept[t]! > 0) periods++;
  }
  if (losses === 0 || periods < 2 || !(kept[0]! > 0)) return null;

  const alike = profileAt(renewals, 0);
  let start = alike.firstLoss;
  const at = (logSpread: number) => {
    const { firstLoss, logLikelihood } = profileAt(renewals, Math.exp(logSpread), start);
    start = firstLoss;
    return -logLikelihood;
  };
  let best = GRID_FROM;
  let least = Number.POSITIVE_INFINITY;
  for (let x = GRID_FROM; x <= GRID_TO; x += gridStep) {
    const value = at(x);
    if (value < least) [best, least] = [x, value];
  }
  const spread = Math.exp(goldenMinimum(at, best - gridStep, best + gridStep, precision));
  const found = profileAt(renewals, spread);
  const mixed = found.logLikelihood > alike.logLikelihood + NO_GAIN;
  const { firstLoss, logLikelihood } = mixed ? found : alike;
  return {
    firstLoss,
    spread: mixed ? spread : 0,
    alpha: mixed ? firstLoss / spread : null,
    beta: mixed ? (1 - firstLoss) / spread : null,
    logLikelihood,
  };
}

const GRID_FROM = Math.log(1e-6);
const GRID_TO = Math.log(1e4);
/** Less gain in log-likelihood than this is rounding. */
const NO_GAIN = 1e-7;

/** The best first loss for a spread, and the log-likelihood there. */
function profileAt(
  { lost, kept }: Renewals,
  spread: number,
  start = 0.5,
): { firstLoss: number; logLikelihood: number } {
  let low = 0;
  let high = 1;
  let mu = start;
  for (let i = 0; i < 100; i++) {
    let slope = 0;
    let bend = 0;
    for (let t = 0; t < lost.length; t++) {
      const stay = 1 - mu + t * spread;
      slope += lost[t]! / mu - kept[t]! / stay;
      bend -= lost[t]! / (mu * mu) + kept[t]! / (stay * stay);
    }
    if (slope > 0) low = mu;
    else high = mu;
    const step = mu - slope / bend;
    const next = step > low && step < high ? step : (low + high) / 2;
    if (Math.abs(next - mu) < 1e-14) break;
    mu = next;
  }
  let logLikelihood = 0;
  for (let t = 0; t < lost.length; t++) {
    const all = Math.log1p(t * spread);
    if (lost[t]! > 0) logLikelihood += lost[t]! * (Math.log(mu) - all);
    if (kept[t]! > 0) logLikelihood += kept[t]! * (Math.log(1 - mu + t * spread) - all);
  }
  return { firstLoss: mu, logLikelihood };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The place of the least value of a function with one valley between two ends (Kiefer 1953). */
function goldenMinimum(f: (x: number) => number, from: number, to: number, precision: number): number {
  let [a, b] = [from, to];
  let c = b - GOLDEN * (b - a);
  let d = a + GOLDEN * (b - a);
  let [fc, fd] = [f(c), f(d)];
  while (b - a > precision) {
    if (fc < fd) {
      [b, d, fd] = [d, c, fc];
      c = b - GOLDEN * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + GOLDEN * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}

/**
 * The model fitted to `samples` resamples of the customers, for intervals by percentiles. Each count is drawn anew as
 * a Poisson number around itself, which is the bootstrap (Efron 1979) with customers drawn independently (Hanley &
 * MacGibbon 2006): periods later than a customer's leaving fall or rise with the customer. `leaving[t − 1]` are the
 * customers lost in period t, `staying[m − 1]` those last seen as kept at the end of period m. The same seed gives the
 * same answer. Resamples the model cannot be fitted to are left out.
 */
export function resampleSbg(
  leaving: ArrayLike<number>,
  staying: ArrayLike<number>,
  samples: number,
  seed: number,
): Sbg[] {
  const random = makeRandom(seed);
  const models: Sbg[] = [];
  for (let i = 0; i < samples; i++) {
    random.startStream(i);
    const lost = Float64Array.from(leaving, random.poisson);
    const model = likeliest(atEachPeriod(lost, Float64Array.from(staying, random.poisson)), 2.4, 1e-3);
    if (model) models.push(model);
  }
  return models;
}

/** Renewals by period from how each customer was last seen: lost in period t, or kept at the end of period m. */
export function atEachPeriod(leaving: ArrayLike<number>, staying: ArrayLike<number>): Renewals {
  const kept = new Float64Array(leaving.length);
  let later = 0;
  for (let t = leaving.length - 1; t >= 0; t--) {
    kept[t] = later + staying[t]!;
    later += leaving[t]! + staying[t]!;
  }
  return { lost: Float64Array.from(leaving), kept };
}
