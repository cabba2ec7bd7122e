import type { Effect, Feature, ScorecardLine, TrainedModel } from '../../../shared/contract/prediction.ts';
import { rateOf } from '../churn/rateOf.ts';
import type { Model } from './models.ts';
import { treeRules } from './treeRules.ts';

const Z = 1.959963984540054;

type Facts = { readonly features: readonly Feature[] };
type Later = { readonly columns: readonly Float32Array[]; readonly outcome: Uint8Array };
export type ModelDetails = Pick<TrainedModel, 'plain' | 'effects' | 'rules' | 'scorecard' | 'trees'>;

/** What a model consists of, in figures people can read. */
export function modelDetails(model: Model, facts: Facts, later: Later | null): ModelDetails {
  const { features } = facts;
  return {
    plain: model.kind === 'plain' ? { feature: features[model.column]!, border: model.border } : null,
    effects: model.kind === 'logistic' ? effectsOf(model, facts) : [],
    rules: model.kind === 'tree' ? treeRules(model.tree, features, later) : [],
    scorecard: model.kind === 'scorecard' ? scorecardLines(model, features) : [],
    trees: model.kind === 'boosted' ? model.model.trees.length : null,
  };
}

/**
 * Odds ratios of a regression, the strongest first: for a flag of yes against no, for anything else of one standard
 * deviation more (long tails: of their logarithm). Intervals rest on errors by customer, because a customer stands in
 * the data at several dates. Columns that were left out have none.
 */
function effectsOf(model: Extract<Model, { kind: 'logistic' }>, { features }: Facts): Effect[] {
  return features
    .flatMap((feature, j) => {
      const error = model.standardErrors[j + 1];
      if (error == null) return [];
      const unit = feature.kind === 'flag' ? 1 : model.deviations[j]!;
      const size = model.coefficients[j + 1]! * unit;
      const spread = Z * error * unit;
      return [
        { feature, oddsRatio: Math.exp(size), low: Math.exp(size - spread), high: Math.exp(size + spread), size },
      ];
    })
    .sort((a, b) => Math.abs(b.size) - Math.abs(a.size))
    .filter(({ low, high }) => Number.isFinite(high) && low > 0)
    .map(({ size: _, ...effect }) => effect);
}

const scorecardLines = (
  { card }: Extract<Model, { kind: 'scorecard' }>,
  features: readonly Feature[],
): ScorecardLine[] =>
  card.columns
    .map(({ column, cuts, n, events, points, informationValue }) => ({
      feature: features[column]!,
      informationValue,
      groups: points.map((value, k) => ({
        from: cuts[k - 1] ?? null,
        to: cuts[k] ?? null,
        points: value,
        left: rateOf(events[k]!, n[k]!),
      })),
    }))
    .sort((a, b) => b.informationValue - a.informationValue);
