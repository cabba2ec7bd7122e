// Whole copies of a project, made by SQLite itself, checked, and put in place in one step.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { connect } from './connect.ts';
import { PROJECT_SUFFIX } from './fileNames.ts';

/** Where the copy goes that is made before a file of an older version is changed. */
export function backupPathBefore(path: string, version: number): string {
  const stem = path.endsWith(PROJECT_SUFFIX) ? path.slice(0, -PROJECT_SUFFIX.length) : path;
  const base = `${stem}.before-update-${version}`;
  let name = `${base}${PROJECT_SUFFIX}`;
  for (let k = 2; existsSync(name); k++) name = `${base}-${k}${PROJECT_SUFFIX}`;
  return name;
}

function syncToDisk(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Writes a verified copy of the project to `target`, which appears whole or not at all. */
export function copyProject(db: Database.Database, target: string): void {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(part);
    const copy = connect(part, 'read');
    try {
      if (copy.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Error('the copy is damaged');
    } finally {
      copy.close();
    }
    renameSync(part, target);
    syncToDisk(target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
