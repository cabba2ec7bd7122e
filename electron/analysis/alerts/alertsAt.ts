import type { AlertReason, AlertRule, AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { activityAt } from '../view/activity.ts';
import type { AlertInput } from './alertInput.ts';
import { alertReader } from './alertReader.ts';
import { reasonsOf } from './reasons.ts';

/** The alerts of a day, by ledger index. */
export type Alerts = {
  readonly day: number;
  /** Rules in force; `rule` names their places. */
  readonly rules: readonly AlertRule[];
  /** 0 none, 1 slight, 2 clear, 3 severe. */
  readonly level: Uint8Array;
  /** The first rule that reaches the level; -1 where there is no alert. */
  readonly rule: Int8Array;
  /** First day of the unbroken time with any alert; NO_DAY where there is none. */
  readonly since: Int32Array;
  /** First day of the unbroken time at this level or above. */
  readonly levelSince: Int32Array;
  /** Customers at each level: counts[0] without an alert, of those who take part and are not lost. */
  readonly counts: readonly [number, number, number, number];
  /** What stands behind a customer's alert: every reached condition of the rule that raised it, then of the other rules. */
  readonly reasons: (c: number) => AlertReason[];
};

/**
 * Who has an alert at the end of a day, from what was known on it: the same steps the back-test reads (alertReader).
 * Most customers are told without reading their past: a level that does not stand today cannot have held until today.
 */
export function alertsAt(input: AlertInput, ruleSet: AlertRuleSet, day: number): Alerts {
  const { ledger, book, definition } = input;
  const n = ledger.customerCount;
  const level = new Uint8Array(n);
  const rule = new Int8Array(n).fill(-1);
  const since = new Int32Array(n).fill(NO_DAY);
  const levelSince = new Int32Array(n).fill(NO_DAY);
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  const reader = alertReader(input, ruleSet);
  const { entry, active } = activityAt(ledger, book, day, definition);
  for (let c = 0; c < n; c++) {
    if (active[c] === 0) continue;
    if (reader.rules.some((one) => one.on(c, entry[c]!, day) > 0)) {
      const count = reader.read(c, day);
      const now = count === 0 ? 0 : reader.level[count - 1]!;
      if (now > 0) {
        level[c] = now;
        rule[c] = reader.rule[count - 1]!;
        let i = count - 1;
        while (i > 0 && reader.level[i - 1]! >= now) i--;
        levelSince[c] = reader.day[i]!;
        while (i > 0 && reader.level[i - 1]! > 0) i--;
        since[c] = reader.day[i]!;
      }
    }
    counts[level[c] as 0 | 1 | 2 | 3]++;
  }
  return {
    day,
    rules: reader.rules.map((one) => one.rule),
    level,
    rule,
    since,
    levelSince,
    counts,
    reasons: (c) => {
      if (level[c] === 0) return [];
      const first = rule[c]!;
      const places = [first, ...reader.rules.map((_, i) => i).filter((i) => i !== first)];
      return places.flatMap((i) => {
        const one = reader.rules[i]!;
        if (i !== first && one.on(c, entry[c]!, day) === 0) return [];
        return reasonsOf(input, one.rule, one.cuts(c, day), one.readings(c, entry[c]!, day));
      });
    },
  };
}
