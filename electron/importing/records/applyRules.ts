// A reader of records under the treatments in force: rows kept out, the first of repeated ones, days exchanged.
import type { FindingCode, Treatment } from '../../../shared/contract/importChoices.ts';
import { cellText } from '../cells/cellText.ts';
import { amountBin, type OutlierBounds } from '../checking/findOutliers.ts';
import {
  columnOf,
  makeRowJudges,
  placesOf,
  ROW_FINDINGS,
  type RowFinding,
  type RowJudge,
} from '../checking/judgeRows.ts';
import type { ImportPlan } from '../planning/importPlan.ts';
import { type Cell, isBlank } from '../reading/rowSource.ts';
import { exchangeDay } from './exchangeDay.ts';
import { isFooterRow } from './footerRow.ts';
import type { RecordReader, Rejection } from './recordReader.ts';
import { treatmentOf } from './treatments.ts';

/** Findings that only the whole table tells: a pass over it comes first where their rows are not simply loaded. */
export const TABLE_FINDINGS = ['outliers', 'refundWithoutSale', 'swappedDates', 'mixedUnits'] as const;
export type TableFinding = (typeof TABLE_FINDINGS)[number];

/** What a pass over the whole table learned. Rows are counted from 0 over all parts, in ascending order. */
export type Learned = {
  readonly bounds: OutlierBounds | null;
  readonly rows: ReadonlyMap<TableFinding, Uint32Array>;
};

export const rulesNeedPass = (plan: ImportPlan): boolean =>
  TABLE_FINDINGS.some((code) => treatmentOf(plan.rules, code) !== 'keep');

export type RuleCount = { readonly code: FindingCode; readonly treatment: Treatment; readonly rows: number };

export type RuledReader = RecordReader & {
  /** Said before the first row of each file. */
  readonly startPart: (part: number) => void;
  /** The rule by which the record just read says something else than its cells; null where none does. */
  readonly changed: () => Rejection | null;
  /** Treatments in force that touched rows. */
  readonly ruleCounts: () => RuleCount[];
};

/** Cells beyond the table's width in a format that keeps no notes there: the row was torn. */
function tornRow(row: readonly Cell[], width: number): Rejection | null {
  for (let k = width; k < row.length; k++)
    if (!isBlank(row[k])) return { code: 'extraCells', column: null, params: { cells: row.length, columns: width } };
  return null;
}

const REPEATED: readonly RowFinding[] = ['repeatedRows', 'overlappingFiles'];

type Rule = { code: FindingCode; treatment: Treatment; judge: RowJudge; rows: number };

export function applyRules(inner: RecordReader, plan: ImportPlan, learned: Learned | null): RuledReader {
  const { values } = inner.record;
  const { day, amount } = placesOf(inner);
  const width = plan.columns.length;
  let row = -1;
  let part = 0;
  let changed: Rejection | null = null;
  const rules: Rule[] = [];
  const add = (code: FindingCode, judge: RowJudge | undefined) => {
    const treatment = treatmentOf(plan.rules, code);
    if (treatment !== 'keep' && judge) rules.push({ code, treatment, judge, rows: 0 });
  };
  const judges = makeRowJudges(plan, inner, () => part);
  for (const code of ROW_FINDINGS) if (!REPEATED.includes(code)) add(code, judges.get(code));
  for (const code of TABLE_FINDINGS) {
    if (code === 'outliers') {
      const bounds = learned?.bounds ?? null;
      if (bounds === null || amount < 0) continue;
      add(code, () => {
        const e4 = values[amount] as number;
        if (e4 <= 0) return false;
        const bin = amountBin(e4);
        return bin < bounds.low || bin > bounds.high;
      });
      continue;
    }
    const flagged = learned?.rows.get(code);
    let next = 0;
    if (flagged)
      add(code, () => {
        while (next < flagged.length && flagged[next]! < row) next++;
        return flagged[next] === row;
      });
  }
  // Last: of repeated rows the first that is loaded stays.
  for (const code of REPEATED) add(code, judges.get(code));
  const footers = { code: 'footerRows', treatment: 'keepOut', rows: 0 } as const;
  let footerRows = 0;

  const reject = (code: FindingCode, cells: readonly Cell[]): Rejection => {
    const column = columnOf(plan, code);
    return { code, column, params: column === null ? {} : { value: cellText(cells[column]).slice(0, 100) } };
  };

  return {
    ...inner,
    startPart: (started) => {
      part = started;
    },
    read: (cells, rowNumber) => {
      row++;
      changed = null;
      if (plan.rowsMayTear && cells.length > width) {
        const torn = tornRow(cells, width);
        if (torn !== null) return torn;
      }
      const rejection = inner.read(cells, rowNumber);
      const couldBeFooter = rejection !== null || plan.kind === 'customers';
      if (couldBeFooter && isFooterRow(cells)) {
        footerRows++;
        return { code: 'footerRows', column: null, params: {} };
      }
      if (rejection !== null) return rejection;
      for (let k = 0; k < rules.length; k++) {
        const rule = rules[k]!;
        if (!rule.judge(cells)) continue;
        if (rule.treatment === 'swap') {
          const swapped = exchangeDay(values[day] as number);
          if (swapped === values[day]) continue;
          values[day] = swapped;
          changed = reject(rule.code, cells);
          rule.rows++;
          continue;
        }
        rule.rows++;
        return reject(rule.code, cells);
      }
      return null;
    },
    changed: () => changed,
    ruleCounts: () => [
      ...rules.filter(({ rows }) => rows > 0).map(({ code, treatment, rows }) => ({ code, treatment, rows })),
      ...(footerRows > 0 ? [{ ...footers, rows: footerRows }] : []),
    ],
  };
}
