// Dates whose day and month were exchanged on the way.
import { addSwapEvidence, noSwapEvidence, suspectSwap } from '../cells/swapEvidence.ts';
import type { Cell } from '../reading/rowSource.ts';
import { exchangeDay } from '../records/exchangeDay.ts';
import type { ShownRow } from './checkOutcome.ts';
import { makeOrdinals, ROWS_KEPT, type Seen, showRow } from './keepRows.ts';

/** Neighbours in a list that is kept by date. */
const NEAR_DAYS = 4;
const MOSTLY = 0.85;
const LEAST_STEPS = 12;

/** Rows, their number unlimited, the first ones with their cells. */
function makeRows() {
  let ordinals = makeOrdinals();
  let shown: ShownRow[] = [];
  return {
    add: (ordinal: number, seen: Seen, column: number | null) => {
      ordinals.add(ordinal);
      if (shown.length < ROWS_KEPT) shown.push(showRow(seen, column));
    },
    moveTo: (other: { take: (ordinals: Uint32Array, shown: readonly ShownRow[]) => void }) => {
      other.take(ordinals.list(), shown);
      ordinals = makeOrdinals();
      shown = [];
    },
    take: (more: Uint32Array, rows: readonly ShownRow[]) => {
      for (const ordinal of more) ordinals.add(ordinal);
      shown.push(...rows.slice(0, ROWS_KEPT - shown.length));
    },
    clear: () => {
      ordinals = makeOrdinals();
      shown = [];
    },
    isEmpty: () => ordinals.count() === 0,
    list: () => ({ ordinals: ordinals.list(), shown }),
  };
}

/**
 * Two signs. Half converted: a column of texts like 25/03/2024 and of typed dates, where no text has a day up to 12 and
 * no typed date one above: a spreadsheet program took all texts that read as month/day for other days. Out of order: in
 * a list kept by date, rows far from the row before that fall beside it with day and month exchanged, until the list
 * goes on where it was.
 */
export function makeSwapFinder(column: number | null) {
  const typed = makeRows();
  const converted = noSwapEvidence();
  const jumped = makeRows();
  const pending = makeRows();
  let near = 0;
  let far = 0;
  let lastDay: number | null = null;
  let lastOpen = false;
  let line = 0;

  const addOrder = (day: number, seen: Seen, ordinal: number) => {
    if (lastDay === null) line = day;
    else if (day !== lastDay) {
      const other = exchangeDay(day);
      lastOpen = false;
      if (Math.abs(day - line) <= NEAR_DAYS) {
        if (!pending.isEmpty()) pending.moveTo(jumped);
        near++;
        line = day;
      } else if (other !== day && Math.abs(other - line) <= NEAR_DAYS) {
        lastOpen = true;
        line = other;
      } else {
        pending.clear();
        far++;
        line = day;
      }
    }
    lastDay = day;
    if (lastOpen) pending.add(ordinal, seen, column);
  };

  return {
    /** A row with the cell that its date came from. */
    add: (day: number, cell: Cell | undefined, seen: Seen, ordinal: number) => {
      if (converted.typedHigh === 0 && converted.open === 0) {
        addSwapEvidence(cell, converted);
        if (typeof cell === 'object' && cell !== null && exchangeDay(day) !== day) typed.add(ordinal, seen, column);
      }
      addOrder(day, seen, ordinal);
    },
    finish: () => {
      if (suspectSwap(converted)) return typed.list();
      if (near >= LEAST_STEPS && near >= MOSTLY * (near + far)) return jumped.list();
      return { ordinals: new Uint32Array(0), shown: [] };
    },
  };
}
