// The list of alerts on a real project file: what it says, what it notes, what people do about it.
import { describe, expect, test } from 'vitest';
import { mergeCustomers, unmergeCustomers } from '../../electron/project/merges.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import type { AlertRow } from '../../shared/contract/alerts.ts';
import { dayOf, fillShop } from '../customers/customerShop.ts';
import { storeOrders } from '../project/storeOrders.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { alertShop, rhythm } from './shop.ts';

const folder = temporaryFolder();

/** Every ten days up to 2024-03-31 (a), every ten up to 2024-05-30 (b), every thirty (c). */
const shop = {
  customers: [{ code: 'a', name: '王芳', phone: '13800000001' }, { code: 'b', name: '=1+1' }, { code: 'c' }],
  lines: [
    ...rhythm('a', '2024-01-01', 10, 10, 50),
    ...rhythm('b', '2024-01-01', 10, 16, 20),
    ...rhythm('c', '2024-01-01', 30, 6, 400),
  ],
};
const row = (rows: AlertRow[], customer: string) => rows.find((one) => one.customer === customer)!;

describe('the list', () => {
  test('says who is late, since when, why, and what is new since the last list', async () => {
    const { call, project } = alertShop(folder, shop);
    // a: last on 2024-03-31; 15 days later slight, 20 clear, 30 severe.
    expect(await call('alerts.state', { asOf: '2024-04-14' })).toMatchObject({ needsRefresh: true, lastDay: null });
    const first = await call('alerts.refresh', { asOf: '2024-04-14' });
    expect(first).toMatchObject({ ran: true, first: true, changes: { new: 0, same: 0 } });
    expect((await call('alerts.list', { asOf: '2024-04-14' })).headline.key).toBe('alerts.headline.none');

    expect((await call('alerts.refresh', { asOf: '2024-04-15' })).changes).toMatchObject({ new: 1 });
    const list = await call('alerts.list', { asOf: '2024-04-15' });
    expect(list.levels).toEqual({ slight: 1, clear: 0, severe: 0 });
    expect(list.comparedWith).toBe('2024-04-14');
    expect(list.rows).toMatchObject([
      { alert: 1, customer: 'a', level: 1, change: 'new', since: '2024-04-15', valueE4: 5_000_000, status: 'open' },
    ]);
    expect(list.rows[0]!.reasons).toEqual([
      {
        key: 'alerts.reason.overdue',
        params: { every: { as: 'decimal', value: 10 }, days: 15, times: { as: 'decimal', value: 1.5 } },
      },
    ]);

    expect((await call('alerts.refresh', { asOf: '2024-04-30' })).changes).toEqual({
      new: 0,
      worse: 1,
      better: 0,
      same: 0,
      closed: 0,
    });
    const worse = await call('alerts.list', { asOf: '2024-04-30' });
    expect(worse.newSevere).toEqual({ customers: 1, valueE4: 5_000_000 });
    expect(worse.headline.key).toBe('alerts.headline.severe');
    expect(worse.rows[0]).toMatchObject({ alert: 1, level: 3, before: 1, change: 'worse', levelSince: '2024-04-30' });
    const severe = { kind: 'withAlert' as const, levels: [3], version: 1 };
    expect((await call('customers.page', { asOf: '2024-04-30', set: severe })).rows.map((one) => one.customer)).toEqual(
      ['a'],
    );
    expect((await call('alerts.list', { asOf: '2024-04-30', within: { ...severe, levels: [1] } })).total).toBe(0);
    expect((await call('customers.page', { asOf: '2024-04-30', set: { ...severe, version: 9 } })).total).toBe(0);
    // Seven days later it is no news any more.
    expect((await call('alerts.list', { asOf: '2024-05-07' })).newSevere.customers).toBe(0);
    project.close();
  });

  test('the same twice gives nothing new and writes nothing', async () => {
    const { call, project } = alertShop(folder, shop);
    await call('alerts.refresh', { asOf: '2024-04-30' });
    const rows = () => ['alert_run', 'alert', 'alert_step'].map((t) => project.db.prepare(`SELECT * FROM ${t}`).all());
    const before = rows();
    const list = await call('alerts.list', { asOf: '2024-04-30' });
    const again = await call('alerts.refresh', { asOf: '2024-04-30' });
    expect(again).toMatchObject({ ran: false, changes: { new: 0, worse: 0, better: 0, closed: 0 } });
    expect(again.changes.same).toBe(list.total);
    expect(rows()).toEqual(before);
    expect((await call('alerts.state', { asOf: '2024-04-30' })).needsRefresh).toBe(false);
    expect(await call('alerts.list', { asOf: '2024-04-30' })).toEqual(list);
    project.close();
  });

  test('a purchase closes it, and a later alert is another one', async () => {
    const { call, project } = alertShop(folder, shop);
    await call('alerts.refresh', { asOf: '2024-04-30' });
    await call('alerts.act', { asOf: '2024-04-30', alerts: [1], action: { kind: 'note', note: 'called' } });
    project.db
      .prepare(
        `INSERT INTO order_line (batch_id, row_number, customer_id, day, amount_e4, refund)
         VALUES (2, 900, 1, 19845, 100000, 0)`, // 2024-05-02
      )
      .run();
    project.db.exec('UPDATE project SET revision = revision + 1');
    expect((await call('alerts.refresh', { asOf: '2024-05-03' })).changes).toMatchObject({ closed: 1 });
    const closed = await call('alerts.list', { asOf: '2024-05-03', changes: ['closed'] });
    expect(closed.rows).toMatchObject([
      { alert: 1, customer: 'a', level: 0, before: 3, status: 'done', note: 'called' },
    ]);
    const saysOfClosed = ({ notices }: typeof closed) =>
      notices.find(({ text }) => text.key === 'alerts.notice.closed')?.text.params;
    expect(saysOfClosed(closed)).toEqual({ count: 1, lost: 0, eased: 1 });
    expect((await call('alerts.refresh', { asOf: '2024-06-10' })).changes).toMatchObject({ new: 1 });
    const all = await call('alerts.ofCustomer', { asOf: '2024-06-10', customer: 'a' });
    // The alert of whoever is lost is closed, too: there is nothing left to warn of.
    expect((await call('alerts.refresh', { asOf: '2025-06-10' })).changes).toMatchObject({ closed: 1 });
    expect(saysOfClosed(await call('alerts.list', { asOf: '2025-06-10' }))).toEqual({ count: 1, lost: 1, eased: 0 });
    expect(all.alerts.map(({ alert, worst, closed: on }) => [alert, worst, on])).toEqual([
      [2, 3, null],
      [1, 3, '2024-05-03'],
    ]);
    // What was known before is what it was.
    const past = await call('alerts.ofCustomer', { asOf: '2024-05-02', customer: 'a' });
    expect(past.alerts).toMatchObject([{ alert: 1, closed: null, level: 3 }]);
    project.close();
  });
});

describe('cases', () => {
  test('deadline by level, overdue after it, outcome, undo', async () => {
    const { call, project } = alertShop(folder, shop);
    await call('settings.set', { alertDeadlines: [20, 10, 3] });
    await call('alerts.refresh', { asOf: '2024-04-30' });
    const at = async (asOf: string) => row((await call('alerts.list', { asOf })).rows, 'a');
    expect(await at('2024-04-30')).toMatchObject({ status: 'open', due: '2024-05-03' });
    expect((await at('2024-05-03')).status).toBe('open');
    expect((await at('2024-05-04')).status).toBe('overdue');
    const list = await call('alerts.list', { asOf: '2024-05-04', status: ['overdue'] });
    expect(list).toMatchObject({ total: 1, status: { open: 0, overdue: 1 } });

    await call('alerts.refresh', { asOf: '2024-05-04' });
    const act = (action: Parameters<typeof call<'alerts.act'>>[1]['action']) =>
      call('alerts.act', { asOf: '2024-05-04', alerts: [1], action, by: '李雷' });
    await act({ kind: 'owner', owner: '韩梅梅' });
    await act({ kind: 'snooze', until: '2024-05-10' });
    expect(await at('2024-05-04')).toMatchObject({ status: 'snoozed', owner: '韩梅梅', snoozedUntil: '2024-05-10' });
    // What was entered later was not known before.
    expect(await at('2024-05-03')).toMatchObject({ status: 'open', owner: null });
    expect(await at('2024-05-10')).toMatchObject({ status: 'open', due: '2024-05-13' });
    await act({ kind: 'outcome', outcome: 'saved', note: 'comes on Friday' });
    expect(await at('2024-05-04')).toMatchObject({
      status: 'done',
      outcome: 'saved',
      note: 'comes on Friday',
      due: null,
    });
    expect(await call('alerts.undo', {})).toEqual({ step: 3, alerts: 1 });
    expect(await at('2024-05-04')).toMatchObject({ status: 'snoozed', outcome: null, note: null });
    await act({ kind: 'outcome', outcome: 'unreachable' });
    expect(await at('2024-05-04')).toMatchObject({ outcome: 'unreachable' });
    await expect(
      call('alerts.act', { asOf: '2024-05-01', alerts: [1], action: { kind: 'note', note: 'x' } }),
    ).rejects.toThrow('alerts.past');
    await expect(act({ kind: 'due', day: '2024-02-31' })).rejects.toThrow('asOf.invalid');
    await expect(
      call('alerts.act', { asOf: '2024-05-04', alerts: [99], action: { kind: 'note', note: 'x' } }),
    ).rejects.toThrow('alerts.unknown');
    project.close();
  });

  test('a merged customer keeps its case, and taking the merge apart changes nothing of it', async () => {
    const { call, project } = alertShop(folder, {
      customers: [...shop.customers, { code: 'd', name: 'the same' }],
      lines: [...shop.lines, ...rhythm('d', '2024-01-02', 10, 10)],
    });
    await call('alerts.refresh', { asOf: '2024-04-30' });
    const before = (await call('alerts.list', { asOf: '2024-04-30' })).rows;
    expect(before.map(({ customer }) => customer).sort()).toEqual(['a', 'd']);
    const ofD = row(before, 'd').alert!;
    await call('alerts.act', { asOf: '2024-04-30', alerts: [ofD], action: { kind: 'owner', owner: 'Ann' } });
    const { merge } = mergeCustomers(project.db, { keep: 'a', gone: 'd', evidence: [] });
    await call('alerts.refresh', { asOf: '2024-05-01' });
    const merged = (await call('alerts.list', { asOf: '2024-05-01' })).rows;
    expect(merged).toMatchObject([{ customer: 'a', alert: ofD, owner: 'Ann' }]);
    expect((await call('alerts.ofCustomer', { asOf: '2024-05-01', customer: 'a' })).alerts).toHaveLength(2);
    unmergeCustomers(project.db, merge);
    await call('alerts.refresh', { asOf: '2024-05-02' });
    expect(row((await call('alerts.list', { asOf: '2024-05-02' })).rows, 'd')).toMatchObject({
      alert: ofD,
      owner: 'Ann',
    });
    project.close();
  });
});

describe('an import that is taken back', () => {
  test('closes what rested on it, and customers who go take their alerts along', async () => {
    const { call, project } = alertShop(folder, shop);
    await call('alerts.refresh', { asOf: '2024-04-30' });
    await call('alerts.act', { asOf: '2024-04-30', alerts: [1], action: { kind: 'note', note: 'called' } });
    const signed = { customer: 'a', reason: 'shouted', setBy: 'Li' };
    await call('value.flag', { asOf: '2024-04-30', kind: 'abuse', ...signed });
    await call('value.letGo', { asOf: '2024-04-30', customers: ['a'], reason: 'shouted', confirmedBy: 'Li' });
    undoImport(project.db, 2);
    const count = (table: string) => project.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(await call('alerts.refresh', { asOf: '2024-05-01' })).toMatchObject({ changes: { closed: 1 } });
    expect(count('alert')).toBe(1);
    undoImport(project.db, 1);
    const empty = ['alert', 'alert_step', 'alert_entry', 'customer_flag', 'letting_go'];
    expect(empty.map(count)).toEqual([0, 0, 0, 0, 0]);
    expect(project.db.pragma('foreign_key_check')).toEqual([]);
    expect((await call('alerts.state', {})).needsRefresh).toBe(false);
    project.close();
  });
});

describe('a date that was mistyped', () => {
  test('does not lock the list once its import is taken back, and what people did stays', async () => {
    const { call, project } = alertShop(folder, shop);
    const next = { alerts: [1], action: { kind: 'note' as const, note: 'called' } };
    storeOrders(project.db, [{ customer: 'late', day: dayOf('2024-06-10'), amountE4: 10_000 }]);
    await call('alerts.refresh', {});
    storeOrders(project.db, [{ customer: 'late', day: dayOf('2099-04-30'), amountE4: 10_000 }]);
    expect(await call('alerts.refresh', {})).toMatchObject({ asOf: '2099-04-30', ran: true });
    await expect(call('alerts.act', { asOf: '2024-06-10', ...next })).rejects.toThrow('alerts.past');
    undoImport(project.db, 4);
    const { rows, past } = await call('alerts.list', {});
    expect([past, rows.map(({ customer }) => customer)]).toEqual([false, ['a']]);
    expect(await call('alerts.state', {})).toMatchObject({ asOf: '2024-06-10', past: false, needsRefresh: true });
    expect(await call('alerts.refresh', {})).toMatchObject({ ran: true, changes: { new: 0, same: 1 } });
    await call('alerts.act', next);
    expect((await call('alerts.list', {})).rows).toMatchObject([{ customer: 'a', note: 'called' }]);
    // The past stays closed, and the same file once more gives nothing new.
    await expect(call('alerts.act', { asOf: '2024-06-01', ...next })).rejects.toThrow('alerts.past');
    expect((await call('alerts.refresh', {})).ran).toBe(false);
    storeOrders(project.db, [{ customer: 'late', day: dayOf('2024-06-11'), amountE4: 10_000 }]);
    expect(await call('alerts.refresh', {})).toMatchObject({ asOf: '2024-06-11', changes: { new: 0, closed: 0 } });
    project.close();
  });
});

test('the number of an alert that went with its customer is never given again', async () => {
  const { call, project } = alertShop(folder, shop);
  const asOf = '2024-05-05';
  await call('alerts.refresh', { asOf });
  const numbers = async () => (await call('alerts.list', { asOf })).rows.map(({ alert }) => alert ?? 0);
  const first = await numbers();
  expect(first.length).toBeGreaterThan(0);
  undoImport(project.db, 2);
  undoImport(project.db, 1);
  expect(project.db.prepare('SELECT count(*) AS n FROM alert').get()).toEqual({ n: 0 });
  fillShop(project.db, shop);
  project.db.exec('UPDATE project SET revision = revision + 1');
  await call('alerts.refresh', { asOf });
  const second = await numbers();
  expect(second).toHaveLength(first.length);
  expect(Math.min(...second)).toBeGreaterThan(Math.max(...first));
  project.close();
});

describe('without', () => {
  test('rules nobody is watched; customers nothing is said', async () => {
    const { call, project } = alertShop(folder, shop, null);
    expect(await call('alerts.list', {})).toMatchObject({ rules: null, headline: { key: 'alerts.headline.noRules' } });
    expect(await call('alerts.refresh', {})).toMatchObject({ ran: false });
    await expect(call('alerts.one', { customer: 'a' })).rejects.toThrow('alerts.none');
    project.close();
    const empty = alertShop(folder, { customers: [], lines: [] });
    expect((await empty.call('alerts.list', {})).refused?.key).toBe('analysis.refused.nothing');
    expect(await empty.call('alerts.refresh', {})).toMatchObject({ ran: false });
    expect((await empty.call('alerts.fatigue', {})).verdict).toBe('tooYoung');
    empty.project.close();
  });
});
