import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connect } from '../../electron/project/connect.ts';
import { controlTotalsHold } from '../../electron/project/controlTotals.ts';
import { createProject } from '../../electron/project/create.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import { AppError } from '../../shared/errors.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { contentOf } from './contentOf.ts';
import { type Row, storeRows } from './storeRows.ts';

const folder = temporaryFolder();
let made = 0;

const empty = join(folder, 'empty.holdfast');
createProject(empty, { name: 'x', currency: 'CNY', locale: 'en' });

function newProject(): Database.Database {
  const path = join(folder, `${++made}.holdfast`);
  copyFileSync(empty, path);
  const db = connect(path, 'write');
  // Nothing here outlives the test.
  db.pragma('synchronous = OFF');
  return db;
}

/** Rows as people see them, each with the number of its import in the history; without row ids. */
const rowsOf = (db: Database.Database): unknown[] =>
  db
    .prepare(
      `SELECT c.code, l.day, l.amount_e4, l.refund, l.order_no, l.product, l.attributes FROM order_line l
       JOIN customer c ON c.id = l.customer_id ORDER BY 1, 2, 3, 5, 6, 7`,
    )
    .raw()
    .all();
const customersOf = (db: Database.Database): unknown[] =>
  db.prepare('SELECT code FROM customer ORDER BY code').pluck().all();

const row = (customer: string, day: number, amountE4: number, more: Partial<Row> = {}): Row => ({
  customer,
  day,
  amountE4,
  orderNo: null,
  product: null,
  attributes: null,
  ...more,
});

describe('append', () => {
  test('rows that an earlier import brought are passed over, once for each; rows of one file never', () => {
    const db = newProject();
    expect(storeRows(db, [row('a', 1, 10), row('a', 1, 10), row('b', 2, 20)], 'append')).toMatchObject({
      stored: 3,
      merged: 0,
    });
    const again = [row('a', 1, 10), row('a', 1, 10), row('a', 1, 10), row('b', 2, 21), row('c', 3, 30)];
    expect(storeRows(db, again, 'append')).toMatchObject({ stored: 3, merged: 2 });
    expect(rowsOf(db)).toHaveLength(6);
    db.close();
  });

  test('free columns tell rows without an order number apart; with one the row is known by its fields', () => {
    const db = newProject();
    const red = { attributes: '["red"]' };
    const blue = { attributes: '["blue"]' };
    storeRows(db, [row('a', 1, 10, red), row('a', 1, 20, { ...red, orderNo: 'N1' })], 'append');
    expect(storeRows(db, [row('a', 1, 10, blue)], 'append').stored).toBe(1);
    expect(storeRows(db, [row('a', 1, 10, red)], 'append').merged).toBe(1);
    expect(storeRows(db, [row('a', 1, 20, { ...blue, orderNo: 'N1' })], 'append').merged).toBe(1);
    // An export with other free columns: they cannot be held against each other, so the fields decide.
    expect(storeRows(db, [row('a', 1, 10, { attributes: '["x","y"]' })], 'append', ['size', 'till']).merged).toBe(1);
    db.close();
  });
});

describe('update', () => {
  test('a changed line takes the place of the old one, an equal one is passed over, undo brings back all', () => {
    const db = newProject();
    const first = [
      row('a', 1, 10, { orderNo: 'N1', product: 'tea' }),
      row('a', 1, 20, { orderNo: 'N1', product: 'pot' }),
      row('b', 2, 30, { orderNo: 'N2', product: 'tea' }),
    ];
    storeRows(db, first, 'append');
    const before = contentOf(db);
    const second = storeRows(
      db,
      [row('a', 1, 10, { orderNo: 'N1', product: 'tea' }), row('b', 2, 0, { orderNo: 'N2', product: 'tea' })],
      'update',
    );
    expect(second).toMatchObject({ stored: 1, merged: 1, replaced: 1 });
    expect(rowsOf(db)).toEqual([
      ['a', 1, 10, 0, 'N1', 'tea', null],
      ['a', 1, 20, 0, 'N1', 'pot', null],
      ['b', 2, 0, 0, 'N2', 'tea', null],
    ]);
    expect(controlTotalsHold(db)).toBe(true);
    undoImport(db, second.batch);
    expect(contentOf(db)).toEqual(before);
    db.close();
  });
});

describe('replace', () => {
  test('all days of the file give way, rows of any content come back byte for byte', () => {
    const db = newProject();
    const odd = {
      orderNo: "0'; DROP TABLE order_line; --",
      product: '__proto__\u0000"\\\u2028茶',
      attributes: '["{}",null,"1e5"]',
    };
    storeRows(db, [row('a', 1, 10, odd), row('b', 2, 20), row('c', 9, 30)], 'append');
    db.exec(
      'UPDATE order_line SET quantity = 0.1 + 0.2 WHERE id = 1; UPDATE order_line SET quantity = 1e300 WHERE id = 2',
    );
    const before = contentOf(db);
    const { batch, replaced } = storeRows(db, [row('a', 1, 11), row('d', 3, 40)], 'replace');
    expect(replaced).toBe(2);
    expect(rowsOf(db).map((one) => (one as unknown[])[2])).toEqual([11, 30, 40]);
    expect(controlTotalsHold(db)).toBe(true);
    undoImport(db, batch);
    expect(contentOf(db)).toEqual(before);
    db.close();
  });
});

describe('undo', () => {
  const blocked = (work: () => unknown): AppError => {
    try {
      work();
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
    throw new Error('it was not refused');
  };

  test('is refused while a later import relies on the rows, and says which', () => {
    const db = newProject();
    const first = storeRows(db, [row('a', 1, 10)], 'append');
    const second = storeRows(db, [row('a', 1, 10), row('b', 2, 20)], 'append');
    const before = contentOf(db);
    const error = blocked(() => undoImport(db, first.batch));
    expect([error.code, error.params.files]).toEqual(['imports.undoBlocked', '#2 file-2.csv']);
    expect(contentOf(db)).toEqual(before);
    undoImport(db, second.batch);
    undoImport(db, first.batch);
    expect(rowsOf(db)).toEqual([]);
    expect(blocked(() => undoImport(db, first.batch)).code).toBe('imports.alreadyUndone');
    expect(blocked(() => undoImport(db, 99)).code).toBe('imports.unknownBatch');
    expect(blocked(() => undoImport(db)).code).toBe('imports.nothingToUndo');
    db.close();
  });

  test('is refused while a later import was held against the project without the rows that would return', () => {
    const db = newProject();
    storeRows(db, [row('a', 1, 10)], 'append');
    const second = storeRows(db, [row('a', 1, 11)], 'replace');
    const third = storeRows(db, [row('a', 1, 10)], 'append');
    expect(blocked(() => undoImport(db, second.batch)).params.files).toBe('#3 file-3.csv');
    undoImport(db, third.batch);
    undoImport(db, second.batch);
    expect(rowsOf(db)).toEqual([['a', 1, 10, 0, null, null, null]]);
    db.close();
  });
});

const anyRow = fc.record({
  customer: fc.constantFrom('a', 'b', 'c'),
  day: fc.integer({ min: 1, max: 6 }),
  amountE4: fc.constantFrom(-10, 0, 10, 20),
  orderNo: fc.option(fc.constantFrom('N1', 'N2', 'N3'), { nil: null }),
  product: fc.option(fc.constantFrom('tea', 'pot'), { nil: null }),
  attributes: fc.option(fc.constantFrom('["red"]', '["blue"]'), { nil: null }),
});
const anyStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      rows: fc.array(anyRow, { maxLength: 8 }),
      mode: fc.constantFrom('append', 'update', 'replace'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat({ max: 7 }) }) },
) as fc.Arbitrary<{ rows: Row[]; mode: 'append' | 'update' | 'replace' } | { undo: number }>;

test('law: whatever is imported and taken back, the project is as if only what stands had ever been imported', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 2, maxLength: 9 }), (steps) => {
      const db = newProject();
      const fresh = newProject();
      let standing: { batch: number; rows: Row[]; mode: 'append' | 'update' | 'replace' }[] = [];
      for (const step of steps) {
        if ('undo' in step) {
          const chosen = standing[step.undo % Math.max(1, standing.length)];
          if (!chosen) continue;
          const before = contentOf(db);
          try {
            undoImport(db, chosen.batch);
            standing = standing.filter((one) => one !== chosen);
          } catch (error) {
            if (!(error instanceof AppError) || error.code !== 'imports.undoBlocked') throw error;
            expect(contentOf(db)).toEqual(before);
          }
        } else standing.push({ batch: storeRows(db, step.rows, step.mode).batch, ...step });
        expect(controlTotalsHold(db)).toBe(true);
      }
      for (const { rows, mode } of standing) storeRows(fresh, rows, mode);
      expect(rowsOf(db)).toEqual(rowsOf(fresh));
      expect(customersOf(db)).toEqual(customersOf(fresh));
      // The newest can always be taken back, down to nothing.
      for (const { batch } of standing.toReversed()) undoImport(db, batch);
      expect(Object.values(contentOf(db)).flat()).toEqual([]);
      db.close();
      fresh.close();
    }),
    { numRuns: 80 },
  );
});
