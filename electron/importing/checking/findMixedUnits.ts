// Columns of numbers in which different currencies or units stand beside each other.
import { unitOf } from '../cells/unitEvidence.ts';
import type { Cell } from '../reading/rowSource.ts';
import type { ShownRow } from './checkOutcome.ts';
import { makeOrdinals, ROWS_KEPT, type Seen, showRow } from './keepRows.ts';

const known = new Map<string, string>();

/** The unit of a cell, '' where it has none; cells that differ in their digits alone are looked at once. */
function unitIn(cell: Cell | undefined): string {
  if (typeof cell !== 'string' || cell.length > 40) return '';
  const last = cell.charCodeAt(cell.length - 1);
  const first = cell.charCodeAt(0);
  if (first >= 45 && first <= 57 && last >= 46 && last <= 57) return '';
  const form = cell.replace(/\d+/g, '9');
  let unit = known.get(form);
  if (unit === undefined) {
    unit = unitOf(cell) ?? '';
    if (known.size < 2_000) known.set(form, unit);
  }
  return unit;
}

const UNITS_TOLD = 20;

type UnitRows = { ordinals: ReturnType<typeof makeOrdinals>; shown: ShownRow[] };

/** One column; rows without a unit say nothing against the others. */
export function makeUnitFinder(column: number) {
  const found = new Map<string, UnitRows>();
  return {
    column,
    add: (cell: Cell | undefined, seen: Seen, ordinal: number) => {
      const unit = unitIn(cell);
      if (unit === '') return;
      let rows = found.get(unit);
      if (!rows) {
        if (found.size >= UNITS_TOLD) return;
        rows = { ordinals: makeOrdinals(), shown: [] };
        found.set(unit, rows);
      }
      rows.ordinals.add(ordinal);
      if (rows.shown.length < ROWS_KEPT) rows.shown.push(showRow(seen, column));
    },
    /** Rows that have another unit than most; null where there is but one. */
    finish: () => {
      if (found.size < 2) return null;
      const [most, ...others] = [...found].sort((a, b) => b[1].ordinals.count() - a[1].ordinals.count());
      const ordinals = makeOrdinals();
      for (const [, rows] of others) for (const ordinal of rows.ordinals.list()) ordinals.add(ordinal);
      return {
        usual: most![0],
        units: others.map(([unit]) => unit),
        ordinals: ordinals.list(),
        shown: others.flatMap(([, { shown }]) => shown).slice(0, ROWS_KEPT),
      };
    },
  };
}
