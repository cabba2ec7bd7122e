import { expect, test } from 'vitest';
import { buildLedger } from '../../electron/ledger/buildLedger.ts';
import { NO_DAY } from '../../electron/ledger/ledger.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import { parseIsoDate } from '../../shared/dates.ts';
import { callsOn } from '../callsOn.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { look, newProject, run } from './importing.ts';
import { writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();
const file = (name: string, lines: string[]) => writeTestFile(folder, name, lines.join('\n'));

test.each([
  ['会员到期日', '会员编号,姓名,手机号'],
  ['合同到期', '客户编号,客户名称,联系电话'],
  ['到期日期', '客户编号,客户名称,联系电话'],
  ['Contract end', 'Customer ID,Customer name,Phone'],
  ['Expiry date', 'Customer ID,Customer name,Phone'],
  ['Renewal date', 'Customer ID,Customer name,Phone'],
])('a column called %s is when the contract ends', async (header, others) => {
  const path = file(`${header}.csv`, [
    `${others},${header}`,
    'C1,李雷,13812345678,2024-06-30',
    'C2,韩梅梅,13912345678,',
  ]);
  const [preview] = [await look(path)];
  const column = preview.columns.find((one) => one.header === header);
  expect(preview.kind).toBe('customers');
  expect(column?.field).toBe('contractEnd');
});

test('a list of subscribers says who began and left when', async () => {
  for (const [header, others] of [
    ['用户编号,用户名称,开通日期,退订日期,合同到期日', 'U1,李雷,2024-01-05,2024-03-31,2024-03-31'],
    ['customer_id,name,subscription_start,cancellation_date,valid_until', 'U1,Jim,2024-01-05,2024-03-31,2024-03-31'],
  ]) {
    const { kind, columns } = await look(file(`subscribers-${header!.length}.csv`, [header!, others!]));
    expect(kind).toBe('customers');
    expect(columns.map(({ field }) => field)).toEqual([
      'customer',
      'customerName',
      'startedOn',
      'cancelledOn',
      'contractEnd',
    ]);
  }
});

test('ends of contracts are read, renewed by a later file, and define churn until a purchase renews', async () => {
  const project = newProject(folder);
  const call = callsOn(project, folder);
  await run(
    project,
    file('members.csv', ['会员编号,姓名,会员到期日', 'C1,李雷,2024-03-31', 'C2,韩梅梅,2024-03-31', 'C3,Jim,']),
  );
  await run(
    project,
    file('orders.csv', [
      '订单号,会员编号,下单时间,金额',
      '1,C1,2024-01-05,100',
      '2,C2,2024-01-05,100',
      '3,C3,2024-01-05,100',
      '4,C1,2024-04-20,100',
      '5,C3,2024-05-31,100',
    ]),
  );
  const day = parseIsoDate('2024-03-31')!;
  expect([...buildLedger(project.db).contractEnd]).toEqual([day, day, NO_DAY]);
  await call('definition.set', { definition: { kind: 'contractEnd' } });
  const lostAt = async (asOf: string) => (await call('overview.get', { asOf })).lost;
  expect(await lostAt('2024-03-30')).toBe(0);
  expect(await lostAt('2024-03-31')).toBe(2);
  // The first bought again and is no longer lost; the second has not.
  expect(await lostAt('2024-04-20')).toBe(1);
  const card = await call('customers.card', { customer: 'C2', asOf: '2024-05-31' });
  expect(card).toMatchObject({ contractEnd: '2024-03-31', row: { state: 'lost' } });
  expect((await call('definition.advise', { asOf: '2024-05-31' })).contractEnds).toBe(2);

  const rule = { kind: 'day' as const, field: 'contractEnd' as const, from: '2024-03-01', to: '2024-04-30' };
  const running = await call('customers.page', { asOf: '2024-03-05', set: { kind: 'rule', rule } });
  expect(running.rows.map((row) => row.customer).sort()).toEqual(['C1', 'C2']);

  const renewal = await run(project, file('renewed.csv', ['会员编号,姓名,会员到期日', 'C2,韩梅梅,2025-03-31']));
  expect(await lostAt('2024-05-31')).toBe(0);
  undoImport(project.db, renewal.batch);
  expect(await lostAt('2024-05-31')).toBe(1);
  project.close();
});

test('without any such date the definition is refused', async () => {
  const project = newProject(folder);
  const call = callsOn(project, folder);
  await expect(call('definition.set', { definition: { kind: 'contractEnd' } })).rejects.toMatchObject({
    code: 'definition.noContractEnds',
  });
  project.close();
});

test.each([
  ['退订日期', '订单号,会员编号,下单时间,金额'],
  ['cancel_date', 'order id,customer id,order date,amount'],
])(
  '%s in an order file is told to count only where the file is loaded as customers, and then does',
  async (header, others) => {
    const project = newProject(folder);
    const path = file(`orders-${header}.csv`, [
      `${others},${header}`,
      '1,C1,2024-01-05,100,2024-03-31',
      '2,C2,2024-01-05,100,',
      '3,C1,2024-02-05,100,2024-03-31',
    ]);
    const asOrders = await look(path);
    expect(asOrders.kind).toBe('orders');
    expect(asOrders.notices).toContainEqual(
      expect.objectContaining({ key: 'imports.notice.customerDates', params: { column: header } }),
    );
    await run(project, path);
    expect([...buildLedger(project.db).cancelledOn]).toEqual([NO_DAY, NO_DAY]);
    const again = await look(path, { kind: 'customers' });
    expect(again.columns.find((column) => column.header === header)?.field).toBe('cancelledOn');
    expect(again.notices.map(({ key }) => key)).not.toContain('imports.notice.customerDates');
    await run(project, path, { kind: 'customers' });
    expect([...buildLedger(project.db).cancelledOn]).toEqual([parseIsoDate('2024-03-31')!, NO_DAY]);
  },
);
