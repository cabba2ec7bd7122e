// No room on the disk: SQLite's own error becomes a word people understand, and the file is as before.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { told } from '../../electron/diskFull.ts';
import { handlerOf } from '../../electron/handlers/all.ts';
import { makeTickets } from '../../electron/tickets.ts';
import { contract } from '../../shared/contract/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { alertShop, rhythm } from '../alerts/shop.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();

test('a list of alerts that does not fit is not stored at all, and told as a full disk', async () => {
  const codes = Array.from({ length: 400 }, (_, i) => `c${i}`);
  const { project, call } = alertShop(folder, {
    customers: codes.map((code) => ({ code })),
    lines: codes.flatMap((code, i) => rhythm(code, '2024-01-01', 10, 4, 10 + i)),
  });
  const { db } = project;
  const count = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  db.exec('VACUUM');
  db.pragma(`max_page_count = ${(db.pragma('page_count', { simple: true }) as number) + 4}`);
  const context = {
    project: () => project,
    sessions: { open: () => project, close: () => false },
    tickets: makeTickets(join(folder)),
    signal: { aborted: false },
    report: () => {},
  };
  const args = contract['alerts.refresh'].args.parse({ project: 'p', asOf: '2024-04-30' });
  const thrown = await Promise.resolve()
    .then(() => handlerOf('alerts.refresh')(args, context))
    .catch((error: unknown) => told(error));
  expect(thrown).toBeInstanceOf(AppError);
  expect(thrown).toMatchObject({ code: 'project.diskFull' });
  expect(['alert', 'alert_run', 'alert_step'].map(count)).toEqual([0, 0, 0]);
  db.pragma('max_page_count = 1000000');
  expect(await call('alerts.refresh', { asOf: '2024-04-30' })).toMatchObject({ ran: true, changes: { new: 400 } });
  project.close();
});

test.each([
  ['SQLITE_FULL', true],
  ['SQLITE_IOERR_SHMSIZE', true],
  ['ENOSPC', true],
  ['SQLITE_BUSY', false],
])('%s is a full disk: %s', (code, full) => {
  const error = Object.assign(new Error('x'), { code });
  expect(told(error) instanceof AppError).toBe(full);
  expect(told('text')).toBe('text');
  expect(told(null)).toBe(null);
});
