// Churn by group, and beliefs about churn, with what the project knows about its customers.
import type { GroupBy } from '../../../shared/contract/customerSet.ts';
import type { GroupRates, Hypotheses } from '../../../shared/contract/rateGroups.ts';
import { groupRates, noGroupRates } from '../../analysis/churn/groupRates.ts';
import { hypothesesOf, noHypotheses } from '../../analysis/churn/hypotheses.ts';
import { judgedSpan, type SpanChoice } from '../../analysis/churn/judgedSpan.ts';
import { openingAndLost } from '../../analysis/churn/openingAndLost.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { groupingsOf, groupsBy } from '../sets/customerGroups.ts';
import { hypothesisSides, type SideOptions } from './hypothesisSides.ts';

const USUAL: GroupBy = { kind: 'tenure', days: 365 };

/** Without a grouping the usual one, or the first other one by which there is something to compare. */
export function groupRatesAt(
  project: OpenProject,
  view: View,
  by: GroupBy | undefined,
  choice: SpanChoice,
): GroupRates {
  const judged = judgedSpan(view, choice);
  if ('refused' in judged) return noGroupRates(view, by ?? USUAL, judged.refused);
  const flow = openingAndLost(view, judged.span);
  const compare = (one: GroupBy) => groupRates(view, one, judged.span, flow, groupsBy(project, flow.before, one));
  const first = compare(by ?? USUAL);
  if (by || !first.refused) return first;
  for (const other of groupingsOf(project)) {
    // Whoever is lost is lost by state: nothing to compare.
    if (other.kind === 'state' || other.kind === USUAL.kind) continue;
    const found = compare(other);
    if (!found.refused) return found;
  }
  return first;
}

export function hypothesesAt(project: OpenProject, view: View, options: SideOptions, choice: SpanChoice): Hypotheses {
  const judged = judgedSpan(view, choice);
  if ('refused' in judged) return noHypotheses(view, judged.refused);
  const flow = openingAndLost(view, judged.span);
  const { sides, types } = hypothesisSides(project, flow.before, flow.opening, options);
  return hypothesesOf(view, judged.span, flow, sides, types);
}
