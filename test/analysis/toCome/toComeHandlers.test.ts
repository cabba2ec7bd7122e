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
