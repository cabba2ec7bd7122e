// Which process may write a project: an exclusive SQLite lock on a small file beside it.
// The system lets go of it when the process ends, however it ends, so no lock is ever left behind.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

export type ProjectLock = { release: () => void };

const isBusy = (error: unknown) => /^SQLITE_BUSY|^SQLITE_LOCKED/.test((error as { code?: string }).code ?? '');

/** The lock, or null when another process holds it. */
export function lockProject(path: string): ProjectLock | null {
  const lockPath = `${path}.lock`;
  const db = new Database(lockPath, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return {
    release: () => {
      // Removed while still held: another process that opens the name afterwards makes its own file.
      if (process.platform !== 'win32') rmSync(lockPath, { force: true });
      db.close();
      if (process.platform === 'win32') rmSync(lockPath, { force: true });
    },
  };
}
