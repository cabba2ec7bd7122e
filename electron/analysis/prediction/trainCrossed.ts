import { makeRandom } from '../../stats/random.ts';
import { groupFeatures } from './groupFeatures.ts';
import { informationOf } from './informationOf.ts';
import { refusalOf } from './leakage.ts';
import { chancesOf, fitModel, type Learning, type Model, ranksOf } from './models.ts';
import type { GroupColumn } from './predictionInput.ts';
import { countOf, KINDS, type Outcome, scored, type Training, tooFew, type Watch } from './train.ts';

/** Leavers, and stayers, for five folds. */
export const MIN_CROSSED = 50;
const FOLDS = 5;
const SEED = 19_700_101;

/**
 * The same race on data without any date: a column says who left, the others what is known. Five folds with the same
 * share of leavers each; every customer is judged by models that learnt from the other four, so that each forecast is
 * for somebody the model has not seen, and the pooled forecasts give one area with its interval. That is no later time:
 * whether the models hold next year it cannot say. The models kept are fitted to all rows.
 *
 * `outcome` holds 1 for who left, 0 for who stayed; rows are customers in the order of the columns.
 */
export function trainCrossed(
  groups: readonly GroupColumn[],
  outcome: Uint8Array,
  watch: Watch = () => true,
): Outcome<Training> | null {
  const few = tooFew(countOf(outcome), 'crossed', MIN_CROSSED);
  if (few) return few;
  const n = outcome.length;
  const customer = new Int32Array(n).map((_, i) => i);
  const refusedColumns = groups.flatMap((column) => refusalOf(column, { customer, outcome }, null) ?? []);
  const refusedNames = new Set(refusedColumns.map((one) => one.column));
  const { features, columns } = groupFeatures(
    groups.filter(({ name }) => !refusedNames.has(name)),
    customer,
  );
  if (!watch('features', 1, 1)) return null;
  const fold = foldsOf(outcome);
  const learningOf = (isIn: (i: number) => boolean): Learning => {
    const rows = Uint32Array.from(customer.filter(isIn));
    const part = columns.map((column) => Float32Array.from(rows, (i) => column[i]!));
    const answers = Uint8Array.from(rows, (i) => outcome[i]!);
    const random = makeRandom(SEED, 1);
    return {
      features,
      columns: part,
      outcome: answers,
      customer: Int32Array.from(rows),
      held: Uint8Array.from(rows, () => (random.chance(0.2) ? 1 : 0)),
      plainColumn: mostTelling(part, answers),
    };
  };
  const whole = learningOf(() => true);
  const others = Array.from({ length: FOLDS }, (_, f) => learningOf((i) => fold[i] !== f));
  const entries: { model: Model; forecast: { ranks: Float64Array; chances: Float64Array } }[] = [];
  for (const kind of KINDS) {
    if (!watch(kind, 0, FOLDS + 1)) return null;
    const model = fitModel(kind, whole);
    if (model === null) continue;
    const chances = new Float64Array(n);
    const ranks = new Float64Array(n);
    let complete = true;
    for (let f = 0; f < FOLDS; f++) {
      if (!watch(kind, f + 1, FOLDS + 1)) return null;
      const unseen = Uint32Array.from(customer.filter((i) => fold[i] === f));
      const fitted = fitModel(kind, { ...others[f]!, passing: true });
      if (fitted === null) {
        complete = false;
        break;
      }
      const part = columns.map((column) => Float32Array.from(unseen, (i) => column[i]!));
      const found = chancesOf(fitted, features, part);
      // Ranks of different folds must be on one scale: chances are.
      const ranked = fitted.kind === 'plain' ? found : ranksOf(fitted, found, part);
      unseen.forEach((i, k) => {
        chances[i] = found[k]!;
        ranks[i] = ranked[k]!;
      });
    }
    if (complete) entries.push({ model, forecast: { chances, ranks } });
  }
  if (!watch('judging', 0, 1)) return null;
  const { events } = countOf(outcome);
  return {
    features,
    refusedColumns,
    learntRows: n,
    learntEvents: events,
    learntCustomers: n,
    eligibleRows: n,
    judgedRows: n,
    judgedEvents: events,
    later: null,
    ...scored(entries, outcome),
  };
}

/** Fold of each row: each side shuffled and dealt out in turn. */
function foldsOf(outcome: Uint8Array): Uint8Array {
  const random = makeRandom(SEED);
  const fold = new Uint8Array(outcome.length);
  for (const side of [0, 1]) {
    const rows = random.shuffle([...outcome.keys()].filter((i) => outcome[i] === side));
    rows.forEach((i, k) => {
      fold[i] = k % FOLDS;
    });
  }
  return fold;
}

const mostTelling = (columns: readonly Float32Array[], outcome: Uint8Array): number =>
  columns
    .map((column, j) => ({ j, value: informationOf(column, outcome) }))
    .reduce((best, one) => (one.value > best.value ? one : best), { j: 0, value: -1 }).j;
