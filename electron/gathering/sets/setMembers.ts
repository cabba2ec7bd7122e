// The members of any set of customers, also of segments of one's own, which need what the files say about customers.
import type { CustomerSet, GroupBy } from '../../../shared/contract/customerSet.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { openingAndLost } from '../../analysis/churn/openingAndLost.ts';
import { membersOf } from '../../analysis/segments/customerSet.ts';
import { stayedMembers } from '../../analysis/survival/tenure.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { alertMembers } from '../alerts/alertMembers.ts';
import { clusterMembers } from '../figures/clustersAt.ts';
import { notYetMembers } from '../figures/togetherAt.ts';
import { predictedMembers } from '../prediction/predictedMembers.ts';
import { dueMembers } from '../toCome/dueAt.ts';
import { expectedMembers, triedMembers } from '../toCome/toComeMembers.ts';
import { tenuresAt } from '../view/tenuresAt.ts';
import { groupsBy } from './customerGroups.ts';
import { resolveSet } from './resolveSet.ts';
import { ruleMembers } from './ruleMembers.ts';

/**
 * As membersOf. A rule is judged among everybody, also where the view holds only some: a segment of one's own is the
 * same customers wherever one looks from.
 */
export function setMembers(project: OpenProject, view: View, set: CustomerSet): Uint8Array {
  const resolved = resolveSet(project, set);
  if (resolved.kind === 'withAlert') return alertMembers(project, view, resolved);
  if (resolved.kind === 'cluster') return clusterMembers(project, view, resolved);
  if (resolved.kind === 'boughtNotYet') return notYetMembers(project, view, resolved);
  if (resolved.kind === 'toCome') return expectedMembers(project, view, resolved);
  if (resolved.kind === 'triedWith') return triedMembers(view, resolved);
  if (resolved.kind === 'dueAgain') return dueMembers(project, view, resolved);
  if (resolved.kind === 'predicted' || resolved.kind === 'treeLeaf') return predictedMembers(project, view, resolved);
  if (resolved.kind === 'inGroup') return ofGroup(project, view, resolved.by, resolved.group);
  if (resolved.kind === 'groupIn') return ofGroupIn(project, view, resolved);
  if (resolved.kind === 'stayed') {
    const members = stayedMembers(tenuresAt(project, view, resolved.early), resolved.part, resolved.days);
    if (!resolved.group) return members;
    const inGroup = ofGroup(project, view, resolved.group.by, resolved.group.name);
    return members.map((is, c) => is & inGroup[c]!);
  }
  if (resolved.kind === 'cohortCell' && resolved.group) {
    const members = membersOf(resolved, view);
    const inGroup = ofGroup(project, view, resolved.group.by, resolved.group.name);
    return members.map((is, c) => is & inGroup[c]!);
  }
  if (resolved.kind !== 'rule') return membersOf(resolved, view);
  return ruleMembers(project, view.only?.whole ?? view, resolved.rule);
}

/** Judged as churn by group is: who was active on the day before the span, by the group of that day. */
function ofGroupIn(
  project: OpenProject,
  view: View,
  { by, group, from, to, part }: Extract<CustomerSet, { kind: 'groupIn' }>,
): Uint8Array {
  const span = { from: parseIsoDate(from), to: parseIsoDate(to) };
  if (span.from === null || span.to === null) return new Uint8Array(view.ledger.customerCount);
  const flow = openingAndLost(view, { from: span.from, to: span.to });
  const { labels, groupOf } = groupsBy(project, flow.before, by);
  const wanted = group === null ? -1 : labels.indexOf(group);
  if (group !== null && wanted < 0) return new Uint8Array(view.ledger.customerCount);
  return flow[part].map((is, c) => (groupOf[c] === wanted ? is : 0));
}

/** Known customers of one group; nobody where the group is not there any more. */
function ofGroup(project: OpenProject, view: View, by: GroupBy, name: string): Uint8Array {
  const { labels, groupOf } = groupsBy(project, view, by);
  const group = labels.indexOf(name);
  const { known } = view.metrics;
  return known.map((is, c) => (group >= 0 && groupOf[c] === group ? is : 0));
}
