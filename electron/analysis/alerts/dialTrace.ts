import { OFF } from '../../../shared/alertNotches.ts';
import { NEVER, NO_DAY } from '../../ledger/ledger.ts';
import { readSpells } from '../view/spells.ts';
import type { AlertInput } from './alertInput.ts';
import { type DialSlot, slotReaders } from './dialSlots.ts';
import { type AlertDates, placeOf } from './scoreAlerts.ts';
import { makeSteps, type Steps } from './steps.ts';

/**
 * How strict each dial could have stood and still have raised an alert, by customer and date: row i holds from place[i]
 * on until the next row of the customer. `reached` has one byte a dial; 0 where nothing is reached or the
 * customer is lost. `nextLoss` is the day of the next loss after the date, NEVER where none is known.
 */
export type DialTrace = {
  readonly dials: number;
  readonly customers: number;
  /** Rows of sampled customer k stand at start[k] … start[k+1]−1. */
  readonly start: Int32Array;
  readonly place: Int32Array;
  readonly nextLoss: Int32Array;
  readonly reached: Uint8Array;
  /** Days of all losses of the customers read. */
  readonly losses: Int32Array;
};

/** Reads every `stride`-th of the customers the past is tried on. */
export function dialTrace(
  input: AlertInput,
  slots: readonly DialSlot[],
  dates: AlertDates,
  asOf: number,
  stride: number,
  onCustomers?: (done: number, total: number) => void,
): DialTrace {
  const { ledger, book, definition } = input;
  const readers = slots.map((slot) => slotReaders(input, slot));
  const all = readers.flat();
  const spells = readSpells(ledger, book, definition);
  const n = slots.length;
  const losses: number[] = [];
  const start: number[] = [0];
  let count = 0;
  let place = new Int32Array(4096);
  let nextLoss = new Int32Array(4096);
  let reached = new Uint8Array(4096 * n);
  const parts: Steps[] = all.map(makeSteps);
  const owner = readers.flatMap((group, r) => group.map(() => r));
  const at = new Int32Array(parts.length);
  const levels = new Uint8Array(parts.length);
  const now = new Uint8Array(n);
  const last = new Uint8Array(n);

  const members = input.membersOn?.(dates.first);
  let member = -1;
  for (let c = 0; c < ledger.customerCount; c++) {
    if (onCustomers && c % 4096 === 0) onCustomers(c, ledger.customerCount);
    if (members?.[c] === 0 || ++member % stride !== 0) continue;
    const spellCount = spells.read(c, asOf);
    const { entry } = spells;
    if (entry !== NO_DAY) {
      all.forEach((reader, p) => {
        copy(reader.steps(c, entry, asOf), parts[p]!);
      });
      at.fill(0);
      levels.fill(0);
      last.fill(0);
      let first = true;
      for (let s = 0; s < spellCount; s++) {
        const lost = spells.to[s]! + 1;
        if (lost <= asOf) losses.push(lost);
        const from = Math.max(-1, placeOf(dates, spells.from[s]!));
        const until = Math.min(dates.total, placeOf(dates, lost));
        if (from >= until) continue;
        let when = from;
        for (;;) {
          const day = dates.first + when * dates.step;
          now.fill(0);
          let next = Number.POSITIVE_INFINITY;
          for (let p = 0; p < parts.length; p++) {
            const part = parts[p]!;
            while (at[p]! < part.count && part.day[at[p]!]! <= day) levels[p] = part.level[at[p]!++]!;
            if (at[p]! < part.count && part.day[at[p]!]! < next) next = part.day[at[p]!]!;
            now[owner[p]!]! += levels[p]!;
          }
          note(when, lost <= asOf ? lost : NEVER, first);
          first = false;
          if (next === Number.POSITIVE_INFINITY) break;
          when = placeOf(dates, next);
          if (when >= until) break;
        }
        if (until < dates.total) {
          now.fill(0);
          note(until, NEVER, false);
        }
      }
    }
    start.push(count);
  }

  function note(when: number, loss: number, first: boolean): void {
    if (first ? now.every((one) => one === 0) : now.every((one, r) => one === last[r])) return;
    if (count === place.length) {
      const grown = count * 2;
      [place, nextLoss] = [enlarge(place, new Int32Array(grown)), enlarge(nextLoss, new Int32Array(grown))];
      reached = enlarge(reached, new Uint8Array(grown * n));
    }
    place[count] = when;
    nextLoss[count] = loss;
    reached.set(now, count * n);
    last.set(now);
    count++;
  }

  return {
    dials: n,
    losses: Int32Array.from(losses),
    customers: start.length - 1,
    start: Int32Array.from(start),
    place: place.subarray(0, count),
    nextLoss: nextLoss.subarray(0, count),
    reached: reached.subarray(0, count * n),
  };
}

function copy(from: Steps, to: Steps): void {
  if (from.count > to.day.length) {
    to.day = new Int32Array(from.day.length);
    to.level = new Uint8Array(from.level.length);
  }
  to.day.set(from.day.subarray(0, from.count));
  to.level.set(from.level.subarray(0, from.count));
  to.count = from.count;
}

function enlarge<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * Alerts and true ones in the dates before one place, and in those from another on. `earlyWorth` counts each true alert
 * by its lead time as a part of the horizon, because a warning is worth the time it leaves. `caught` are the losses with
 * a whole horizon of late dates before them that were warned of; their leads go into `leads` where that is given.
 */
export type DialCounts = {
  early: number;
  earlyHits: number;
  earlyWorth: number;
  late: number;
  lateHits: number;
  caught: number;
};

/**
 * What a setting of the dials would have raised, counted as addToScore counts: an alert where it is newly reached, and
 * of several true ones before one loss the first. Early dates are those below `earlyTo`, late ones those from `lateFrom`
 * up to the last mature one.
 */
export function countAtDials(
  trace: DialTrace,
  dials: readonly number[],
  dates: AlertDates,
  earlyTo: number,
  lateFrom: number,
  leads?: number[],
): DialCounts {
  const { dials: n, customers, start, place, nextLoss, reached } = trace;
  const { mature, first, step, horizon, minLead } = dates;
  const counts = { early: 0, earlyHits: 0, earlyWorth: 0, late: 0, lateHits: 0, caught: 0 };
  const fairFrom = first + lateFrom * step + horizon;
  const used = dials.flatMap((dial, r) => (dial < OFF ? [r] : []));
  for (let k = 0; k < customers; k++) {
    let was = false;
    let told = NO_DAY;
    for (let i = start[k]!; i < start[k + 1]!; i++) {
      let is = false;
      for (const r of used) {
        if (reached[i * n + r]! >= dials[r]!) {
          is = true;
          break;
        }
      }
      if (is === was) continue;
      was = is;
      if (!is) continue;
      const at = place[i]!;
      const loss = nextLoss[i]!;
      if (loss !== NEVER && told === loss) continue;
      const day = first + at * step;
      const isTrue = loss !== NEVER && loss <= day + horizon && loss >= day + minLead;
      if (isTrue) told = loss;
      if (isTrue && loss >= fairFrom) {
        counts.caught++;
        leads?.push(loss - day);
      }
      if (at < 0 || at >= mature) continue;
      if (at < earlyTo) {
        counts.early++;
        if (isTrue) {
          counts.earlyHits++;
          counts.earlyWorth += (loss - day) / horizon;
        }
      } else if (at >= lateFrom) {
        counts.late++;
        if (isTrue) counts.lateHits++;
      }
    }
  }
  return counts;
}
