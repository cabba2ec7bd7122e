import type { RuleCondition, SegmentRule } from '../../shared/contract/segmentRule.ts';

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
  const n = known.length;
  const result = new Uint8Array(n);
  switch (rule.kind) {
    case 'and': {
      const parts = rule.rules.map((part) => combineRule(part, known, judge));
      for (let c = 0; c < n; c++) result[c] = parts.every((part) => part[c] === 1) ? known[c]! : 0;
      return result;
    }
    case 'or': {
      const parts = rule.rules.map((part) => combineRule(part, known, judge));
      for (let c = 0; c < n; c++) result[c] = parts.some((part) => part[c] === 1) ? 1 : 0;
      return result;
    }
    case 'not': {
      const part = combineRule(rule.rule, known, judge);
      for (let c = 0; c < n; c++) result[c] = part[c] === 1 ? 0 : known[c]!;
      return result;
    }
    default: {
      const mask = judge(rule);
      for (let c = 0; c < n; c++) result[c] = mask[c] === 1 ? known[c]! : 0;
      return result;
    }
  }
}
