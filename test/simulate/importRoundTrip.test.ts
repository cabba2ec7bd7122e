import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeEngine } from '../../electron/engine.ts';
import { buildLedger } from '../../electron/ledger/buildLedger.ts';
import type { Ledger } from '../../electron/ledger/ledger.ts';
import { connect } from '../../electron/project/connect.ts';
import { createProject } from '../../electron/project/create.ts';
import type { BusinessSpec } from '../../electron/simulate/businessSpec.ts';
import { DIRT_KINDS, type DirtShares, plantDirt } from '../../electron/simulate/plantDirt.ts';
import { partsDealer } from '../../electron/simulate/samples/partsDealer.ts';
import { teaHouse } from '../../electron/simulate/samples/teaHouse.ts';
import { simulateBusiness } from '../../electron/simulate/simulateBusiness.ts';
import type { SimulatedBusiness } from '../../electron/simulate/simulatedBusiness.ts';
import { type Table, tableOf } from '../../electron/simulate/tables.ts';
import { writeBusiness } from '../../electron/simulate/writeBusiness.ts';
import { writeCsv } from '../../electron/simulate/writeCsv.ts';
import { makeTickets } from '../../electron/tickets.ts';
import type { ArgsIn, CallName, Result } from '../../shared/contract/contract.ts';
import type { ImportReport } from '../../shared/contract/importReports.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const folder = temporaryFolder();
process.env.HOLDFAST_HOME = join(folder, 'home');
const tickets = makeTickets(join(folder, 'results'));
const engine = makeEngine(tickets);
afterAll(engine.stop);
const how = { signal: new AbortController().signal, report: () => {} };
const call = <N extends CallName>(name: N, args: ArgsIn<N>) => engine.run(name, args, how) as Promise<Result<N>>;

let made = 0;
/** Loads tables as files a shop would have, and answers the ledger and the load reports. */
async function imported(spec: BusinessSpec, tables: Table[]): Promise<{ ledger: Ledger; reports: ImportReport[] }> {
  const path = join(folder, `imported-${++made}.holdfast`);
  const { project } = await call('project.create', {
    project: tickets.grant(path, 'save'),
    name: spec.name,
    currency: spec.currency,
    locale: spec.locale,
  });
  const reports: ImportReport[] = [];
  for (const [i, table] of tables.entries()) {
    const csv = join(folder, `${made}-${i}.csv`);
    writeCsv(csv, table, { mark: spec.locale === 'zh-CN' });
    reports.push(await call('imports.run', { project, file: tickets.grant(csv, 'open') }));
  }
  await call('project.close', { project });
  const db = connect(path, 'read');
  const ledger = buildLedger(db);
  db.close();
  return { ledger, reports };
}

function written(business: SimulatedBusiness): Ledger {
  const path = join(folder, `written-${++made}.holdfast`);
  createProject(path, business.spec);
  const db = connect(path, 'write');
  writeBusiness(db, business);
  const ledger = buildLedger(db);
  db.close();
  return ledger;
}

test.each([teaHouse, partsDealer])(
  'the exported tables of $sample import to the same ledger as the direct way',
  async (spec) => {
    const business = simulateBusiness({ ...spec, customers: 60 }, 11);
    const { ledger, reports } = await imported(business.spec, [
      tableOf(business, 'customers'),
      tableOf(business, 'orders'),
    ]);
    expect(reports.map(({ kind, rowsRejected }) => ({ kind, rowsRejected }))).toEqual([
      { kind: 'customers', rowsRejected: 0 },
      { kind: 'orders', rowsRejected: 0 },
    ]);
    const direct = written(business);
    expect(ledger.customerCount).toBe(direct.customerCount);
    for (const column of ['start', 'day', 'amountE4', 'flags', 'startedOn', 'cancelledOn', 'knownFrom'] as const)
      expect([...ledger[column]]).toEqual([...direct[column]]);
  },
);

test('dirt is counted: what cannot be stored is rejected with its reason, odd writing is read', async () => {
  const business = simulateBusiness({ ...teaHouse, customers: 60 }, 12);
  const shares = Object.fromEntries(DIRT_KINDS.map((kind) => [kind, 0.02])) as DirtShares;
  const { table, planted, rows } = plantDirt(business, shares, 5);
  const { ledger, reports } = await imported(business.spec, [table]);
  const [report] = reports;
  const rejected = (codes: RegExp) =>
    report!.rejectedByReason.reduce((sum, { code, rows: n }) => sum + (codes.test(code) ? n : 0), 0);
  expect(report!.rowsRead).toBe(rows);
  expect(rejected(/^noCustomer$/)).toBe(planted.noCustomer);
  // What people write for "nothing" (n/a, a dash) is a missing value, the rest an unreadable one.
  expect(rejected(/^(bad|no)Date$/)).toBe(planted.badDate);
  expect(rejected(/^(bad|no)Amount$/)).toBe(planted.badAmount);
  expect(ledger.day.length).toBe(rows - planted.noCustomer - planted.badDate - planted.badAmount);
});
