// Trains on a project's data, with the facts to be kept of the training.
import type { Args } from '../../../shared/contract/contract.ts';
import { isoDate } from '../../../shared/dates.ts';
import { say } from '../../../shared/text.ts';
import { horizonOf } from '../../analysis/prediction/cutoffs.ts';
import { type Training, trainModels, type Watch } from '../../analysis/prediction/train.ts';
import { trainCrossed } from '../../analysis/prediction/trainCrossed.ts';
import { asOfText, refusal } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import type { RunFacts } from '../../project/predictionModels.ts';
import { partOn } from '../sets/partOn.ts';
import { predictionInputAt } from './predictionInputAt.ts';
import { isUndated } from './predictionView.ts';
import { guessedOutcome, undatedCustomers } from './undatedOutcome.ts';

type TrainArgs = Pick<Args<'prediction.train'>, 'horizonDays' | 'outcome' | 'within'>;

/** Trains on dated data, or on a column that says who left; with the facts to be kept. */
export function trainAt(project: OpenProject, view: View, args: TrainArgs, watch: Watch) {
  const part = partOn(project, view, args.within);
  if (part === 'hindsight') return { refused: say('prediction.refused.part') };
  const within = part?.set ?? null;
  const outcome = args.outcome ?? (isUndated(view) ? guessedOutcome(project, view) : null);
  const common = (training: Training) => {
    const { features, refusedColumns, learntRows, learntEvents, learntCustomers, eligibleRows } = training;
    const { judgedRows: rows, judgedEvents } = training;
    return {
      features: [...features],
      refusedColumns: [...refusedColumns],
      learntRows,
      learntEvents,
      learntCustomers,
      eligibleRows,
      judgedRows: rows,
      judgedEvents,
    };
  };
  if (outcome) {
    const { groups, answers } = undatedCustomers(project, view, outcome, part);
    const training = trainCrossed(groups, answers, watch);
    if (training === null || 'refused' in training) return training;
    const facts: RunFacts = {
      judgedBy: 'crossed',
      asOf: asOfText(view),
      definition: null,
      within,
      outcome,
      horizonDays: null,
      dataFrom: null,
      learntAt: [],
      judgedAt: [],
      ...common(training),
    };
    return { training, facts };
  }
  const refused = refusal(view);
  if (refused) return { refused };
  const input = predictionInputAt(project, view, part);
  const horizonDays = args.horizonDays ?? horizonOf(input);
  const training = trainModels(input, view.asOf, horizonDays, watch);
  if (training === null || 'refused' in training) return training;
  const { firstDay } = view.ledger;
  const facts: RunFacts = {
    judgedBy: 'later',
    asOf: asOfText(view),
    definition: input.definition,
    within,
    outcome: null,
    horizonDays,
    dataFrom: firstDay === null ? null : isoDate(firstDay),
    learntAt: training.plan.learnt.map(isoDate),
    judgedAt: training.plan.judged.map(isoDate),
    ...common(training),
  };
  return { training, facts };
}
