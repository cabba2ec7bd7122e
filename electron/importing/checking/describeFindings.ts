// What a check found, in words, with what can be done about it.
import type { FindingCode } from '../../../shared/contract/importChoices.ts';
import type { Finding } from '../../../shared/contract/importReports.ts';
import { say } from '../../../shared/text.ts';
import { columnName, type ImportPlan } from '../planning/importPlan.ts';
import { TREATMENTS, treatmentOf } from '../records/treatments.ts';
import type { CheckOutcome } from './checkOutcome.ts';

const INFO: ReadonlySet<FindingCode> = new Set([
  'unpaid',
  'footerRows',
  'negativeAmounts',
  'zeroAmounts',
  'refundWithoutSale',
]);
const LEVELS = ['problem', 'warning', 'info'] as const satisfies readonly Finding['level'][];

/** problem: these rows cannot be loaded; what is a matter of judgement is a warning, what is usual is told. */
function levelOf(code: FindingCode): Finding['level'] {
  if (INFO.has(code)) return 'info';
  return TREATMENTS[code].length === 1 && TREATMENTS[code][0] === 'keepOut' ? 'problem' : 'warning';
}

/** The gravest first, then those with most rows. */
export function describeFindings(plan: ImportPlan, outcome: CheckOutcome, fileNames: readonly string[]): Finding[] {
  const findings = outcome.found.map(({ code, rows, column, params, shown }): Finding => {
    const header = column === null ? null : columnName(plan.headers, column);
    const treatments = TREATMENTS[code];
    return {
      code,
      level: levelOf(code),
      rows,
      text: say(`imports.finding.${code}`, { count: rows, column: header ?? '', ...params }),
      column: header,
      treatment: treatmentOf(plan.rules, code),
      treatments: [...treatments],
      rowsShown: shown.map(({ part, row, column: at, cells, note }) => ({
        fileName: fileNames[part]!,
        row,
        column: at === null ? null : at + 1,
        cells: [...cells],
        note,
      })),
    };
  });
  return findings.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || b.rows - a.rows);
}
