// The weekly and monthly report: the same but for the time it was built, and the period's own figures.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { periodFrom } from '../../electron/gathering/alerts/alertReportAt.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { alertShop, RULES, rhythm } from './shop.ts';

const folder = temporaryFolder();
const shop = {
  customers: [{ code: 'a', name: '<b>王芳</b>' }, { code: 'b' }, { code: 'c' }],
  lines: [
    ...rhythm('a', '2024-01-01', 10, 10, 50),
    ...rhythm('b', '2024-01-01', 10, 16, 20),
    ...rhythm('c', '2024-01-01', 30, 6, 400),
  ],
};

describe.each(['week', 'month'] as const)('the report of a %s', (period) => {
  test.each(['en', 'zh-CN'] as const)('twice the same but for the time (%s)', async (locale) => {
    const { call, project, pathOf } = alertShop(folder, shop);
    await call('alerts.refresh', { asOf: '2024-04-30' });
    await call('alerts.act', { asOf: '2024-04-30', alerts: [1], action: { kind: 'outcome', outcome: 'saved' } });
    const build = async () => {
      const built = await call('report.build', { asOf: '2024-04-30', locale, period });
      const page = readFileSync(pathOf(built), 'utf8');
      return { built, page: page.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, '(time)') };
    };
    const { built, page } = await build();
    expect(built.sections).toEqual(['overview', 'churn', 'movement', 'alerts', 'atRisk', 'methods']);
    expect((await build()).page).toBe(page);
    expect(page).not.toMatch(/NaN|undefined|\{\{|>(report|alerts|charts|analysis)\.\w/);
    expect(page).not.toContain('<b>王芳');
    expect(page).toContain('▲▲▲');
    project.close();
  });
});

test('the period ends with the date and is a week or a month long', () => {
  const from = (iso: string, period: 'week' | 'month') => isoDate(periodFrom(parseIsoDate(iso)!, period));
  expect(from('2024-05-05', 'week')).toBe('2024-04-29');
  expect(from('2024-05-05', 'month')).toBe('2024-04-06');
  expect(from('2024-01-15', 'month')).toBe('2023-12-16');
  expect(from('2024-03-30', 'month')).toBe('2024-03-01');
  // A whole month where it ends with the date.
  expect(from('2024-02-29', 'month')).toBe('2024-02-01');
  expect(from('2024-04-30', 'month')).toBe('2024-04-01');
});

test('the section in the ordinary report; without rules it says so', async () => {
  const { call, project, pathOf } = alertShop(folder, shop, null);
  const built = await call('report.build', { asOf: '2024-04-30', locale: 'en', sections: ['alerts'] });
  const page = readFileSync(pathOf(built), 'utf8');
  expect(built.sections).toEqual(['alerts']);
  expect(page).toContain('No alert rules have been chosen');
  expect(page).not.toMatch(/NaN|undefined|>(report|alerts)\.\w/);
  project.close();
  expect(RULES.rules).toHaveLength(1);
});
