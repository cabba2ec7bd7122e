// Value to come on a real project file: pages, order, search, files, one customer, refusals.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createProject } from '../../../electron/project/create.ts';
import { openProject } from '../../../electron/project/open.ts';
import { makeTickets } from '../../../electron/tickets.ts';
import { isoDate } from '../../../shared/dates.ts';
import { callsOn } from '../../callsOn.ts';
import { fillShop } from '../../customers/customerShop.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';
import { FIRST, population } from './population.ts';

const folder = temporaryFolder();
const path = join(folder, 'shop.holdfast');
createProject(path, { name: 'Shop', currency: 'CNY', locale: 'en' });
const project = openProject(path, 'p');
const { rows } = population({ customers: 400, days: 600, seed: 21 });
fillShop(project.db, {
  customers: [...new Set(rows.map((row) => row.customer))].map((code) => ({
    code,
    name: `Name ${code}`,
    ...(code === '00003' ? { cancelled: isoDate(FIRST + 599) } : {}),
  })),
  lines: rows.map(({ customer, day, amountE4, orderNo }) => ({
    code: customer,
    date: isoDate(Number(day)),
    amount: amountE4 / 10_000,
    orderNo: orderNo!,
  })),
});
const tickets = makeTickets(folder);
const call = callsOn(project, folder, tickets);
const asOf = isoDate(FIRST + 590);
afterAll(() => project.close());

describe('value to come', () => {
  test('the parts agree with each other and with the list', async () => {
    const value = await call('toCome.value', { asOf });
    expect(value.refused).toBeNull();
    const { rows: list, total } = await call('toCome.customers', { asOf, limit: 10_000 });
    expect(total).toBe(value.total!.customers);
    const sum = (of: (row: (typeof list)[number]) => number) => list.reduce((all, row) => all + of(row), 0);
    expect(sum((row) => row.alive)).toBeCloseTo(value.total!.alive, 6);
    expect(sum((row) => row.orders)).toBeCloseTo(value.total!.orders.value, 6);
    expect(sum((row) => row.spendE4) / value.total!.spendE4.value).toBeCloseTo(1, 6);
    for (const parts of [value.kinds, value.classes]) {
      expect(parts.reduce((all, part) => all + part.customers, 0)).toBe(total);
      expect(parts.reduce((all, part) => all + part.spendE4.value, 0)).toBeCloseTo(value.total!.spendE4.value, 2);
    }
    for (const { low, value: middle, high } of [value.total!.orders, value.total!.spendE4, value.total!.valueE4]) {
      expect(low).toBeLessThanOrEqual(middle);
      expect(high).toBeGreaterThanOrEqual(middle);
    }
    // Kept answers and those worked out anew are the same.
    expect(await call('toCome.value', { asOf })).toEqual(value);
  });

  test('a bar and the customers it leads to are the same', async () => {
    const value = await call('toCome.value', { asOf, model: 'mbg' });
    const bars = [...value.alive, ...value.next, ...value.holdOut!.byFrequency];
    for (const { set, customers } of bars) {
      expect((await call('customers.page', { asOf, set, limit: 1 })).total, JSON.stringify(set)).toBe(customers);
    }
    expect(value.alive.reduce((all, { customers }) => all + customers, 0)).toBe(value.total!.customers);
    const { rows: list } = await call('toCome.customers', { asOf, model: 'mbg', limit: 10_000 });
    expect(value.next.reduce((all, { customers }) => all + customers, 0)).toBe(
      list.filter(({ nextDay }) => nextDay !== null).length,
    );
  });

  test('what was entered later changes nothing', async () => {
    const early = await call('toCome.value', { asOf: isoDate(FIRST + 400), model: 'mbg' });
    expect(early.refused).toBeNull();
    expect(early.total!.customers).toBe(
      new Set(rows.filter(({ day }) => Number(day) <= FIRST + 400).map((row) => row.customer)).size,
    );
  });

  test('pages, order and search', async () => {
    const first = await call('toCome.customers', { asOf, limit: 10 });
    const second = await call('toCome.customers', { asOf, limit: 10, offset: 10 });
    const both = await call('toCome.customers', { asOf, limit: 20 });
    expect([...first.rows, ...second.rows]).toEqual(both.rows);
    for (const column of ['alive', 'orders', 'valueE4', 'purchases'] as const) {
      const { rows: sorted } = await call('toCome.customers', {
        asOf,
        limit: 400,
        sort: { column, descending: false },
      });
      expect(sorted.map((row) => row[column])).toEqual(sorted.map((row) => row[column]).toSorted((a, b) => a - b));
    }
    const { rows: byDay } = await call('toCome.customers', {
      asOf,
      limit: 400,
      sort: { column: 'lastDay', descending: true },
    });
    expect(byDay.map((row) => row.lastDay)).toEqual(
      byDay
        .map((row) => row.lastDay)
        .toSorted()
        .reverse(),
    );
    const { rows: byNext } = await call('toCome.customers', {
      asOf,
      limit: 400,
      sort: { column: 'nextDay', descending: false },
    });
    const known = byNext.flatMap((row) => row.nextDay ?? []);
    expect(known).toEqual(known.toSorted());
    expect(known.every((day) => day > asOf)).toBe(true);
    expect(byNext.slice(known.length).every((row) => row.nextDay === null && row.alive < 0.5)).toBe(true);
    expect((await call('toCome.customers', { asOf, search: 'name 00007' })).rows.map((row) => row.customer)).toEqual([
      '00007',
    ]);
    const once = await call('toCome.customers', { asOf, who: 'oneTime', limit: 400 });
    const more = await call('toCome.customers', { asOf, who: 'repeat', limit: 400 });
    expect(once.rows.every((row) => row.purchases === 1)).toBe(true);
    expect(once.total + more.total).toBe((await call('toCome.customers', { asOf })).total);
  });

  test('the whole list as a file, and one customer of it', async () => {
    const { file, rows: written } = await call('toCome.export', { asOf, format: 'csv', locale: 'en' });
    const lines = readFileSync(tickets.redeem(file, 'open'), 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(written + 1);
    const {
      rows: [best],
    } = await call('toCome.customers', { asOf, limit: 1 });
    expect(lines[1]).toContain(best!.customer);
    const one = await call('toCome.customer', { asOf, customer: best!.customer });
    expect(one).toMatchObject({ refused: null, row: best, categories: [] });
    await expect(call('toCome.customer', { asOf, customer: 'nobody' })).rejects.toThrow('customers.unknown');
  });

  test('only some customers: as if there were no others', async () => {
    const within = { kind: 'state', states: ['active', 'atRisk'] } as const;
    const some = await call('toCome.customers', { asOf, within: { ...within, states: [...within.states] } });
    const value = await call('toCome.value', { asOf, within: { ...within, states: [...within.states] } });
    if (value.refused) expect(some.total).toBe(0);
    else expect(value.total!.customers).toBe(some.total);
  });

  test('contracts are refused in words, and nothing is listed', async () => {
    await call('definition.set', { definition: { kind: 'cancelDate' }, by: 'A' });
    const value = await call('toCome.value', { asOf });
    expect(value).toMatchObject({
      refused: { key: 'toCome.refused.contract' },
      total: null,
      model: null,
      holdOut: null,
    });
    expect(await call('toCome.customers', { asOf })).toMatchObject({ total: 0, rows: [] });
    expect(await call('toCome.customer', { asOf, customer: '00007' })).toMatchObject({
      refused: { key: 'toCome.refused.contract' },
      row: null,
    });
  });
});

describe('due to need something again', () => {
  const goods = join(folder, 'goods.holdfast');
  createProject(goods, { name: 'Goods', currency: 'CNY', locale: 'en' });
  const shop = openProject(goods, 'g');
  const day = (n: number) => isoDate(FIRST + n);
  const lines = (code: string, category: string, days: number[]) =>
    days.map((n) => ({ code, category, date: day(n), amount: 10, orderNo: `${code}-${category}-${n}` }));
  fillShop(shop.db, {
    customers: [{ code: 'A' }, { code: 'B' }, { code: 'C', cancelled: day(95) }],
    lines: [
      ...lines('A', 'coffee', [0, 30, 60, 90]),
      ...lines('A', 'tea', [0, 20, 40, 78]),
      ...lines('B', 'coffee', [10, 20, 99]),
      ...lines('C', 'coffee', [0, 30, 60, 90]),
      ...lines('B', 'cups', [0, 5, 10]),
    ],
  });
  const ask = callsOn(shop, folder, tickets);
  afterAll(() => shop.close());

  test('by the own rhythm, the next first; late ones only where the rules allow', async () => {
    const found = await ask('toCome.due', { asOf: day(100), days: 30 });
    expect(found.rows.map(({ customer, category, nextDay }) => [customer, category, nextDay])).toEqual([
      ['A', 'coffee', day(120)],
    ]);
    const { rules } = await ask('alertRules.get', {});
    await ask('alertRules.save', { rules: { ...rules, sensitive: true } });
    const late = await ask('toCome.due', { asOf: day(100), days: 50 });
    expect(late.rows.map(({ customer, category, nextDay }) => [customer, category, nextDay])).toEqual([
      ['A', 'tea', day(98)],
      ['A', 'coffee', day(120)],
      ['B', 'coffee', day(144)],
    ]);
    for (const { set, due } of late.categories) {
      expect((await ask('customers.page', { asOf: day(100), set, limit: 1 })).total).toBe(due);
    }
    expect((await ask('toCome.due', { asOf: day(100), days: 50, category: 'tea' })).total).toBe(1);
  });
});
