// The ledger is one memory for the engine and the threads of its jobs.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../../electron/project/create.ts';
import { joinProject, openProject } from '../../electron/project/open.ts';
import { storeOrders } from '../project/storeOrders.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const line = { customer: 'C1', day: 19_800, amountE4: 120_000 };

test('a job works on the ledger that the engine has, until the data change', () => {
  const path = join(temporaryFolder(), 'shared.holdfast');
  createProject(path, { name: 'Shop', currency: 'CNY', locale: 'en' });
  const held = openProject(path, 'held');
  expect(held.builtLedger()).toBeNull();
  storeOrders(held.db, [line]);
  const ledger = held.ledger();
  expect(ledger.day.buffer).toBeInstanceOf(SharedArrayBuffer);

  const joined = joinProject(path, 'held', null, held.builtLedger());
  expect(joined.ledger()).toBe(ledger);
  storeOrders(held.db, [{ ...line, customer: 'C2' }]);
  expect(joined.ledger().customerCount).toBe(2);
  expect(ledger.customerCount).toBe(1);
  joined.close();
  held.close();
});
