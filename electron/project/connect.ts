// Every connection to a project file is made here, with the settings that keep data safe.
import Database from 'better-sqlite3';

/** 'HOLD' in ASCII: tells a project from any other SQLite file. */
export const APPLICATION_ID = 0x484f4c44;

export type ConnectMode = 'read' | 'write' | 'create';

/** SQLite before 3.51.3 and 3.52.0 can corrupt a WAL file that two connections reset at once (sqlite.org/wal.html). */
function assertSafeSqlite(db: Database.Database): void {
  const version = db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '0';
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const number = major * 1_000_000 + minor * 1000 + patch;
  if (number < 3_051_003 || number === 3_052_000) throw new Error(`SQLite ${version} is not safe to use`);
}

/**
 * Opens a connection. In WAL mode the compiled default of better-sqlite3 is synchronous=NORMAL,
 * which can lose acknowledged imports at a power cut; FULL is set and checked.
 */
export function connect(path: string, mode: ConnectMode): Database.Database {
  const db = new Database(path, { readonly: mode === 'read', fileMustExist: mode !== 'create', timeout: 5000 });
  try {
    assertSafeSqlite(db);
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('mmap_size = 0');
    db.pragma('temp_store = MEMORY');
    if (mode !== 'read') {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.pragma('secure_delete = ON');
      if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL was not taken');
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
