// How many rows a load would bring into the project, under the mode in force.
import type { ImportMode } from '../../../../shared/contract/importChoices.ts';
import type { CheckReport } from '../../../../shared/contract/importReports.ts';

export function rowsToCome(report: CheckReport, mode: ImportMode | undefined): number {
  const { difference } = report;
  if (difference === null) return report.rowsUsable;
  const { newRows, sameRows, changedRows, proposed } = difference;
  return newRows + changedRows + ((mode ?? proposed) === 'replace' ? sameRows : 0);
}
