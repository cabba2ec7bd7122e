// Columns of numbers in which different currencies or units stand beside each other.
import type { Cell } from '../reading/rowSource.ts';
import type { ShownRow } from './checkOutcome.ts';
import { makeOrdinals, ROWS_KEPT, type Seen, showRow } from './keepRows.ts';

const SAME: readonly (readonly [string, RegExp])[] = [
  ['CNY', /^(?:¥|￥|元|圆|块|rmb|cny|人民币|元整|cn¥)$/],
  ['USD', /^(?:\$|usd|us\$|美元|美金)$/],
  ['EUR', /^(?:€|eur|euro?s?|欧元)$/],
  ['GBP', /^(?:£|gbp|英镑)$/],
  ['HKD', /^(?:hk\$|hkd|港币|港元)$/],
  ['JPY', /^(?:jpy|円|日元)$/],
  ['TWD', /^(?:nt\$|twd|台币|新台币)$/],
];
/** Signs, scale words and refund marks are part of the number. */
const NOT_UNIT = /[\d\s.,'’()+\-−–]|[万萬亿億千]|^(?:cr|dr)$/gi;

const units = new Map<string, string>();

/** The unit written with a number, '' where there is none: ￥1,234 and 1234元 have the same. */
export function unitOf(cell: Cell | undefined): string {
  if (typeof cell !== 'string' || cell.length > 40) return '';
  const last = cell.charCodeAt(cell.length - 1);
  const first = cell.charCodeAt(0);
  if (first >= 45 && first <= 57 && last >= 46 && last <= 57) return '';
  const mark = cell.replace(NOT_UNIT, '').toLowerCase();
  if (mark === '' || mark.length > 8) return '';
  let unit = units.get(mark);
  if (unit === undefined) {
    unit = SAME.find(([, pattern]) => pattern.test(mark))?.[0] ?? mark;
    if (units.size < 500) units.set(mark, unit);
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
      const unit = unitOf(cell);
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
