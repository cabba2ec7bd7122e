// Copies of a project beside it, made before each import; the last five are kept.
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { copyProject } from './copy.ts';
import { PROJECT_SUFFIX } from './fileNames.ts';

const KEPT = 5;

const two = (n: number) => String(n).padStart(2, '0');

/** Local wall-clock time as YYYYMMDD-HHMMSS: people look for "the one from this morning". */
function stamp(at: Date): string {
  const date = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${date}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

const stemOf = (path: string) =>
  basename(path, path.toLowerCase().endsWith(PROJECT_SUFFIX) ? path.slice(-PROJECT_SUFFIX.length) : '');

/** Backups beside a project, oldest first. */
export function listBackups(path: string): string[] {
  const start = `${stemOf(path)}.backup-`;
  const isBackup = (name: string) =>
    name.startsWith(start) && /^\d{8}-\d{6}(?:-\d+)?\.holdfast$/.test(name.slice(start.length));
  const order = (name: string) => {
    const [, date, number] = /(\d{8}-\d{6})(?:-(\d+))?\.holdfast$/.exec(name)!;
    return `${date}-${(number ?? '0').padStart(4, '0')}`;
  };
  return readdirSync(dirname(path))
    .filter(isBackup)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
    .map((name) => join(dirname(path), name));
}

/** What a copy that was cut short left behind. */
function removeUnfinished(path: string): void {
  const start = `${stemOf(path)}.backup-`;
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(start) && /^\d{8}-\d{6}(?:-\d+)?\.holdfast\.part(?:-\w+)?$/.test(name.slice(start.length)))
      rmSync(join(dirname(path), name), { force: true });
  }
}

/** Copies the project beside itself, verified, and drops the oldest copies. Answers the path of the copy. */
export function backupProject(db: Database.Database, path: string, at = new Date()): string {
  removeUnfinished(path);
  const base = `${stemOf(path)}.backup-${stamp(at)}`;
  // Names only ever grow, so that their order stays the order of the copies.
  const last = listBackups(path)
    .map((name) => basename(name, PROJECT_SUFFIX))
    .findLast((name) => name === base || name.startsWith(`${base}-`));
  const number = last === undefined ? '' : `-${Number(last.slice(base.length + 1) || 1) + 1}`;
  const target = join(dirname(path), `${base}${number}${PROJECT_SUFFIX}`);
  copyProject(db, target);
  for (const old of listBackups(path).slice(0, -KEPT)) rmSync(old, { force: true });
  return target;
}

/** A project in which nothing was ever stored needs no backup. */
export function hasData(db: Database.Database): boolean {
  return db.prepare('SELECT 1 FROM import_batch LIMIT 1').get() !== undefined;
}
