// Whether customers are chosen by what they did, or by who they are.
import type { CustomerSet } from './contract/customerSet.ts';
import type { SegmentRule } from './contract/segmentRule.ts';

const ruleStands = (rule: SegmentRule, ruleOf: (segment: number) => SegmentRule | null): boolean => {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return rule.rules.some((part) => ruleStands(part, ruleOf));
    case 'not':
      return ruleStands(rule.rule, ruleOf);
    case 'textIs':
    case 'textHas':
    case 'attributeFigure':
      return false;
    case 'inSegment': {
      const inner = ruleOf(rule.segment);
      return inner !== null && ruleStands(inner, ruleOf);
    }
    default:
      return true;
  }
};

/**
 * True where a set depends on purchases up to the date: rates over time of such a set lean towards how its customers
 * ended up, because they were chosen for it. False for types, regions and columns of one's own.
 */
export function isStanding(set: CustomerSet, ruleOf: (segment: number) => SegmentRule | null): boolean {
  if (set.kind === 'rule') return ruleStands(set.rule, ruleOf);
  if (set.kind === 'own') {
    const rule = ruleOf(set.segment);
    return rule !== null && ruleStands(rule, ruleOf);
  }
  if (set.kind === 'inGroup') return !['type', 'region', 'attribute'].includes(set.by.kind);
  return set.kind !== 'all';
}
