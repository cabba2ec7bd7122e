import {
  aliveBetaGeometric,
  type BetaGeometric,
  fitBetaGeometric,
  stayingBetaGeometric,
} from '../../stats/betaGeometric.ts';
import type { ErrorsFrom, Estimate } from '../../stats/maximumLikelihood.ts';
import { aliveParetoNbd, fitParetoNbd, type ParetoNbd, stayingParetoNbd } from '../../stats/paretoNbd.ts';
import { gatherHistories } from '../../stats/purchaseHistories.ts';
import { type Buyers, evenly, rowsOf } from './buyersAt.ts';

export const BUYING_KINDS = ['mbg', 'bg', 'pareto'] as const;
export type BuyingKind = (typeof BUYING_KINDS)[number];
/** How purchases come and customers go; times in weeks. */
export type BuyingModel = BetaGeometric | ({ readonly kind: 'pareto' } & ParetoNbd);
export type BuyingFit = Estimate & { readonly model: BuyingModel };

/** A top, or an edge towards which the likelihood still rises a little: what it expects can be tried either way. */
export const isUsable = ({ converged, atEdge, logLikelihood }: Estimate): boolean =>
  Number.isFinite(logLikelihood) && (converged || atEdge);

/** Pareto/NBD has an integral in every row: beyond so many customers it is fitted to as many, evenly over all. */
const MOST_PARETO = 12_000;

/** A model of the kind fitted to the buyers; the parameters of another fit are a start. */
export function fitBuying(
  kind: BuyingKind,
  buyers: Buyers,
  start?: BuyingModel,
  errors: ErrorsFrom = 'all',
): BuyingFit {
  const isMany = kind === 'pareto' && buyers.x.length > MOST_PARETO;
  const { x, tx, T } = isMany ? rowsOf(buyers, evenly(buyers.x.length, MOST_PARETO)) : buyers;
  const histories = gatherHistories(x, tx, T);
  if (kind === 'pareto') {
    const fit = fitParetoNbd(histories, start?.kind === 'pareto' ? start : undefined);
    return { ...fit, model: { kind, ...fit.model } };
  }
  return fitBetaGeometric(kind, histories, start && start.kind !== 'pareto' ? { ...start, kind } : undefined, errors);
}

/** Parameters in the order of the estimates. */
export const parametersOf = (model: BuyingModel): readonly (readonly [string, number])[] =>
  model.kind === 'pareto'
    ? [
        ['r', model.r],
        ['alpha', model.alpha],
        ['s', model.s],
        ['beta', model.beta],
      ]
    : [
        ['r', model.r],
        ['alpha', model.alpha],
        ['a', model.a],
        ['b', model.b],
      ];

/** A model of the same kind with other parameters. */
export const withParameters = ({ kind }: BuyingModel, p: ArrayLike<number>): BuyingModel =>
  kind === 'pareto'
    ? { kind, r: p[0]!, alpha: p[1]!, s: p[2]!, beta: p[3]! }
    : { kind, r: p[0]!, alpha: p[1]!, a: p[2]!, b: p[3]! };

/** Chance to be still a customer. */
export const aliveOf = (model: BuyingModel, x: number, tx: number, T: number): number =>
  model.kind === 'pareto' ? aliveParetoNbd(model, x, tx, T) : aliveBetaGeometric(model, x, tx, T);

/** Expected purchases in the `weeks` after T of a customer who is still there. */
export const stayingOf = (model: BuyingModel, x: number, T: number, weeks: number): number =>
  model.kind === 'pareto' ? stayingParetoNbd(model, x, T, weeks) : stayingBetaGeometric(model, x, T, weeks);

/**
 * Weeks within which every second customer with this history buys again, if still a customer: the median of the next
 * gap, whose pace is known as far as x purchases in T tell. Example: r 1, α 10, x 3, T 30 give 40 · (2^(1/4) − 1) = 7.6.
 */
export const medianWeeksToNext = ({ r, alpha }: BuyingModel, x: number, T: number): number =>
  (alpha + T) * Math.expm1(Math.LN2 / (r + x));
