// What goes with the leaving of the single customer, from everything the files hold.
import type { CustomerDrivers } from '../../../shared/contract/drivers.ts';
import type { Feature } from '../../../shared/contract/prediction.ts';
import { customerOdds } from '../../analysis/drivers/customerOdds.ts';
import { horizonOf } from '../../analysis/prediction/cutoffs.ts';
import { type FeatureMatrix, featureMatrix } from '../../analysis/prediction/featureMatrix.ts';
import { groupFeatures } from '../../analysis/prediction/groupFeatures.ts';
import { refusalOf } from '../../analysis/prediction/leakage.ts';
import { warmUpDays } from '../../analysis/view/lostRule.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { readQuestions } from '../../project/alertRows.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { alertInputAt } from '../alerts/alertInputAt.ts';
import { predictionInputAt } from '../prediction/predictionInputAt.ts';

/** So many rows tell odds well enough. */
const MOST_ROWS = 20_000;
/** Of columns of people's own, value by value. */
const MOST_COLUMNS = 30;

export const customerOddsAt = (project: OpenProject, view: View): CustomerDrivers =>
  project.cached(`customer odds ${viewKey(view)}`, () => {
    const days = horizonOf({ definition: view.definition.definition });
    const at = view.asOf - days;
    const start = (view.ledger.firstDay ?? view.asOf) + Math.max(0, warmUpDays(view.definition.definition));
    return customerOdds(view, at < start ? null : matrixAt(project, view, at, days), { at, days });
  });

function matrixAt(project: OpenProject, view: View, at: number, days: number): FeatureMatrix {
  const question = readQuestions(project.db, view.asOf)[0];
  const input = predictionInputAt(project, view);
  const matrix = featureMatrix(
    {
      ...input,
      // A view of some customers holds lines of theirs only, so nobody else takes part.
      ledger: view.ledger,
      book: view.book,
      // The question that was answered most stands for satisfaction.
      named: input.named.filter((one) => one.kind !== 'question' || one.name !== question?.question),
      scores: question ? alertInputAt(project, view).scores(question.question) : null,
    },
    [at],
    { windowDays: days, horizonDays: days, most: MOST_ROWS },
  );
  // Columns that may have been written after customers left would tell the answer.
  const groups = input.groups.filter((column) => refusalOf(column, matrix, at) === null);
  const more = groupFeatures(groups, matrix.customer);
  const kept = comparable(more.features, more.columns);
  return {
    ...matrix,
    features: [...matrix.features, ...kept.map((j) => more.features[j]!)],
    columns: [...matrix.columns, ...kept.map((j) => more.columns[j]!)],
  };
}

/**
 * The places of features that can stand side by side in one regression: the most frequent value of a column is what its
 * other values are held against, and two that always agree are one.
 */
function comparable(features: readonly Feature[], columns: readonly Float32Array[]): number[] {
  const kept: number[] = [];
  const seen = new Set<string>();
  features.forEach(({ id, column, value }, j) => {
    const source = `${id} ${column}`;
    const isFirst = value !== null && !seen.has(source);
    const others = features.some((other, k) => k > j && `${other.id} ${other.column}` === source);
    seen.add(source);
    if ((isFirst && others) || kept.length >= MOST_COLUMNS) return;
    const own = columns[j]!;
    if (kept.some((k) => columns[k]!.every((x, i) => x === own[i]))) return;
    kept.push(j);
  });
  return kept;
}
