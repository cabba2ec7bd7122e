// What leavers did before they left, from what the project's files hold.
import { beforeLeaving } from '../../analysis/behaviour/beforeLeaving.ts';
import type { BehaviourInput } from '../../analysis/behaviour/weeklyFigures.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import { readQuestions } from '../../project/alertRows.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { alertInputAt } from '../alerts/alertInputAt.ts';

export const beforeLeavingAt = (project: OpenProject, view: View, days: number) =>
  project.cached(`before leaving ${days} ${viewKey(view)}`, () => beforeLeaving(view, inputOf(project, view), days));

/** Scores of the question that was answered most. */
function inputOf(project: OpenProject, view: View): BehaviourInput {
  const { visits, refunds, complaints, scores } = alertInputAt(project, view);
  return {
    visits,
    refunds,
    complaints,
    scores: () => {
      const question = readQuestions(project.db, view.asOf)[0];
      return question ? scores(question.question) : null;
    },
  };
}
