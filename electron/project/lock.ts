// Which process may write a project: an exclusive SQLite lock on a small file beside it.
// The system lets go of it when the process ends, however it ends, so no lock is ever left behind.
import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

export type ProjectLock = { release: () => void };

const isBusy = (error: unknown) => /^SQLITE_BUSY|^SQLITE_LOCKED/.test((error as { code?: string }).code ?? '');

const inodeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino;

/** Holds the file exclusively; 'busy' when another process does, 'gone' when that one removed the file meanwhile. */
function hold(lockPath: string): Database.Database | 'busy' | 'gone' {
  const db = new Database(lockPath, { timeout: 0 });
  try {
    const opened = inodeOf(lockPath);
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    if (opened !== undefined && inodeOf(lockPath) === opened) return db;
    db.close();
    return 'gone';
  } catch (error) {
    db.close();
    if (isBusy(error)) return 'busy';
    throw error;
  }
}

/** The lock, or null when another process holds it. */
export function lockProject(path: string): ProjectLock | null {
  const lockPath = `${path}.lock`;
  let held = hold(lockPath);
  for (let again = 0; held === 'gone' && again < 5; again++) held = hold(lockPath);
  if (typeof held === 'string') return null;
  const db = held;
  return {
    release: () => {
      // Removed while still held, where the system allows it, so that no other process takes a file that goes away.
      if (process.platform !== 'win32') rmSync(lockPath, { force: true });
      db.close();
      if (process.platform === 'win32') rmSync(lockPath, { force: true });
    },
  };
}
