// The calls of rates, segments and costs on a real project file, with answers in the shape of the contract.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject } from '../../electron/project/create.ts';
import { type ClosableProject, openProject } from '../../electron/project/open.ts';
import { readSettingsHistory } from '../../electron/project/settings.ts';
import type { CustomerSet } from '../../shared/contract/customerSet.ts';
import { isoDate } from '../../shared/dates.ts';
import { callsOn } from '../callsOn.ts';
import { fillShop, type Shop } from '../customers/customerShop.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();
let made = 0;

function openShop(shop: Shop): ClosableProject {
  const path = join(folder, `shop${made++}.holdfast`);
  createProject(path, { name: 'Shop', currency: 'CNY', locale: 'en' });
  const project = openProject(path, 'p');
  fillShop(project.db, shop);
  return project;
}

const makeCall = (project: ClosableProject) => callsOn(project, folder);

const small: Shop = {
  customers: [
    { code: 'a', name: '王芳' },
    { code: 'b' },
    { code: 'c', started: '2023-12-01', cancelled: '2024-05-01' },
  ],
  lines: [
    { code: 'a', date: '2024-01-05', amount: 100, orderNo: '1' },
    { code: 'a', date: '2024-01-05', amount: 20, orderNo: '1' },
    { code: 'b', date: '2024-01-20', amount: 50 },
    { code: 'a', date: '2024-03-20', amount: 80 },
    { code: 'b', date: '2024-06-01', amount: -50 },
  ],
};

describe('calls on a project', () => {
  test('everything answers, with names for the customers at risk', async () => {
    const project = openShop(small);
    const call = makeCall(project);
    const overview = await call('overview.get', { asOf: '2024-05-05' });
    expect(overview).toMatchObject({ asOf: '2024-05-05', customers: 3, atRisk: 1, lost: 1, noPurchase: 1 });
    expect(overview.definition).toEqual({ definition: { kind: 'silence', days: 90 }, origin: 'fallback' });
    expect(overview.atRiskTop).toMatchObject([{ customer: 'a', name: '王芳', recencyDays: 46, orders: 2 }]);

    const series = await call('rates.series', { asOf: '2024-05-05', definition: { kind: 'silence', days: 30 } });
    expect(series.definition.origin).toBe('chosen');
    expect(series.points).toHaveLength(5);

    const scores = await call('segments.scores', { asOf: '2024-05-05', offset: 1, limit: 1 });
    expect(scores).toMatchObject({ total: 2, rows: [{ customer: 'b', orders: 1, revenueE4: 500_000 }] });
    expect((await call('segments.rfm', { bins: 3 })).customers).toBe(2);
    expect((await call('value.classes', {})).classes.map((row) => row.customers)).toEqual([1, 0, 1]);
    expect((await call('costs.churn', {})).lostCustomers).toBe(1);
    expect((await call('definition.propose', {})).refused?.key).toBe('analysis.refused.fewIntervals');
    project.close();
  });

  test('the chosen definition is used everywhere, until it is taken back', async () => {
    const project = openShop(small);
    const call = makeCall(project);
    await call('definition.set', { definition: { kind: 'silence', days: 20 }, by: ' 李雷 ' });
    expect(await call('overview.get', { asOf: '2024-05-05' })).toMatchObject({
      definition: { definition: { kind: 'silence', days: 20 }, origin: 'chosen' },
      lost: 2,
    });
    await call('definition.set', { definition: { kind: 'cancelDate' } });
    expect(await call('overview.get', { asOf: '2024-05-05' })).toMatchObject({ lost: 1, noPurchase: 0 });
    await call('definition.set', { definition: null });
    expect((await call('overview.get', {})).definition.origin).toBe('fallback');
    const { changes } = await call('settings.history', {});
    expect(changes.map((change) => change.changedBy)).toEqual([null, null, '李雷']);
    expect(changes.every((change) => change.setting === 'churnDefinition')).toBe(true);
    project.close();
  });

  test('a silence of their own for one type, set, kept in the history, and followed', async () => {
    const project = openShop({
      customers: [{ code: 'a', type: '经销商' }, { code: 'b', type: '散客' }, { code: 'c' }],
      lines: [
        { code: 'a', date: '2024-01-05', amount: 100 },
        { code: 'b', date: '2024-01-05', amount: 100 },
        { code: 'c', date: '2024-01-05', amount: 100 },
        { code: 'c', date: '2024-03-01', amount: 100 },
      ],
    });
    const call = makeCall(project);
    const definition = { kind: 'silence' as const, days: 30, byType: [{ type: '经销商', days: 120 }] };
    await call('definition.set', { definition });
    const overview = await call('overview.get', { asOf: '2024-03-01' });
    expect(overview).toMatchObject({ lost: 1, active: 2, definition: { definition, origin: 'chosen' } });
    const advice = await call('definition.advise', { asOf: '2024-03-01' });
    expect(advice.types).toEqual([
      { type: '散客', buyers: 1, intervals: 0, proposedDays: null, early: false },
      { type: '经销商', buyers: 1, intervals: 0, proposedDays: null, early: false },
    ]);
    expect(advice.candidates.find((one) => one.inForce)?.definition).toEqual(definition);
    const verdict = await call('definition.sufficiency', { asOf: '2024-03-01' });
    expect(verdict.methods.map((one) => one.method)).toHaveLength(15);
    const [change] = readSettingsHistory(project.db);
    expect(JSON.parse(change!.after)).toEqual(definition);
    project.close();
  });

  test('customers without any date are told so, also where only some of them are looked at', async () => {
    const project = openShop({ customers: [{ code: 'a' }, { code: 'b' }], lines: [] });
    const call = makeCall(project);
    const refused = { key: 'analysis.refused.noDates', params: { count: 2 } };
    for (const name of ['overview.get', 'clusters.find', 'toCome.value', 'forecast.get', 'alerts.list'] as const) {
      expect(await call(name, {}), name).toMatchObject({ asOf: null, refused });
    }
    const within: CustomerSet = { kind: 'state', states: ['noPurchase'] };
    expect(await call('overview.get', { within })).toMatchObject({ refused });
    project.close();
  });

  test('an empty project answers with reasons', async () => {
    const project = openShop({ customers: [], lines: [] });
    const call = makeCall(project);
    for (const name of ['overview.get', 'rates.series', 'segments.rfm', 'value.classes', 'costs.churn'] as const) {
      expect(await call(name, {})).toMatchObject({ asOf: null, refused: { key: 'analysis.refused.nothing' } });
      expect(await call(name, { asOf: '2024-01-01' })).toMatchObject({ asOf: '2024-01-01' });
    }
    expect(await call('segments.scores', {})).toEqual({ asOf: null, total: 0, rows: [] });
    await expect(call('definition.set', { definition: { kind: 'cancelDate' } })).rejects.toMatchObject({
      code: 'definition.noCancelDates',
    });
    project.close();
  });

  test('wrong dates and wrong cuts are said', async () => {
    const project = openShop(small);
    const call = makeCall(project);
    await expect(call('overview.get', { asOf: '2024-02-30' })).rejects.toMatchObject({ code: 'asOf.invalid' });
    await expect(call('segments.rfm', { method: 'fixed' })).rejects.toMatchObject({ code: 'segments.cutsMissing' });
    const cuts = (monetary: number[]) => ({ recencyDays: [1, 2], frequency: [1, 2], monetary });
    await expect(call('segments.rfm', { bins: 3, method: 'fixed', cuts: cuts([1]) })).rejects.toMatchObject({
      code: 'segments.cutsCount',
    });
    await expect(call('segments.rfm', { bins: 3, method: 'fixed', cuts: cuts([2, 1]) })).rejects.toMatchObject({
      code: 'segments.cutsOrder',
    });
    project.close();
  });
});

const published = new URL('../../../shared/data/rfm_orders/', import.meta.url);

test.skipIf(!existsSync(published))('published scores through the call (needs ../shared/data/rfm_orders)', async () => {
  const lines = readFileSync(new URL('rfm_data_orders.csv', published), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
    .map(([code, day, revenue]) => ({ code: code!, date: isoDate(Number(day)), amount: Number(revenue) }));
  const codes = [...new Set(lines.map((line) => line.code))];
  const project = openShop({ customers: codes.map((code) => ({ code })), lines });
  const { rows } = await makeCall(project)('segments.scores', { asOf: '2006-12-31', limit: 10_000 });
  expect(rows).toHaveLength(995);
  const first = ['205/6/472→343', '140/3/340→412', '194/4/405→323', '98/7/596→544', '132/5/448→433'];
  const figures = rows.map(
    (row) => `${row.recencyDays}/${row.orders}/${row.revenueE4 / 10_000}→${row.r}${row.f}${row.m}`,
  );
  for (const figure of first) expect(figures).toContain(figure);
  project.close();
});
