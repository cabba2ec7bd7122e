import type { Feature, ModelKind } from '../../../shared/contract/prediction.ts';
import { binColumn } from '../../stats/binColumns.ts';
import { type BoostedTrees, boostedOdds, boostTrees } from '../../stats/boostedTrees.ts';
import { calibrationLine, recalibrated } from '../../stats/calibration.ts';
import { clusteredErrors } from '../../stats/clusteredErrors.ts';
import { chanceIn, growTree, leavesOf, type Tree } from '../../stats/decisionTree.ts';
import { type LogisticOptions, linearPredictor, logisticRegression, probability } from '../../stats/logistic.ts';
import { makeScorecard, type Scorecard, scorecardOdds } from '../../stats/scorecard.ts';
import { fitPlainRule, type PlainRule, plainChances } from './plainRule.ts';

/** A fitted model as it is kept: plain numbers only. Columns are counted in the order of the run's features. */
export type Model =
  | ({ readonly kind: 'plain' } & PlainRule)
  | {
      readonly kind: 'logistic';
      readonly coefficients: readonly number[];
      readonly standardErrors: readonly (number | null)[];
      /** Of the columns as the model takes them (long tails by their logarithm). */
      readonly means: readonly number[];
      readonly deviations: readonly number[];
      readonly separating: readonly number[];
    }
  | { readonly kind: 'scorecard'; readonly card: Scorecard }
  | { readonly kind: 'tree'; readonly tree: Tree }
  | {
      readonly kind: 'boosted';
      readonly model: BoostedTrees;
      readonly line: { readonly intercept: number; readonly slope: number } | null;
    };

export type Learning = {
  readonly features: readonly Feature[];
  readonly columns: readonly Float32Array[];
  readonly outcome: Uint8Array;
  /** Whose row it is: rows of one customer are not independent. */
  readonly customer: Int32Array;
  /** Only its chances are wanted: how sure its coefficients are is not worked out. */
  readonly passing?: boolean;
  /** Rows nothing is fitted to while it is found out how far to go: 1 judges that, 2 stands aside. */
  readonly held: Uint8Array;
  /** What the plain rule looks at. */
  readonly plainColumn: number;
};

const SEED = 20_240_305;
/** Rows' worth of doubt about each coefficient; of few rows the one that meets held-back rows best is taken. */
const RIDGES = [1, 10, 50, 200];
const FEW_ROWS = 50_000;
const TREE_BINS = 64;

/** Long tails are taken by their logarithm where a straight line is fitted. */
const LONG_TAILED: readonly Feature['kind'][] = ['days', 'count', 'money', 'ratio'];
export const isLongTailed = ({ kind }: Feature): boolean => LONG_TAILED.includes(kind);

/** Columns as a regression takes them. */
export const straightened = (features: readonly Feature[], columns: readonly Float32Array[]): Float32Array[] =>
  columns.map((column, j) => (isLongTailed(features[j]!) ? logarithms(column) : column));

/** Figures that ought not to be negative count as 0 there. */
export const logarithm = (value: number): number => Math.log(1 + Math.max(0, value));

function logarithms(column: Float32Array): Float32Array {
  const to = new Float32Array(column.length);
  for (let i = 0; i < to.length; i++) to[i] = logarithm(column[i]!);
  return to;
}

/** Fits one kind of model; null where the rows cannot carry it, or the caller stopped it. */
export function fitModel(
  kind: ModelKind,
  { features, columns, outcome, customer, passing, held, plainColumn }: Learning,
  goOn?: (done: number, of: number) => boolean,
): Model | null {
  switch (kind) {
    case 'plain':
      return { kind, ...fitPlainRule(columns[plainColumn]!, outcome, plainColumn) };
    case 'logistic': {
      const straight = straightened(features, columns);
      const fit = logisticRegression(straight, outcome, ridgeFor(straight, outcome, held));
      if (fit === null) return null;
      const errors = passing ? [] : clusteredErrors(straight, outcome, fit, numbered(customer));
      return {
        kind,
        coefficients: [...fit.coefficients],
        standardErrors: Array.from(errors, (error, j) =>
          Number.isFinite(error) && Number.isFinite(fit.standardErrors[j]!) ? error : null,
        ),
        means: [...fit.means],
        deviations: [...fit.deviations],
        separating: fit.separating,
      };
    }
    case 'scorecard': {
      const card = makeScorecard(columns, outcome);
      return card && { kind, card };
    }
    case 'tree': {
      const tree = growTree(
        columns.map((column) => binColumn(column, TREE_BINS)),
        outcome,
      );
      return tree && { kind, tree };
    }
    case 'boosted': {
      const binned = columns.map((column) => binColumn(column, TREE_BINS));
      const model = boostTrees(binned, outcome, held, { seed: SEED, minLeaf: 20, ...(goOn && { goOn }) });
      if (model === null || model.trees.length === 0) return null;
      const rows = Uint32Array.from(held.keys()).filter((i) => held[i] === 1);
      if (rows.length === 0) return { kind, model, line: null };
      const of = columns.map((column) => Float32Array.from(rows, (i) => column[i]!));
      const odds = boostedOdds(model, of, rows.length);
      const line = calibrationLine(
        odds.map(probability),
        Uint8Array.from(rows, (i) => outcome[i]!),
      );
      return { kind, model, line: line && { intercept: line.intercept, slope: line.slope } };
    }
  }
}

/** Customers numbered from 0 in the order they first appear. */
function numbered(customer: Int32Array): Int32Array {
  const most = customer.reduce((max, c) => Math.max(max, c), 0);
  const number = new Int32Array(most + 1).fill(-1);
  let next = 0;
  return customer.map((c) => {
    if (number[c] === -1) number[c] = next++;
    return number[c]!;
  });
}

type Chosen = Required<Pick<LogisticOptions, 'ridge'>> & Pick<LogisticOptions, 'start'>;

/** The ridge, with the coefficients that it had on the rows not held back. */
function ridgeFor(columns: readonly Float32Array[], outcome: Uint8Array, held: Uint8Array): Chosen {
  const judges = outcome.length > FEW_ROWS ? [] : [...held.keys()].filter((i) => held[i] === 1);
  if (judges.length === 0 || judges.length === outcome.length) return { ridge: RIDGES[0]! };
  const learners = [...held.keys()].filter((i) => held[i] === 0);
  const part = (rows: readonly number[]) => columns.map((column) => Float32Array.from(rows, (i) => column[i]!));
  const [of, seen] = [part(learners), part(judges)];
  const answers = Uint8Array.from(learners, (i) => outcome[i]!);
  let best: Chosen & { loss: number } = { ridge: RIDGES[0]!, loss: Number.POSITIVE_INFINITY };
  let start: Float64Array | undefined;
  for (const ridge of RIDGES) {
    const fit = logisticRegression(of, answers, { ridge, ...(start && { start }) });
    if (fit === null) continue;
    start = fit.coefficients;
    const odds = linearPredictor(seen, fit.coefficients, judges.length);
    const loss = judges.reduce((sum, i, k) => sum + Math.log1p(Math.exp(outcome[i] === 1 ? -odds[k]! : odds[k]!)), 0);
    if (loss < best.loss) best = { ridge, loss, start };
  }
  return best;
}

/** Chance of leaving for every row. */
export function chancesOf(model: Model, features: readonly Feature[], columns: readonly Float32Array[]): Float64Array {
  const n = columns[0]?.length ?? 0;
  switch (model.kind) {
    case 'plain':
      return plainChances(model, columns[model.column]!);
    case 'logistic':
      return linearPredictor(straightened(features, columns), Float64Array.from(model.coefficients), n).map(
        probability,
      );
    case 'scorecard':
      return scorecardOdds(model.card, columns, n).map(probability);
    case 'tree':
      return Float64Array.from(leavesOf(model.tree, columns, n), (leaf) => chanceIn(model.tree, leaf));
    case 'boosted': {
      const chances = boostedOdds(model.model, columns, n).map(probability);
      return model.line ? recalibrated(chances, model.line) : chances;
    }
  }
}

/** What rows are ranked by: the chance, and for the plain rule the figure itself, so that ties of groups do not count. */
export const ranksOf = (model: Model, chances: Float64Array, columns: readonly Float32Array[]): Float64Array =>
  model.kind === 'plain'
    ? Float64Array.from(columns[model.column]!, (value) => (model.rising ? value : -value))
    : chances;
