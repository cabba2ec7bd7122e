// Forward-only migrations: numbered SQL files, each in one transaction together with its version number.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

export type Migration = { version: number; fileName: string; sql: string };

const folder = fileURLToPath(new URL('./migrations/', import.meta.url));

/** All migrations in order; their numbers run 1, 2, 3 … without gaps. */
export function readMigrations(): Migration[] {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort();
  return files.map((fileName, index) => {
    const version = Number(fileName.slice(0, 4));
    if (version !== index + 1) throw new Error(`migration ${fileName} is out of order`);
    return { version, fileName, sql: readFileSync(`${folder}${fileName}`, 'utf8') };
  });
}

export const versionOf = (db: Database.Database): number => db.pragma('user_version', { simple: true }) as number;

/** Newest version this program knows. */
export const newestVersion = (): number => readMigrations().length;

/**
 * Brings the file up to the newest version; answers how many migrations ran.
 * Throws AppError `project.newer` for a file of a newer program. Each step is all or nothing.
 */
export function migrate(db: Database.Database): number {
  const migrations = readMigrations();
  const from = versionOf(db);
  if (from > migrations.length) throw new AppError('project.newer', { version: from, known: migrations.length });
  // Tables made anew are dropped under the eyes of those that refer to them; the check comes at the end of each step.
  const guarded = db.pragma('foreign_keys', { simple: true });
  db.pragma('foreign_keys = OFF');
  try {
    for (const { version, sql } of migrations.slice(from)) {
      db.transaction(() => {
        db.exec(sql);
        const broken = db.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0) throw new Error(`migration ${version} leaves ${broken.length} broken references`);
        db.pragma(`user_version = ${version}`);
      }).immediate();
    }
  } finally {
    db.pragma(`foreign_keys = ${guarded}`);
  }
  return migrations.length - from;
}
