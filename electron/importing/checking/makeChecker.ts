// Counts what is wrong or odd in a table while its records are read, one pass for millions of rows.
import { type FindingCode, findingCode } from '../../../shared/contract/importChoices.ts';
import { asMoney, say } from '../../../shared/say.ts';
import type { Text } from '../../../shared/text.ts';
import { makeStatusCount } from '../planning/countStatuses.ts';
import { columnName, type ImportPlan } from '../planning/importPlan.ts';
import type { Cell } from '../reading/rowSource.ts';
import { type Learned, type RuledReader, TABLE_FINDINGS, type TableFinding } from '../records/applyRules.ts';
import { exchangeDay } from '../records/exchangeDay.ts';
import type { Rejection } from '../records/recordReader.ts';
import { treatmentOf } from '../records/treatments.ts';
import type { CheckOutcome, FoundRows, ShownRow } from './checkOutcome.ts';
import { makeUnitFinder } from './findMixedUnits.ts';
import { amountBin, binAmount, makeOutlierFinder } from './findOutliers.ts';
import { makeOrderFinder } from './findRefunds.ts';
import { makeSwapFinder } from './findSwappedDates.ts';
import { hashTexts, newHash } from './hashCells.ts';
import { makeHashTable } from './hashTable.ts';
import { columnOf, makeRowJudges, placesOf, ROW_FINDINGS } from './judgeRows.ts';
import { makeExtremes, makeKeeper, ROWS_KEPT, type Seen } from './keepRows.ts';

export type Checker = {
  /** Each row read, in order, with what the reader said of it; before the reader goes on. */
  readonly add: (row: readonly Cell[], rowNumber: number, part: number, rejection: Rejection | null) => void;
  readonly finish: () => CheckOutcome;
  /** What the rules need to know of the whole table. */
  readonly learned: () => Learned;
};

/** Codes by which a rule, not the reader, keeps a row out: its record was read all the same. */
const BY_RULE = new Set<string>([...ROW_FINDINGS, ...TABLE_FINDINGS]);
const CODES = new Set<string>(findingCode.options);

const findingOf = (rejection: Rejection): FindingCode => {
  if (rejection.code === 'extraCells') return 'tornRows';
  return CODES.has(rejection.code) ? (rejection.code as FindingCode) : 'other';
};

/**
 * Findings are counted whatever the treatments in force: those of the reader over all rows, the others over rows that
 * hold a record. `reader` is the one that reads the rows; repeated rows are such as repeat all cells of an earlier one.
 */
export function makeChecker(plan: ImportPlan, reader: RuledReader): Checker {
  const { record } = reader;
  const { values } = record;
  let readPart = 0;
  const at = placesOf(reader);
  const judges = [...makeRowJudges(plan, reader, () => readPart)].map(([code, judge]) => ({
    code,
    judge,
    column: columnOf(plan, code),
    rows: makeKeeper(),
  }));
  const rejected = new Map<FindingCode, ReturnType<typeof makeKeeper>>();
  const columns = {
    amount: columnOf(plan, 'outliers'),
    orderNo: columnOf(plan, 'sharedOrderNo'),
    date: columnOf(plan, 'badDate'),
  };
  const customers = makeHashTable();
  const hash = newHash();
  const outliers = makeOutlierFinder();
  const greatest = makeExtremes(1);
  const least = makeExtremes(-1);
  const swaps = makeSwapFinder(columns.date);
  const orders = plan.kind === 'orders' ? makeOrderFinder(columns) : null;
  const units = ['amount', 'unitPrice', 'quantity', 'refundAmount']
    .map((field) => plan.fields.get(field))
    .filter((column) => column !== undefined)
    .map(makeUnitFinder);
  const statuses = makeStatusCount(plan);
  let lastCustomer: string | null = null;
  let ordinal = -1;
  let rowsUsable = 0;

  const addRejected = (rejection: Rejection, seen: Seen) => {
    const code = findingOf(rejection);
    let keeper = rejected.get(code);
    if (!keeper) {
      keeper = makeKeeper();
      rejected.set(code, keeper);
    }
    const { column, params } = rejection;
    const named: Text['params'] = column === null ? params : { column: columnName(plan.headers, column), ...params };
    keeper.add(seen, column, keeper.rows() < ROWS_KEPT ? say(`imports.rejected.${rejection.code}`, named) : null);
  };

  const addRecord = (row: readonly Cell[], seen: Seen) => {
    for (const { judge, rows, column } of judges) if (judge(row)) rows.add(seen, column);
    for (const finder of units) finder.add(row[finder.column], seen, ordinal);
    // A day that a rule exchanged is looked at as it stood.
    const stored = at.day < 0 ? 0 : (values[at.day] as number);
    const day = reader.changed() === null ? stored : exchangeDay(stored);
    if (at.day >= 0) swaps.add(day, columns.date === null ? null : row[columns.date], seen, ordinal);
    if (at.amount < 0) return;
    const amount = values[at.amount] as number;
    if (amount > 0) {
      outliers.add(amount);
      greatest.add(amount, seen, columns.amount);
      least.add(amount, seen, columns.amount);
    }
    orders?.add(
      {
        customer: record.customer ?? '',
        customerHash: hash,
        day,
        orderNo: at.orderNo < 0 ? null : (values[at.orderNo] as string | null),
        product: at.product < 0 ? null : (values[at.product] as string | null),
        // A line called off is a sale of 0 and no refund of another one.
        sale: amount > 0 || (amount === 0 && values[at.refund] === 1),
        refund: amount < 0,
      },
      seen,
      ordinal,
    );
  };

  const foundOutliers = (): FoundRows | null => {
    const bounds = outliers.bounds();
    const rows = bounds === null ? 0 : outliers.beyond(bounds);
    if (bounds === null || rows === 0) return null;
    const above = greatest.list().filter(({ amountE4 }) => amountBin(amountE4) > bounds.high);
    const below = least.list().filter(({ amountE4 }) => amountBin(amountE4) < bounds.low);
    const room = Math.max(ROWS_KEPT / 2, ROWS_KEPT - below.length);
    const shown = [...above.slice(0, room), ...below].slice(0, ROWS_KEPT).map((entry) => entry.shown);
    const [low, high] = [Math.floor(binAmount(bounds.low)), Math.ceil(binAmount(bounds.high + 1))];
    return {
      code: 'outliers',
      rows,
      column: columns.amount,
      params: { low: asMoney(low), high: asMoney(high) },
      shown,
    };
  };

  /** Once, at the end. */
  const tableFindings = () => {
    const found: FoundRows[] = [];
    const learned = new Map<TableFinding, Uint32Array>();
    const add = (
      code: FindingCode,
      column: number | null,
      rows: number,
      shown: readonly ShownRow[],
      params: Text['params'] = {},
    ) => {
      if (rows > 0) found.push({ code, rows, column, params, shown });
    };
    const swapped = swaps.finish();
    learned.set('swappedDates', swapped.ordinals);
    add('swappedDates', columns.date, swapped.ordinals.length, swapped.shown);
    const order = orders?.finish();
    if (order) {
      learned.set('refundWithoutSale', order.refunds.ordinals);
      add('refundWithoutSale', columns.amount, order.refunds.ordinals.length, order.refunds.shown);
      add('sharedOrderNo', columns.orderNo, order.shared.rows, order.shared.shown);
    }
    const mixed = units.flatMap(({ column, finish }) => {
      const rows = finish();
      return rows === null ? [] : [{ column, ...rows }];
    });
    const worst = mixed.sort((a, b) => b.ordinals.length - a.ordinals.length)[0];
    if (worst) {
      learned.set('mixedUnits', worst.ordinals);
      const params = { usual: worst.usual, units: worst.units.join(', ') };
      add('mixedUnits', worst.column, worst.ordinals.length, worst.shown, params);
    }
    return { found, learned };
  };

  return {
    add: (row, rowNumber, part, rejection) => {
      ordinal++;
      readPart = part;
      statuses.add(row);
      const seen: Seen = { part, row: rowNumber, cells: row };
      if (rejection !== null && !BY_RULE.has(rejection.code)) return addRejected(rejection, seen);
      if (rejection === null) {
        rowsUsable++;
      }
      if (record.customer !== null && record.customer !== lastCustomer) {
        lastCustomer = record.customer;
        hashTexts(hash, lastCustomer, '');
      }
      if (record.customer !== null && rejection === null) customers.put(hash);
      addRecord(row, seen);
    },
    finish: () => {
      const found: FoundRows[] = [];
      for (const [code, keeper] of rejected)
        found.push({ code, rows: keeper.rows(), column: columnOf(plan, code), params: {}, shown: keeper.shown() });
      for (const { code, rows, column } of judges)
        if (rows.rows() > 0) found.push({ code, rows: rows.rows(), column, params: {}, shown: rows.shown() });
      found.push(...tableFindings().found);
      const far = foundOutliers();
      if (far) found.push(far);
      return { rowsRead: ordinal + 1, rowsUsable, customers: customers.size(), found, statuses: statuses.list() };
    },
    learned: () => {
      const { learned } = tableFindings();
      const wanted = [...learned].filter(([code]) => treatmentOf(plan.rules, code) !== 'keep');
      return { bounds: outliers.bounds(), rows: new Map(wanted) };
    },
  };
}
