// A cancel is answered without waiting for the job: every long one says at once that nothing of it stands until it asks.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { handlerOf } from '../../electron/handlers/all.ts';
import type { Context } from '../../electron/handlers/handler.ts';
import { createProject } from '../../electron/project/create.ts';
import { openProject } from '../../electron/project/open.ts';
import { makeTickets } from '../../electron/tickets.ts';
import { contract } from '../../shared/contract/contract.ts';
import { isoDate } from '../../shared/dates.ts';
import { clockworkRows, SILENCE } from '../analysis/prediction/twoShops.ts';
import { codeThrown, fillShop } from '../customers/customerShop.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();
const path = join(folder, 'shop.holdfast');
createProject(path, { name: 'Shop', currency: 'CNY', locale: 'en' });
const project = openProject(path, 'p');
const rows = clockworkRows(300, 3);
fillShop(project.db, {
  customers: [...new Set(rows.map((row) => row.customer))].map((code) => ({ code })),
  lines: rows.map((row) => ({
    code: row.customer,
    date: isoDate(row.day as number),
    amount: row.amountE4 / 10_000,
    orderNo: row.orderNo!,
  })),
});
project.db
  .prepare("INSERT INTO setting (name, value) VALUES ('churnDefinition', ?)")
  .run(JSON.stringify({ kind: 'silence', days: SILENCE }));

/** Runs a job that is cancelled when it wants to store, or when it looks. */
async function cancelled(
  name: 'alertRules.backTest' | 'alertRules.suggest' | 'prediction.train' | 'report.build',
  args: object,
) {
  const told: string[] = [];
  let looked = 0;
  const context: Context = {
    project: () => project,
    sessions: { open: () => project, close: () => false },
    tickets: makeTickets(folder),
    signal: {
      begin: () => void told.push('begin'),
      commit: () => {
        told.push('commit');
        return false;
      },
      get aborted() {
        looked++;
        return contract[name].touches.length === 0;
      },
    },
    report: () => {},
  };
  const parsed = contract[name].args.parse({ project: 'p', ...args });
  const code = await codeThrown(() => Promise.resolve(handlerOf(name)(parsed as never, context)));
  return { code, told, looked: looked > 0 };
}
const stored = () =>
  ['prediction_run', 'prediction_model', 'prediction_champion', 'report_run'].map((table) =>
    project.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );

describe('what is cancelled leaves nothing', () => {
  test.each([
    ['alertRules.backTest', {}, ['begin']],
    ['alertRules.suggest', { aim: { kind: 'profit' } }, ['begin']],
    ['prediction.train', {}, ['begin', 'commit']],
    ['report.build', { sections: ['overview'] }, ['begin', 'commit']],
  ] as const)('%s', async (name, args, told) => {
    expect(await cancelled(name, args)).toEqual({ code: 'job.cancelled', told, looked: true });
    expect(stored()).toEqual([0, 0, 0, 0]);
  });
});

test('a training is kept with its champion, or not at all', async () => {
  project.db.exec(
    "CREATE TEMP TRIGGER full BEFORE INSERT ON prediction_champion BEGIN SELECT RAISE(ABORT, 'disk full'); END",
  );
  const context: Context = {
    project: () => project,
    sessions: { open: () => project, close: () => false },
    tickets: makeTickets(folder),
    signal: { aborted: false },
    report: () => {},
  };
  const args = contract['prediction.train'].args.parse({ project: 'p' });
  await expect(Promise.resolve().then(() => handlerOf('prediction.train')(args, context))).rejects.toThrow('disk full');
  expect(stored()).toEqual([0, 0, 0, 0]);
  project.close();
});
