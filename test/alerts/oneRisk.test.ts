// One chance of leaving for one customer and date: the list of alerts, its files, the customer card, Prediction.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { makeFormat } from '../../shared/format.ts';
import { clockworkRows, SILENCE } from '../analysis/prediction/twoShops.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { alertShop } from './shop.ts';

const folder = temporaryFolder();
const rows = clockworkRows(900, 3);
const { call, project, pathOf } = alertShop(folder, {
  customers: [...new Set(rows.map((row) => row.customer))].map((code) => ({ code })),
  lines: rows.map((row) => ({
    code: row.customer,
    date: isoDate(row.day as number),
    amount: row.amountE4 / 10_000,
    orderNo: row.orderNo!,
  })),
});
const foretold = async (version: number | null = null) => {
  const { rows: all } = await call('prediction.ranked', { version, limit: 10_000 });
  return new Map(all.map(({ customer, risk }) => [customer, risk]));
};

describe('without a model', () => {
  test('the share by level leads, and a worse level never has a lower one', async () => {
    await call('definition.set', { definition: { kind: 'silence', days: SILENCE } });
    await call('alerts.refresh', {});
    const list = await call('alerts.list', { limit: 10_000 });
    expect(list.riskBasis).toMatchObject({
      source: 'level',
      version: null,
      sentence: { key: 'alerts.basis.untrained' },
    });
    expect(list.rows.length).toBeGreaterThan(10);
    for (const row of list.rows) {
      expect(row.riskSource).toBe('level');
      expect(row.risk).toBe(list.risks[row.level - 1]!.value);
    }
    const one = list.rows[0]!;
    expect((await call('alerts.ofCustomer', { customer: one.customer })).risk?.value).toBe(one.risk);
  });
});

describe('with a champion', () => {
  let champion = 0;
  beforeAll(async () => {
    champion = (await call('prediction.train', {})).champion!;
  });

  test('every screen tells its chance', async () => {
    const chances = await foretold();
    const list = await call('alerts.list', { limit: 10_000, sort: 'risk' });
    expect(list.riskBasis).toMatchObject({ source: 'model', version: champion, unscored: 0, horizonDays: SILENCE + 1 });
    expect(list.riskBasis!.sentence.key).toBe('alerts.basis.model');
    expect(list.why.expectedLoss!.definition.key).toContain('expectedLossModel');
    let loss = 0;
    for (const row of list.rows) {
      expect(row).toMatchObject({ risk: chances.get(row.customer), riskSource: 'model' });
      expect(row.expectedLossE4).toBe(Math.round(row.risk! * row.valueE4));
      loss += row.risk! * row.valueE4;
    }
    expect(list.expectedLossE4).toBe(Math.round(loss));
    expect(list.rows.map(({ risk }) => risk)).toEqual(list.rows.map(({ risk }) => risk!).toSorted((a, b) => b - a));
    const byLoss = (await call('alerts.list', { limit: 10_000 })).rows.map(({ expectedLossE4 }) => expectedLossE4!);
    expect(byLoss).toEqual(byLoss.toSorted((a, b) => b - a));
    for (const { customer, risk } of list.rows.slice(0, 5)) {
      const card = await call('alerts.one', { customer });
      expect([card.row.risk, card.risk?.value]).toEqual([risk, risk]);
      expect((await call('alerts.ofCustomer', { customer })).risk?.value).toBe(risk);
      expect((await call('prediction.explain', { customer })).risk).toBe(risk);
    }
  });

  test('so does the card of a customer without an alert', async () => {
    const alerted = new Set((await call('alerts.list', { limit: 10_000 })).rows.map(({ customer }) => customer));
    const [customer, chance] = [...(await foretold())].find(([one]) => !alerted.has(one))!;
    expect((await call('alerts.ofCustomer', { customer })).risk).toMatchObject({ value: chance, source: 'model' });
  });

  test('so do slips and the report', async () => {
    const first = (await call('alerts.list', { limit: 1 })).rows[0]!;
    const shown = `${(first.risk! * 100).toFixed(1)}%`;
    const slips = await call('alerts.slips', { locale: 'en', alerts: [first.alert!] });
    expect(readFileSync(pathOf(slips), 'utf8')).toContain(shown);
    const built = await call('report.build', { locale: 'en', sections: ['alerts'] });
    const page = readFileSync(pathOf(built), 'utf8');
    expect(page).toContain(shown);
    expect(page).toContain('the same figure as under Prediction');
  });

  test('another champion is followed at once', async () => {
    const { entries } = await call('prediction.registry', {});
    const other = entries.find(({ version }) => version !== champion)!.version;
    await call('prediction.promote', { version: other });
    const chances = await foretold(other);
    const list = await call('alerts.list', { limit: 10_000 });
    expect(list.riskBasis!.version).toBe(other);
    for (const row of list.rows) expect(row.risk).toBe(chances.get(row.customer));
    await call('prediction.promote', { version: champion });
  });

  test('what it learnt later it does not say of an earlier day', async () => {
    const { run } = await call('prediction.result', {});
    const until = parseIsoDate(run!.learntAt.at(-1)!)! + run!.horizonDays!;
    expect((await call('alerts.list', { asOf: isoDate(until) })).riskBasis!.source).toBe('model');
    const early = await call('alerts.list', { asOf: isoDate(until - 1) });
    expect(early.riskBasis).toMatchObject({ source: 'level', sentence: { key: 'alerts.basis.learntLater' } });
    // The back-test tells another share of the same alerts: list and derivation say why.
    for (const [locale, word] of [
      ['en', 'back-test'],
      ['zh-CN', '回测'],
    ] as const) {
      const { text } = makeFormat(locale, 'CNY');
      expect(text(early.riskBasis!.sentence)).toContain(word);
      expect(text(early.why.expectedLoss!.formula)).toContain(word);
    }
  });

  test('under another definition of leaving it does not lead', async () => {
    await call('definition.set', { definition: { kind: 'silence', days: SILENCE + 20 } });
    const list = await call('alerts.list', { limit: 10_000 });
    expect(list.riskBasis).toMatchObject({ source: 'level', sentence: { key: 'alerts.basis.definition' } });
    expect(list.rows.every(({ riskSource }) => riskSource !== 'model')).toBe(true);
    project.close();
  });
});
