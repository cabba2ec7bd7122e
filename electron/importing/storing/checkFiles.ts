// A whole import without storing: what is wrong with the rows, and what of them is new to the project.
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import type { CheckReport, Difference } from '../../../shared/contract/importReports.ts';
import { isoDate } from '../../../shared/dates.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { describeFindings } from '../checking/describeFindings.ts';
import { columnName, type ImportChoices, type ImportPlan } from '../planning/importPlan.ts';
import { type ReaderFile, startReader } from '../startReader.ts';
import { makeComparison } from './compareBatches.ts';
import { diskSpace } from './diskSpace.ts';
import { makeFileFinder } from './findImportedFile.ts';
import { finalPlan, type ImportJob, openFiles } from './importFiles.ts';
import { takeRecords } from './takeRecords.ts';

const DATA_TABLE = {
  customers: 'customer_description',
  orders: 'order_line',
  interactions: 'interaction',
  complaints: 'complaint',
  surveys: 'survey_answer',
  costs: 'cost_entry',
} as const satisfies Record<ImportPlan['kind'], string>;

const holdsRows = (db: Database.Database, kind: ImportPlan['kind']): boolean =>
  db.prepare(`SELECT 1 FROM ${DATA_TABLE[kind]} LIMIT 1`).get() !== undefined;

/** When all of these files were imported; null where one of them was not. */
async function sameFilesAt(db: Database.Database, files: readonly ReaderFile[], plan: ImportPlan) {
  const find = makeFileFinder(db);
  if (find === null) return null;
  let latest: string | null = null;
  for (const { part, sheet } of plan.parts) {
    const file = files[part]!;
    const at = find(await file.sha256(), file.sheets[sheet]!.name, plan.kind);
    if (at === null) return null;
    if (latest === null || at > latest) latest = at;
  }
  return latest;
}

export async function checkFiles(
  project: OpenProject,
  paths: readonly string[],
  choices: ImportChoices,
  job: ImportJob,
): Promise<CheckReport> {
  const startedMs = performance.now();
  const { db } = project;
  job.report({ step: 'reading', done: 0, total: null, rows: null });
  const reader = startReader(paths, { signal: job.signal });
  try {
    const files = await openFiles(reader, paths, job.signal);
    const plan = await finalPlan(files, paths, choices, job);
    const compares = holdsRows(db, plan.kind);
    const sameFileAt = await sameFilesAt(db, files, plan);
    const stream = await reader.records({ plan, records: compares, check: true });
    const comparison = compares ? makeComparison(db, stream) : null;
    const { done } = await takeRecords(stream, plan, files, 'checking', job, ({ part, records }) => {
      if (records !== null) comparison?.add(part, records);
    });
    const outcome = done.check!;
    const { totals } = done;
    const day = (number: number | null) => (number === null ? null : isoDate(number));
    const found: Omit<Difference, 'sameFileAt'> | null = comparison?.finish() ?? null;
    return {
      kind: plan.kind,
      header: plan.columns.map((_, column) => columnName(plan.headers, column)),
      rowsRead: outcome.rowsRead,
      rowsUsable: outcome.rowsUsable,
      rowsKeptOut: outcome.rowsRead - outcome.rowsUsable,
      firstDay: day(totals.firstDay),
      lastDay: day(totals.lastDay),
      amountE4: totals.amountE4,
      customers: outcome.customers,
      findings: describeFindings(
        plan,
        outcome,
        paths.map((path) => basename(path)),
      ),
      statuses: [...outcome.statuses],
      dateOrder: plan.dateOrder,
      difference: found === null ? null : { sameFileAt, ...found },
      ...diskSpace(project, files, plan),
      elapsedMs: Math.round(performance.now() - startedMs),
    };
  } finally {
    reader.end();
  }
}
