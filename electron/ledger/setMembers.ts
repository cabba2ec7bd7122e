// The members of any set of customers, also of segments of one's own, which need what the files say about customers.
import type { CustomerSet } from '../../shared/contract/common.ts';
import { membersOf } from '../analysis/customerSet.ts';
import type { View } from '../analysis/view.ts';
import type { OpenProject } from '../project/openProject.ts';
import { resolveSet } from './resolveSet.ts';
import { ruleMembers } from './ruleMembers.ts';

/**
 * As membersOf. A rule is judged among everybody, also where the view holds only some: a segment of one's own is the
 * same customers wherever one looks from.
 */
export function setMembers(project: OpenProject, view: View, set: CustomerSet): Uint8Array {
  const resolved = resolveSet(project, set);
  if (resolved.kind !== 'rule') return membersOf(resolved, view);
  return ruleMembers(project, view.only?.whole ?? view, resolved.rule);
}
