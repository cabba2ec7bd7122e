// The race of a training as it was kept, with what the next training would use.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { PredictionResult, TrainingRun } from '../../../shared/contract/prediction.ts';
import { AppError } from '../../../shared/errors.ts';
import { say, type Text } from '../../../shared/text.ts';
import { horizonOf, planCutoffs } from '../../analysis/prediction/cutoffs.ts';
import { raceResult } from '../../analysis/prediction/raceResult.ts';
import { refusal } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { championOf, readModels, readRuns } from '../../project/predictionModels.ts';
import { partOn } from '../sets/partOn.ts';
import { runsFor } from './predictionAt.ts';
import { isUndated } from './predictionView.ts';
import { guessedOutcome } from './undatedOutcome.ts';

/** The latest training on these customers, or another by its number; an unknown one is AppError `prediction.unknownRun`. */
export function raceAt(
  project: OpenProject,
  view: View,
  wanted: number | null,
  within?: CustomerSet | null,
): PredictionResult {
  const run = wanted === null ? runsFor(project, within)[0] : readRuns(project.db).find((one) => one.run === wanted);
  if (wanted !== null && !run) throw new AppError('prediction.unknownRun', { run: wanted });
  const champion = championOf(project.db);
  const { winner, ...facts } = run ?? { winner: null };
  const models = run
    ? readModels(project.db, run.run).map(({ version, model, scores, details }) => ({
        version,
        kind: model.kind,
        scores,
        ...details,
      }))
    : [];
  return raceResult(
    view,
    run ? { run: facts as TrainingRun, models, winner, champion } : null,
    proposalOf(project, view),
    run ? null : hopeless(project, view, within),
  );
}

const proposalOf = (project: OpenProject, view: View): PredictionResult['proposal'] =>
  isUndated(view)
    ? { horizonDays: null, outcome: guessedOutcome(project, view) }
    : { horizonDays: horizonOf({ definition: view.definition.definition }), outcome: null };

/** Why nothing can be trained at all, where that can be told at once. */
function hopeless(project: OpenProject, view: View, within?: CustomerSet | null): Text | null {
  if (partOn(project, view, within) === 'hindsight') return say('prediction.refused.part');
  if (isUndated(view)) return guessedOutcome(project, view) ? null : say('prediction.refused.undated');
  const refused = refusal(view);
  if (refused) return refused;
  const definition = view.definition.definition;
  const horizon = horizonOf({ definition });
  const { judged, daysMissing } = planCutoffs({ ...view, definition }, view.asOf, horizon);
  return judged.length > 0 ? null : say('prediction.refused.days', { count: Math.max(1, daysMissing), horizon });
}
