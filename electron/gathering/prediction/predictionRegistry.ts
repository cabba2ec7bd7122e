// Every model kept, judged on the same later window.
import type { RegistryEntry, RegistryResult } from '../../../shared/contract/prediction.ts';
import { isoDate, parseIsoDate } from '../../../shared/dates.ts';
import { asDate, asShare, asWord, say, type Text } from '../../../shared/text.ts';
import { judge } from '../../analysis/prediction/judge.ts';
import { chancesOf, ranksOf } from '../../analysis/prediction/models.ts';
import { asOfText, explain } from '../../analysis/view/explain.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import {
  readModels,
  readPromotions,
  readRuns,
  type StoredModel,
  type StoredRun,
} from '../../project/predictionModels.ts';
import { judgedRows } from './predictionAt.ts';

/** Judging many old trainings again would keep people waiting. */
const RUNS_JUDGED = 4;

/** Only what was judged on data later than all it learnt from may become champion. */
export const hasLaterScore = ({ judgedBy, judgedAt }: StoredRun): boolean =>
  judgedBy === 'later' && judgedAt.length > 0;

/** A model of some customers never leads the list of everybody. */
export const mayLead = (run: StoredRun): boolean => hasLaterScore(run) && run.within === null;

/** The last day a training's learning saw. */
export const learntUntil = ({ learntAt, horizonDays }: StoredRun): number | null => {
  const last = learntAt.at(-1);
  const day = last === undefined ? null : parseIsoDate(last);
  return day === null ? null : day + (horizonDays ?? 0);
};

/**
 * All models, the newest first. Those of the four latest trainings are judged again on one window: the latest that is
 * over at the view's date, with the horizon and definition of the newest training. A model whose learning reaches into
 * that window is not judged on it.
 */
export function registryAt(project: OpenProject, view: View): RegistryResult {
  const runs = readRuns(project.db);
  const promotions = readPromotions(project.db);
  const champion = promotions[0]?.version ?? null;
  const leading = runs.find(mayLead) ?? null;
  const cutoff = leading === null || view.blank ? null : view.asOf - (leading.horizonDays ?? 0);
  const entries: RegistryEntry[] = [];
  let counts = { rows: 0, events: 0 };
  runs.forEach((run, place) => {
    const until = learntUntil(run);
    const isComparable =
      cutoff !== null &&
      place < RUNS_JUDGED &&
      mayLead(run) &&
      run.horizonDays === leading?.horizonDays &&
      JSON.stringify(run.definition) === JSON.stringify(leading?.definition) &&
      until !== null &&
      until <= cutoff;
    for (const stored of readModels(project.db, run.run)) {
      const again = isComparable ? judgedAgain(project, view, { stored, run, cutoff }) : null;
      if (again) counts = { rows: again.rows, events: again.events };
      const promotion = promotions.find(({ version }) => version === stored.version);
      entries.push({
        version: stored.version,
        kind: stored.model.kind,
        run: run.run,
        trainedAt: run.trainedAt,
        judgedBy: run.judgedBy,
        within: run.within,
        horizonDays: run.horizonDays,
        dataFrom: run.dataFrom,
        learntUntil: until === null ? null : isoDate(until),
        features: run.features.length,
        auc: stored.scores.auc,
        brier: stored.scores.brier,
        same: again && { auc: again.auc, brier: again.brier, top: again.top },
        state: stored.version === champion ? 'champion' : promotion ? 'former' : 'challenger',
        promotedAt: promotion?.promotedAt ?? null,
        barred: barredBy(run),
      });
    }
  });
  const refused = entries.length === 0 ? say('prediction.refused.untrained') : null;
  return {
    asOf: asOfText(view),
    headline: refused ?? headlineOf(entries, champion),
    refused,
    notices: [],
    why: entries.some(({ same }) => same)
      ? { same: explain(view, 'predictionSame', counts.rows, null, { cutoff: asDate(isoDate(cutoff!)) }) }
      : {},
    sameCutoff: cutoff === null ? null : isoDate(cutoff),
    sameRows: counts.rows,
    sameEvents: counts.events,
    champion,
    entries,
  };
}

function barredBy(run: StoredRun): Text | null {
  if (run.within !== null) return say('prediction.barred.part');
  return hasLaterScore(run) ? null : say('prediction.barred.notLater');
}

function judgedAgain(
  project: OpenProject,
  view: View,
  { stored, run, cutoff }: { stored: StoredModel; run: StoredRun; cutoff: number },
) {
  return project.cachedForData(`prediction.again ${stored.version} ${cutoff}`, () => {
    const rows = judgedRows(project, view, run, cutoff);
    const chances = chancesOf(stored.model, run.features, rows.columns);
    return judge({ chances, ranks: ranksOf(stored.model, chances, rows.columns) }, rows.outcome, null);
  });
}

/** Who leads on the same window, said beside the champion. */
function headlineOf(entries: readonly RegistryEntry[], champion: number | null): Text {
  const now = entries.find(({ version }) => version === champion);
  const best = entries
    .filter(({ same, barred }) => same && !barred)
    .toSorted((a, b) => b.same!.auc.value - a.same!.auc.value)[0];
  if (!now) return say('prediction.registry.headline.none', { count: entries.length });
  const params = {
    version: now.version,
    model: asWord(`prediction.model.${now.kind}`),
    auc: asShare(now.same?.auc.value ?? now.auc.value),
    low: asShare(now.same?.auc.low ?? now.auc.low),
    high: asShare(now.same?.auc.high ?? now.auc.high),
    bestVersion: best?.version ?? null,
    bestModel: best ? asWord(`prediction.model.${best.kind}`) : null,
    bestAuc: asShare(best?.same?.auc.value ?? null),
  };
  const isBetter = now.same && best?.same && best.version !== now.version && best.same.auc.low > now.same.auc.high;
  return say(`prediction.registry.headline.${isBetter ? 'better' : 'holds'}`, params);
}
