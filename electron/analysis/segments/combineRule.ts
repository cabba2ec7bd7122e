import type { RuleCondition, SegmentRule } from '../../../shared/contract/segmentRule.ts';

/**
 * Who a rule holds for, as a mask by ledger index: and is the intersection of its parts, or their union, not the
 * complement, all within the known customers (1 in `known`), so that a rule and its opposite share out everybody
 * known and hold nobody else. `judge` gives the mask of one condition. An and or or without parts does not exist.
 */
export function combineRule(
  rule: SegmentRule,
  known: Uint8Array,
  judge: (condition: RuleCondition) => Uint8Array,
): Uint8Array {
  const partsOf = (rules: readonly SegmentRule[]) => rules.map((part) => combineRule(part, known, judge));
  switch (rule.kind) {
    case 'and':
      return partsOf(rule.rules).reduce(both, known.slice());
    case 'or':
      return partsOf(rule.rules).reduce(either, new Uint8Array(known.length));
    case 'not':
      return combineRule(rule.rule, known, judge).map((is, c) => known[c]! & ~is);
    default:
      return both(known.slice(), judge(rule));
  }
}

/** Keeps in `mask` whom the other holds, too. */
function both(mask: Uint8Array, other: Uint8Array): Uint8Array {
  for (let c = 0; c < mask.length; c++) mask[c]! &= other[c]!;
  return mask;
}

function either(mask: Uint8Array, other: Uint8Array): Uint8Array {
  for (let c = 0; c < mask.length; c++) mask[c]! |= other[c]!;
  return mask;
}
