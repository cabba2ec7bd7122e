// Opening a project file: what it is, who else has it, whether it is whole; then its connection and ledger.
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { say, type Text } from '../../shared/text.ts';
import { buildLedger } from '../ledger/buildLedger.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { APPLICATION_ID, connect } from './connect.ts';
import { controlTotalsHold } from './controlTotals.ts';
import { backupPathBefore, copyProject } from './copy.ts';
import { fileNameOf } from './fileNames.ts';
import { lockProject, type ProjectLock } from './lock.ts';
import { migrate, newestVersion, versionOf } from './migrate.ts';
import type { OpenProject } from './openProject.ts';

export type ClosableProject = OpenProject & {
  /** The ledger where one has been built, of whatever revision: for the threads of jobs, which read the same memory. */
  readonly builtLedger: () => Ledger | null;
  readonly close: () => void;
};

/** Answers kept per project; each is a few arrays as long as the customer list. */
const KEPT_ANSWERS = 48;
/** Above this size the full structure check would keep people waiting; control totals are always checked. */
const CHECKED_SIZE_BYTES = 64 * 1024 * 1024;

function readMagic(path: string): string {
  const header = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  return header.toString('latin1');
}

function assertProjectFile(path: string): void {
  const file = fileNameOf(path);
  if (!existsSync(path)) throw new AppError('project.missing', { file });
  const stat = statSync(path);
  if (!stat.isFile()) throw new AppError('project.notProject', { file });
  if (stat.size === 0) throw new AppError('project.emptyFile', { file });
  if (readMagic(path) !== 'SQLite format 3\0') throw new AppError('project.notProject', { file });
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    // An administrator may write to anything; a file marked read-only is meant to stay as it is.
    return (statSync(path).mode & 0o222) !== 0;
  } catch {
    return false;
  }
}

const isDamage = (error: unknown) => /^SQLITE_(CORRUPT|NOTADB)/.test((error as { code?: string }).code ?? '');

/** A file in a folder where SQLite may not write beside it is read from a copy. */
function connectReadOnly(path: string): { db: Database.Database; copyFolder: string | null } {
  try {
    const db = connect(path, 'read');
    try {
      db.pragma('user_version');
      return { db, copyFolder: null };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test((error as { code?: string }).code ?? '')) throw error;
    const copyFolder = mkdtempSync(join(tmpdir(), 'holdfast-'));
    const copy = join(copyFolder, fileNameOf(path));
    copyFileSync(path, copy);
    return { db: connect(copy, 'write'), copyFolder };
  }
}

/** Looks at the file without being able to change it: a foreign database must stay as it is. */
function inspect(db: Database.Database, path: string): void {
  const file = fileNameOf(path);
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new AppError('project.notProject', { file });
  const version = versionOf(db);
  if (version > newestVersion()) throw new AppError('project.newer', { file, version, known: newestVersion() });
  if (statSync(path).size <= CHECKED_SIZE_BYTES && db.pragma('quick_check(1)', { simple: true }) !== 'ok') {
    throw new AppError('project.damaged', { file });
  }
}

/** Brings an older file up to date; a verified copy of it is made first. */
function update(db: Database.Database, path: string, writable: boolean): void {
  const version = versionOf(db);
  if (version === newestVersion()) return;
  if (!writable) throw new AppError('project.olderReadOnly', { file: fileNameOf(path) });
  copyProject(db, backupPathBefore(path, version));
  migrate(db);
}

/**
 * Opens a project. Empty, foreign, newer, damaged and missing files are different AppErrors
 * (`project.emptyFile`, `.notProject`, `.newer`, `.damaged`, `.missing`); none of them changes the file.
 * A file that is locked by another process, write-protected or whose totals differ opens read-only, with the reason.
 */
export function openProject(path: string, handle: string): ClosableProject {
  assertProjectFile(path);
  const file = fileNameOf(path);
  const writable = isWritable(path);
  let lock: ProjectLock | null = null;
  let opened: { db: Database.Database; copyFolder: string | null } | null = null;
  try {
    lock = writable ? lockProject(path) : null;
    opened = connectReadOnly(path);
    inspect(opened.db, path);
    if (lock) {
      opened.db.close();
      opened = { db: connect(path, 'write'), copyFolder: null };
    }
    update(opened.db, path, lock !== null);
    const damage = controlTotalsHold(opened.db) ? null : say('project.totalsDiffer', { file });
    const reason =
      lock === null ? say(writable ? 'project.openElsewhere' : 'project.writeProtected', { file }) : damage;
    return assemble(path, handle, reason, opened.db, null, () => {
      if (opened?.copyFolder) rmSync(opened.copyFolder, { recursive: true, force: true });
      lock?.release();
    });
  } catch (error) {
    opened?.db.close();
    if (opened?.copyFolder) rmSync(opened.copyFolder, { recursive: true, force: true });
    lock?.release();
    if (isDamage(error)) throw new AppError('project.damaged', { file });
    throw error;
  }
}

/** A second connection for a job of the process that already holds the project, and the ledger that process has. */
export function joinProject(
  path: string,
  handle: string,
  readOnlyReason: Text | null,
  built: Ledger | null,
): ClosableProject {
  const db = connect(path, readOnlyReason === null ? 'write' : 'read');
  return assemble(path, handle, readOnlyReason, db, built, () => {});
}

/** Keeps answers for one version of what they rest on; the ones asked for longest ago go first. */
function keepAnswers(readVersion: () => string) {
  const answers = new Map<string, unknown>();
  let answersFor = '';
  return <T>(key: string, make: () => T): T => {
    const version = readVersion();
    if (version !== answersFor) {
      answers.clear();
      answersFor = version;
    }
    const value = answers.has(key) ? (answers.get(key) as T) : make();
    answers.delete(key);
    answers.set(key, value);
    if (answers.size > KEPT_ANSWERS) answers.delete(answers.keys().next().value!);
    return value;
  };
}

function assemble(
  path: string,
  handle: string,
  readOnlyReason: Text | null,
  db: Database.Database,
  built: Ledger | null,
  onClose: () => void,
): ClosableProject {
  const readRevision = db.prepare<[], number>('SELECT revision FROM project').pluck();
  const readSettingsVersion = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM setting_change').pluck();
  const readDecisionsVersion = db
    .prepare<[], string>(
      `SELECT (SELECT count(*) || '-' || count(cleared_at) FROM customer_flag) || '-' ||
              (SELECT count(*) || '-' || count(revoked_at) FROM letting_go)`,
    )
    .pluck();
  let ledger = built;
  return {
    handle,
    path,
    readOnlyReason,
    db,
    ledger: () => {
      if (ledger === null || ledger.revision !== readRevision.get()) ledger = buildLedger(db);
      return ledger;
    },
    builtLedger: () => ledger,
    cached: keepAnswers(() => `${readRevision.get()}/${readSettingsVersion.get()}/${readDecisionsVersion.get()}`),
    cachedForData: keepAnswers(() => String(readRevision.get())),
    close: () => {
      db.close();
      onClose();
    },
  };
}
