import { expect, test } from 'vitest';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import { say } from '../../shared/text.ts';
import { toCome } from '../charts/toComeSample.ts';
import { sampleInput } from './sampleInput.ts';

const sections = ['toCome', 'methods'] as const;

test.each(['en', 'zh-CN'] as const)('value to come, written in %s', (locale) => {
  const { html, charts } = buildReport({ ...sampleInput(locale), sections, toCome });
  expect(charts).toBe(2);
  expect([...(html.match(/.{30}(NaN|undefined|\{\{|>(report|toCome|charts|analysis)\.\w).{30}/g) ?? [])]).toEqual([]);
  expect(html).toContain('MBG/NBD');
});

test('a refusal stands in place of what cannot be said', () => {
  const refused = say('toCome.refused.contract');
  const { html, charts } = buildReport({ ...sampleInput('en'), sections, toCome: { ...toCome, refused } });
  expect(charts).toBe(0);
  expect(html.match(/class="refused"/g)).toHaveLength(1);
});
