// A look at a file before it is loaded: how it is read, the first rows as they will be stored, what stands in the way.
import { basename } from 'node:path';
import type { Preview } from '../../../shared/contract/importReports.ts';
import { cellText } from '../cells/cellText.ts';
import { startReader } from '../startReader.ts';
import { countRows } from './countStatuses.ts';
import { fieldsOf } from './guessColumns.ts';
import type { ImportChoices, ImportPlan } from './importPlan.ts';
import { type PlannedFile, type PlanningContext, planImports } from './planImports.ts';
import { isRequired } from './planProblems.ts';
import { SAMPLE_ROWS } from './planSheet.ts';
import { showFirstRows } from './showFirstRows.ts';
import { sizeOf } from './sizeOf.ts';
import { tellCustomerDates } from './tellCustomerDates.ts';
import { tellDamagedIds } from './tellDamagedIds.ts';

const SAMPLES_SHOWN = 5;
/** How long a look may read on for a date that shows the order of day and month. */
const LOOK_MS = 400;

function columnsOf(plan: ImportPlan): Preview['columns'] {
  return plan.columns.map(({ field, confidence, because }, column) => {
    const samples: string[] = [];
    for (const row of plan.rows) {
      const text = cellText(row[column]).trim().slice(0, 200);
      if (text !== '' && !samples.includes(text)) samples.push(text);
      if (samples.length === SAMPLES_SHOWN) break;
    }
    return { column: column + 1, header: plan.headers[column] ?? '', samples, field, confidence, because };
  });
}

/** How the first file and further ones of its shape would be read together. */
export async function previewFile(
  paths: readonly string[],
  choices: ImportChoices,
  context: PlanningContext,
): Promise<Preview> {
  const sizes = await Promise.all(paths.map(sizeOf));
  const reader = startReader(paths);
  const files: PlannedFile[] = [];
  try {
    for (const path of paths) {
      // The header and the lines above it come before the sample's rows.
      const source = await reader.open(path, { maxRows: SAMPLE_ROWS + 50 });
      files.push({ name: basename(path), source, decide: source.decide });
    }
    const { source } = files[0]!;
    const plan = await planImports(files, choices, { withinMs: LOOK_MS, ...context });
    return {
      fileName: files[0]!.name,
      sizeBytes: sizes.reduce((sum, size) => sum + size, 0),
      format: source.format,
      encoding: source.encoding,
      delimiter: source.delimiter,
      sheets: source.sheets.map(({ name, hidden }) => ({ name, hidden })),
      sheet: source.sheets[plan.sheet]!.name,
      kind: plan.kind,
      kindBecause: plan.kindBecause,
      headerRow: plan.headerRow,
      columns: columnsOf(plan),
      fields: fieldsOf(plan.kind).map((field) => ({ field, required: isRequired(plan.kind, field) })),
      dateOrder: plan.dateOrder,
      statuses: countRows(plan),
      template: plan.template,
      rows: showFirstRows(plan),
      notices: [...source.notices(), ...tellDamagedIds(plan), ...tellCustomerDates(plan)],
      problems: [...plan.problems],
      ready: plan.problems.length === 0,
    };
  } finally {
    reader.end();
  }
}
