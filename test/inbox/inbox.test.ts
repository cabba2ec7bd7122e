import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Context } from '../../electron/handlers/handler.ts';
import { inboxHandlers } from '../../electron/handlers/inbox.ts';
import type { ClosableProject } from '../../electron/project/open.ts';
import { inboxFolder, userFolders } from '../../electron/project/userFolders.ts';
import { makeTickets } from '../../electron/tickets.ts';
import { contract } from '../../shared/contract/contract.ts';
import { newProject, run } from '../importing/importing.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const home = temporaryFolder();
const before = process.env.HOLDFAST_HOME;
process.env.HOLDFAST_HOME = home;
afterAll(() => {
  if (before === undefined) delete process.env.HOLDFAST_HOME;
  else process.env.HOLDFAST_HOME = before;
});

const ORDERS = (month: number) =>
  `订单编号,会员名,下单时间,金额\nS${month}1,李娜,2024-0${month}-01,12.50\nS${month}2,王伟,2024-0${month}-02,30\n`;

let project: ClosableProject;
let folder: string;
let made = 0;

function put(name: string, content: string, ageSeconds = 60): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  const at = Date.now() / 1000 - ageSeconds;
  utimesSync(path, at, at);
  return path;
}

/** The time of a file's last change cannot be set back: the look is taken a little later instead. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 2_100));
}

beforeEach(() => {
  project?.close();
  project = newProject(home);
  folder = join(home, `exports-${++made}`);
  mkdirSync(folder);
});
afterAll(() => project.close());

const tickets = makeTickets(join(home, 'results'));
const refuse = () => {
  throw new Error('not here');
};
const context: Context = {
  project: () => project,
  sessions: { open: refuse, close: refuse },
  tickets,
  signal: { aborted: false },
  report: () => {},
};
const get = async () => contract['inbox.get'].result.parse(await inboxHandlers['inbox.get']({ project: 'p' }, context));
const watch = (path: string | null) =>
  inboxHandlers['inbox.watch'](
    { project: 'p', ...(path === null ? {} : { folder: tickets.grant(path, 'open') }) },
    context,
  );
const names = async () => (await get()).offers.map(({ fileName }) => fileName);

test('without a choice nothing is watched; the folder made for it is made when it is asked for', async () => {
  expect(await get()).toEqual({ folder: null, missing: false, offers: [] });
  const now = await watch(null);
  expect(now).toEqual({ folder: join('projects', 'Inbox'), missing: false, offers: [] });
  rmSync(inboxFolder(), { recursive: true });
  expect(await get()).toMatchObject({ missing: true, offers: [] });
  expect(await inboxHandlers['inbox.stop']({ project: 'p' }, context)).toMatchObject({ folder: null });
  expect((await get()).folder).toBeNull();
});

test('new exports are offered once they are whole, with the import they look like, and no longer once imported', async () => {
  await run(project, put('january.csv', ORDERS(1)));
  const february = put('february.csv', ORDERS(2));
  put('notes.txt', 'hello');
  put('~$february.xlsx', 'x');
  put('empty.csv', '');
  put('other.csv', 'a,b\n1,2\n', 120);
  await watch(folder);
  expect(await names()).toEqual([]);
  await settled();
  const now = await get();
  expect(now.offers.map(({ fileName, likeFile }) => [fileName, likeFile])).toEqual([
    ['february.csv', 'january.csv'],
    ['other.csv', null],
  ]);
  const again = await get();
  expect(again).toEqual(now);
  await run(project, february);
  expect(await names()).toEqual(['other.csv']);
  project.db.exec('DELETE FROM import_part; UPDATE import_batch SET undone_at = imported_at');
  expect((await names()).sort()).toEqual(['february.csv', 'january.csv', 'other.csv']);
});

test('a file waved aside is offered again only when it has changed', async () => {
  put('a.csv', ORDERS(1));
  put('b.csv', ORDERS(2));
  await watch(folder);
  await settled();
  const offers = (await get()).offers;
  const a = offers.find(({ fileName }) => fileName === 'a.csv')!;
  const after = await inboxHandlers['inbox.dismiss']({ project: 'p', files: [a.file] }, context);
  expect(after.offers.map(({ fileName }) => fileName)).toEqual(['b.csv']);
  put('a.csv', `${ORDERS(1)}S3,陈,2024-01-05,1\n`, 30);
  await settled();
  expect((await names()).sort()).toEqual(['a.csv', 'b.csv']);
});

test('a look at what has not changed is quick, hands out no new tickets, and leaves nothing in the project file', async () => {
  for (let k = 0; k < 40; k++) put(`${k}.csv`, `${ORDERS(1)}S${k},x,2024-01-03,1\n`);
  await watch(folder);
  await settled();
  await get();
  await get();
  const granted = tickets.entries.size;
  const times: number[] = [];
  for (let k = 0; k < 9; k++) {
    const start = performance.now();
    expect((await get()).offers).toHaveLength(40);
    times.push(performance.now() - start);
  }
  times.sort((x, y) => x - y);
  expect(times[4]).toBeLessThan(50);
  expect(tickets.entries.size).toBe(granted);
  expect(readFileSync(join(userFolders().data, 'inboxes.json'), 'utf8')).toContain(folder);
  project.db.pragma('wal_checkpoint(TRUNCATE)');
  expect(readFileSync(project.path).includes(Buffer.from(folder))).toBe(false);
});
