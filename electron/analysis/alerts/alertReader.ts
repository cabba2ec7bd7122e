import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { readSpells, type SpellReader } from '../view/spells.ts';
import type { AlertInput } from './alertInput.ts';
import { type RuleReader, ruleReader } from './ruleReader.ts';
import { makeSteps, push, type Steps } from './steps.ts';

/**
 * The alert of one customer over time: level[i], raised by rule[i] (a place in `rules`, -1 for none), holds from
 * day[i] on. The arrays are used again for the next customer.
 */
export type AlertReader = {
  readonly rules: readonly RuleReader[];
  /** The spells of the customer read last, and how many. */
  readonly spells: SpellReader;
  spellCount: number;
  day: Int32Array;
  level: Uint8Array;
  rule: Int8Array;
  /** When each rule alone would raise an alert of any level (1) and when not (0); told where `own` is asked for. */
  readonly own: readonly Steps[] | null;
  /** Reads customer c up to the end of day `asOf`; answers the number of steps up to that day. */
  readonly read: (c: number, asOf: number) => number;
};

/** Rules that are switched on; those that infer what customers may find intrusive only where that is wanted. */
export const rulesInForce = ({ rules, sensitive }: AlertRuleSet): AlertRuleSet['rules'] =>
  rules.filter(
    (rule) => rule.on && (sensitive || rule.conditions.every(({ indicator }) => indicator.kind !== 'categoryStopped')),
  );

/**
 * The level of a customer is the highest of all rules in force, and the first of the rules that reach it has raised
 * it. Whoever does not take part, or is lost under the definition of churn, has no alert: there is nothing to warn of
 * any more. Rules are judged by what was known on each day.
 */
export function alertReader(
  input: AlertInput,
  ruleSet: AlertRuleSet,
  { own = false }: { readonly own?: boolean } = {},
): AlertReader {
  const rules = rulesInForce(ruleSet).map((rule) => ruleReader(input, rule));
  const spells = readSpells(input.ledger, input.book, input.definition);
  const present = makeSteps();
  const reader: AlertReader = {
    rules,
    spells,
    spellCount: 0,
    day: new Int32Array(64),
    level: new Uint8Array(64),
    rule: new Int8Array(64),
    own: own ? rules.map(makeSteps) : null,
    read: (c, asOf) => {
      const count = spells.read(c, asOf);
      const { entry } = spells;
      reader.spellCount = entry === NO_DAY ? 0 : count;
      for (const steps of reader.own ?? []) steps.count = 0;
      if (entry === NO_DAY) return 0;
      present.count = 0;
      for (let i = 0; i < count; i++) {
        push(present, spells.from[i]!, 1);
        push(present, spells.to[i]! + 1, 0);
      }
      return join(
        rules.map((rule) => rule.steps(c, entry, asOf)),
        present,
        asOf,
        reader,
      );
    },
  };
  return reader;
}

function join(parts: readonly Steps[], present: Steps, asOf: number, reader: AlertReader): number {
  const n = parts.length;
  const at = new Int32Array(n);
  const levels = new Uint8Array(n);
  let place = 0;
  const { own } = reader;
  let isPresent = false;
  let count = 0;
  for (;;) {
    let t = place < present.count ? present.day[place]! : Number.POSITIVE_INFINITY;
    for (let p = 0; p < n; p++) {
      const { count: steps, day } = parts[p]!;
      if (at[p]! < steps && day[at[p]!]! < t) t = day[at[p]!]!;
    }
    if (t > asOf) return count;
    const wasPresent = isPresent;
    while (place < present.count && present.day[place]! <= t) isPresent = present.level[place++] === 1;
    let best = 0;
    let by = -1;
    for (let p = 0; p < n; p++) {
      const { count: steps, day, level } = parts[p]!;
      const before = levels[p]!;
      if (at[p]! < steps && day[at[p]!] === t) levels[p] = level[at[p]!++]!;
      if (own && (wasPresent !== isPresent || before > 0 !== levels[p]! > 0)) {
        push(own[p]!, t, isPresent && levels[p]! > 0 ? 1 : 0);
      }
      if (levels[p]! > best) {
        best = levels[p]!;
        by = p;
      }
    }
    if (!isPresent) [best, by] = [0, -1];
    if (count > 0 ? reader.level[count - 1] === best && reader.rule[count - 1] === by : best === 0) continue;
    if (count === reader.day.length) grow(reader);
    reader.day[count] = t;
    reader.level[count] = best;
    reader.rule[count++] = by;
  }
}

function grow(reader: AlertReader): void {
  const size = reader.day.length * 2;
  const [day, level, rule] = [new Int32Array(size), new Uint8Array(size), new Int8Array(size)];
  day.set(reader.day);
  level.set(reader.level);
  rule.set(reader.rule);
  Object.assign(reader, { day, level, rule });
}
