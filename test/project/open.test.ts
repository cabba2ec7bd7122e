import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { APPLICATION_ID, connect } from '../../electron/project/connect.ts';
import { createProject } from '../../electron/project/create.ts';
import { newestVersion, versionOf } from '../../electron/project/migrate.ts';
import { openProject } from '../../electron/project/open.ts';
import { AppError } from '../../shared/errors.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { storeOrders } from './storeOrders.ts';

const folder = temporaryFolder();
let made = 0;

function newProject(): string {
  const path = join(folder, `shop-${++made}.holdfast`);
  createProject(path, { name: 'Tea House 茶馆', currency: 'CNY', locale: 'zh-CN' });
  return path;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a new project', () => {
  test('opens for writing with the safe settings', () => {
    const project = openProject(newProject(), 'p');
    expect(project.readOnlyReason).toBeNull();
    expect(project.db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(project.db.pragma('synchronous', { simple: true })).toBe(2);
    expect(project.db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(project.db.pragma('temp_store', { simple: true })).toBe(2);
    expect(project.db.pragma('secure_delete', { simple: true })).toBe(1);
    expect(project.ledger().customerCount).toBe(0);
    project.close();
  });

  test('is never written over an existing file', () => {
    const path = newProject();
    const before = readFileSync(path);
    expect(codeOf(() => createProject(path, { name: 'x', currency: 'EUR', locale: 'en' }))).toBe('project.exists');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('in a folder that is not there leaves nothing behind', () => {
    const path = join(folder, 'no-such-folder', 'x.holdfast');
    expect(() => createProject(path, { name: 'x', currency: 'EUR', locale: 'en' })).toThrow();
    expect(existsSync(path)).toBe(false);
  });
});

describe('files that are no usable project are told apart and left alone', () => {
  const cases: [string, (path: string) => void, string][] = [
    ['an empty file', (path) => writeFileSync(path, ''), 'project.emptyFile'],
    ['a spreadsheet', (path) => writeFileSync(path, 'customer,date,amount\n1,2024-01-01,3\n'), 'project.notProject'],
    [
      'another SQLite database',
      (path) => {
        const db = new Database(path);
        db.exec('CREATE TABLE t (a)');
        db.close();
      },
      'project.notProject',
    ],
    [
      'a project of a newer program',
      (path) => {
        copyFileSync(newProject(), path);
        const db = new Database(path);
        db.pragma(`user_version = ${newestVersion() + 1}`);
        db.close();
      },
      'project.newer',
    ],
    [
      'a truncated project',
      (path) => {
        copyFileSync(newProject(), path);
        truncateSync(path, 6000);
      },
      'project.damaged',
    ],
  ];
  test.each(cases)('%s', (name, write, code) => {
    const path = join(folder, `${name.replaceAll(' ', '-')}.holdfast`);
    write(path);
    const before = readFileSync(path);
    expect(codeOf(() => openProject(path, 'p'))).toBe(code);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((file) => file.endsWith('.lock'))).toEqual([]);
  });

  test('a missing file', () => {
    expect(codeOf(() => openProject(join(folder, 'gone.holdfast'), 'p'))).toBe('project.missing');
    expect(existsSync(join(folder, 'gone.holdfast'))).toBe(false);
  });
});

test('a file of an older version is brought up to date, after a whole copy of it was put beside it', () => {
  const path = join(folder, 'older.holdfast');
  const older = new Database(path);
  older.pragma(`application_id = ${APPLICATION_ID}`);
  older.exec('CREATE TABLE from_before (a); INSERT INTO from_before VALUES (42)');
  older.close();
  const project = openProject(path, 'p');
  expect(versionOf(project.db)).toBe(newestVersion());
  expect(project.db.prepare('SELECT a FROM from_before').pluck().get()).toBe(42);
  project.close();
  const copy = new Database(join(folder, 'older.before-update-0.holdfast'), { readonly: true });
  expect(versionOf(copy)).toBe(0);
  expect(copy.prepare('SELECT a FROM from_before').pluck().get()).toBe(42);
  copy.close();
});

test('a changed amount is found by the control totals and the project opens for reading only', () => {
  const path = newProject();
  const first = openProject(path, 'p');
  storeOrders(first.db, [
    { customer: 'a', day: 19000, amountE4: 120000 },
    { customer: 'b', day: 19010, amountE4: 80000 },
  ]);
  first.close();
  const db = new Database(path);
  db.exec('UPDATE order_line SET amount_e4 = 120001 WHERE amount_e4 = 120000');
  db.close();
  const again = openProject(path, 'p');
  expect(again.readOnlyReason?.key).toBe('project.totalsDiffer');
  again.close();
});

test('a write-protected file opens for reading', () => {
  const path = newProject();
  chmodSync(path, 0o444);
  const project = openProject(path, 'p');
  expect(project.readOnlyReason?.key).toBe('project.writeProtected');
  expect(() => project.db.exec("UPDATE project SET name = 'x'")).toThrow();
  project.close();
});

test('a second process reads and is told; the lock goes with the process, even when it is killed', async () => {
  const path = newProject();
  const script = `
    import { openProject } from ${JSON.stringify(new URL('../../electron/project/open.ts', import.meta.url).href)};
    const project = openProject(${JSON.stringify(path)}, 'p');
    process.stdout.write(String(project.readOnlyReason?.key ?? 'writable'));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('writable');

  const second = openProject(path, 'p');
  expect(second.readOnlyReason?.key).toBe('project.openElsewhere');
  expect(second.ledger().customerCount).toBe(0);
  second.close();

  child.kill('SIGKILL');
  await once(child, 'exit');
  const third = openProject(path, 'p');
  expect(third.readOnlyReason).toBeNull();
  third.close();
});

test('answers are kept until the data or the settings change', () => {
  const project = openProject(newProject(), 'p');
  let made = 0;
  const ask = () => project.cached('answer', () => ++made);
  expect([ask(), ask()]).toEqual([1, 1]);
  storeOrders(project.db, [{ customer: 'a', day: 19000, amountE4: 10000 }]);
  expect(ask()).toBe(2);
  expect(project.ledger().customerCount).toBe(1);
  project.close();
});

test('every connection is made with the safe settings, also for reading', () => {
  const path = newProject();
  const db = connect(path, 'read');
  expect(db.pragma('temp_store', { simple: true })).toBe(2);
  expect(() => db.exec('CREATE TABLE t (a)')).toThrow(/readonly/);
  db.close();
});
