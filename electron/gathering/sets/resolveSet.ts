// Puts rules in the place of names: what a set means no longer depends on what is saved under which name.
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { readOwnSegment } from '../../project/ownSegments.ts';

/** A set without names of segments of one's own; an unknown one is AppError `ownSegments.unknown`. */
export function resolveSet(project: OpenProject, set: CustomerSet): Exclude<CustomerSet, { kind: 'own' }> {
  if (set.kind === 'rule') return { kind: 'rule', rule: resolveRule(project, set.rule) };
  if (set.kind !== 'own') return set;
  return { kind: 'rule', rule: ruleOf(project, set.segment, set.version, []) };
}

/** A rule without names of other segments; one that comes round to itself is AppError `ownSegments.cycle`. */
export function resolveRule(project: OpenProject, rule: SegmentRule, path: readonly number[] = []): SegmentRule {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return { kind: rule.kind, rules: rule.rules.map((part) => resolveRule(project, part, path)) };
    case 'not':
      return { kind: 'not', rule: resolveRule(project, rule.rule, path) };
    case 'inSegment':
      return ruleOf(project, rule.segment, undefined, path);
    default:
      return rule;
  }
}

function ruleOf(
  project: OpenProject,
  segment: number,
  version: number | undefined,
  path: readonly number[],
): SegmentRule {
  const stored = readOwnSegment(project.db, segment, version);
  if (!stored) throw new AppError('ownSegments.unknown');
  if (path.includes(segment)) throw new AppError('ownSegments.cycle', { name: stored.name });
  return resolveRule(project, stored.rule, [...path, segment]);
}
