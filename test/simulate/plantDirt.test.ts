import { expect, test } from 'vitest';
import { DIRT_KINDS, type DirtShares, plantDirt } from '../../electron/simulate/plantDirt.ts';
import { partsDealer } from '../../electron/simulate/samples/partsDealer.ts';
import { teaHouse } from '../../electron/simulate/samples/teaHouse.ts';
import { simulateBusiness } from '../../electron/simulate/simulateBusiness.ts';
import { tableOf } from '../../electron/simulate/tables.ts';

const clean: DirtShares = {
  noCustomer: 0,
  duplicate: 0,
  testOrder: 0,
  oddDate: 0,
  oddAmount: 0,
  badDate: 0,
  badAmount: 0,
};
const business = simulateBusiness({ ...teaHouse, customers: 60 }, 1);
const only = (kind: keyof DirtShares, share = 0.1) => plantDirt(business, { ...clean, [kind]: share }, 7);
const rowsOf = (dirty: ReturnType<typeof plantDirt>) => [...dirty.table.rows()];

test('no dirt is the clean table', () => {
  const dirty = plantDirt(business, clean, 7);
  expect(rowsOf(dirty)).toEqual([...tableOf(business, 'orders').rows()]);
  expect(dirty.rows).toBe(business.lines.count);
});

test('the same seed plants the same dirt, and the table can be read twice', () => {
  const shares = { ...clean, noCustomer: 0.05, oddDate: 0.05, testOrder: 0.02 };
  const dirty = plantDirt(business, shares, 3);
  expect(rowsOf(dirty)).toEqual(rowsOf(dirty));
  expect(rowsOf(dirty)).toEqual(rowsOf(plantDirt(business, shares, 3)));
  expect(rowsOf(dirty)).not.toEqual(rowsOf(plantDirt(business, shares, 4)));
});

test('the counts told are the counts in the table', () => {
  const many = Object.fromEntries(DIRT_KINDS.map((kind) => [kind, 0.05])) as DirtShares;
  const dirty = plantDirt(business, many, 9);
  const rows = rowsOf(dirty);
  expect(rows).toHaveLength(dirty.rows);
  expect(rows.filter((row) => row[2] === '')).toHaveLength(dirty.planted.noCustomer);
  expect(rows.filter((row) => row[2] === 'TEST' && row[8] === '0.01')).toHaveLength(dirty.planted.testOrder);
  expect(rows.filter((row, i) => i > 0 && row.join() === rows[i - 1]!.join()).length).toBeGreaterThanOrEqual(
    dirty.planted.duplicate,
  );
  for (const kind of DIRT_KINDS) expect(Math.abs(dirty.planted[kind] / business.lines.count - 0.05)).toBeLessThan(0.02);
});

test('odd dates and amounts can still be read by people', () => {
  const clear = [...tableOf(business, 'orders').rows()];
  const dates = rowsOf(only('oddDate', 1));
  for (const [i, row] of dates.entries()) {
    const [year, month, day] = clear[i]![1]!.slice(0, 10).split('-').map(Number);
    const read = row[1]!.match(/\d+/g)!.slice(0, 3);
    expect(read.map(Number)).toEqual([year, month, day]);
  }
  const amounts = rowsOf(only('oddAmount', 1));
  for (const [i, row] of amounts.entries()) expect(Number(row[8]!.replace(/[^\d.-]/g, ''))).toBe(Number(clear[i]![8]));
  expect(amounts.some((row) => row[8]!.includes('￥'))).toBe(true);
  expect(amounts.some((row) => /\d,\d{3}/.test(row[8]!))).toBe(true);
});

test('English files have English oddities', () => {
  const parts = simulateBusiness({ ...partsDealer, customers: 30 }, 1);
  const rows = rowsOf(plantDirt(parts, { ...clean, oddAmount: 1 }, 2));
  expect(rows.some((row) => row[8]!.startsWith('£'))).toBe(true);
  expect(rows.some((row) => row[8]!.endsWith(' GBP'))).toBe(true);
});
