import { describe, expect, test } from 'vitest';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import { say } from '../../shared/text.ts';
import { stays } from '../charts/stays.ts';
import { sampleInput } from './sampleInput.ts';

const sections = ['cohorts', 'survival', 'methods'] as const;
const survival = { curves: stays.alone, byGroup: null, retention: stays.retention };

describe('cohorts and survival on paper', () => {
  for (const locale of ['en', 'zh-CN'] as const) {
    test(`written in ${locale}`, () => {
      const built = buildReport({ ...sampleInput(locale), sections, cohorts: stays.grid, survival });
      expect(built.sections).toEqual(sections);
      expect(built.charts).toBe(4);
      expect(built.html).not.toMatch(/NaN|undefined|\{\{|>(report|survival|cohorts|charts|analysis)\.\w/);
      expect(built.html).toContain('<pattern');
    });
  }

  for (const locale of ['en', 'zh-CN'] as const) {
    test(`told apart by a group as well, in ${locale}`, () => {
      const both = { ...survival, byGroup: stays.curves };
      const built = buildReport({ ...sampleInput(locale), sections: ['survival'], survival: both });
      expect(built.charts).toBe(3);
      expect(built.html).not.toMatch(/NaN|undefined|\{\{|>(report|survival|charts|groups)\.\w/);
      for (const { customers } of stays.curves.groups) expect(built.html).toContain(`>${customers}<`);
      const alone = buildReport({ ...sampleInput(locale), sections: ['survival'], survival });
      expect(built.html).toContain(alone.html.slice(alone.html.indexOf('<figure>'), alone.html.indexOf('</figure>')));
      const none = { ...stays.curves, groups: [], tests: [], pairs: [] };
      expect(
        buildReport({ ...sampleInput(locale), sections: ['survival'], survival: { ...survival, byGroup: none } })
          .charts,
      ).toBe(2);
    });
  }

  test('a refusal stands in place of what cannot be said', () => {
    const refused = say('survival.retention.refused.noData');
    const built = buildReport({
      ...sampleInput('en'),
      sections,
      cohorts: {
        ...stays.grid,
        refused: say('cohorts.refused.customers.month', { followed: 3, needed: 30, missing: 27 }),
      },
      survival: { curves: { ...stays.alone, refused }, byGroup: null, retention: { ...stays.retention, refused } },
    });
    expect(built.charts).toBe(0);
    expect(built.html).toContain('with about 27 more');
  });
});
