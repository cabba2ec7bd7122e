import type { AlertReason, AlertRule } from '../../../shared/contract/alertRule.ts';
import { asDecimal, asShare, say, type Text } from '../../../shared/text.ts';
import { activityAt } from '../view/activity.ts';
import type { AlertInput } from './alertInput.ts';
import { MILLE, unitOf } from './judge.ts';
import { makeCondition } from './makeCondition.ts';

export type Peers = {
  /** Customers the condition can say something about, this one left out. */
  readonly customers: number;
  /** Middle value: against a baseline the change (now ÷ base − 1), else the value in the unit people read. */
  readonly median: number;
  /** Of them, those who stand at the condition's reached level or above. */
  readonly reached: number;
  /** Only customers of this type; null where there are too few of it, and everybody is looked at. */
  readonly type: string | null;
};

const MOST = 2_000;
const FEWEST = 30;

/**
 * How customers like this one stand on a condition on a day: those of the same type who take part and are not lost, or
 * everybody where there are fewer than thirty. More than 2 000 are thinned evenly. Null where fewer than thirty can
 * be said anything about.
 */
export function peersOf(
  input: AlertInput,
  rules: readonly AlertRule[],
  reason: AlertReason,
  c: number,
  dayNo: number,
): Peers | null {
  const condition = rules.find(({ id }) => id === reason.rule)?.conditions[reason.condition];
  if (!condition) return null;
  const { ledger, book } = input;
  const { entry, active } = activityAt(ledger, book, dayNo, input.definition);
  const reader = makeCondition(input, condition, condition.cuts);
  const relative = reason.change !== null;
  const unit = unitOf(condition);
  const type = ledger.typeOf[c]!;
  const ask = (alike: (other: number) => boolean, name: string | null): Peers | null => {
    const others: number[] = [];
    for (let i = 0; i < ledger.customerCount; i++) if (i !== c && active[i] === 1 && alike(i)) others.push(i);
    const every = Math.max(1, Math.ceil(others.length / MOST));
    const values: number[] = [];
    let reached = 0;
    for (let k = 0; k < others.length; k += every) {
      const { now, base, level } = reader.on(others[k]!, entry[others[k]!]!, dayNo);
      if (now === null || (relative && !base)) continue;
      values.push(
        relative ? now / base! - 1 : unit === MILLE || condition.indicator.kind !== 'spend' ? now / unit : now,
      );
      if (level >= reason.level) reached++;
    }
    if (values.length < FEWEST) return null;
    values.sort((a, b) => a - b);
    const middle = (values[(values.length - 1) >> 1]! + values[values.length >> 1]!) / 2;
    return { customers: values.length, median: middle, reached, type: name };
  };
  return (type >= 0 ? ask((i) => ledger.typeOf[i] === type, ledger.types[type]!) : null) ?? ask(() => true, null);
}

/** Half of 412 customers like this stand at …; 9 of them (2.2%) as badly as this one. */
export function peersWords(reason: AlertReason, peers: Peers | null): Text | null {
  if (peers === null) return null;
  const { customers, median, reached, type } = peers;
  const how =
    reason.change !== null
      ? 'change'
      : reason.unit === 'money'
        ? 'money'
        : reason.unit === 'intervals'
          ? 'intervals'
          : 'value';
  return say(`alerts.peers.${how}${type === null ? '' : 'OfType'}`, {
    customers,
    type: type ?? '',
    median:
      how === 'change'
        ? asShare(median)
        : how === 'money'
          ? { as: 'money', value: Math.round(median) }
          : asDecimal(Math.round(median * 10) / 10),
    reached,
    share: asShare(reached / customers),
  });
}
