import type { Carried } from '../sufficiency/sufficiency.ts';
import { activityAt } from '../view/activity.ts';
import { type CutoffPlan, planCutoffs } from './cutoffs.ts';
import type { PredictionInput } from './predictionInput.ts';
import { MIN_JUDGED, MIN_LEARNT, tooEarly, tooFew } from './train.ts';

type Business = Pick<PredictionInput, 'ledger' | 'book' | 'definition'>;

/**
 * Leavers there are to learn from at D, and why models cannot be trained, or null: what trainModels would refuse, without
 * a single feature. Where the latest window holds too few leavers the one before it is judged, too, as there.
 */
export function trainingNeed(business: Business, asOf: number, horizonDays: number): Carried {
  const once = needOf(business, planCutoffs(business, asOf, horizonDays));
  if (once.refused?.key !== 'prediction.refused.judgedLeft') return once;
  const twice = needOf(business, planCutoffs(business, asOf, horizonDays, 2));
  return twice.refused ? once : twice;
}

function needOf(business: Business, plan: CutoffPlan): Carried {
  const early = tooEarly(plan);
  if (early) return { have: 0, ...early };
  const learnt = outcomesAt(business, plan.learnt, plan.horizonDays);
  const judged = outcomesAt(business, plan.judged, plan.horizonDays);
  const few = tooFew(learnt, 'learnt', MIN_LEARNT) ?? tooFew(judged, 'judged', MIN_JUDGED);
  return { have: learnt.events, refused: few?.refused ?? null };
}

function outcomesAt({ ledger, book, definition }: Business, cutoffs: readonly number[], horizonDays: number) {
  let events = 0;
  let rows = 0;
  for (const t of cutoffs) {
    const { active } = activityAt(ledger, book, t, definition);
    const { lost } = activityAt(ledger, book, t + horizonDays, definition);
    for (let c = 0; c < active.length; c++) {
      rows += active[c]!;
      events += active[c]! & lost[c]!;
    }
  }
  return { events, others: rows - events };
}
