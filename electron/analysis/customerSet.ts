import type { CustomerSet } from '../../shared/contract/common.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { NO_DAY } from '../ledger/ledger.ts';
import { activityAt } from './activity.ts';
import { lostOnDays } from './lostOn.ts';
import { rfmOf, SEGMENTS } from './rfm.ts';
import { STATE_NAMES } from './states.ts';
import { VALUE_CLASSES, valueClassesOf } from './valueClasses.ts';
import type { View } from './view.ts';

/** Sets that need nothing but a view; segments of one's own are judged by setMembers. */
export type PlainSet = Exclude<CustomerSet, { kind: 'own' | 'rule' }>;

/**
 * The customers of a set at the view's date, as a mask by ledger index (1 = in the set). Sets of a period are
 * judged at the day before `from` and at the day before `to`, or at D where the period reaches beyond D. A set
 * never holds a customer who is not known at D, and a segment or class nobody has gives an empty mask.
 */
export function membersOf(set: PlainSet, view: View): Uint8Array {
  const { metrics, states, ledger, book, asOf } = view;
  const definition = view.definition.definition;
  const n = ledger.customerCount;
  switch (set.kind) {
    case 'all':
      return Uint8Array.from(metrics.known);
    case 'state': {
      const wanted = Uint8Array.from(STATE_NAMES, (name) => (name && set.states.includes(name) ? 1 : 0));
      return maskOf(n, (c) => wanted[states[c]!] === 1);
    }
    case 'openingOf': {
      const opening = activityAt(ledger, book, Math.min(asOf, dayOf(set.from) - 1), definition);
      return opening.active;
    }
    case 'lostIn': {
      const opening = activityAt(ledger, book, Math.min(asOf, dayOf(set.from) - 1), definition);
      const closing = activityAt(ledger, book, Math.min(asOf, dayOf(set.to) - 1), definition);
      return maskOf(n, (c) => opening.active[c] === 1 && closing.lost[c] === 1);
    }
    case 'newIn': {
      const from = dayOf(set.from);
      const { entry } = activityAt(ledger, book, Math.min(asOf, dayOf(set.to) - 1), definition);
      return maskOf(n, (c) => entry[c]! !== NO_DAY && entry[c]! >= from);
    }
    case 'returnedIn': {
      const opening = activityAt(ledger, book, Math.min(asOf, dayOf(set.from) - 1), definition);
      const closing = activityAt(ledger, book, Math.min(asOf, dayOf(set.to) - 1), definition);
      return maskOf(n, (c) => opening.lost[c] === 1 && closing.active[c] === 1);
    }
    case 'lostSince': {
      const from = dayOf(set.from);
      const since = lostOnDays(view);
      return maskOf(n, (c) => since[c]! !== NO_DAY && since[c]! >= from);
    }
    case 'rfmSegment': {
      const code = 1 + (SEGMENTS as readonly string[]).indexOf(set.segment);
      if (code === 0) return new Uint8Array(n);
      const { segment } = rfmOf(view, set.options);
      return maskOf(n, (c) => segment[c] === code);
    }
    case 'valueClass': {
      const code = 1 + VALUE_CLASSES.indexOf(set.valueClass);
      const { classOf } = valueClassesOf(view, set.options);
      return maskOf(n, (c) => classOf[c] === code);
    }
  }
}

/** An unreadable day stands before all data, so that nothing is in the set. */
const dayOf = (iso: string): number => parseIsoDate(iso) ?? NO_DAY + 1;

function maskOf(n: number, holds: (c: number) => boolean): Uint8Array {
  const mask = new Uint8Array(n);
  for (let c = 0; c < n; c++) if (holds(c)) mask[c] = 1;
  return mask;
}
