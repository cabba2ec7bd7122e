import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomerColumn, CustomerRow } from '../../shared/contract/customers.ts';
import { CUSTOMER_COLUMNS, columnKind } from '../../shared/customerColumns.ts';
import { isoDate } from '../../shared/dates.ts';
import { codeThrown, dayOf, openShop, type ShopCustomer, type ShopLine } from './customerShop.ts';

const HOSTILE = '<img src=x onerror="alert(1)">';
const customers: ShopCustomer[] = [
  { code: 'C01', name: '林美', region: '杭州', phone: '13800138000', type: '会员' },
  { code: 'C02', name: 'Anna Weiß', region: 'Köln', email: 'ANNA@example.com', type: 'Retail' },
  { code: 'C03', name: 'anna müller', region: 'Köln', type: 'Retail' },
  { code: 'C04', name: '陈一', region: '上海', phone: '021-5555' },
  { code: 'C05', name: '100% Tea_Bar', region: 'Leeds', type: 'Trade' },
  { code: 'C06', name: HOSTILE, region: '__proto__', type: 'constructor' },
  { code: 'C07', name: '=SUM(A1:A9)', region: null },
  { code: 'C08', name: null, region: 'Leeds' },
  { code: 'C09', name: '王五', region: '杭州', started: '2024-01-05', attributes: ['x'] },
  { code: 'C10', name: 'Late Comer', region: 'Leeds' },
  { code: 'ＡＢ１１', name: 'Ｗｉｄｅ', region: '上海' },
  { code: 'C12', name: '阿\u0001里\u0002', region: '上海' },
];
const lines: ShopLine[] = [
  ...['2024-01-01', '2024-01-11', '2024-01-21', '2024-01-31'].map((date) => ({ code: 'C01', date, amount: 50 })),
  { code: 'C02', date: '2024-01-02', amount: 120.5, orderNo: 'A1' },
  { code: 'C02', date: '2024-01-02', amount: 9.5, orderNo: 'A1' },
  { code: 'C02', date: '2024-02-02', amount: -20, orderNo: 'A1' },
  { code: 'C03', date: '2023-06-01', amount: 50 },
  { code: 'C04', date: '2024-02-20', amount: 80 },
  { code: 'C05', date: '2024-02-21', amount: 80 },
  { code: 'C06', date: '2024-02-22', amount: 1 },
  { code: 'C07', date: '2024-02-23', amount: 2.5 },
  { code: 'C08', date: '2024-02-24', amount: 3 },
  { code: 'C10', date: '2024-06-01', amount: 999 },
  { code: 'ＡＢ１１', date: '2024-02-25', amount: 5 },
  { code: 'C12', date: '2024-02-25', amount: 5 },
];
const D = '2024-02-28';
const shop = openShop({ customers, lines, attributeNames: ['colour'] });
const everybody = (asOf = D) =>
  shop.call('customers.page', { asOf, limit: 1000, sort: { column: 'customer', descending: false } });
const codes = (rows: readonly CustomerRow[]) => rows.map((row) => row.customer);
const search = async (text: string) =>
  codes(
    (await shop.call('customers.page', { asOf: D, search: text, sort: { column: 'customer', descending: false } }))
      .rows,
  );

describe('customers.page', () => {
  test('lists the customers known at the date, and only them', async () => {
    const page = await everybody();
    expect(page.asOf).toBe(D);
    expect(codes(page.rows)).toEqual(
      customers
        .map((one) => one.code)
        .filter((code) => code !== 'C10')
        .sort(),
    );
    const early = await everybody('2023-06-01');
    expect(codes(early.rows)).toEqual(['C03']);
    expect((await everybody('2024-06-01')).total).toBe(customers.length);
  });

  test('figures follow the definitions', async () => {
    const { rows } = await everybody();
    const lin = rows.find((row) => row.customer === 'C01')!;
    expect(lin).toMatchObject({
      orders: 4,
      revenueE4: 2_000_000,
      averageOrderE4: 500_000,
      recencyDays: 28,
      medianGapDays: 10,
      overdueRatio: 2.8,
      firstDay: '2024-01-01',
      lastDay: '2024-01-31',
      refundsE4: 0,
      state: 'atRisk',
    });
    const anna = rows.find((row) => row.customer === 'C02')!;
    expect(anna).toMatchObject({
      orders: 1,
      revenueE4: 1_100_000,
      averageOrderE4: 1_300_000,
      refundsE4: 200_000,
      medianGapDays: null,
    });
    const registered = rows.find((row) => row.customer === 'C09')!;
    expect(registered).toMatchObject({
      state: 'noPurchase',
      orders: 0,
      recencyDays: null,
      lastDay: null,
      valueClass: null,
      segment: null,
    });
  });

  test('pages join up to the whole list', async () => {
    const whole = (await everybody()).rows;
    const parts: CustomerRow[] = [];
    for (let offset = 0; offset < 20; offset += 4) {
      const page = await shop.call('customers.page', {
        asOf: D,
        offset,
        limit: 4,
        sort: { column: 'customer', descending: false },
      });
      expect(page.total).toBe(whole.length);
      parts.push(...page.rows);
    }
    expect(parts).toEqual(whole);
  });

  test('searches id, name, phone, e-mail and region, in any case and width, wildcards taken as they are', async () => {
    expect(await search('林')).toEqual(['C01']);
    expect(await search('ANNA')).toEqual(['C02', 'C03']);
    expect(await search('anna@EXAMPLE')).toEqual(['C02']);
    expect(await search('MÜLLER')).toEqual(['C03']);
    expect(await search('杭州')).toEqual(['C01', 'C09']);
    expect(await search('8001')).toEqual(['C01']);
    expect(await search('%')).toEqual(['C05']);
    expect(await search('tea_bar')).toEqual(['C05']);
    expect(await search('_')).toEqual(['C05', 'C06']);
    expect(await search('wide')).toEqual(['ＡＢ１１']);
    expect(await search('ab11')).toEqual(['ＡＢ１１']);
    expect(await search('Trade')).toEqual([]);
    expect(await search("' OR 1=1 --")).toEqual([]);
    expect(await search('<IMG')).toEqual(['C06']);
    expect(await search('C01林')).toEqual([]);
    expect((await search('  ')).length).toBe(11);
  });

  test('sorts every column both ways: nothing last, ties by id', async () => {
    for (const column of CUSTOMER_COLUMNS) {
      for (const descending of [false, true]) {
        const { rows } = await shop.call('customers.page', { asOf: D, sort: { column, descending }, limit: 1000 });
        const values = rows.map((row) => row[column]);
        const firstNull = values.indexOf(null);
        if (firstNull >= 0) expect(values.slice(firstNull).every((value) => value === null)).toBe(true);
        const kind = columnKind[column];
        if (kind === 'whole' || kind === 'decimal' || kind === 'money' || kind === 'date') {
          const present = rows.filter((row) => row[column] !== null);
          const expected = [...present].sort((a, b) => {
            const [x, y] = [a[column]!, b[column]!];
            const difference = x < y ? -1 : x > y ? 1 : 0;
            return (descending ? -difference : difference) || (a.customer < b.customer ? -1 : 1);
          });
          expect(codes(present)).toEqual(codes(expected));
        }
      }
    }
  });

  test('sorts names as people do: letters without regard to case, Chinese by pinyin', async () => {
    const { rows } = await shop.call('customers.page', {
      asOf: D,
      sort: { column: 'name', descending: false },
      limit: 1000,
    });
    const chinese = rows.map((row) => row.name).filter((name) => name !== null && /^\p{Script=Han}/u.test(name));
    expect(chinese).toEqual(['阿\u0001里\u0002', '陈一', '林美', '王五']);
    const latin = rows.map((row) => row.name).filter((name) => name !== null && /^[A-Za-z]/.test(name));
    expect(latin).toEqual(['anna müller', 'Anna Weiß']);
    expect(rows.at(-1)!.name).toBeNull();
  });

  test('filters by text, choice, range and days', async () => {
    const filtered = async (filters: NonNullable<Parameters<typeof shop.call<'customers.page'>>[1]['filters']>) =>
      codes(
        (await shop.call('customers.page', { asOf: D, filters, sort: { column: 'customer', descending: false } })).rows,
      );
    expect(await filtered([{ kind: 'text', column: 'type', contains: 'tra' }])).toEqual(['C05']);
    expect(await filtered([{ kind: 'text', column: 'customer', contains: 'c0' }])).toHaveLength(9);
    expect(await filtered([{ kind: 'text', column: 'name', contains: 'köln' }])).toEqual([]);
    expect(await filtered([{ kind: 'oneOf', column: 'region', values: ['Köln', ''] }])).toEqual(['C02', 'C03', 'C07']);
    expect(await filtered([{ kind: 'oneOf', column: 'region', values: ['__proto__', 'toString'] }])).toEqual(['C06']);
    expect(await filtered([{ kind: 'oneOf', column: 'state', values: ['noPurchase'] }])).toEqual(['C09']);
    expect(await filtered([{ kind: 'oneOf', column: 'valueClass', values: [''] }])).toEqual(['C09']);
    expect(await filtered([{ kind: 'oneOf', column: 'state', values: [] }])).toEqual([]);
    expect(await filtered([{ kind: 'range', column: 'revenueE4', min: 800_000, max: 1_100_000 }])).toEqual([
      'C02',
      'C04',
      'C05',
    ]);
    expect(await filtered([{ kind: 'range', column: 'overdueRatio', min: 2, max: null }])).toEqual(['C01']);
    expect(await filtered([{ kind: 'days', column: 'lastDay', from: '2024-02-21', to: '2024-02-22' }])).toEqual([
      'C05',
      'C06',
    ]);
    expect(
      await filtered([
        { kind: 'oneOf', column: 'region', values: ['Leeds'] },
        { kind: 'range', column: 'orders', min: 1, max: 1 },
        { kind: 'text', column: 'name', contains: 'BAR' },
      ]),
    ).toEqual(['C05']);
  });

  test('refuses a filter that does not fit its column', async () => {
    const bad: NonNullable<Parameters<typeof shop.call<'customers.page'>>[1]['filters']> = [
      { kind: 'text', column: 'revenueE4', contains: '1' },
      { kind: 'text', column: 'state', contains: 'lost' },
      { kind: 'oneOf', column: 'revenueE4', values: ['1'] },
      { kind: 'oneOf', column: 'name', values: ['林美'] },
      { kind: 'oneOf', column: 'state', values: ['gone'] },
      { kind: 'oneOf', column: 'valueClass', values: ['huge'] },
      { kind: 'oneOf', column: 'segment', values: ['nobody'] },
      { kind: 'range', column: 'name', min: 1, max: 2 },
      { kind: 'range', column: 'lastDay', min: 1, max: 2 },
      { kind: 'range', column: 'orders', min: 3, max: 2 },
      { kind: 'days', column: 'orders', from: null, to: null },
      { kind: 'days', column: 'lastDay', from: '2024-02-30', to: null },
      { kind: 'days', column: 'firstDay', from: '2024-02-03', to: '2024-02-02' },
    ];
    for (const filter of bad) {
      expect(
        await codeThrown(() => shop.call('customers.page', { asOf: D, filters: [filter] })),
        JSON.stringify(filter),
      ).toBe('customers.badFilter');
    }
  });

  test('facets count what a filter by them finds', async () => {
    const facets = await shop.call('customers.facets', { asOf: D });
    expect(facets.customers).toBe(11);
    for (const column of ['state', 'valueClass', 'segment', 'type', 'region'] as const) {
      expect(facets[column].reduce((sum, one) => sum + one.customers, 0)).toBe(11);
      for (const { value, customers: expected } of facets[column]) {
        const filters = [{ kind: 'oneOf' as const, column, values: [value ?? ''] }];
        expect((await shop.call('customers.page', { asOf: D, filters })).total, `${column} ${value}`).toBe(expected);
      }
    }
  });

  test('rows after the date change nothing', async () => {
    const later = openShop({ customers, lines, attributeNames: ['colour'] });
    const before = await later.call('customers.page', { asOf: D, limit: 1000 });
    later.project.db.prepare('DELETE FROM order_line WHERE day > ?').run(dayOf(D));
    later.project.db.exec('UPDATE project SET revision = revision + 1');
    expect(await later.call('customers.page', { asOf: D, limit: 1000 })).toEqual(before);
  });

  test('an empty project answers an empty list, a project without orders its registered customers', async () => {
    const empty = openShop({ customers: [], lines: [] });
    expect(await empty.call('customers.page', {})).toEqual({ asOf: null, total: 0, rows: [] });
    expect((await empty.call('customers.facets', {})).customers).toBe(0);
    const registered = openShop({
      customers: [
        { code: 'A', name: 'Ann', started: '2024-01-01', attributes: [] },
        { code: 'B', attributes: [] },
      ],
      lines: [],
    });
    const page = await registered.call('customers.page', { sort: { column: 'customer', descending: false } });
    expect(codes(page.rows)).toEqual(['A', 'B']);
    expect(page.asOf).toBeNull();
  });
});

describe('any search, filter and sort', () => {
  const word = fc.constantFrom('林', '美', 'an', 'AN', 'B', '1', '茶', '%', '_', ' ', '😀', 'é', 'É', '\\', "'");
  const text = fc.option(
    fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join('')),
    { nil: null },
  );
  const person = fc.record({ name: text, region: text, phone: text, email: text, type: text });
  const line = fc.record({
    who: fc.nat(),
    day: fc.integer({ min: 0, max: 400 }),
    amount: fc.integer({ min: -50, max: 200 }),
  });

  test('agree with plain reading of all rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 12 }),
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 420 }),
        word,
        fc.constantFrom<CustomerColumn>('revenueE4', 'recencyDays', 'orders', 'medianGapDays', 'lastDay'),
        fc.boolean(),
        async (people, bought, asOfDay, needle, column, descending) => {
          const made = people.map((one, i) => ({ code: `K${i}`, ...one }));
          const day = (n: number) => isoDate(dayOf('2024-01-01') + n);
          const random = openShop({
            customers: made,
            lines: bought.map((one) => ({ code: `K${one.who % made.length}`, date: day(one.day), amount: one.amount })),
          });
          const asOf = day(asOfDay);
          const all = (
            await random.call('customers.page', { asOf, limit: 1000, sort: { column: 'customer', descending: false } })
          ).rows;
          const known = new Set(bought.filter((one) => one.day <= asOfDay).map((one) => `K${one.who % made.length}`));
          expect(codes(all)).toEqual([...known].sort());

          const folded = (value: string | null) => value?.normalize('NFKC').toLowerCase() ?? null;
          const wanted = folded(needle)!.trim();
          const hit = (row: CustomerRow) =>
            wanted === '' ||
            [row.customer, row.name, row.phone, row.email, row.region].some((value) => folded(value)?.includes(wanted));
          const page = await random.call('customers.page', {
            asOf,
            limit: 1000,
            search: needle,
            sort: { column, descending },
          });
          const expected = all.filter(hit).sort((a, b) => {
            const [x, y] = [a[column], b[column]];
            if (x === null || y === null) return x === y ? (a.customer < b.customer ? -1 : 1) : x === null ? 1 : -1;
            const difference = x < y ? -1 : x > y ? 1 : 0;
            return (descending ? -difference : difference) || (a.customer < b.customer ? -1 : 1);
          });
          expect(page.rows).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });
});
