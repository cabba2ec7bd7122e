import { expect, test } from 'vitest';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import { alertRules, alertsTried } from '../charts/alertSample.ts';
import { sampleInput } from './sampleInput.ts';

test.each(['en', 'zh-CN'] as const)('the rules and how they would have done stand on paper (%s)', (locale) => {
  expect(alertsTried.refused).toBeNull();
  const tried = { rules: alertRules, tried: alertsTried };
  const { html, charts, sections } = buildReport({
    ...sampleInput(locale),
    sections: ['alertRules'],
    alertRules: tried,
  });
  expect(sections).toEqual(['alertRules']);
  expect(charts).toBe(2);
  for (const level of locale === 'en' ? ['Slight', 'Clear', 'Severe'] : ['初级', '中级', '高级']) {
    expect(html).toContain(`${level}</t`);
  }
  expect(html).not.toMatch(/alertRules\.|\{\{/);
  const refused = { ...alertsTried, refused: alertsTried.headline, levels: [] };
  const without = buildReport({
    ...sampleInput(locale),
    sections: ['alertRules'],
    alertRules: { rules: alertRules, tried: refused },
  });
  expect(without.charts).toBe(0);
  // The answer is the reason of the refusal: it is said once.
  expect(without.html.match(/class="refused"/g)).toHaveLength(1);
  expect(without.html).not.toContain('class="headline');
});
