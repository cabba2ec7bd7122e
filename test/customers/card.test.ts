import { describe, expect, test } from 'vitest';
import { makeFormat } from '../../shared/format.ts';
import { codeThrown, dayOf, openShop } from './customerShop.ts';

const HOSTILE = '$t(card.title) {{name}} <b>x</b>';
const shop = openShop({
  customers: [
    {
      code: 'K1',
      name: '林美',
      phone: '13800138000',
      started: '2023-12-01',
      cancelled: '2024-03-20',
      attributes: ['green', null, '<b>5</b>'],
    },
    { code: 'K2', name: HOSTILE },
  ],
  attributeNames: ['favourite colour', '__proto__', 'constructor'],
  lines: [
    { code: 'K1', date: '2024-01-05', amount: 30, orderNo: 'A1', product: 'Green tea' },
    { code: 'K1', date: '2024-01-05', amount: 20, orderNo: 'A1', product: 'Cup' },
    { code: 'K1', date: '2024-01-15', amount: 30, orderNo: 'A2', product: 'Green tea' },
    { code: 'K1', date: '2024-03-01', amount: 12.34, product: 'Black tea' },
    { code: 'K1', date: '2024-03-01', amount: 10, product: 'Black tea' },
    { code: 'K1', date: '2024-03-02', amount: -20, orderNo: 'A1', product: 'Cup' },
    { code: 'K1', date: '2024-05-01', amount: 99, orderNo: 'A9', product: 'Later' },
    { code: 'K2', date: '2024-03-01', amount: 1 },
  ],
});
const { db } = shop.project;
const id = 1;
db.prepare(
  "INSERT INTO interaction (batch_id, row_number, customer_id, day, minute, channel, note) VALUES (1, 2, ?, ?, 600, 'phone', 'asked for tea')",
).run(id, dayOf('2024-03-03'));
db.prepare(
  "INSERT INTO complaint (batch_id, row_number, customer_id, day, category, note, solved_day) VALUES (1, 2, ?, ?, 'late', 'parcel late', ?)",
).run(id, dayOf('2024-02-01'), dayOf('2024-03-10'));
db.prepare(
  "INSERT INTO survey_answer (batch_id, row_number, customer_id, day, question, score, answer) VALUES (1, 2, ?, ?, 'NPS', 9, NULL)",
).run(id, dayOf('2024-02-10'));

const card = (asOf: string, customer = 'K1') => shop.call('customers.card', { customer, asOf });

describe('customers.card', () => {
  test('says who the customer is and how things stand', async () => {
    const found = await card('2024-03-05');
    expect(found.row).toMatchObject({ customer: 'K1', orders: 4, revenueE4: 823_400, medianGapDays: 28 });
    expect(found).toMatchObject({ startedOn: '2023-12-01', cancelledOn: null, complaints: 1, openComplaints: 1 });
    expect(found.lastContact).toEqual({ day: '2024-03-03', channel: 'phone' });
    expect(found.months).toEqual([
      { month: '2024-01-01', amountE4: 800_000 },
      { month: '2024-02-01', amountE4: 0 },
      { month: '2024-03-01', amountE4: 23_400 },
    ]);
    expect(found.favourites.slice(0, 2)).toEqual([
      { product: 'Green tea', orders: 2, amountE4: 600_000 },
      { product: 'Black tea', orders: 2, amountE4: 223_400 },
    ]);
    expect(found.attributes).toEqual([
      { name: 'favourite colour', value: 'green' },
      { name: 'constructor', value: '<b>5</b>' },
    ]);
    expect(found.scores).not.toBeNull();
  });

  test('knows nothing of what came later', async () => {
    expect((await card('2024-03-09')).openComplaints).toBe(1);
    expect((await card('2024-03-10')).openComplaints).toBe(0);
    expect((await card('2024-03-19')).cancelledOn).toBeNull();
    const cancelled = await card('2024-03-20');
    expect(cancelled.cancelledOn).toBe('2024-03-20');
    expect(cancelled.notices).toHaveLength(cancelled.row.state === 'lost' ? 0 : 1);
    expect((await card('2023-12-15')).row.state).toBe('noPurchase');
  });

  test('has a sentence and a derivation for every figure in both languages', async () => {
    for (const [asOf, customer] of [
      ['2024-03-05', 'K1'],
      ['2023-12-15', 'K1'],
      ['2025-06-01', 'K1'],
      ['2024-03-05', 'K2'],
    ] as const) {
      const found = await card(asOf, customer);
      for (const locale of ['en', 'zh-CN'] as const) {
        const format = makeFormat(locale, 'CNY');
        const texts = [
          found.headline,
          ...found.notices.map((notice) => notice.text),
          ...Object.values(found.why).flatMap((why) => [why.definition, why.filter, why.formula]),
        ];
        for (const text of texts) {
          const said = format.text(text);
          expect(said, text.key).not.toContain(text.key);
          if (customer !== 'K2') expect(said).not.toMatch(/\{\{|undefined|NaN/);
        }
      }
    }
  });

  test('takes a hostile name as it is written', async () => {
    const found = await card('2024-03-05', 'K2');
    expect(makeFormat('en', 'CNY').text(found.headline)).toContain(HOSTILE);
  });

  test('refuses who is not known, or not yet', async () => {
    expect(await codeThrown(() => card('2024-03-05', 'nobody'))).toBe('customers.unknown');
    expect(await codeThrown(() => card('2023-11-30'))).toBe('customers.unknown');
    expect(await codeThrown(() => card('2024-02-29', 'K2'))).toBe('customers.unknown');
  });
});

describe('customers.timeline', () => {
  const timeline = (asOf: string, offset = 0, limit = 100) =>
    shop.call('customers.timeline', { customer: 'K1', asOf, offset, limit });

  test('tells everything up to the date, newest first, lines of one order together', async () => {
    const { total, entries } = await timeline('2024-03-05');
    expect(total).toBe(9);
    expect(entries.map((entry) => [entry.day, entry.kind])).toEqual([
      ['2024-03-03', 'interaction'],
      ['2024-03-02', 'order'],
      ['2024-03-01', 'order'],
      ['2024-03-01', 'order'],
      ['2024-02-10', 'survey'],
      ['2024-02-01', 'complaint'],
      ['2024-01-15', 'order'],
      ['2024-01-05', 'order'],
      ['2023-12-01', 'started'],
    ]);
    expect(entries[1]).toMatchObject({ orderNo: 'A1', refund: true, amountE4: -200_000, products: ['Cup'] });
    expect(entries[5]).toMatchObject({ category: 'late', solvedOn: null });
    expect(entries[7]).toMatchObject({
      orderNo: 'A1',
      lines: 2,
      amountE4: 500_000,
      refund: false,
      products: ['Green tea', 'Cup'],
      productCount: 2,
    });
  });

  test('shows later facts only from their day on', async () => {
    const { entries } = await timeline('2024-03-20');
    expect(entries[0]).toEqual({ kind: 'cancelled', day: '2024-03-20' });
    expect(entries.find((entry) => entry.kind === 'complaint')).toMatchObject({ solvedOn: '2024-03-10' });
  });

  test('comes in pages that join up', async () => {
    const { entries, total } = await timeline('2025-01-01');
    const parts = [];
    for (let offset = 0; offset < total; offset += 3) parts.push(...(await timeline('2025-01-01', offset, 3)).entries);
    expect(parts).toEqual(entries);
  });
});
