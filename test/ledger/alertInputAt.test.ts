// What alert rules look at, read from the tables of a real project file.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alertsAt } from '../../electron/analysis/alerts/alertsAt.ts';
import { alertHoldings, businessKindOf, indicatorOffers } from '../../electron/gathering/alerts/alertData.ts';
import { alertInputAt, lateness } from '../../electron/gathering/alerts/alertInputAt.ts';
import { viewAt } from '../../electron/gathering/view/viewAt.ts';
import { createProject } from '../../electron/project/create.ts';
import { openProject } from '../../electron/project/open.ts';
import type { AlertCondition } from '../../shared/contract/alertRule.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { alertRuleOf } from '../alertRuleOf.ts';
import { fillShop } from '../customers/customerShop.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const first = parseIsoDate('2024-01-01')!;
const path = join(temporaryFolder(), 'shop.holdfast');
createProject(path, { name: 'Shop', currency: 'CNY', locale: 'zh-CN' });
const project = openProject(path, 'p');
const customers = ['A', 'B'].map((code) => ({ code, type: null, region: null, attributes: ['x'] }));
fillShop(project.db, {
  customers,
  attributeNames: ['level'],
  lines: customers.flatMap(({ code }) =>
    Array.from({ length: 12 }, (_, k) => ({ code, date: isoDate(first + k * 10), amount: 10 })),
  ),
});
const { db } = project;
const idOf = (code: string) =>
  db.prepare<[string], number>('SELECT id FROM customer WHERE code = ?').pluck().get(code)!;
const batch = Number(
  db
    .prepare(
      `INSERT INTO import_batch (imported_at, kind, file_name, sheet, sha256, rows_read, rows_stored, rows_rejected, amount_e4, attribute_names, report)
       VALUES ('2024-06-01T00:00:00Z', 'interactions', 'f', 's', 'h', 0, 0, 0, 0, ?, '{}')`,
    )
    .run(JSON.stringify(['通话时长', "付款'情况"])).lastInsertRowid,
);
const call = db.prepare(
  'INSERT INTO interaction (batch_id, row_number, customer_id, day, channel, attributes) VALUES (?, 1, ?, ?, ?, ?)',
);
// A uses 100 a month and then 70; two of the last three payments are late. B stays as it was.
const used = { A: ['100', '100', '1,00', '70'], B: ['100', '100', '100', '100'] };
const paid = { A: ['准时', '逾期', '准时', '逾期'], B: ['准时', '逾期', '准时', '准时'] };
for (const code of ['A', 'B'] as const) {
  used[code].forEach((minutes, k) => {
    call.run(
      batch,
      idOf(code),
      first + 15 + 30 * k,
      k % 2 === 0 ? '电话' : '到店',
      JSON.stringify([minutes, paid[code][k]]),
    );
  });
}
db.prepare('UPDATE project SET revision = revision + 1').run();

const rule = (condition: AlertCondition) => alertRuleOf([condition]);
const view = viewAt(project, isoDate(first + 119), { kind: 'silence', days: 300 })!;
const levels = (condition: AlertCondition) => [
  ...alertsAt(alertInputAt(project, view), { rules: [rule(condition)], sensitive: false }, first + 119).level,
];

test('columns of usage and of payments count, with the cells people write', () => {
  const fall: AlertCondition = {
    indicator: { kind: 'columnSum', table: 'interaction', column: '通话时长' },
    windowDays: 30,
    baseline: { kind: 'ownPast', windows: 2 },
    direction: 'down',
    cuts: [0.1, 0.3, 0.5],
  };
  expect(levels(fall)).toEqual([2, 0]);
  const late: AlertCondition = {
    indicator: { kind: 'late', table: 'interaction', column: "付款'情况", of: 3 },
    windowDays: 200,
    baseline: { kind: 'absolute' },
    direction: 'up',
    cuts: [2, 3, null],
  };
  expect(levels(late)).toEqual([1, 0]);
  expect(levels({ ...fall, indicator: { kind: 'columnSum', table: 'order', column: '没有' } })).toEqual([0, 0]);
});

test('visits count by channel and together', () => {
  const input = alertInputAt(project, view);
  const count = (channel: string | null) => input.visits(channel)?.day.length ?? 0;
  expect([count('电话'), count('到店'), count(null), count('x')]).toEqual([4, 4, 8, 0]);
});

test('the columns are offered by what their cells look like', () => {
  const offers = indicatorOffers(alertHoldings(project, view)).filter(({ offered }) => offered);
  const named = offers.flatMap(({ indicator }) =>
    'column' in indicator ? [`${indicator.kind} ${indicator.column}`] : [],
  );
  expect(named).toContain('columnSum 通话时长');
  expect(named).toContain("late 付款'情况");
  expect(named).not.toContain("columnSum 付款'情况");
});

test.each([
  ['逾期', 1],
  ['yes', 1],
  ['3', 1],
  ['0', 0],
  ['on time', 0],
  ['准时', 0],
  ['?', null],
])('%s is late: %s', (cell, late) => {
  expect(lateness(cell)).toBe(late);
});

test('visits that name no channel, or one longer than a rule can hold, are offered together', () => {
  db.prepare("UPDATE interaction SET channel = CASE WHEN channel = '电话' THEN NULL ELSE ? END").run('店'.repeat(201));
  db.prepare('UPDATE project SET revision = revision + 1').run();
  const offers = indicatorOffers(alertHoldings(project, view)).filter(({ offered }) => offered);
  const visits = offers.filter(({ indicator }) => indicator.kind === 'visits');
  expect(visits.map(({ indicator, reason }) => [indicator, reason.params.count])).toEqual([
    [{ kind: 'visits', channel: null }, 8],
  ]);
  expect(alertInputAt(project, view).visits(null)?.day.length).toBe(8);
});

test('what came after the date offers nothing, nor does it say what kind of business it is', () => {
  const early = first + 20;
  const at = () => {
    const then = viewAt(project, isoDate(early), { kind: 'silence', days: 60 })!;
    const holdings = alertHoldings(project, then);
    return { offers: indicatorOffers(holdings), holdings, kind: businessKindOf(then, holdings) };
  };
  const before = at();
  expect(before.holdings).toMatchObject({ visitCount: 2, orders: 6, spanDays: 20, complaintCount: 0 });
  for (const table of ['interaction', 'order_line']) db.prepare(`DELETE FROM ${table} WHERE day > ?`).run(early);
  db.prepare('UPDATE project SET revision = revision + 1').run();
  expect(at()).toEqual(before);
});
