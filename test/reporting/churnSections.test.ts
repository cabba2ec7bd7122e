import { describe, expect, test } from 'vitest';
import { type ControlOptions, controlChart } from '../../electron/analysis/churn/control.ts';
import { groupRates } from '../../electron/analysis/churn/groupRates.ts';
import { hypothesesOf } from '../../electron/analysis/churn/hypotheses.ts';
import { openingAndLost } from '../../electron/analysis/churn/openingAndLost.ts';
import { ratePoints } from '../../electron/analysis/churn/rates.ts';
import { makeView } from '../../electron/analysis/view/view.ts';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { say } from '../../shared/text.ts';
import { ledgerFrom, type Row } from '../analysis/ledgerFrom.ts';
import { sampleInput } from './sampleInput.ts';

const first = parseIsoDate('2023-01-01')!;
const asOf = parseIsoDate('2024-12-31')!;
const rows: Row[] = Array.from({ length: 120 }, (_, i) => i).flatMap((i) =>
  Array.from({ length: 2 + ((i * 7) % 20) }, (_, k) => ({
    customer: `c${i}`,
    day: isoDate(first + ((i * 5) % 90) + k * 30),
    amountE4: 100_000 + i,
  })),
);
const view = makeView(ledgerFrom(rows), asOf, { definition: { kind: 'silence', days: 60 }, origin: 'chosen' });
const span = { from: parseIsoDate('2024-01-01')!, to: asOf + 1 };
const flow = openingAndLost(view, span);
const groupOf = Int32Array.from({ length: view.ledger.customerCount }, (_, c) => c % 2);
const groups = groupRates(view, { kind: 'type' }, span, flow, { labels: ['<img src=x>', '经销商'], groupOf });
const options: ControlOptions = {
  period: 'month',
  of: 'churn',
  rules: 'nelson',
  lambda: 0.2,
  baseUntil: null,
  leaveOut: [],
  widen: false,
};
const points = ratePoints(view, 'month');
const events = [{ event: 1, day: '2024-03-01', name: '<b>涨价</b>', note: null }];
const control = controlChart(
  view,
  points,
  points.map(({ lost }) => lost),
  options,
  events,
);
const beliefs = hypothesesOf(
  view,
  span,
  flow,
  [
    {
      hypothesis: 'oldLessThanNew',
      says: 'lower',
      isFirst: (c) => groupOf[c] === 0,
      isSecond: (c) => groupOf[c] === 1,
    },
  ],
  [],
);
const sections = ['churn', 'groups', 'control', 'beliefs', 'methods'] as const;

describe('groups, control chart and beliefs on paper', () => {
  test.each(['en', 'zh-CN'] as const)('written in %s', (locale) => {
    const built = buildReport({ ...sampleInput(locale), sections, events, groups: [groups], control, beliefs });
    expect(built.sections).toEqual(sections);
    expect(built.charts).toBe(4);
    expect(built.html).not.toMatch(/NaN|undefined|\{\{|>(report|churn|control|beliefs|charts|analysis|groups)\.\w/);
    expect(built.html).not.toMatch(/<img src=x|<b>涨价/);
  });

  test('a refusal stands in place of what cannot be said', () => {
    const refused = say('analysis.control.refused.churn', { n: 3, needed: 8, count: 5 });
    const built = buildReport({
      ...sampleInput('en'),
      sections: ['control', 'beliefs', 'groups'],
      groups: [{ ...groups, refused }],
      control: { ...control, refused },
      beliefs: { ...beliefs, refused },
    });
    expect(built.charts).toBe(0);
    expect(built.html).toContain('a control chart needs 8');
  });
});
