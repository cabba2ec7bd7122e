import { describe, expect, test } from 'vitest';
import { definitionAdvice } from '../../electron/analysis/definition/definitionAdvice.ts';
import { sufficiencyOf } from '../../electron/analysis/sufficiency/sufficiency.ts';
import { makeView, type View } from '../../electron/analysis/view/view.ts';
import { buildReport } from '../../electron/reporting/buildReport.ts';
import type { DefinitionFacts } from '../../electron/reporting/reportInput.ts';
import { onDemandSections } from '../../shared/contract/report.ts';
import { ledgerFrom, type Row } from '../analysis/ledgerFrom.ts';
import { sampleInput } from './sampleInput.ts';

const FIRST = 19_358;
/** Every 20 to 40 days for two years; every third of them for half a year only. */
const rows: Row[] = Array.from({ length: 150 }, (_, i) => i).flatMap((i) =>
  Array.from({ length: i % 3 === 0 ? 7 : 24 }, (_, k) => ({
    customer: `c${i}`,
    day: FIRST + (i % 30) + k * 30 + ((i * 7 + k * 11) % 11),
    amountE4: 100_000,
  })),
);
const view = makeView(ledgerFrom(rows), FIRST + 730, {
  definition: { kind: 'silence', days: 60, byType: [{ type: '<img src=x>', days: 90 }] },
  origin: 'chosen',
});
const factsOf = (of: View, choices: DefinitionFacts['choices'] = []): DefinitionFacts => ({
  advice: definitionAdvice(of),
  sufficiency: sufficiencyOf(of, new Map()),
  choices,
});
const sections = ['definition', 'methods'] as const;

describe('the definition on paper', () => {
  test.each(['en', 'zh-CN'] as const)('written in %s', (locale) => {
    const choices = [
      { changedAt: '2024-05-02T08:30:00.000Z', changedBy: '<b>李雷</b>', definition: { kind: 'silence', days: 60 } },
      { changedAt: '2024-05-01T08:30:00.000Z', changedBy: null, definition: null },
    ] as const;
    const facts = factsOf(view, choices);
    const built = buildReport({ ...sampleInput(locale), sections, definition: facts });
    expect(built.sections).toEqual(sections);
    expect(built.charts).toBe(1);
    expect(built.html).not.toMatch(/NaN|undefined|\{\{|>(report|definition|sufficiency|charts|analysis)\.\w/);
    expect(built.html).not.toMatch(/<img src=x|<b>李雷/);
    expect(built.html).toContain('&lt;b&gt;李雷');
    expect(built.html).toContain('2024-05-02 08:30');
    for (const { falseChurn } of facts.advice.candidates) {
      expect(built.html).toContain(`>${falseChurn.denominator}<`);
    }
  });

  test('too few repeat purchases: the reason stands where the evidence would', () => {
    const few = makeView(ledgerFrom(rows.slice(0, 3)), FIRST + 200, {
      definition: { kind: 'silence', days: 90 },
      origin: 'fallback',
    });
    const built = buildReport({ ...sampleInput('en'), sections, definition: factsOf(few) });
    expect(built.charts).toBe(0);
    expect(built.html).toContain('Too few repeat purchases');
  });

  test('it is printed only when asked for', () => {
    expect(onDemandSections).toContain('definition');
  });
});
