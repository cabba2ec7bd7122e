import { describe, expect, test } from 'vitest';
import { openProject } from '../../electron/project/open.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { look, newProject, readRows, run } from './importing.ts';
import { refusal, sharedData, withoutData } from './readingFiles.ts';

const folder = temporaryFolder();

describe.skipIf(withoutData('online_retail'))('online_retail', () => {
  test.each(['online_retail.csv', 'online_retail.xlsx'])(
    '%s: the published counts, exact to the last unit',
    { timeout: 300_000 },
    async (name) => {
      const path = sharedData('online_retail', name);
      const started = performance.now();
      expect((await look(path)).ready).toBe(true);
      const lookMs = performance.now() - started;
      const project = newProject(folder);
      const report = await run(project, path);
      expect(report).toMatchObject({
        rowsRead: 541_909,
        rowsStored: 406_829,
        rowsRejected: 135_080,
        customers: 4_372,
        orders: 18_532,
        refundLines: 8_905,
        zeroLines: 40,
        firstDay: '2010-12-01',
        lastDay: '2011-12-09',
      });
      expect(report.rejectedByReason.map(({ code, rows }) => [code, rows])).toEqual([['noCustomer', 135_080]]);
      const purchases = project.db
        .prepare(
          'SELECT count(*), sum(amount_e4), count(DISTINCT customer_id) FROM order_line WHERE amount_e4 > 0 AND refund = 0',
        )
        .raw()
        .get();
      expect(purchases).toEqual([397_884, 89_114_079_040, 4_338]);
      expect(project.db.prepare("SELECT count(*) FROM customer WHERE code = '17850'").pluck().get()).toBe(1);
      expect(lookMs).toBeLessThan(10_000);
      project.close();
      const again = openProject(project.path, 'p');
      expect(again.readOnlyReason).toBeNull();
      again.close();
    },
  );
});

describe.skipIf(withoutData('cn_store_orders'))('Chinese exports', () => {
  test('GBK store orders read readable; with the shop as customer they load, negative weights as refunds', async () => {
    const path = sharedData('cn_store_orders', 'store_orders_gbk.csv');
    const seen = await look(path);
    expect(seen.encoding).toBe('GB18030');
    expect(seen.columns.map(({ header }) => header)).toEqual([
      '商品ID',
      '类别ID',
      '门店编号',
      '单价',
      '销量',
      '成交时间',
      '订单ID',
    ]);
    expect(seen.problems.map(({ field }) => field)).toEqual(['customer']);
    const project = newProject(folder);
    const report = await run(project, path, { map: { customer: '门店编号' } });
    expect(report).toMatchObject({ rowsRead: 3_478, rowsStored: 3_478, customers: 3, refundLines: 15 });
    project.close();
  });

  test.skipIf(withoutData('cn_tmall_orders'))(
    'Tmall orders without buyers are answered with what is missing',
    async () => {
      const path = sharedData('cn_tmall_orders', 'tmall_order_report.csv');
      const seen = await look(path);
      expect(seen.columns.map(({ field }) => field)).toEqual([
        'orderNo',
        null,
        'amount',
        null,
        null,
        'date',
        'refundAmount',
      ]);
      expect(seen.problems.map(({ code, field }) => [code, field])).toEqual([['imports.missingFields', 'customer']]);
      const project = newProject(folder);
      expect((await refusal(run(project, path))).params).toMatchObject({ fields: 'customer' });
      // With the province as customer the money can be checked: what was paid less what was given back.
      const report = await run(project, path, { map: { customer: '收货地址' } });
      const rows = await readRows(path);
      const paid = rows.slice(1).filter((row) => row[5] !== '');
      expect(report.rowsStored).toBe(paid.length);
      expect(report.rejectedByReason).toMatchObject([{ code: 'unpaid', rows: rows.length - 1 - paid.length }]);
      const cents = paid.reduce(
        (sum, row) => sum + Math.max(0, Math.round(Number(row[2]) * 100) - Math.round(Number(row[6]) * 100)),
        0,
      );
      expect(report.amountE4).toBe(cents * 100);
      project.close();
    },
  );
});

test.skipIf(withoutData('rfm_orders'))('rfm_orders: days since 1970 are dates', async () => {
  const project = newProject(folder);
  const path = sharedData('rfm_orders', 'rfm_data_orders.csv');
  expect((await look(path)).rows[0]!.stored).toMatchObject({ date: '2004-12-20', customer: 'Brion Stark', amount: 32 });
  expect(await run(project, path)).toMatchObject({ rowsStored: 4_906, customers: 995, lastDay: '2006-12-30' });
  project.close();
});

test.skipIf(withoutData('cdnow'))('CDNOW: no header, blanks between, ids with leading zeros', async () => {
  const project = newProject(folder);
  const path = sharedData('cdnow', 'CDNOW_sample.txt');
  expect(await look(path)).toMatchObject({ headerRow: null, delimiter: ' ', ready: true });
  expect(await run(project, path)).toMatchObject({
    rowsStored: 6_919,
    customers: 2_357,
    zeroLines: 8,
    firstDay: '1997-01-01',
    lastDay: '1998-06-30',
  });
  expect(project.db.prepare('SELECT code FROM customer ORDER BY id LIMIT 2').pluck().all()).toEqual(['00004', '00021']);
  project.close();
});

test.skipIf(withoutData('telco_churn'))('telco_churn is a list of customers with all its columns', async () => {
  const project = newProject(folder);
  const report = await run(project, sharedData('telco_churn', 'telco_customer_churn.csv'));
  expect(report).toMatchObject({ kind: 'customers', rowsStored: 7_043, newCustomers: 7_043 });
  expect(report.attributes).toHaveLength(20);
  project.close();
});
