// A new, empty project file.
import { existsSync, rmSync } from 'node:fs';
import type { Locale } from '../../shared/contract/common.ts';
import { AppError } from '../../shared/errors.ts';
import { APPLICATION_ID, connect } from './connect.ts';
import { fileNameOf } from './fileNames.ts';
import { migrate } from './migrate.ts';

export type NewProject = { name: string; currency: string; locale: Locale };

/**
 * Makes the file; never over an existing one (AppError `project.exists`).
 * A failure on the way leaves no file behind.
 */
export function createProject(path: string, project: NewProject): void {
  if (existsSync(path)) throw new AppError('project.exists', { file: fileNameOf(path) });
  let db: ReturnType<typeof connect> | null = null;
  try {
    db = connect(path, 'create');
    db.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(db);
    db.prepare('INSERT INTO project (one, name, currency, locale, created_at) VALUES (1, ?, ?, ?, ?)').run(
      project.name,
      project.currency,
      project.locale,
      new Date().toISOString(),
    );
    db.close();
  } catch (error) {
    db?.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    const code = (error as { code?: string }).code ?? '';
    if (/SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|ENOENT|EROFS/.test(code)) {
      throw new AppError('project.cannotCreate', { file: fileNameOf(path) });
    }
    throw error;
  }
}
