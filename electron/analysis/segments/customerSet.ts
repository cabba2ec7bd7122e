import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { leaverPairs } from '../behaviour/leaverPairs.ts';
import { cohortMembers } from '../cohorts/cohorts.ts';
import { overdueRatio } from '../definition/ownRhythm.ts';
import { ABC, abcClasses, bestOf, spreadValues } from '../value/abcClasses.ts';
import { FLAG_KINDS, letGoFlags } from '../value/letGoFlags.ts';
import { VALUE_CLASSES, valueClassesOf } from '../value/valueClasses.ts';
import { activityAt } from '../view/activity.ts';
import { lostOnDays } from '../view/lostOn.ts';
import { LOST, STATE_NAMES, statesAt } from '../view/states.ts';
import type { View } from '../view/view.ts';
import { boundaryDistances } from './boundary.ts';
import { cubeOf } from './cube.ts';
import { cubeMembers } from './cubeMembers.ts';
import { movedMembers } from './movedMembers.ts';
import { movementOf } from './movement.ts';
import { type Rfm, rfmOf } from './rfm.ts';

/** Sets that need nothing but a view; groups and segments of one's own are judged by setMembers. */
export type PlainSet = Exclude<
  CustomerSet,
  {
    kind:
      | 'own'
      | 'rule'
      | 'inGroup'
      | 'groupIn'
      | 'stayed'
      | 'predicted'
      | 'treeLeaf'
      | 'cluster'
      | 'boughtNotYet'
      | 'toCome'
      | 'triedWith'
      | 'dueAgain'
      | 'withAlert';
  }
>;

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
    case 'cohortCell': {
      const { period, from, age, early } = set;
      return cohortMembers(view, { period, from: from === null ? null : dayOf(from), age, early });
    }
    case 'lostUnder': {
      const lost = set.definitions.map((one) => statesAt(ledger, metrics, asOf, one, book));
      return maskOf(n, (c) => lost.every((codes) => codes[c] === LOST));
    }
    case 'overdue':
      return maskOf(n, (c) => {
        const ratio = overdueRatio(view, c);
        return ratio !== null && ratio >= set.from && (set.to === null || ratio < set.to);
      });
    case 'beforeLeaving': {
      const { pairs } = leaverPairs(view, set.days);
      const aligned = pairs.flatMap(({ leaver, stayers }) => (set.part === 'leavers' ? leaver : stayers));
      const wanted = new Set(aligned.map(({ c }) => c));
      return maskOf(n, (c) => wanted.has(c));
    }
    case 'rfmSegment': {
      const { segment, names } = rfmOf(view, set.options);
      const code = 1 + names.indexOf(set.segment);
      return maskOf(n, (c) => code > 0 && segment[c] === code);
    }
    case 'valueClass': {
      const code = 1 + VALUE_CLASSES.indexOf(set.valueClass);
      const { classOf } = valueClassesOf(view, set.options);
      return maskOf(n, (c) => classOf[c] === code);
    }
    case 'abc': {
      const { classOf } = abcClasses(spreadValues(view, set.basis), set.aShare, set.bShare);
      return maskOf(n, (c) => classOf[c] === 1 + ABC.indexOf(set.abc));
    }
    case 'top':
      return bestOf(spreadValues(view, set.basis), set.customers);
    case 'rfmCell': {
      const rfm = rfmOf(view, set.options);
      const rows = scoresOf(rfm, set.rows);
      const columns = scoresOf(rfm, set.columns);
      return maskOf(n, (c) => rows?.[c] === set.row && columns?.[c] === set.column);
    }
    case 'cubeCell':
      return cubeMembers(cubeOf(view, set.options), set);
    case 'moved':
      return movedMembers(movementOf(view, dayOf(set.options.from), set.options), set.before, set.after);
    case 'nearFall': {
      const days = boundaryDistances(view, rfmOf(view, set.options), 'days');
      return maskOf(n, (c) => days[c]! <= set.days);
    }
    case 'flagged': {
      const wanted = set.flag === null ? 255 : 1 << FLAG_KINDS.indexOf(set.flag);
      const { mask } = letGoFlags(view, set.rules);
      const gone = view.facts?.letGo(asOf) ?? null;
      return maskOf(n, (c) => (mask[c]! & wanted) !== 0 && gone?.[c] !== 1);
    }
  }
}

const scoresOf = (rfm: Rfm, axis: 'r' | 'f' | 'm' | 'i'): Uint8Array | null => rfm[axis];

/** An unreadable day stands before all data, so that nothing is in the set. */
const dayOf = (iso: string): number => parseIsoDate(iso) ?? NO_DAY + 1;

function maskOf(n: number, holds: (c: number) => boolean): Uint8Array {
  const mask = new Uint8Array(n);
  for (let c = 0; c < n; c++) if (holds(c)) mask[c] = 1;
  return mask;
}
