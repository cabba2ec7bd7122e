import type { Feature, ModelKind, ModelScores, RefusedColumn } from '../../../shared/contract/prediction.ts';
import { say, type Text } from '../../../shared/text.ts';
import { mixBits } from '../../stats/random.ts';
import { type Ranking, rankingOf } from '../../stats/roc.ts';
import { arranged } from './arranged.ts';
import { type CutoffPlan, planCutoffs } from './cutoffs.ts';
import { type FeatureMatrix, featureMatrix } from './featureMatrix.ts';
import { groupFeatures } from './groupFeatures.ts';
import { type Forecast, judge, type Runner, winnerOf } from './judge.ts';
import { refusalOf } from './leakage.ts';
import { chancesOf, fitModel, type Learning, type Model, ranksOf } from './models.ts';
import type { GroupColumn, PredictionInput } from './predictionInput.ts';

export type Step = 'features' | 'plain' | 'logistic' | 'scorecard' | 'tree' | 'boosted' | 'judging';
/** Told how far the work is; false stops it. */
export type Watch = (step: Step, done: number, of: number) => boolean;

export type Trained = { readonly model: Model; readonly scores: ModelScores };
export type Training = {
  readonly features: readonly Feature[];
  readonly refusedColumns: readonly RefusedColumn[];
  readonly learntRows: number;
  readonly learntEvents: number;
  /** Different customers among the rows learnt from. */
  readonly learntCustomers: number;
  readonly eligibleRows: number;
  readonly judgedRows: number;
  readonly judgedEvents: number;
  readonly trained: readonly Trained[];
  readonly winner: ModelKind;
  /** The rows all were judged on; null where each was judged by models of its own. */
  readonly later: Pick<FeatureMatrix, 'columns' | 'outcome'> | null;
};
/** A training, or in words what is missing for one. */
export type Outcome<T> = { readonly refused: Text } | T;

/** From the easiest to follow on. */
export const KINDS: readonly ModelKind[] = ['plain', 'tree', 'scorecard', 'logistic', 'boosted'];
/** More rows than this make no better model, only a slower one. */
const MOST_ROWS = 200_000;
/** Leavers, and stayers, to learn from: five for each of ten features that matter. */
export const MIN_LEARNT = 50;
/** Leavers, and stayers, to judge by: below that the area's interval is a quarter of the scale. */
export const MIN_JUDGED = 20;
const MIN_WINDOW = 30;
const MAX_WINDOW = 180;

/** Days of the two windows in which features look at buying. */
export const windowOf = (horizonDays: number): number => Math.min(MAX_WINDOW, Math.max(MIN_WINDOW, horizonDays));

/**
 * Learns who of the customers of earlier dates was lost a window later, with every kind of model, and judges all of them,
 * a plain rule on the days since the last purchase among them, on the customers of a later date that no learning
 * window reaches into. Nothing after D is looked at. `refused` says what is missing where there are too few leavers or
 * stayers; null where the caller stopped it.
 */
export function trainModels(
  input: PredictionInput,
  asOf: number,
  horizonDays: number,
  watch: Watch = () => true,
): Outcome<Planned> | null {
  const once = trainOn(planCutoffs(input, asOf, horizonDays), input, watch);
  if (once === null || !('refused' in once) || once.refused.key !== 'prediction.refused.judgedLeft') return once;
  // Too few leavers in the latest window: the one before it is judged, too, where the data reach that far.
  const longer = planCutoffs(input, asOf, horizonDays, 2);
  if (longer.judged.length === 0) return once;
  const twice = trainOn(longer, input, watch);
  return twice !== null && 'refused' in twice ? once : twice;
}

type Planned = Training & { readonly plan: CutoffPlan };

function trainOn(plan: CutoffPlan, input: PredictionInput, watch: Watch): Outcome<Planned> | null {
  const { horizonDays } = plan;
  const early = tooEarly(plan);
  if (early) return early;
  const options = { windowDays: windowOf(horizonDays), horizonDays };
  const goOn = (done: number, of: number) => watch('features', done, of + 1);
  const sides = featureMatrix(input, plan.learnt, { ...options, most: MOST_ROWS, goOn });
  const few = tooFew(countOf(sides.outcome), 'learnt', MIN_LEARNT);
  if (few) return few;
  const refusedColumns = input.groups.flatMap((column) => refusalOf(column, sides, plan.learnt[0]!) ?? []);
  const refusedNames = new Set(refusedColumns.map((one) => one.column));
  const groups = input.groups.filter(({ name }) => !refusedNames.has(name));
  const learnt = withGroups(sides, groups);
  const later = arranged(featureMatrix(input, plan.judged, options), learnt.features, groups);
  if (!watch('features', 1, 1)) return null;
  const fewLater = tooFew(countOf(later.outcome), 'judged', MIN_JUDGED);
  if (fewLater) return fewLater;

  const learning: Learning = {
    features: learnt.features,
    columns: learnt.columns,
    outcome: learnt.outcome,
    customer: learnt.customer,
    held: heldRows(learnt, plan.learnt.length),
    plainColumn: learnt.features.findIndex(({ id }) => id === 'recency'),
  };
  const race = runRace(learning, later, watch);
  if (race === null) return null;
  const learntEvents = countOf(learnt.outcome).events;
  return {
    plan,
    features: learnt.features,
    refusedColumns,
    learntRows: learnt.outcome.length,
    learntEvents,
    learntCustomers: new Set(learnt.customer).size,
    eligibleRows: learnt.eligible,
    judgedRows: later.outcome.length,
    judgedEvents: countOf(later.outcome).events,
    later,
    ...race,
  };
}

/** The same rows with the features of columns without dates behind the others; two that always agree are one. */
function withGroups(matrix: FeatureMatrix, groups: readonly GroupColumn[]): FeatureMatrix {
  const more = groupFeatures(groups, matrix.customer);
  const isNew = more.columns.map((column, j) => !more.columns.slice(0, j).some((other) => isSame(column, other)));
  return {
    ...matrix,
    features: [...matrix.features, ...more.features.filter((_, j) => isNew[j])],
    columns: [...matrix.columns, ...more.columns.filter((_, j) => isNew[j])],
  };
}

const isSame = (a: Float32Array, b: Float32Array): boolean => a.every((value, i) => value === b[i]);

const FOLDS = 5;

/**
 * Every fifth customer is held back whole, since windows overlap and a customer's later row tells of the earlier one;
 * of these the rows of the later half of the dates judge when to stop.
 */
function heldRows({ cutoff, customer, outcome }: FeatureMatrix, dates: number): Uint8Array {
  return Uint8Array.from(outcome, (_, i) => {
    if (mixBits(customer[i]! + 1) >>> 0 >= 4294967296 / FOLDS) return 0;
    return 2 * cutoff[i]! >= dates - 1 ? 1 : 2;
  });
}

/** Fits every kind and judges it on the later rows. */
function runRace(
  learning: Learning,
  later: Pick<FeatureMatrix, 'features' | 'columns' | 'outcome'>,
  watch: Watch,
): Pick<Training, 'trained' | 'winner'> | null {
  const fitted: Model[] = [];
  for (const kind of KINDS) {
    if (!watch(kind, 0, 1)) return null;
    const model = fitModel(kind, learning, (done, of) => watch(kind, done, of));
    if (!watch(kind, 1, 1)) return null;
    if (model) fitted.push(model);
  }
  watch('judging', 0, 1);
  return scored(
    fitted.map((model) => {
      const chances = chancesOf(model, later.features, later.columns);
      return { model, forecast: { chances, ranks: ranksOf(model, chances, later.columns) } };
    }),
    later.outcome,
  );
}

/** Scores of all models over the same rows, and who wins. */
export function scored(
  entries: readonly { readonly model: Model; readonly forecast: Forecast }[],
  outcome: Uint8Array,
): Pick<Training, 'trained' | 'winner'> {
  const runners: Runner<ModelKind>[] = [];
  const trained: Trained[] = [];
  let plain: Ranking | null = null;
  for (const { model, forecast } of entries) {
    const ranking = rankingOf(forecast.ranks, outcome);
    const scores = judge(forecast, outcome, plain);
    if (ranking === null || scores === null) continue;
    if (model.kind === 'plain') plain = ranking;
    runners.push({ kind: model.kind, ranking });
    trained.push({ model, scores });
  }
  return { trained, winner: winnerOf(runners, outcome) ?? 'plain' };
}

/** Too few days for a date to learn from and one to judge at. */
export const tooEarly = ({ judged, daysMissing, horizonDays }: CutoffPlan): { refused: Text } | null =>
  judged.length > 0
    ? null
    : { refused: say('prediction.refused.days', { count: Math.max(1, daysMissing), horizon: horizonDays }) };

export function countOf(outcome: Uint8Array): { events: number; others: number } {
  let events = 0;
  for (let i = 0; i < outcome.length; i++) events += outcome[i]!;
  return { events, others: outcome.length - events };
}

/** Too few leavers or stayers, said with how many more it takes. */
export function tooFew(
  { events, others }: { events: number; others: number },
  part: 'learnt' | 'judged' | 'crossed',
  needed: number,
): { refused: Text } | null {
  if (events < needed) {
    return { refused: say(`prediction.refused.${part}Left`, { count: events, needed, more: needed - events }) };
  }
  if (others < needed) {
    return { refused: say(`prediction.refused.${part}Stayed`, { count: others, needed, more: needed - others }) };
  }
  return null;
}
