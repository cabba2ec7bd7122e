import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, newestVersion, readMigrations, versionOf } from '../../electron/project/migrate.ts';

/** Checksums of released migrations: these files never change again. The first release adds the first line. */
const released: Record<string, string> = {};

test('migrations are numbered without gaps and bring an empty file to the newest version', () => {
  const db = new Database(':memory:');
  expect(migrate(db)).toBe(readMigrations().length);
  expect(versionOf(db)).toBe(newestVersion());
  expect(migrate(db)).toBe(0);
  db.close();
});

test('released migrations are as they were released', () => {
  const found = Object.fromEntries(
    readMigrations().map(({ fileName, sql }) => [fileName, createHash('sha256').update(sql).digest('hex')]),
  );
  for (const [fileName, checksum] of Object.entries(released)) expect(found[fileName]).toBe(checksum);
});

test('schema.sql is what the migrations make', () => {
  const db = new Database(':memory:');
  migrate(db);
  const schema = db
    .prepare<[], string>(
      "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name",
    )
    .pluck()
    .all()
    .join('\n\n');
  db.close();
  expect(readFileSync(new URL('../../electron/project/schema.sql', import.meta.url), 'utf8').trim()).toBe(
    schema.trim(),
  );
});

test('every table is strict', () => {
  const db = new Database(':memory:');
  migrate(db);
  const loose = db
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all();
  db.close();
  expect(loose).toEqual([]);
});
