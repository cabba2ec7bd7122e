import { invertSymmetric } from './cholesky.ts';
import { curvature, type Minimum, minimize, type Smooth } from './minimize.ts';

/** Log-likelihood at parameters above 0; writes its slopes by the parameters into `slope`. */
export type LogLikelihood = (params: Float64Array, slope: Float64Array) => number;

/** The likelihood of some of the rows, and which share of all they are. */
export type Sample = { readonly likelihood: LogLikelihood; readonly share: number };

/** Where standard errors come from: the second derivatives of all rows, or those of the sample where one went first. */
export type ErrorsFrom = 'all' | 'sample';

export type Estimate = {
  readonly params: Float64Array;
  /** Standard errors of the parameters; null where the likelihood is flat in some direction. */
  readonly errors: Float64Array | null;
  /** Covariances of the logarithms of the parameters, row by row; null under the same condition. */
  readonly covariance: Float64Array | null;
  readonly logLikelihood: number;
  /** A top was found. */
  readonly converged: boolean;
  /** A parameter ran off towards 0 or infinity: the data do not hold it, and there is no top but a rising edge. */
  readonly atEdge: boolean;
};

/** Parameters beyond e^±MOST are not tried, beyond e^±EDGE they count as run away. */
const MOST = 12;
const EDGE = 9;
const LOOSE = 6;
const EDGE_STEPS = 15;

/**
 * Parameters above 0 of greatest likelihood, searched in their logarithms from each start in turn until one search ends on a
 * top; else the best place seen. Standard errors from the second derivatives at the top (Fisher 1925), carried over from
 * the logarithms by the parameter itself. With very many rows a sample of them goes first: the search over all begins at its top and needs
 * few steps. Where a parameter runs off, the answer is the place where the search was
 * stopped, and it is told.
 */
export function maximumLikelihood(
  likelihood: LogLikelihood,
  starts: readonly (readonly number[])[],
  sample?: Sample | null,
  errorsFrom: ErrorsFrom = 'all',
): Estimate {
  const coarse = sample ? maximumLikelihood(sample.likelihood, starts) : null;
  const params = new Float64Array(starts[0]!.length);
  const f: Smooth = (at, slope) => {
    for (let i = 0; i < at.length; i++) {
      if (Math.abs(at[i]!) > MOST) return Number.POSITIVE_INFINITY;
      params[i] = Math.exp(at[i]!);
    }
    const value = likelihood(params, slope);
    for (let i = 0; i < at.length; i++) slope[i] = -slope[i]! * params[i]!;
    return -value;
  };
  let best: Minimum | null = null;
  const known = coarse?.covariance?.map((value) => value * sample!.share);
  // Along an edge that the sample has shown, all the rows need not creep as far.
  const most = coarse?.atEdge ? EDGE_STEPS : undefined;
  for (const start of coarse ? [Array.from(coarse.params)] : starts) {
    const found = minimize(f, start.map(Math.log), 1e-9, known, most);
    if (!best || found.value < best.value || Number.isNaN(best.value)) best = found;
    if (found.converged && !runsOff(found.at)) break;
  }
  const { at, value, converged } = best!;
  const isTop = converged && !runsOff(at);
  const bent = !isTop ? null : errorsFrom === 'sample' && known ? known : inverseOf(curvature(f, at), at.length);
  const unheld = converged ? bent === null || !isHeld(bent, at.length) : coarse?.atEdge === true;
  const atEdge = runsOff(at) || unheld;
  const covariance = atEdge ? null : bent;
  const reached = at.map(Math.exp);
  return {
    params: reached,
    errors: covariance && reached.map((param, i) => param * Math.sqrt(covariance[i * at.length + i]!)),
    covariance,
    logLikelihood: -value,
    converged,
    atEdge,
  };
}

const runsOff = (at: Float64Array): boolean => at.some((x) => Math.abs(x) > EDGE);

/** A parameter that could as well be thousands of times larger or smaller is not held by the data. */
function isHeld(covariance: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) if (!(Math.sqrt(covariance[i * n + i]!) < LOOSE)) return false;
  return true;
}

function inverseOf(matrix: Float64Array, n: number): Float64Array | null {
  const { inverse, dependent } = invertSymmetric(matrix, n);
  return dependent.length > 0 ? null : inverse;
}
