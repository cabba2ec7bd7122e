// One table of calls through the window, the browser and the command line: the same answers, errors included.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject } from '../../electron/project/create.ts';
import { callNames } from '../../shared/contract/contract.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { type Answer, browserDoor, commandDoor, type Door, isFileArg, runCommand, windowDoor } from './threeDoors.ts';

const folder = temporaryFolder();
const doors: Door[] = [];

/** Each door works on its own copy of everything, under the same names. */
const homeOf = (door: string) => join(folder, door.replaceAll(' ', '-'));

const orders = (() => {
  const lines = ['order_id,customer_id,customer_name,order_date,amount,product'];
  for (let k = 0; k < 240; k++) {
    const day = String(1 + ((k * 7) % 28)).padStart(2, '0');
    const month = String(1 + (k % 12)).padStart(2, '0');
    const customer = `C${String((k * k) % 37).padStart(3, '0')}`;
    lines.push(`${1000 + k},${customer},"Name ${customer}",2024-${month}-${day},${(k % 50) + 0.5},=1+1`);
  }
  lines.push('9001,,nobody,2024-05-05,10,tea', '9002,C001,Name,2024-02-31,10,tea', '9003,C002,Name,2024-06-06,-4,tea');
  return `${lines.join('\r\n')}\r\n`;
})();

function prepare(home: string): void {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'orders.csv'), orders);
  writeFileSync(join(home, 'not-orders.csv'), 'a,b\nx,y\n');
  writeFileSync(join(home, 'orders, corrected.csv'), orders.replace(',0.5,', ',0.75,'));
  writeFileSync(
    join(home, 'customers.csv'),
    'customer_id,customer_name,phone,email\nC001,Name C001,13800001111,a@x.example\nK1,Name C001,+86 138 0000 1111,\nK2,Ann,,ann@x.example\nK3,Anne,,ANN@x.example\n',
  );
  mkdirSync(join(home, '收件夹'), { recursive: true });
  writeFileSync(join(home, '收件夹', '二月.csv'), orders.replaceAll('2024-', '2025-'));
  writeFileSync(join(home, 'no-project.holdfast'), 'not a project at all');
  createProject(join(home, 'empty.holdfast'), { name: 'Empty', currency: 'EUR', locale: 'en' });
}

beforeAll(async () => {
  for (const name of ['window', 'browser', 'command line']) prepare(homeOf(name));
  doors.push(
    await windowDoor(homeOf('window')),
    await browserDoor(homeOf('browser')),
    commandDoor(homeOf('command line')),
  );
}, 120_000);
afterAll(async () => {
  for (const door of doors) await door.close();
});

const VARIES =
  /^(elapsedMs|importedAt|undoneAt|builtAt|openedAt|changedAt|usedAt|mergedAt|savedAt|enteredAt|modifiedAt|sizeBytes|needBytes|freeBytes|likeFile)$/;
/** What differs by nature: handles, tickets, times, durations and the size of a file on disk. */
function comparable(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => comparable(item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, comparable(item, name)]));
  }
  if (typeof value === 'string' && /^(project|open|save)-[0-9a-f-]{36}$/.test(value)) return '(ticket)';
  if (key === 'file' || key === 'folder') return '(ticket)';
  if (VARIES.test(key)) return `(${key})`;
  return value;
}

type Row = { title: string; project: string | null; call: string; args: Record<string, unknown> };
const on = (project: string | null, call: string, args: Record<string, unknown> = {}, title = call): Row => ({
  title,
  project,
  call,
  args,
});
const file = (name: string, mode: 'open' | 'save' = 'open') => ({ path: name, mode });

/** In this order: each door works through the whole story. */
const table: Row[] = [
  on(null, 'project.create', {
    project: file('shop.holdfast', 'save'),
    name: 'Tea House',
    currency: 'CNY',
    locale: 'zh-CN',
  }),
  on(null, 'project.create', { project: file('shop.holdfast', 'save'), name: 'Again' }, 'project.create over a file'),
  on('no-project.holdfast', 'project.info', {}, 'project.info of no project'),
  on('empty.holdfast', 'project.info'),
  on('empty.holdfast', 'overview.get', {}, 'overview.get of an empty project'),
  on('empty.holdfast', 'report.build', {}, 'report.build of an empty project'),
  on('shop.holdfast', 'imports.preview', { file: file('orders.csv') }),
  on('shop.holdfast', 'imports.run', { file: file('not-orders.csv') }, 'imports.run of something else'),
  on('shop.holdfast', 'imports.run', { file: file('orders.csv'), kind: 'orders' }),
  on('shop.holdfast', 'imports.list'),
  on(null, 'methods.check'),
  on('shop.holdfast', 'imports.rejected', { batch: 1 }),
  on('shop.holdfast', 'project.info'),
  on('shop.holdfast', 'project.timeline'),
  on('shop.holdfast', 'settings.set', { clientName: '老王茶馆', marginShare: 0.35 }),
  on('shop.holdfast', 'settings.set', { marginShare: 1.5 }, 'settings.set out of range'),
  on('shop.holdfast', 'settings.get'),
  on('shop.holdfast', 'definition.propose', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'definition.advise', { asOf: '2024-12-31', trial: { kind: 'silence', days: 45 } }),
  on('shop.holdfast', 'definition.sufficiency', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'definition.set', { definition: { kind: 'silence', days: 60 } }),
  on('shop.holdfast', 'overview.get', { asOf: '2024-10-31' }),
  on('shop.holdfast', 'rates.series', { asOf: '2024-12-31', period: 'month' }),
  on('shop.holdfast', 'rates.series', { asOf: '31.12.2024' }, 'rates.series with a wrong date'),
  on('shop.holdfast', 'rates.groupings', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'rates.groups', { asOf: '2024-12-31', by: { kind: 'valueClass' } }),
  on(
    'shop.holdfast',
    'rates.groups',
    { by: { kind: 'attribute', name: '__proto__' } },
    'rates.groups by nothing known',
  ),
  on('shop.holdfast', 'rates.hypotheses', { asOf: '2024-12-31', span: 'latest' }),
  on('shop.holdfast', 'events.add', { day: '2024-06-01', name: '涨价 10 %' }),
  on('shop.holdfast', 'events.list'),
  on('shop.holdfast', 'rates.control', { asOf: '2024-12-31', rules: 'nelson' }),
  on('shop.holdfast', 'behaviour.beforeLeaving', { asOf: '2024-12-31', days: 56 }),
  on('shop.holdfast', 'drivers.saveFigure', {
    figure: { name: '断货天数', values: [{ month: '2024-05', value: 3 }] },
  }),
  on(
    'shop.holdfast',
    'drivers.saveFigure',
    { figure: { name: 'x', values: [{ month: '2024-13', value: 3 }] } },
    'drivers.saveFigure of a month that is none',
  ),
  on('shop.holdfast', 'drivers.figures'),
  on('shop.holdfast', 'drivers.customers', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'drivers.monthly', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'drivers.removeFigure', { name: '断货天数' }),
  on('shop.holdfast', 'forecast.get', { asOf: '2024-12-31', months: 3 }),
  on('shop.holdfast', 'forecast.losses', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'events.remove', { event: 1 }),
  on('shop.holdfast', 'indicators.add', {
    indicator: { kind: 'marketSize', body: '协会', from: '2024-01-01', to: '2025-01-01', valueE4: 150_000_000 },
  }),
  on(
    'shop.holdfast',
    'indicators.add',
    { indicator: { kind: 'rank', body: 'x', day: '2024-06-01', rank: 9, outOf: 3 } },
    'indicators.add of a rank that cannot be',
  ),
  on('shop.holdfast', 'indicators.market', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'indicators.finance', { asOf: '2024-12-31', marginShare: 0.4 }),
  on('shop.holdfast', 'indicators.remove', { indicator: 1 }),
  on('shop.holdfast', 'rates.claim', { first: 0.15, firstN: 200, second: 0.1, secondN: 200, lessBy: 0.1 }),
  on('shop.holdfast', 'alertRules.starter', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'alertRules.indicators', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'alertRules.backTest', { asOf: '2024-12-31', horizonDays: 30 }),
  on('shop.holdfast', 'alerts.callSheet', {}, 'alerts.callSheet without rules'),
  on('shop.holdfast', 'alerts.act', { alerts: [1], action: { kind: 'note', note: '=1' } }, 'alerts.act without a list'),
  on('shop.holdfast', 'alerts.undo', {}, 'alerts.undo of nothing'),
  on('shop.holdfast', 'alertRules.save', {
    rules: {
      rules: [
        {
          id: 'quiet',
          name: "安静'; --",
          on: true,
          conditions: [
            {
              indicator: { kind: 'silentDays' },
              windowDays: 1,
              baseline: { kind: 'absolute' },
              direction: 'up',
              cuts: [20, 30, null],
            },
          ],
          combine: { kind: 'any' },
          minHistoryDays: 0,
          minOrders: 0,
          holdDays: 0,
          overrides: [],
        },
      ],
      sensitive: false,
    },
  }),
  on('shop.holdfast', 'alertRules.suggest', {
    asOf: '2024-12-31',
    horizonDays: 30,
    aim: { kind: 'capacity', perWeek: 2 },
  }),
  on('shop.holdfast', 'alertRules.get'),
  on('shop.holdfast', 'alerts.state'),
  on('shop.holdfast', 'alerts.refresh', { asOf: '2024-11-30' }),
  on('shop.holdfast', 'alerts.refresh', { asOf: '2024-12-28' }, 'alerts.refresh at a later date'),
  on('shop.holdfast', 'alerts.refresh', { asOf: '2024-12-28' }, 'alerts.refresh of the same once more'),
  on('shop.holdfast', 'alerts.list', { asOf: '2024-12-28', limit: 5 }),
  on('shop.holdfast', 'alerts.one', { customer: 'nobody' }, 'alerts.one of nobody'),
  on('shop.holdfast', 'alerts.act', {
    asOf: '2024-12-28',
    alerts: [1],
    action: { kind: 'outcome', outcome: 'saved', note: '周五再来' },
    by: '李店长',
  }),
  on(
    'shop.holdfast',
    'alerts.act',
    { alerts: [4711], action: { kind: 'owner', owner: 'Ann' } },
    'alerts.act on no alert',
  ),
  on('shop.holdfast', 'alerts.ofCustomer', { customer: 'C001' }),
  on('shop.holdfast', 'alerts.fatigue', { asOf: '2024-12-28' }),
  on('shop.holdfast', 'alerts.held', { asOf: '2024-12-28' }),
  on('shop.holdfast', 'alerts.undo'),
  on('shop.holdfast', 'alerts.mail', { customer: 'nobody' }, 'alerts.mail to nobody'),
  on('shop.holdfast', 'alerts.readBack', { file: file('orders.csv') }, 'alerts.readBack of something else'),
  on('shop.holdfast', 'alerts.storeBack', { file: file('not-orders.csv') }, 'alerts.storeBack of something else'),
  on('shop.holdfast', 'alertRules.versions'),
  on('shop.holdfast', 'cohorts.grid', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'survival.curves', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'survival.retention', { asOf: '2024-12-31', plus: 0.03 }),
  on('shop.holdfast', 'toCome.value', { asOf: '2024-12-31', months: 6 }),
  on('shop.holdfast', 'toCome.customers', { asOf: '2024-12-31', who: 'repeat', limit: 5 }),
  on('shop.holdfast', 'toCome.customer', { asOf: '2024-12-31', customer: 'C001' }),
  on('shop.holdfast', 'toCome.due', { asOf: '2024-12-31', days: 30 }),
  on('shop.holdfast', 'toCome.export', { asOf: '2024-12-31', format: 'csv' }),
  on('shop.holdfast', 'segments.rfm', { asOf: '2024-12-31', bins: 4 }),
  on('shop.holdfast', 'segments.scores', { limit: 10 }),
  on('shop.holdfast', 'value.classes', {}),
  on(
    'shop.holdfast',
    'segments.rfm',
    { bins: 3, method: 'jenks', rows: 'm', columns: 'f' },
    'segments.rfm by natural breaks',
  ),
  on('shop.holdfast', 'segments.cube', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'segments.boundary', { limit: 5 }),
  on('shop.holdfast', 'segments.movement', { from: '2024-06-30', by: 'state' }),
  on('shop.holdfast', 'segments.moved', {
    options: {
      from: '2024-06-30',
      by: 'segment',
      sameCuts: false,
      rfm: { bins: 5, method: 'quantile', cuts: null },
      value: { basis: 'allTime', keyShare: 0.2, ordinaryShare: 0.3 },
    },
    limit: 3,
  }),
  on('shop.holdfast', 'value.flag', { customer: 'C001', kind: 'abuse', reason: '辱骂店员', setBy: '李店长' }),
  on('shop.holdfast', 'value.flagsOf', { customer: 'C001' }),
  on('shop.holdfast', 'value.candidates', { limit: 3 }),
  on(
    'shop.holdfast',
    'value.letGo',
    { customers: ['C001'], reason: '', confirmedBy: '李店长' },
    'value.letGo without a reason',
  ),
  on('shop.holdfast', 'value.letGo', { customers: ['C001'], reason: '多次警告', confirmedBy: '李店长' }),
  on('shop.holdfast', 'value.takeBack', { customer: 'C001' }),
  on('shop.holdfast', 'value.unflag', { flag: 1 }),
  on('shop.holdfast', 'ownSegments.save', {
    name: "关键'; --",
    rule: { kind: 'not', rule: { kind: 'figure', field: 'orders', min: 7, max: null } },
  }),
  on(
    'shop.holdfast',
    'ownSegments.save',
    { segment: 1, name: 'round', rule: { kind: 'inSegment', segment: 1 } },
    'ownSegments.save of a segment within itself',
  ),
  on('shop.holdfast', 'ownSegments.list'),
  on('shop.holdfast', 'ownSegments.history', { segment: 1 }),
  on('shop.holdfast', 'ownSegments.fields'),
  on('shop.holdfast', 'ownSegments.count', { asOf: '2024-12-31', set: { kind: 'own', segment: 1 } }),
  on('shop.holdfast', 'overview.get', { asOf: '2024-12-31', within: { kind: 'own', segment: 1 } }, 'overview of some'),
  on('shop.holdfast', 'value.concentration', { basis: 'allTime', leaving: 2 }),
  on('shop.holdfast', 'value.lifetime', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'profile.compare', { asOf: '2024-12-31', set: { kind: 'all' }, against: null }),
  on('shop.holdfast', 'prediction.train', { horizonDays: 300 }),
  on('shop.holdfast', 'prediction.result', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'prediction.ranked', { asOf: '2024-12-31', sort: 'risk' }),
  on('shop.holdfast', 'prediction.explain', { asOf: '2024-12-31', customer: 'C001' }),
  on('shop.holdfast', 'prediction.registry', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'prediction.promote', { version: 1 }),
  on('shop.holdfast', 'clusters.find', { asOf: '2024-12-31' }),
  on('shop.holdfast', 'together.rules', { asOf: '2024-12-31', of: 'category', basket: 'customer' }),
  on('shop.holdfast', 'ownSegments.delete', { segment: 1 }),
  on('shop.holdfast', 'ownSegments.delete', { segment: 1 }, 'ownSegments.delete of one that is gone'),
  on('shop.holdfast', 'customers.page', { search: 'Name C00', limit: 5 }),
  on('shop.holdfast', 'customers.card', { customer: 'C001' }),
  on('shop.holdfast', 'customers.card', { customer: 'nobody' }, 'customers.card of nobody'),
  on('shop.holdfast', 'customers.timeline', { customer: 'C001' }),
  on('shop.holdfast', 'costs.churn', { acquisitionCost: 50 }),
  on('shop.holdfast', 'costs.benefit', {
    customers: 40,
    cash: 500,
    saveRateLow: 0.02,
    saveRateBase: 0.05,
    saveRateHigh: 0.1,
    revenuePerCustomer: 300,
    marginShare: 0.4,
  }),
  on('shop.holdfast', 'report.build', { asOf: '2024-12-31', locale: 'en' }),
  on('shop.holdfast', 'report.runs'),
  on('shop.holdfast', 'imports.look', { files: [file('orders.csv'), file('customers.csv'), file('not-orders.csv')] }),
  on('shop.holdfast', 'imports.look', { files: [file('orders.csv')] }, 'imports.look at what is loaded already'),
  on('shop.holdfast', 'imports.check', { file: file('orders, corrected.csv') }),
  on(
    'shop.holdfast',
    'imports.check',
    {
      file: file('orders.csv'),
      moreFiles: [file('orders, corrected.csv')],
      rules: { repeatedRows: 'keep' },
    },
    'imports.check of several files',
  ),
  on('shop.holdfast', 'imports.run', { file: file('orders.csv') }, 'imports.run of the same file again'),
  on(
    'shop.holdfast',
    'imports.run',
    { file: file('orders, corrected.csv'), mode: 'update' },
    'imports.run of a corrected file',
  ),
  on('shop.holdfast', 'imports.templates'),
  on('shop.holdfast', 'imports.forgetTemplate', { template: 4711 }),
  on('shop.holdfast', 'imports.run', { file: file('customers.csv') }, 'imports.run of customers'),
  on('shop.holdfast', 'records.add', {
    record: { kind: 'interaction', date: '2024-12-20', time: '14:30', customer: 'C001', channel: '电话', note: '回访' },
  }),
  on(
    'shop.holdfast',
    'records.add',
    {
      record: { kind: 'complaint', date: '2024-12-21', customer: 'C002', note: 'late, again', solvedOn: '2024-12-22' },
    },
    'records.add of a complaint',
  ),
  on(
    'shop.holdfast',
    'records.add',
    { record: { kind: 'survey', date: '2024-12-21', score: 9 } },
    'records.add of an answer',
  ),
  on(
    'shop.holdfast',
    'records.add',
    {
      record: { kind: 'cost', date: '2024-12-21', measure: '回访', costKind: 'labour', hours: 2, amountE4: 800_000 },
    },
    'records.add of a cost',
  ),
  on('shop.holdfast', 'records.add', { record: { kind: 'visit' } }, 'records.add of something else'),
  on('shop.holdfast', 'records.page', { kind: 'interaction', search: '回访' }),
  on('shop.holdfast', 'records.page', { kind: 'cost' }, 'records.page of costs'),
  on('shop.holdfast', 'records.words', { kind: 'cost' }),
  on('shop.holdfast', 'duplicates.page', { limit: 20 }),
  on('shop.holdfast', 'duplicates.merge', { keep: 'C001', gone: 'K1' }),
  on('shop.holdfast', 'duplicates.merge', { keep: 'C001', gone: 'nobody' }, 'duplicates.merge with nobody'),
  on('shop.holdfast', 'duplicates.merges'),
  on('shop.holdfast', 'customers.card', { customer: 'K1' }, 'customers.card of a merged customer'),
  on('shop.holdfast', 'duplicates.unmerge', { merge: 1 }),
  on('shop.holdfast', 'duplicates.dismiss', { left: 'K2', right: 'K3' }),
  on('shop.holdfast', 'inbox.get', {}, 'inbox.get without a folder'),
  on('shop.holdfast', 'inbox.watch', { folder: file('收件夹') }),
  on('shop.holdfast', 'inbox.watch', { folder: file('orders.csv') }, 'inbox.watch of a file'),
  on('shop.holdfast', 'inbox.get'),
  on('shop.holdfast', 'inbox.dismiss', { files: [file('收件夹/二月.csv')] }),
  on('shop.holdfast', 'inbox.stop'),
  on('shop.holdfast', 'inbox.watch', {}, 'inbox.watch of the folder made for it'),
  on('shop.holdfast', 'settings.history'),
  on('shop.holdfast', 'imports.undo'),
  on('shop.holdfast', 'imports.undo', {}, 'imports.undo with nothing left'),
  on(null, 'samples.list'),
];

async function ask(door: Door, row: Row): Promise<Answer> {
  const home = homeOf(door.name);
  const at = (value: unknown) => (isFileArg(value) ? { ...value, path: join(home, value.path) } : value);
  const args = Object.fromEntries(
    Object.entries(row.args).map(([name, value]) => [name, Array.isArray(value) ? value.map(at) : at(value)]),
  );
  return door.ask(row.project === null ? null : join(home, row.project), row.call, args);
}

describe('the same call through every door gives the same answer', () => {
  test.each(table)('$title', async (row) => {
    const [window, browser, command] = await Promise.all(doors.map((door) => ask(door, row)));
    expect(comparable(browser)).toEqual(comparable(window));
    expect(comparable(command)).toEqual(comparable(window));
  });
});

test('the table has every call but those that only open, close or forget', () => {
  const asked = new Set(table.map((row) => row.call));
  const elsewhere = [
    'project.open',
    'project.close',
    'project.recent',
    'project.forget',
    'imports.exportRejected',
    'customers.export',
    'tables.export',
    'alerts.slips',
    'alerts.texts',
    'alerts.reminders',
    'alerts.mails',
    'customers.facets',
    'samples.create',
  ];
  expect(callNames.filter((name) => !asked.has(name) && !elsewhere.includes(name))).toEqual([]);
});

describe('the command line', () => {
  const home = join(folder, 'shell');
  beforeAll(() => prepare(home));

  test('lists every call with its line of help', async () => {
    const { exitCode, stdout } = await runCommand(home, ['--help']);
    expect(exitCode).toBe(0);
    for (const name of callNames) expect(stdout).toContain(`  ${name} `);
  });

  test('wrong use is 2, an error as answer is 1, and both say what to do', async () => {
    const unknown = await runCommand(home, ['rates.serie']);
    expect([unknown.exitCode, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toContain('holdfast --help');
    const flag = await runCommand(home, ['rates.series', '--project', 'empty.holdfast', '--asof', '2024-01-01']);
    expect(flag.exitCode).toBe(2);
    expect(flag.stderr).toContain('--asof');
    const missing = await runCommand(home, ['project.info', '--project', 'gone.holdfast']);
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toContain('gone.holdfast');
    const none = await runCommand(home, ['project.info']);
    expect(none.exitCode).toBe(2);
  });

  test('a result file goes where --out says', async () => {
    await runCommand(home, ['imports.run', '--project', 'empty.holdfast', '--file', 'orders.csv']);
    const { exitCode, stdout } = await runCommand(home, [
      'report.build',
      '--project',
      'empty.holdfast',
      '--locale',
      'zh-CN',
      '--out',
      'report.html',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).file).toBe(join(home, 'report.html'));
  });

  test('speaks Chinese when asked to', async () => {
    const { stderr } = await runCommand(home, ['project.info', '--project', 'gone.holdfast', '--lang', 'zh-CN']);
    expect(stderr).toMatch(/找不到项目/);
  });
});
