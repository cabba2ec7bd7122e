// What the data can carry: the analyses that judge for themselves are asked with what the project holds.
import type { Method, Sufficiency } from '../../../shared/contract/definition.ts';
import { backTestNeed } from '../../analysis/alerts/backTestNeed.ts';
import { beforeLeavingNeed } from '../../analysis/behaviour/beforeLeaving.ts';
import { driversNeed } from '../../analysis/drivers/monthlyDrivers.ts';
import { forecastNeed } from '../../analysis/forecast/forecastResult.ts';
import { horizonOf } from '../../analysis/prediction/cutoffs.ts';
import { trainingNeed } from '../../analysis/prediction/trainingNeed.ts';
import { type Carried, sufficiencyOf } from '../../analysis/sufficiency/sufficiency.ts';
import { verdicts } from '../../analysis/sufficiency/verdicts.ts';
import { unsuited } from '../../analysis/toCome/suitability.ts';
import { refusal } from '../../analysis/view/explain.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { rulesOrStarter } from '../alerts/rulesOrStarter.ts';
import { togetherNeedAt } from './togetherAt.ts';

/** Days before leaving that the screen shows when it opens. */
const BEFORE_DAYS = 180;

export const sufficiencyAt = (project: OpenProject, view: View): Sufficiency =>
  project.cached(`sufficiency ${viewKey(view)}`, () => sufficiencyOf(view, askedOf(project, view)));

function askedOf(project: OpenProject, view: View): Map<Method, Carried> {
  const { ledger, book, asOf } = view;
  const { definition } = view.definition;
  const nothing = refusal(view);
  const business = { ledger, book, definition };
  const repeat = verdicts(view).find(({ method }) => method === 'clv')!.have;
  return new Map<Method, Carried>([
    ['clv', { have: repeat, refused: unsuited(view) }],
    ['alarms', backTestNeed(view, rulesOrStarter(project, view))],
    ['beforeLeaving', beforeLeavingNeed(view, BEFORE_DAYS)],
    ['drivers', driversNeed(view)],
    ['prediction', nothing ? { have: 0, refused: nothing } : trainingNeed(business, asOf, horizonOf(business))],
    ['forecast', forecastNeed(view, 'lost')],
    ['together', togetherNeedAt(project, view)],
  ]);
}
