import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { financeAt } from '../../electron/gathering/figures/financeAt.ts';
import { viewOrBlank } from '../../electron/gathering/view/viewAt.ts';
import { addIndicator } from '../../electron/project/indicatorValues.ts';
import { onDemandSections } from '../../shared/contract/report.ts';
import { makeFormat } from '../../shared/format.ts';
import { signedPoints } from '../../shared/signedPoints.ts';
import { openTiny, TINY_AS_OF } from './tinyBusiness.ts';

const sections = ['market', 'finance'] as const;

describe('market and revenue on paper', () => {
  const tiny = openTiny();
  const note = null;
  const size = { kind: 'marketSize', body: '<b>协会</b>', note } as const;
  addIndicator(tiny.project.db, { ...size, from: '2024-01-01', to: '2024-07-01', valueE4: 2_000_000_000 });
  addIndicator(tiny.project.db, { ...size, from: '2025-01-01', to: '2025-07-01', valueE4: 3_000_000_000 });
  addIndicator(tiny.project.db, { kind: 'rank', body: 'List', day: '2024-05-01', rank: 7, outOf: 50, note });
  addIndicator(tiny.project.db, { kind: 'rank', body: 'List', day: '2025-05-01', rank: 3, outOf: 50, note });
  addIndicator(tiny.project.db, { kind: 'award', body: 'Guild', day: '2025-02-01', note: 'Best tea' });

  for (const locale of ['en', 'zh-CN'] as const) {
    test(`written in ${locale}, with charts and every entry`, async () => {
      const built = await tiny.build({ locale, sections: [...sections] });
      const page = readFileSync(tiny.tickets.redeem(built.file, 'open'), 'utf8');
      expect(built.sections).toEqual(sections);
      expect(built.charts).toBe(3);
      expect(page.match(/<svg /g)).toHaveLength(3);
      expect(page).not.toMatch(/NaN|undefined|\{\{|>(report|indicators|charts|analysis)\.\w/);
      expect(page).not.toContain('<b>协会');
      expect(page).toContain('Best tea');
      const finance = financeAt(tiny.project, viewOrBlank(tiny.project, TINY_AS_OF), 0.4);
      expect(finance.top.length).toBeGreaterThan(2);
      for (const { lostOn } of finance.top) expect(page).toContain(lostOn);
      const { number } = makeFormat(locale, 'CNY');
      expect(page).toContain(number(Math.round(finance.total.revenueE4 / 10_000)));
    });
  }

  test('without entries the market says what is missing; unasked neither is printed', async () => {
    const empty = openTiny();
    const built = await empty.build({ locale: 'en', sections: ['market'] });
    expect(built.charts).toBe(0);
    expect(readFileSync(empty.tickets.redeem(built.file, 'open'), 'utf8')).toContain('class="refused"');
    expect(onDemandSections).toEqual(expect.arrayContaining([...sections]));
  });
});

test('differences bear their sign, and nothing is a dash', () => {
  const { points, relative } = signedPoints('en');
  expect([points(0.0314), points(-0.002), points(0), points(null)]).toEqual(['+3.1', '−0.2', '0.0', '–']);
  expect([relative(0.08), relative(-0.5), relative(null)]).toEqual(['+8.0%', '−50.0%', '–']);
});
