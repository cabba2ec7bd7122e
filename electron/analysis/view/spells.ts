import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import { type Ledger, NEVER, NO_DAY } from '../../ledger/ledger.ts';
import { contractSince, renewedOn } from '../definition/contractEnd.ts';
import type { DayBook } from './dayBook.ts';
import { baselineDays, silenceLimit, spendIsDown } from './lostRule.ts';

/**
 * The spells in which one customer was not lost, as they were known on their own days: spell i runs from[i] … to[i],
 * both days included, in order of time and never touching. The last one may end after the day asked for, which says
 * nothing. Between spells, and after the last, the customer was lost. The arrays are used again for the next customer.
 */
export type SpellReader = {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** First day of taking part of the customer read last; NO_DAY when it lies after the day asked for. */
  entry: number;
  /** Reads customer c up to the end of day `asOf`; answers the number of spells. */
  readonly read: (c: number, asOf: number) => number;
};

/**
 * Makes a reader of spells for a definition of churn. Each definition decides from what was known on the day itself,
 * so a spell read up to D says of every earlier day what was said then. Time goes with the customer's days of purchase.
 */
export function readSpells(ledger: Ledger, book: DayBook, definition: ChurnDefinition): SpellReader {
  // Nobody has more entries than the book has days.
  const size = 3 * daysOf(ledger) + 2;
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  const reader: SpellReader = { from, to, entry: NO_DAY, read: (c, asOf) => read(c, asOf) };
  const read =
    definition.kind === 'cancelDate'
      ? byCancelDate(ledger, book, reader)
      : definition.kind === 'contractEnd'
        ? byContractEnd(ledger, book, reader)
        : definition.kind === 'spendDrop'
          ? bySpend(book, definition, reader)
          : bySilence(book, definition.kind === 'rhythm', silenceLimit(ledger, definition), reader);
  return reader;
}

type Read = SpellReader['read'];

/** `moves`: the limit of a customer is another after each purchase. */
function bySilence(
  { shared, firstVisit }: DayBook,
  moves: boolean,
  limitOf: ReturnType<typeof silenceLimit>,
  reader: SpellReader,
): Read {
  const { from, to } = reader;
  const { from: start, to: end, day, lastVisit, medianGap } = shared;
  return (c, asOf) => {
    const entry = firstVisit[c]!;
    reader.entry = entry > asOf ? NO_DAY : entry;
    if (reader.entry === NO_DAY) return 0;
    const stop = end[c]!;
    let limit = limitOf(c, -1);
    let spell = 0;
    let until = entry;
    from[0] = entry;
    for (let e = start[c]!; e < stop; e++) {
      const d = day[e]!;
      if (d > asOf) break;
      if (lastVisit[e] !== d) continue;
      if (d > until + 1) {
        to[spell++] = until;
        from[spell] = d;
      }
      if (moves) limit = limitOf(c, medianGap[e]!);
      until = d + limit;
    }
    to[spell] = until;
    return spell + 1;
  };
}

/** Whoever has registered with a date takes part without a purchase; where no start is known, from the cancelling. */
function byCancelDate({ startedOn, cancelledOn }: Ledger, { firstVisit }: DayBook, reader: SpellReader): Read {
  return (c, asOf) => {
    const cancelled = cancelledOn[c]!;
    const registered = startedOn[c] === NO_DAY ? cancelled : startedOn[c]!;
    let entry = firstVisit[c]!;
    if (registered !== NO_DAY && (entry === NO_DAY || registered < entry)) entry = registered;
    reader.entry = entry > asOf ? NO_DAY : entry;
    const until = cancelled === NO_DAY ? asOf : Math.min(asOf, cancelled - 1);
    if (reader.entry === NO_DAY || until < entry) return 0;
    reader.from[0] = entry;
    reader.to[0] = until;
    return 1;
  };
}

/** Under contract until the day it ends, and again from the first purchase on that day or after it. */
function byContractEnd(ledger: Ledger, book: DayBook, reader: SpellReader): Read {
  const { from, to } = reader;
  return (c, asOf) => {
    const since = contractSince(ledger, c);
    let entry = book.firstVisit[c]!;
    if (since !== NO_DAY && (entry === NO_DAY || since < entry)) entry = since;
    reader.entry = entry > asOf ? NO_DAY : entry;
    if (reader.entry === NO_DAY) return 0;
    const end = ledger.contractEnd[c]!;
    const over = end === NO_DAY || end > asOf ? asOf + 1 : end;
    let spells = 0;
    if (entry < over) {
      from[0] = entry;
      to[0] = over - 1;
      spells = 1;
    }
    if (over > asOf) return spells;
    const renewed = renewedOn(book, c, end, asOf);
    if (renewed === NO_DAY) return spells;
    if (spells === 1 && renewed === over) {
      to[0] = asOf;
      return 1;
    }
    from[spells] = renewed;
    to[spells] = asOf;
    return spells + 1;
  };
}

/** Spending changes only when a day of purchase enters the last window, leaves it, or leaves the baseline. */
function bySpend(
  { start, day, boughtE4, firstVisit }: DayBook,
  definition: Extract<ChurnDefinition, { kind: 'spendDrop' }>,
  reader: SpellReader,
): Read {
  const { from, to } = reader;
  const { days } = definition;
  const span = baselineDays(definition);
  return (c, asOf) => {
    const entry = firstVisit[c]!;
    reader.entry = entry > asOf ? NO_DAY : entry;
    if (reader.entry === NO_DAY) return 0;
    const stop = start[c + 1]!;
    let entered = start[c]!;
    let left = entered;
    let gone = entered;
    // What had been bought up to the end of the last window, of the baseline, and before the baseline.
    let bought = 0;
    let boughtBefore = 0;
    let boughtLongBefore = 0;
    let enters = day[entered]!;
    let leaves = enters + days;
    let goes = enters + span;
    let spells = 0;
    let active = false;
    for (;;) {
      const t = Math.min(enters, leaves, goes);
      if (t > asOf) break;
      if (enters === t) {
        bought = boughtE4[entered++]!;
        enters = entered < stop ? day[entered]! : NEVER;
      }
      if (leaves === t) {
        boughtBefore = boughtE4[left++]!;
        leaves = left < stop ? day[left]! + days : NEVER;
      }
      if (goes === t) {
        boughtLongBefore = boughtE4[gone++]!;
        goes = gone < stop ? day[gone]! + span : NEVER;
      }
      if (t < entry) continue;
      const baseline = boughtBefore - boughtLongBefore;
      const down = spendIsDown(definition, bought - boughtBefore, baseline, entry <= t - span);
      if (active === !down) continue;
      if (down) to[spells++] = t - 1;
      else from[spells] = t;
      active = !down;
    }
    if (active) to[spells++] = asOf;
    return spells;
  };
}

const daysOf = ({ firstDay, lastDay }: Ledger): number =>
  firstDay === null || lastDay === null ? 0 : lastDay - firstDay + 1;
