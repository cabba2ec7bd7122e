// Alerts tried on, and models learnt from, some of the customers only.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../../../electron/project/create.ts';
import { openProject } from '../../../electron/project/open.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { isoDate } from '../../../shared/dates.ts';
import { callsOn } from '../../callsOn.ts';
import { codeThrown, fillShop } from '../../customers/customerShop.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';
import { clockworkRows, SILENCE } from './twoShops.ts';

const folder = temporaryFolder();
const path = join(folder, 'parts.holdfast');
createProject(path, { name: 'Parts', currency: 'CNY', locale: 'en' });
const project = openProject(path, 'p');
const rows = clockworkRows(1800, 5);
const codes = [...new Set(rows.map((row) => row.customer))];
fillShop(project.db, {
  customers: codes.map((code, i) => ({ code, type: i % 4 < 2 ? 'shop' : 'kiosk' })),
  lines: rows.map((row) => ({
    code: row.customer,
    date: isoDate(row.day as number),
    amount: row.amountE4 / 10_000,
    orderNo: row.orderNo!,
  })),
});
const call = callsOn(project, folder);
await call('definition.set', { definition: { kind: 'silence', days: SILENCE } });

const typed = (group: string): CustomerSet => ({ kind: 'inGroup', by: { kind: 'type' }, group });
const HIGH: CustomerSet = {
  kind: 'valueClass',
  options: { basis: 'trailingYear', keyShare: 0.2, ordinaryShare: 0.3 },
  valueClass: 'key',
};

test('what rules are worth for the parts adds up to the whole', async () => {
  const all = await call('alertRules.backTest', {});
  const shops = await call('alertRules.backTest', { within: typed('shop') });
  const kiosks = await call('alertRules.backTest', { within: typed('kiosk') });
  expect(all.levels[0]!.alerts).toBeGreaterThan(100);
  for (let level = 0; level < 3; level++) {
    const [whole, a, b] = [all, shops, kiosks].map(({ levels }) => levels[level]!);
    expect(a!.alerts + b!.alerts).toBe(whole!.alerts);
    expect(a!.precision.numerator + b!.precision.numerator).toBe(whole!.precision.numerator);
    expect(a!.recall.denominator + b!.recall.denominator).toBe(whole!.recall.denominator);
    expect(a!.caughtE4 + b!.caughtE4).toBe(whole!.caughtE4);
  }
  expect(shops.notices[0]!.text.key).toBe('alertRules.notice.part');
});

test('whoever purchases choose is chosen when the trial begins', async () => {
  const high = await call('alertRules.backTest', { within: HIGH });
  expect(high.notices[0]!.text.key).toBe('alertRules.notice.partThen');
  expect(high.levels[0]!.alerts).toBeGreaterThan(0);
  const told = await call('alertRules.backTest', { within: { kind: 'lostSince', from: '2022-01-01' } });
  expect(told.notices[0]!.text.key).toBe('alertRules.notice.everybody');
  const all = await call('alertRules.backTest', {});
  expect(told.levels).toEqual(all.levels);
});

test('cuts are suggested for a part from that part', async () => {
  const aim = { kind: 'precision', share: 0.5 } as const;
  const shops = await call('alertRules.suggest', { within: typed('shop'), aim });
  const all = await call('alertRules.suggest', { aim });
  expect(shops.refused).toBeNull();
  expect(shops.present[0]!.alerts).toBeLessThan(all.present[0]!.alerts);
  expect(shops.notices[0]!.text.key).toBe('alertRules.notice.part');
}, 20_000);

test('a model of a part speaks of that part and never leads', async () => {
  const part = await call('prediction.train', { within: typed('shop') });
  expect(part).toMatchObject({ run: 1, champion: null, refused: null });
  expect((await call('prediction.result', {})).run).toBeNull();
  expect((await call('prediction.ranked', {})).refused?.key).toBe('prediction.refused.untrained');
  const race = await call('prediction.result', { within: typed('shop') });
  expect(race.run).toMatchObject({ run: 1, within: typed('shop') });
  expect(race.notices.map(({ text }) => text.key)).toContain('prediction.notice.learntPart');

  const whole = await call('prediction.train', {});
  expect(whole).toMatchObject({ run: 2, champion: whole.winner });
  expect((await call('prediction.result', {})).run!.run).toBe(2);
  expect(race.run!.learntCustomers).toBeLessThan((await call('prediction.result', {})).run!.learntCustomers);

  const isShop = (code: string) => codes.indexOf(code) % 4 < 2;
  const all = await call('prediction.ranked', { limit: 200 });
  const own = await call('prediction.ranked', { within: typed('shop'), limit: 200 });
  const kiosks = await call('prediction.ranked', { within: typed('kiosk'), limit: 200 });
  expect(own).toMatchObject({ version: part.winner, within: typed('shop') });
  expect(kiosks).toMatchObject({ version: whole.winner, within: null });
  expect(own.total + kiosks.total).toBe(all.total);
  expect(own.rows.every(({ customer }) => isShop(customer))).toBe(true);
  expect(kiosks.rows.some(({ customer }) => isShop(customer))).toBe(false);
  // Asked for by its number it still ranks nobody else.
  const asked = await call('prediction.ranked', { version: part.winner!, limit: 200 });
  expect(asked.total).toBe(own.total);
  const none = await call('prediction.ranked', { version: part.winner!, within: typed('kiosk') });
  expect(none.total).toBe(0);
  const stranger = kiosks.rows[0]!.customer;
  const silent = await call('prediction.explain', { customer: stranger, version: part.winner! });
  expect(silent.refused?.key).toBe('prediction.refused.notInPart');

  const registry = await call('prediction.registry', {});
  const kept = registry.entries.filter(({ run }) => run === 1);
  expect(kept.every(({ barred, within, same }) => barred && within && same === null)).toBe(true);
  expect(await codeThrown(() => call('prediction.promote', { version: part.winner! }))).toBe('prediction.onlyPart');
}, 60_000);

test('members a model learns from are those of each date', async () => {
  const trained = await call('prediction.train', { within: HIGH });
  expect(trained.refused).toBeNull();
  const race = await call('prediction.result', { within: HIGH });
  expect(race.run!.within).toEqual(HIGH);
  const refused = await call('prediction.train', { within: { kind: 'lostSince', from: '2022-01-01' } });
  expect(refused.refused?.key).toBe('prediction.refused.part');
}, 60_000);
