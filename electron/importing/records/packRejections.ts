// Rows that are not stored as they are, gathered and given out packed.
import { columnName, type ImportPlan } from '../planning/importPlan.ts';
import type { PackedRejections } from '../readerMessages.ts';
import type { Cell } from '../reading/rowSource.ts';
import { cellsJson } from './cellsJson.ts';
import { packTexts } from './packRecords.ts';
import type { Rejection } from './recordReader.ts';

export type RowOutcome = 'rejected' | 'changed';

export function makeRejectionPacker(plan: ImportPlan) {
  let rowNumbers: number[] = [];
  let columns: (string | null)[] = [];
  let codes: string[] = [];
  let params: string[] = [];
  let cells: string[] = [];
  let outcomes: string[] = [];
  return {
    add: (rowNumber: number, row: readonly Cell[], rejection: Rejection, outcome: RowOutcome = 'rejected') => {
      const name = rejection.column === null ? null : columnName(plan.headers, rejection.column);
      rowNumbers.push(rowNumber);
      columns.push(name);
      codes.push(rejection.code);
      params.push(JSON.stringify(name === null ? rejection.params : { column: name, ...rejection.params }));
      cells.push(cellsJson(row));
      outcomes.push(outcome);
    },
    take: (): PackedRejections | null => {
      if (rowNumbers.length === 0) return null;
      const taken: PackedRejections = {
        rowNumbers: Int32Array.from(rowNumbers),
        columns: packTexts(columns),
        codes: packTexts(codes),
        params: packTexts(params),
        cells: packTexts(cells),
        outcomes: packTexts(outcomes),
      };
      rowNumbers = [];
      columns = [];
      codes = [];
      params = [];
      cells = [];
      outcomes = [];
      return taken;
    },
  };
}
