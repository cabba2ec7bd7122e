// Files of one shape into the project as one import: read elsewhere, stored here, in one transaction or not at all.
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import type { ImportReport } from '../../../shared/contract/importReports.ts';
import { AppError } from '../../../shared/errors.ts';
import { asDate } from '../../../shared/text.ts';
import { isDiskFull } from '../../diskFull.ts';
import { backupProject, hasData } from '../../project/backup.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { type ImportChoices, type ImportPlan, problemError } from '../planning/importPlan.ts';
import { planImports } from '../planning/planImports.ts';
import { dateOrderOpen, dateOrderProblem } from '../planning/planProblems.ts';
import type { Remembered } from '../planning/planSheet.ts';
import { type Reader, type ReaderFile, startReader } from '../startReader.ts';
import { assertRoom, diskFull, diskSpace, freeBytes } from './diskSpace.ts';
import { type ImportedPart, type StoreJob, storeImport } from './storeImport.ts';
import { stopIfCancelled } from './takeRecords.ts';

export type ImportJob = StoreJob & {
  /** The template for tables of a shape, if there is one. */
  readonly remembered?: ((shape: string, kind: ImportPlan['kind'] | undefined) => Remembered | null) | undefined;
};

function assertNotImported(
  db: Database.Database,
  kind: string,
  parts: readonly ImportedPart[],
  hashes: readonly string[],
): void {
  const find = db
    .prepare<[string, string, string], string>(
      `SELECT b.imported_at FROM import_part p JOIN import_batch b ON b.id = p.batch_id
       WHERE p.sha256 = ? AND p.sheet = ? AND b.kind = ? AND b.undone_at IS NULL LIMIT 1`,
    )
    .pluck();
  for (const [k, { sheet, fileName }] of parts.entries()) {
    const at = find.get(hashes[k]!, sheet, kind);
    if (at !== undefined)
      throw new AppError('imports.alreadyImported', { date: asDate(at.slice(0, 10)), file: fileName });
  }
}

export async function openFiles(
  reader: Reader,
  paths: readonly string[],
  signal: ImportJob['signal'],
): Promise<ReaderFile[]> {
  const files: ReaderFile[] = [];
  for (const path of paths) {
    files.push(await reader.open(path));
    stopIfCancelled(signal);
  }
  return files;
}

async function hashOf(files: readonly ReaderFile[]): Promise<string[]> {
  const hashes: string[] = [];
  for (const file of files) hashes.push(await file.sha256());
  return hashes;
}

/** The plan that will be carried out; throws the AppError of whatever stands in the way. */
export async function finalPlan(
  files: readonly ReaderFile[],
  paths: readonly string[],
  choices: ImportChoices,
  { signal, remembered }: ImportJob,
): Promise<ImportPlan> {
  const named = files.map((source, k) => ({ name: basename(paths[k]!), source, decide: source.decide }));
  const today = Math.floor(Date.now() / 86_400_000);
  const plan = await planImports(named, choices, { today, signal, remembered });
  if (plan.problems[0]) throw problemError(plan.problems[0]);
  if (dateOrderOpen(plan)) throw problemError(dateOrderProblem(plan));
  return plan;
}

/** Takes what stands beside the file into it; somebody who reads just then is not waited for long. */
function emptyWal(db: Database.Database): void {
  db.pragma('busy_timeout = 200');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('busy_timeout = 5000');
}

/** All of the work or nothing; once it is whole, a cancel comes too late. */
async function inTransaction<T>(db: Database.Database, { signal }: ImportJob, work: () => Promise<T>): Promise<T> {
  // Every id stored is made here, so the checks would only cost time; they cannot be switched within a transaction.
  db.pragma('foreign_keys = OFF');
  signal.begin?.();
  // Then nothing but this import stands there, and it can be emptied even on a full disk.
  emptyWal(db);
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = await work();
    if (signal.commit?.() === false) throw new AppError('job.cancelled');
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    // What was written beside the file is given back at once: the disk may be full of it.
    emptyWal(db);
    throw error;
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/**
 * Loads files of one shape. What cannot be loaded is an AppError (`imports.…`); rows that cannot are counted and kept
 * with their reason. Whatever stops the load – an error, a cancel, a kill – leaves the project as it was.
 */
export async function importFiles(
  project: OpenProject,
  paths: readonly string[],
  choices: ImportChoices,
  job: ImportJob,
): Promise<ImportReport> {
  if (project.readOnlyReason !== null) throw new AppError('project.readOnly');
  const startedMs = performance.now();
  const { db } = project;
  job.report({ step: 'reading', done: 0, total: null, rows: null });
  const reader = startReader(paths, { signal: job.signal });
  try {
    const files = await openFiles(reader, paths, job.signal);
    job.report({ step: 'checking', done: 0, total: null, rows: null });
    const plan = await finalPlan(files, paths, choices, job);
    const parts: ImportedPart[] = plan.parts.map(({ part, sheet }) => ({
      fileName: basename(paths[part]!),
      sheet: files[part]!.sheets[sheet]!.name,
    }));
    let known: readonly string[] | null = null;
    const hashes = async () => {
      known ??= await hashOf(files);
      return known;
    };
    // Where nothing was imported before, nothing can be the same.
    if (job.mode === undefined && hasData(db)) assertNotImported(db, plan.kind, parts, await hashes());
    stopIfCancelled(job.signal);
    const space = diskSpace(project, files, plan);
    assertRoom(space);
    try {
      if (hasData(db)) {
        job.report({ step: 'backup', done: 0, total: null, rows: null });
        backupProject(db, project.path);
      }
      stopIfCancelled(job.signal);
      return await inTransaction(db, job, () => storeImport(db, reader, files, plan, parts, hashes, job, startedMs));
    } catch (error) {
      if (isDiskFull(error)) throw diskFull({ ...space, freeBytes: freeBytes(project.path) });
      throw error;
    }
  } finally {
    reader.end();
  }
}
